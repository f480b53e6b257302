// One bit of the copy the other way, and what becomes of a restore through it. Places are those of the captured table; page numbers follow
// from what is assumed.

import {expect, test} from "vitest"
import {misplaced, pairsThrough} from "../../../src/model/machine/afterwards.ts"
import {turnedOver} from "../../../src/model/machine/turned.ts"
import {entryAt} from "../../../src/model/path.ts"
import {run} from "../../../src/model/run.ts"
import type {Level} from "../../../src/model/geometry.ts"
import {word, type Va} from "../../../src/model/word.ts"
import {load} from "../../format/files.ts"
import {ending, tell} from "./stories.ts"

const captured = await load("hibernate-6.1-4k")
const g = captured.source.geometry
/** The linear alias of a module's code, read-only in the source. */
const MODULE = -0xffff_f5bc_4000 as Va
const v516 = {revision: "v5.16"} as const
const turned = (level: Level, bit: number, va = MODULE) => ({turned: {level, va, bit}})

test("bit 7 of one page left 1: the list gets as far as that page, as it does with MKWRITE off", () => {
  const story = tell(captured, v516, turned(3, 7))
  expect(ending(story)).toBe("21074 page 21064: write permission 3 0xffff_0000_0a43_c000")
})

test("bit 0 cleared: a translation fault where the page is first needed; in a table's, where anything below it is", () => {
  expect(ending(tell(captured, v516, turned(3, 0)))).toBe(
    "21074 page 21064: write translation 3 0xffff_0000_0a43_c000",
  )
  expect(ending(tell(captured, v516, turned(2, 0)))).toMatch(
    /^\d+ page \d+: \w+ translation 2 0xffff_0000_0a[45]/,
  )
  expect(ending(tell(captured, v516, turned(0, 0)))).toBe(
    "10 page 0: read translation 0 0xffff_0000_081b_e380",
  )
})

test("a software bit changes nothing, and an address bit sends one page astray", () => {
  const usual = tell(captured, v516)
  expect(misplaced(usual)).toBe(0)
  const soft = tell(captured, v516, turned(3, 56))
  expect([ending(soft), misplaced(soft)]).toEqual([ending(usual), 0])
  const astray = tell(captured, v516, turned(3, 13))
  // The kernel that comes back is not whole: of a page that was stored elsewhere its own place lacks it.
  expect(astray.end.kind).toBe("not whole")
  expect(misplaced(astray)).toBeGreaterThan(0)
})

test("how many pairs need an entry: one for a page of the list, all for the root's", () => {
  const {machine} = tell(captured, v516)
  expect(pairsThrough(machine, {level: 3, va: MODULE})).toBe(1)
  expect(pairsThrough(machine, {level: 0, va: -0x1_0000_0000_0000 as Va})).toBe(machine.layout.pairs)
  expect(pairsThrough(machine, {level: 3, va: -0x8000_0000_0000 as Va})).toBe(0)
})

test("only that bit differs, the outcome itself stays as it was, and a place without an entry is left alone", () => {
  const outcome = run({...captured.experiment, ...v516}, captured.source)
  const at = (of: typeof outcome) => entryAt(captured.source, of, MODULE).copy.entries.at(-1)!
  const before = at(outcome)
  const after = at(turnedOver(g, outcome, {level: 3, va: MODULE, bit: 55}))
  expect({lo: after.lo ^ before.lo, hi: (after.hi ^ before.hi) >>> 0}).toEqual(word(1n << 55n))
  expect(at(outcome)).toEqual(before)
  expect(turnedOver(g, outcome, {level: 3, va: -0x8000_0000_0000 as Va, bit: 0})).toBe(outcome)
  expect(turnedOver(g, outcome, null)).toBe(outcome)
})
