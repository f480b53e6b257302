import {expect, test} from "vitest"
import {endLine} from "../../../src/view/zoom/endLine.ts"
import {placed} from "../../../src/view/zoom/place.ts"
import {zoomSeam} from "../../../src/view/zoom/zoomSeam.ts"
import {zoomedScene} from "./zoomScenes.ts"

test.each(["wide", "medium"] as const)(
  "counts of one and of two causes stand beside each other within the seam, outside of the fields, %s",
  async mode => {
    const {at} = await zoomedScene("6.1-4k-default", {rung: "runs", mode})
    for (const causes of [["F"], ["unmapped"], ["lost"], ["V", "W"]] as const)
      for (const count of [1, 8192]) {
        const sums = causes.map(cause => ({cause, count}))
        const [above, below] = [endLine(at, sums, "above"), endLine(at, sums, "below")]
        expect(above[0].x).toBeGreaterThanOrEqual(at.source + at.field.width)
        const last = above[above.length - 1]
        expect(last.x + last.width).toBeLessThanOrEqual(at.copy)
        if (above[1]) expect(above[1].x).toBeGreaterThanOrEqual(above[0].x + above[0].width)
        expect(above[0].y + 8).toBeLessThanOrEqual(at.field.y)
        expect(below[0].y - 8).toBeGreaterThanOrEqual(at.field.y + at.field.height)
      }
  },
)

test("the marks of 24 bars of 4 GiB stand at their bars, though there is more below", async () => {
  const stage = await zoomedScene("linear-4g", {rung: "runs"})
  const pieces = placed(stage)
  const {ribbons, below} = zoomSeam(stage, pieces)
  expect(below.map(({count}) => count)).toEqual([2048 - ribbons.length])
  for (const {markY, y0, y1} of ribbons) expect(Math.abs(markY - (y0 + y1) / 2)).toBeLessThan(1)
})
