import {expect, test} from "vitest"
import {lensOf, type LensRun} from "../../../src/view/mirror/lens.ts"
import {
  brushWords,
  moved,
  onto,
  resized,
  runAround,
  showing,
  withEdge,
} from "../../../src/view/mirror/brush.ts"
import {atMost, countWords, groupsOf, placedMarks, reach, RADIUS} from "../../../src/view/mirror/marks.ts"
import {BY_W} from "../../../src/view/field/cells.ts"
import {bandOf, NOWHERE, slotLooks} from "../../../src/view/mirror/columns.ts"
import {toVa} from "../../../src/model/word.ts"
import {mirror, WIDE} from "./mirrors.ts"

const PMD_81 = {from: 81, to: 82}

test("the columns' marks of the first example are 602, 4 and 30", async () => {
  const groups = groupsOf(await mirror("6.1-4k-default"))
  expect(groups.map(({cause, count, parts: [{x0, x1}]}) => [cause, count, x0, x1])).toEqual([
    ["W", 602, 66, 90],
    ["W", 4, 100, 102],
    ["W", 30, 226, 232],
  ])
  const marks = placedMarks(groups, 64, 1416, true)
  expect(marks.map(({x}) => x)).toEqual([78, 134, 262])
})

test("the lens marks of PMD 81 are 3, 1, 3, 2, 6, 6, 1, 3, and its runs add up to the table", async () => {
  const lens = lensOf(await mirror("6.1-4k-default"), PMD_81, WIDE.left, WIDE.width)
  expect(lens.groups.map(({count}) => count)).toEqual([3, 1, 3, 2, 6, 6, 1, 3])
  const runs = lens.runs as LensRun[]
  expect(runs.reduce((sum, {count}) => sum + count, 0)).toBe(512)
  expect(runs.filter(({cause}) => cause === "W").reduce((sum, {count}) => sum + count, 0)).toBe(25)
  const long = runs
    .filter(({count}) => count > 100)
    .map(({count, what}) => [count, what?.memory, what?.address])
  expect(long).toEqual([
    [116, "tagged", "0x4a20_c000"],
    [247, "tagged", "0x4a30_9000"],
  ])
  expect(lens.px).toBeCloseTo(2.64, 2)
})

test("a wider lens has pixels in place of runs, and as many changes", async () => {
  const m = await mirror("6.1-4k-default")
  const lens = lensOf(m, {from: 80, to: 90}, WIDE.left, WIDE.width)
  expect(lens.runs).toBe(null)
  expect(lens.groups.reduce((sum, {count}) => sum + count, 0)).toBe(30)
  const ecam = onto(
    m.axis,
    m.regions.find(({name}) => name === "PCI ECAM")!,
  )!
  const blocks = lensOf(m, ecam, WIDE.left, WIDE.width)
  expect(blocks.runs).toHaveLength(1)
  expect(blocks.runs![0]).toMatchObject({count: 128, missing: "not in the range"})
})

test("marks never stand over another, however near their groups are", () => {
  const group = (x0: number) => ({cause: "W", count: 123, va: toVa(0n), parts: [{x0, x1: x0 + 1}]}) as const
  const marks = placedMarks([100, 101, 102, 103, 1400].map(group), 64, 1416, true)
  for (const [n, mark] of marks.entries()) {
    if (n > 0) expect(mark.x - RADIUS).toBeGreaterThanOrEqual(marks[n - 1].x + reach(marks[n - 1]))
    expect(mark.x + reach(mark)).toBeLessThanOrEqual(1416)
    expect(mark.x - RADIUS).toBeGreaterThanOrEqual(64)
  }
})

test("more than 24 groups join with the sum of their counts", () => {
  const many = Array.from({length: 100}, (_, n) => ({
    ...({
      cause: n % 2 ? "W" : "lost",
      count: 2,
      va: toVa(0n),
      parts: [{x0: 10 * n, x1: 10 * n + 2}],
    } as const),
  }))
  const few = atMost(many, 24)
  expect(few.length).toBe(24)
  expect(few.reduce((sum, {count}) => sum + count, 0)).toBe(200)
  expect(countWords({cause: "lost", count: 8215})).toBe("lost 8,215")
})

test("one changed entry of 262,144 is at least 4 x 1 device px, at any density", async () => {
  const m = await mirror("6.1-4k-default")
  for (const scale of [1, 2]) {
    const band = bandOf(m, "copy", 1440, 116, scale)
    const row = band.looks.subarray(0, band.width)
    expect(row.indexOf(NOWHERE)).toBe(0)
    for (let y = 0; y < band.height; y++) {
      let run = 0
      for (let x = 0; x <= band.width; x++) {
        if (x < band.width && band.looks[y * band.width + x] === BY_W) run++
        else if (run > 0) {
          expect(run).toBeGreaterThanOrEqual(4)
          run = 0
        }
      }
    }
    // PMD 82 has one changed entry; the column is at x 228.
    const column = Array.from({length: band.height}, (_, y) => band.looks[y * band.width + 229 * scale])
    expect(column.filter(look => look === BY_W).length).toBeGreaterThan(0)
  }
})

test("the brush moves, grows and stays on the axis", async () => {
  const m = await mirror("6.1-4k-default")
  const {axis} = m
  expect(moved(axis, PMD_81, 1)).toEqual({from: 82, to: 83})
  expect(moved(axis, {from: 0, to: 4}, -4)).toEqual({from: 0, to: 4})
  expect(resized(axis, {from: 80, to: 84}, 2, null)).toEqual({from: 78, to: 86})
  expect(resized(axis, {from: 80, to: 84}, 0.5, null)).toEqual({from: 81, to: 83})
  expect(resized(axis, PMD_81, 0.5, null)).toEqual(PMD_81)
  expect(resized(axis, {from: 0, to: 600}, 2, null)).toEqual({from: 0, to: 634})
  expect(withEdge(axis, PMD_81, "from", 90)).toEqual(PMD_81)
  expect(withEdge(axis, PMD_81, "to", 9999)).toEqual({from: 81, to: 634})
  expect(showing(axis, PMD_81, toVa(0xffff_0000_0a3f_f000n))).toEqual(PMD_81)
  expect(showing(axis, PMD_81, toVa(0xffff_0000_0a40_0000n))).toEqual({from: 82, to: 83})
  expect(showing(axis, PMD_81, toVa(0xffff_7000_0000_0000n))).toBe(null)
  expect(brushWords(m, PMD_81)).toBe("0xffff 0000 0a20 0000 to 0a3f ffff, 512 pages, 25 changed")
  const {source, copy} = slotLooks(m)
  const looks = [source, copy]
  expect(runAround(axis, looks, 5)).toEqual({from: 1, to: 13})
  const ecam = onto(
    axis,
    m.regions.find(({name}) => name === "PCI ECAM")!,
  )!
  expect(runAround(axis, looks, ecam.from + 7)).toEqual(ecam)
})

test("what is lost or dropped is a group of its own, with its word", async () => {
  const m = await mirror("index-bug")
  const groups = groupsOf(m)
  expect(groups.length).toBeGreaterThan(0)
  expect(groups.some(({cause}) => cause === "lost")).toBe(true)
  const crash = await mirror("6.1-4k-crash", {revision: "v5.16"})
  const dropped = groupsOf(crash).filter(({cause}) => cause === "dropped")
  expect(dropped.reduce((sum, {count}) => sum + count, 0)).toBe(8215)
})
