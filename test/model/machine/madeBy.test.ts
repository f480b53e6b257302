// Whether an edit or a mapped page is to blame for a fault: asked of the entry that the access failed by, not of the experiment.

import {expect, test} from "vitest"
import type {Edit} from "../../../src/model/edit.ts"
import type {Experiment} from "../../../src/model/experiment.ts"
import {madeBy} from "../../../src/model/machine/madeBy.ts"
import {pathAt} from "../../../src/model/path.ts"
import {big, type Pa, type Va} from "../../../src/model/word.ts"
import {ending, frameAt, made, NONE, tell} from "./stories.ts"

const loaded = made("read-only")
const {linear} = loaded.source
/** A read-only page of the example, and one that is writable. */
const [READ_ONLY, WRITABLE] = [0x40c7_2000, 0x4200_0000]

/** An edit of the entry that maps a frame; 0x80 is read-only. */
function edit(pa: number, turn: bigint): Edit {
  const {geometry, memory, root} = loaded.source
  const va = (linear.start + pa - 0x4000_0000) as Va
  const {table, index, lo, hi} = pathAt(geometry, memory, root, va).entries.at(-1)!
  return {at: (table + 8 * index) as Pa, value: big({lo, hi}) ^ turn}
}

/** How the restore of one page ends, and by what. */
function one(pa: number, parts: Partial<Experiment>, copied = true) {
  const story = tell(loaded, {flags: NONE, ...parts}, {homes: [frameAt(pa)], copied})
  return [/permission|translation|survived/.exec(ending(story))![0], madeBy(story)]
}

test("an edit of the entry itself is", () => {
  expect(one(WRITABLE, {edits: [edit(WRITABLE, 0x80n)]})).toEqual(["permission", "edit"])
  expect(one(WRITABLE, {edits: [edit(WRITABLE, 1n)]})).toEqual(["translation", "edit"])
  expect(one(WRITABLE, {edits: [edit(WRITABLE, 0x80n)]}, false)).toEqual(["permission", "edit"])
})

test("an edit of another page is not, nor one that leaves the entry as closed as it was", () => {
  expect(one(READ_ONLY, {edits: [edit(WRITABLE, 0x80n)]})).toEqual(["permission", null])
  expect(one(READ_ONLY, {edits: [edit(READ_ONLY, 1n << 55n)]})).toEqual(["permission", null])
})

test("a page that took the block's place is, a page that was mapped elsewhere is not", () => {
  expect(madeBy(tell(made("map-block")))).toBe("map")
  const elsewhere = {va: -0xffff_fc3e_8000 as Va, page: 0x4000_0000 as Pa, prot: 0xe8_0000_0000_0713n}
  const parts = {revision: "merged-v5.7", debugPagealloc: false, maps: [elsewhere]} as const
  const story = tell(made("pagealloc"), parts)
  expect([/translation/.exec(ending(story))?.[0], madeBy(story)]).toEqual(["translation", null])
})

test("nothing is to blame where nothing was changed, or nothing failed", () => {
  expect(one(READ_ONLY, {})).toEqual(["permission", null])
  expect(one(WRITABLE, {edits: [edit(READ_ONLY, 0x80n)]})).toEqual(["survived", null])
})
