// Marks and captions: what they say, and that no two words meet, wherever the marks lie.

import fc from "fast-check"
import {expect, test} from "vitest"
import {meets, type Rect} from "../../../src/view/seam/labels.ts"
import type {Playbill, TimeMark} from "../../../src/view/theatre/moment.ts"
import {captions, LETTER} from "../../../src/view/theatre/timelineCaptions.ts"
import {marksAt, type MarkAt} from "../../../src/view/theatre/timelineMarks.ts"
import {timelineScale} from "../../../src/view/theatre/timelineScale.ts"
import {holds, seed} from "../../random.ts"
import {died, KEXEC, RESTORE} from "./playbills.ts"

const said = (marks: readonly MarkAt[]) =>
  marks.map(({kind, label, side}) => `${kind}: ${side === null ? "-" : `${label}, ${side}`}`)
const at = (playbill: Playbill, width = 1216, zoomed = false) =>
  marksAt(playbill, timelineScale(playbill, width, zoomed, playbill.length - 1))

test("the nearer of two labels turns to the left", () => {
  expect(said(at(RESTORE))).toEqual([
    "points: TTBR1 → copy, right",
    "read-only: first read-only page, left",
    "old root: 3,385: the old root table, right",
    "points: TTBR1 → restored, left",
  ])
})

test("a fault says what else is at its page, and stands for it", () => {
  expect(said(at(died(3377, "permission")))).toEqual([
    "points: TTBR1 → copy, right",
    "fault: 3,378: fault at the first read-only page, right",
  ])
})

test("where there is little room a label is shorter, and on a narrow line always", () => {
  const playbill = died(8)
  const live: Playbill = {...playbill, marks: [...playbill.marks, {event: 10, page: 0, kind: "live table"}]}
  expect(said(at(live, 1216, true))).toEqual([
    "points: TTBR1 → copy, left",
    "fault: 9: fault, right",
    "live table: 1: live, right",
  ])
  expect(said(at(died(3377), 362))).toEqual(["fault: 3,378: fault, right"])
})

test("with no copy TTBR1 gets the old tables again; of kexec the MMU goes off", () => {
  expect(said(at({...RESTORE, roots: {...RESTORE.roots, copy: null}}))[0]).toBe(
    "points: TTBR1 → old tables again, right",
  )
  expect(said(at(KEXEC)).at(-1)).toBe("points: MMU off, left")
})

const KINDS = ["live table", "old root", "read-only", "invalid", "fault"] as const

test(`no label meets another one, or a mark (seed ${seed})`, () => {
  const marks = fc.array(
    fc.record({kind: fc.constantFrom(...KINDS), page: fc.integer({min: 0, max: 9087})}),
    {maxLength: 6},
  )
  holds(
    fc.record({marks, width: fc.integer({min: 320, max: 1600}), zoomed: fc.boolean()}),
    ({marks, width, zoomed}) => {
      const own = marks.map(({kind, page}): TimeMark => ({kind, page, event: 10 + page}))
      const playbill = {...RESTORE, marks: [...RESTORE.marks.filter(({page}) => page === null), ...own]}
      const found = marksAt(playbill, timelineScale(playbill, width, zoomed, 10))
      const boxes = found.filter(({side}) => side !== null).map(boxOf)
      const glyphs = found.map(({x}): Rect => ({x0: x - 6, x1: x + 6, y0: 2, y1: 16}))
      return boxes.every(
        (box, n) =>
          box.x0 >= 0 &&
          box.x1 <= width &&
          !boxes.slice(n + 1).some(other => meets(box, other)) &&
          !glyphs.some(glyph => meets(box, glyph)),
      )
    },
    5_000,
  )
})

function boxOf({x, label, side}: MarkAt): Rect {
  const width = label.length * LETTER
  return {
    x0: side === "right" ? x + 10 : x - 10 - width,
    x1: side === "right" ? x + 10 + width : x - 10,
    y0: 2,
    y1: 16,
  }
}

const place = {left: 206, width: 914, y: 64}
const whole = {first: 0, count: 9088}

test("captions name what most pages overwrite, each once", () => {
  expect(captions(RESTORE.ribbon, whole, place, []).map(({text}) => text)).toEqual([
    ...["tables", "memory map", "data", "rodata", "text"],
  ])
  const zoomed = captions(RESTORE.ribbon, {first: 0, count: 96}, place, [])
  expect(zoomed).toEqual([{text: "tables", x: 457}])
})

test("a caption moves aside for the page's number, and stays away where it has no room", () => {
  const [, , , rodata] = captions(RESTORE.ribbon, whole, place, [])
  const number = {x0: place.left + rodata.x - 30, x1: place.left + rodata.x + 30, y0: 60, y1: 80}
  const moved = captions(RESTORE.ribbon, whole, place, [number]).find(({text}) => text === "rodata")!
  expect(Math.abs(moved.x - rodata.x)).toBeGreaterThan(30)
  const all = {x0: 0, x1: 2000, y0: 60, y1: 80}
  expect(captions(RESTORE.ribbon, whole, place, [all])).toEqual([])
})
