import {expect, test} from "vitest"
import {handmade} from "../../src/model/handmade/tables.ts"
import {occurrences} from "../../src/model/occurrences.ts"
import {pathAt} from "../../src/model/path.ts"
import type {Va} from "../../src/model/word.ts"

const {source} = handmade.find(example => example.name === "read-only")!.make()
const {geometry: g, memory, root, linear} = source

test("a leaf's descriptor stands once, where its address leads", () => {
  const va = (linear.start + 0x20_3000) as Va
  const entry = pathAt(g, memory, root, va).entries.at(-1)!
  const found = occurrences(g, memory, root, 1, entry, entry.level)
  expect(found).toEqual({count: 1, first: entry.va})
})

test("a value at another level is not counted, and none is found of what is nowhere", () => {
  const entry = pathAt(g, memory, root, linear.start).entries[0]
  expect(occurrences(g, memory, root, 1, entry, g.start).first).toBe(entry.va)
  expect(occurrences(g, memory, root, 1, entry, 3).count).toBe(0)
  expect(occurrences(g, memory, root, 1, {lo: 0xdead_beef, hi: 1}, 3)).toEqual({count: 0, first: null})
})
