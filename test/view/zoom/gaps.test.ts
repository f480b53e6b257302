import {expect, test} from "vitest"
import {toVa, type Pa} from "../../../src/model/word.ts"
import {gapsOf, type Corner} from "../../../src/view/zoom/gaps.ts"
import type {OpenTable} from "../../../src/view/zoom/openTable.ts"
import type {Zoomed} from "../../../src/view/zoom/place.ts"
import type {Segment} from "../../../src/view/zoom/segments.ts"
import {zoomedScene} from "./zoomScenes.ts"

const STOPPED = {
  flags: {mkwrite: true, mkvalid: false, checkpfn: true, forcemap: false},
  frames: [
    {start: 0x4000_0000 as Pa, end: 0x50d3_b000 as Pa},
    {start: 0x50d4_0000 as Pa, end: 0x6000_0000 as Pa},
  ],
}

const gaps = ({table, at}: Zoomed) => gapsOf(table!, at.field.width)

/** A table of lines of 8 cells, each 10 px wide and 10 px high, which lacks some. */
function lacking(first: number, end: number) {
  const run = (first: number, end: number, lacks: boolean) => ({
    ...{first, count: end - first, source: 2, copy: lacks ? 0 : 2, missing: lacks ? "lost" : null},
  })
  const segments = [run(0, first, false), run(first, end, true), run(end, 32, false)]
  const lines = [0, 8, 16, 24].map(first => ({first, count: 8}))
  return {va: 0, kind: "cells", segments, lines, line: 10, cell: 10} as unknown as OpenTable
}

/** Twice the area inside of a closed line. */
const area = (corners: readonly Corner[]) =>
  corners.reduce((sum, [x, y], n) => {
    const [nextX, nextY] = corners[(n + 1) % corners.length]
    return sum + x * nextY - nextX * y
  }, 0)

test("after a stop all entries of an opened table that the source has are one gap, from the refused one on", async () => {
  const stage = await zoomedScene(
    "6.1-4k-default",
    {rung: "table", about: toVa(0xffff_0000_10d3_b000n)},
    STOPPED,
  )
  const [gap, ...others] = gaps(stage)
  expect(others).toEqual([])
  // Entry 315 is cell 27 of line 9, and there are 16 lines of 32 cells, 16 px each.
  const [x, y] = [27 * 16 + 1.5, 9 * 16 + 1.5]
  const [right, bottom] = [512 - 1.5, 256 - 1.5]
  const corners = [
    [x, y],
    [right, y],
    [right, bottom],
    [1.5, bottom],
    [1.5, y + 16],
    [x, y + 16],
  ]
  expect(gap.missing).toBe("not reached")
  expect(gap.outlines).toEqual([corners])
})

test("what was copied is no gap, and what the source has not parts two", async () => {
  const about = toVa(0xffff_0000_10d3_b000n)
  expect(gaps(await zoomedScene("6.1-4k-default", {rung: "table", about}))).toEqual([])
  const {segments, ...table} = lacking(4, 6)
  const [copied, lost] = segments
  const nothing = {...copied, first: 6, count: 2, source: 0, copy: 0} as Segment
  const all = {...table, segments: [copied, lost, nothing, {...lost, first: 8, count: 24}]}
  expect(gapsOf(all, 80).map(({outlines: [[corner]]}) => corner)).toEqual([
    [41.5, 1.5],
    [1.5, 11.5],
  ])
})

test("a gap of lines of bits is as wide as the field", async () => {
  const stage = await zoomedScene(
    "6.1-4k-default",
    {rung: "bits", about: toVa(0xffff_0000_10d3_b000n)},
    STOPPED,
  )
  expect(gaps(stage).map(({outlines}) => outlines.map(corners => corners.map(([x]) => x)))).toEqual([
    [[1.5, 510.5, 510.5, 1.5]],
  ])
})

test("an outline is inside of its cells, wherever the gap begins and ends, and in one piece where it can be", () => {
  for (let first = 0; first < 32; first++)
    for (let end = first + 1; end <= 32; end++) {
      const [{outlines}] = gapsOf(lacking(first, end), 80)
      const [a, b] = [first >> 3, (end - 1) >> 3]
      const apart = b === a + 1 && end - 8 * b <= first - 8 * a
      expect([first, end, outlines.length]).toEqual([first, end, apart ? 2 : 1])
      for (const [x, y] of outlines.flat()) {
        // The corner, pushed outward by the inset, is a corner of a cell.
        expect(Math.abs((x % 10) - 5)).toBe(3.5)
        expect(Math.abs((y % 10) - 5)).toBe(3.5)
      }
      const inside = outlines.reduce((sum, corners) => sum + area(corners) / 2, 0)
      expect(inside).toBeGreaterThan(0)
      expect(inside).toBeLessThan((end - first) * 100)
      expect(inside).toBeGreaterThan((end - first) * 100 - 3 * 80 * 4)
    }
})
