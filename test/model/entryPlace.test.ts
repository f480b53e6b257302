import {expect, test} from "vitest"
import {entryPlace} from "../../src/model/entryPlace.ts"
import {entryOn, pathAt} from "../../src/model/path.ts"
import type {Pa, Va} from "../../src/model/word.ts"
import {load} from "../format/files.ts"

test("an entry's place in memory leads to the address that it maps, at every level", async () => {
  const {source} = await load("6.1-4k-default")
  for (const offset of [0, 0x0a2e_b000, 0x1fff_f000]) {
    const {entries} = pathAt(
      source.geometry,
      source.memory,
      source.root,
      (source.linear.start + offset) as Va,
    )
    expect(entries).toHaveLength(4)
    for (const {table, index, level, va} of entries)
      expect(entryPlace(source, (table + 8 * index) as Pa)).toEqual({level, va})
  }
})

test("the first entry of every table is found in that table, and no other", async () => {
  const {source} = await load("6.1-4k-default")
  const {geometry: g, memory, root} = source
  for (const table of memory.frames()) {
    const place = entryPlace(source, table)
    expect(place && entryOn(pathAt(g, memory, root, place.va), place.level)).toMatchObject({table, index: 0})
  }
})

test("where no table is, there is no entry", async () => {
  const {source} = await load("6.1-4k-default")
  expect(entryPlace(source, 0x4000_0000 as Pa)).toBeNull()
})
