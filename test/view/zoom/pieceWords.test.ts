import {expect, test} from "vitest"
import {toVa} from "../../../src/model/word.ts"
import {placed} from "../../../src/view/zoom/place.ts"
import {pieceShapes} from "../../../src/view/zoom/pieceShapes.ts"
import {zoomSeam} from "../../../src/view/zoom/zoomSeam.ts"
import {zoomSeamShapes} from "../../../src/view/zoom/zoomShapes.ts"
import {zoomedScene} from "./zoomScenes.ts"

test("a block that gave way to tables is one block still in the source, and its rest is unmapped in the copy", async () => {
  const stage = await zoomedScene("map-gigabyte", {rung: "table", about: toVa(0xffff_0000_4000_5000n)})
  const pieces = placed(stage)
  const seam = zoomSeam(stage, pieces)
  const shapes = [...pieceShapes(stage, pieces), ...zoomSeamShapes(stage, seam, pieces)]
  const said = shapes.flatMap(shape => (shape.kind === "text" ? [shape.text] : []))
  expect(said).toContain("in a block W normal, 1 GiB → 0x8000_6000..")
  expect(said).toContain("rows 1 to 511: in a block W normal, 1 GiB → 0x8020_0000..")
  expect(said).toContain("rows 1 to 511 unmapped")
  expect(said).toContain("in PUD entry 1, a block of 1 GiB")
  // The copy has that table.
  expect(said).toContain("PMD table at 0xffff_0000_4000_0000")
  expect(said.filter(text => /511 blocks/.test(text))).toEqual([])
  expect(seam.ribbons.map(({cause, count}) => `${cause} ${count}`)).toEqual(["F 1", "unmapped 1"])
})

test("blocks that are two groups by the Contiguous bit alone say so, with their address", async () => {
  const stage = await zoomedScene("6.12-4k-va48", {rung: "runs"})
  const said = pieceShapes(stage, placed(stage)).flatMap(shape => (shape.kind === "text" ? [shape.text] : []))
  expect(said).toContain("rows 16 to 239: 224 blocks W tagged, contiguous, 2 MiB each → 0x4200_0000..")
  expect(said).toContain("rows 240 to 254: 15 blocks W tagged, 2 MiB each → 0x5e00_0000..")
})

test("so do blocks of one row, and pages", async () => {
  const stage = await zoomedScene("6.12-16k-n1", {rung: "runs"})
  const said = pieceShapes(stage, placed(stage)).flatMap(shape => (shape.kind === "text" ? [shape.text] : []))
  expect(said).toContain("×768 X normal, contiguous")
})

test("on a phone a stack says first how many it has and what they are, then which rows; the headline alone has the code of a stop", async () => {
  const about = toVa(0xffff_0000_0280_0000n)
  const stage = await zoomedScene("hole", {rung: "table", about, mode: "phone"})
  const pieces = placed(stage)
  const shapes = [...pieceShapes(stage, pieces), ...zoomSeamShapes(stage, zoomSeam(stage, pieces), pieces)]
  const said = shapes.flatMap(shape => (shape.kind === "text" && shape.x > stage.at.copy ? [shape.text] : []))
  expect(said.slice(0, 2)).toEqual(["20 alike: W", "0–19"])
  expect(said).not.toContain("−ENXIO")
})
