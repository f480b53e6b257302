import {expect, test} from "vitest"
import {toVa} from "../../../src/model/word.ts"
import type {Shape} from "../../../src/view/draw.ts"
import {placed, type Zoomed} from "../../../src/view/zoom/place.ts"
import {pieceShapes} from "../../../src/view/zoom/pieceShapes.ts"
import {riding} from "../../../src/view/zoom/riding.ts"
import {zoomSeam} from "../../../src/view/zoom/zoomSeam.ts"
import {zoomSeamShapes} from "../../../src/view/zoom/zoomShapes.ts"
import {zoomedScene} from "./zoomScenes.ts"

function shapes(stage: Zoomed): Map<string, Shape> {
  const pieces = placed(stage)
  const list = riding(stage)
  const all = [...pieceShapes(list, pieces), ...zoomSeamShapes(list, zoomSeam(stage, pieces), pieces)]
  return new Map(all.map(shape => [`${shape.kind} ${shape.key}`, shape]))
}

for (const rung of ["runs", "table", "bits"] as const)
  test(`at the rung ${rung} what is whole in the window before and after a step of scrolling is the same shape`, async () => {
    const about = toVa(0xffff_0000_4000_0000n)
    const first = await zoomedScene("linear-4g", {rung, about})
    const from = Math.max(0, Math.floor((first.rows.height - first.at.field.height) / 2))
    const [before, after] = [shapes({...first, top: from}), shapes({...first, top: from + 30})]
    const kept = [...after].filter(([key]) => before.has(key))
    const same = kept.filter(([key, shape]) => JSON.stringify(before.get(key)) === JSON.stringify(shape))
    expect(kept.length).toBeGreaterThan(20)
    // What the window's edges cut shows its words where there is room for them.
    expect(same.length / kept.length).toBeGreaterThan(0.75)
  })

test("a shape that rides stands as far below its place in the window as the rows are scrolled", async () => {
  const stage = {...(await zoomedScene("linear-4g", {rung: "runs"})), top: 400}
  const pieces = placed(stage)
  const inWindow = pieceShapes(stage, pieces)
  const inList = pieceShapes(riding(stage), pieces)
  expect(inList.map(({key}) => key)).toEqual(inWindow.map(({key}) => key))
  for (const [n, shape] of inList.entries()) {
    const there = inWindow[n]
    if (shape.kind === "text" && there.kind === "text") expect(shape.y - there.y).toBeCloseTo(400)
  }
})
