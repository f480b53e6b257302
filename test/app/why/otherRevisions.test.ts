// One bit in the copies of all revisions, and what is said where they differ.

import {expect, test} from "vitest"
import {differingWords, inRevisions, valueIn} from "../../../src/app/why/otherRevisions.ts"
import {edited, withEdit} from "../../../src/model/edit.ts"
import type {Experiment} from "../../../src/model/experiment.ts"
import type {Level} from "../../../src/model/geometry.ts"
import type {Loaded} from "../../../src/model/loaded.ts"
import {entryOn, pathAt} from "../../../src/model/path.ts"
import {big, toVa, type Pa, type Va} from "../../../src/model/word.ts"
import {load} from "../../format/files.ts"
import {made, NONE} from "../../model/machine/stories.ts"

const real = await load("6.1-4k-default")
const MODULE = toVa(0xffff_0000_0a2e_b000n)

function told(loaded: Loaded, change: Partial<Experiment>, level: Level, va: Va, bit: number) {
  const experiment = {...loaded.experiment, ...change}
  const source = edited(loaded.source, experiment.edits)
  const work = inRevisions(experiment, source, {level, va})
  for (let next = work.next(); ; next = work.next()) {
    if (!next.done) continue
    const from = entryOn(pathAt(source.geometry, source.memory, source.root, va), level) ?? null
    const values = next.value.map(one => valueIn(one, bit) ?? "–").join("")
    return [values, differingWords(experiment, next.value, bit, from)]
  }
}

test("a dirty read-only page is writable in all of them, in 7.1 only because it is dirty", () => {
  expect(told(real, {flags: {...NONE, mkwrite: true}}, 3, MODULE, 7)).toEqual([
    "00000000",
    "7.1 clears it only because bit 55, DIRTY, is set here; without DIRTY it would stay 1.",
  ])
})

test("one that is not dirty stays read-only in 7.1, by its rule", () => {
  const entry = entryOn(pathAt(real.source.geometry, real.source.memory, real.source.root, MODULE), 3)!
  const at = (entry.table + 8 * entry.index) as Pa
  const edits = withEdit(real.source, [], {at, value: big(entry) & ~(1n << 55n)})
  expect(told(real, {edits, flags: {...NONE, mkwrite: true}}, 3, MODULE, 7)).toEqual([
    "00000001",
    "It is 1 in 7.1: there read-only becomes writable where DIRTY is set.",
  ])
})

test("the flags of v1 are v1's alone", () => {
  expect(told(real, {flags: NONE}, 3, MODULE, 7)).toEqual([
    "01100000",
    "It is 0 in v5.2, v5.7, v5.12, v5.16, v6.12 and 7.1: there read-only becomes writable.",
  ])
})

test("an invalid page is left out by those that ask for debug_pagealloc", () => {
  const loaded = made("pagealloc")
  const {source} = loaded
  const g = source.geometry
  // The first page that is invalid and not empty.
  let va = source.linear.start
  const entry = () => entryOn(pathAt(g, source.memory, source.root, va), 3)
  while (!entry() || entry()!.kind !== "invalid") va = (va + 4096) as Va
  const change = {revision: "v6.12", debugPagealloc: false, flags: NONE} as const
  expect(told(loaded, change, 3, va, 0)).toEqual([
    "–00–––11",
    "Not the same in v5.2, as posted, as intended, v5.7, v5.12 and v5.16.",
  ])
  expect(
    told(loaded, {...change, revision: "v1-as-intended", flags: {...NONE, mkvalid: true}}, 3, va, 0),
  ).toEqual([
    "–11–––11",
    "There is no entry in v5.2, v5.7, v5.12 and v5.16: there an invalid entry is left out, unless debug_pagealloc is on.",
  ])
})

test("what the index bug loses", () => {
  const loaded = made("index-bug")
  const va = loaded.experiment.range!.start
  const change = {revision: "v1-as-intended"} as const
  const {entries} = pathAt(loaded.source.geometry, loaded.source.memory, loaded.source.root, va)
  expect(told(loaded, change, entries.at(-1)!.level, va, 1)![1]).toMatch(
    /^There is no entry in as posted: there each table is indexed with the index of the root.$/,
  )
})
