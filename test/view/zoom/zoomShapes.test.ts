import {expect, test} from "vitest"
import {span} from "../../../src/model/geometry.ts"
import {toPa, type Va} from "../../../src/model/word.ts"
import {cellAt, placed, type Zoomed} from "../../../src/view/zoom/place.ts"
import {zoomSeam} from "../../../src/view/zoom/zoomSeam.ts"
import {stopY, zoomSeamShapes} from "../../../src/view/zoom/zoomShapes.ts"
import {zoomedScene} from "./zoomScenes.ts"

/** From the top of the box of the entry at which the copy stopped to the line, and the box's height. */
function lineIn(stage: Zoomed): [number, number] {
  const cell = cellAt(stage, stage.outcome.stop!.va)!
  return [stopY(stage)! - cell.y, cell.height]
}

test("where no page was left for a table, the line stands over its row, over a stack, and over its first entry", async () => {
  const runs = await zoomedScene("no-memory", {rung: "runs"})
  const {stop} = runs.outcome
  const stack = runs.rows.sections.find(({va}) => va === stop!.va)!
  expect([stack.rows, stop!.reason]).toEqual([27, "memory"])
  expect(lineIn(runs)).toEqual([0, 28])
  const table = await zoomedScene("no-memory", {rung: "table", about: stop!.va})
  expect(lineIn(table)).toEqual([0, 16])
})

test("a refused entry has the line over its row if it is the first of it, and else under what was copied in part", async () => {
  const refused = (at: number, rung: "runs" | "table", about?: Va) => {
    const frames = [
      {start: toPa(0x4000_0000), end: toPa(at)},
      {start: toPa(at + 0x20_0000), end: toPa(0x6000_0000)},
    ]
    const flags = {mkwrite: true, mkvalid: false, checkpfn: true, forcemap: false}
    return zoomedScene("6.1-4k-default", {rung, about}, {frames, flags})
  }
  for (const [at, over] of [
    [0x50c0_0000, true],
    [0x50c0_3000, false],
  ] as const) {
    const stopped = await refused(at, "runs")
    const {va} = stopped.outcome.stop!
    const top = cellAt({...stopped, top: 0}, va)!.y - 100
    for (const stage of [
      {...stopped, top},
      {...(await refused(at, "table", va)), top: 0},
    ]) {
      const scrolled = {
        ...stage,
        top: stage.table ? stage.rows.sections.find(({shape}) => shape === "open")!.y : top,
      }
      const [y, height] = lineIn(scrolled)
      expect([va % span(stage.source.geometry, 2) === 0, y]).toEqual([over, over ? 0 : height])
    }
  }
})

test("the code of a stop has room in the seam, and none on a phone, whose rows have words where it would stand", async () => {
  for (const [mode, has] of [
    ["wide", true],
    ["phone", false],
  ] as const) {
    const stage = await zoomedScene("no-memory", {rung: "runs", mode})
    const pieces = placed(stage)
    const keys = zoomSeamShapes(stage, zoomSeam(stage, pieces), pieces).map(({key}) => key)
    expect(keys).toEqual(expect.arrayContaining(["stop line", "stop mark"]))
    expect([mode, keys.includes("stop code")]).toEqual([mode, has])
  }
})
