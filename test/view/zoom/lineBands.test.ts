import {expect, test} from "vitest"
import {toVa} from "../../../src/model/word.ts"
import {placed} from "../../../src/view/zoom/place.ts"
import {zoomSeam} from "../../../src/view/zoom/zoomSeam.ts"
import {zoomedScene} from "./zoomScenes.ts"

test("lines that were lost as a whole share a ribbon, lines that changed have one each", async () => {
  const about = toVa(0xffff_0000_2340_0000n)
  const dropped = await zoomedScene("6.1-4k-crash", {rung: "table", about}, {revision: "v5.16"})
  const open = dropped.rows.sections.find(({shape}) => shape === "open")!
  const told = zoomSeam(dropped, placed(dropped)).ribbons.filter(({rows}) => rows[0] >= open.va)
  expect(told[0]).toMatchObject({cause: "dropped", count: 512, y1: told[0].y0 + 16 * 16 - 2})
  const changed = await zoomedScene("64k-42", {rung: "table", about: toVa(0xffff_fc00_0000_0000n)})
  expect(zoomSeam(changed, placed(changed)).ribbons.map(({count}) => count)).toEqual(Array(8).fill(128))
})

test("two things in one line of an opened table, or in one bar, keep their marks beside their own ribbons", async () => {
  for (const rung of ["runs", "table"] as const) {
    const stage = await zoomedScene(
      "6.1-4k-crash",
      {rung, about: toVa(0xffff_0000_2521_4000n)},
      {flags: {mkwrite: true, mkvalid: true, checkpfn: false, forcemap: false}},
    )
    for (const {markY, y0, y1} of zoomSeam(stage, placed(stage)).ribbons)
      expect(Math.abs(markY - (y0 + y1) / 2)).toBeLessThan(1.5)
  }
})
