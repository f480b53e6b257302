import {expect, test} from "vitest"
import {placed} from "../../../src/view/zoom/place.ts"
import {pieceShapes} from "../../../src/view/zoom/pieceShapes.ts"
import {zoomedScene} from "./zoomScenes.ts"

test("kernel code has its name also where the row ends in another run: in the run that has room for it", async () => {
  const stage = await zoomedScene("6.12-16k-n1", {rung: "runs"})
  const texts = pieceShapes(stage, placed(stage)).flatMap(shape => (shape.kind === "text" ? [shape] : []))
  const line = (name: string) => {
    const {y} = texts.find(one => one.text === name && one.x < stage.at.copy)!
    return texts.filter(one => one.y === y && one.x < stage.at.copy).map(one => one.text)
  }
  expect(line("row 0")).toEqual(["×1,880 R normal → 0x4020_0000..", "kernel code", "row 0"])
  expect(line("row 64")).toContain("kernel code")
  // There it stands beside the row's.
  expect(line("kernel data · row 1")).toHaveLength(2)
})

test("no words of a run come nearer to its right end than they are from its left", async () => {
  const stage = await zoomedScene("6.12-16k-n1", {rung: "runs"})
  const texts = pieceShapes(stage, placed(stage)).flatMap(shape =>
    shape.kind === "text" ? [shape.text] : [],
  )
  // 216 entries have 54 px: too few for the words with 8 px on either side.
  expect(texts.filter(text => text.startsWith("×216"))).toEqual([])
})
