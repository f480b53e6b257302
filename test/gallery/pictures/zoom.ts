// The tree from near: runs and stacks, one table opened, bits.

import {toVa, type Pa, type Va} from "../../../src/model/word.ts"
import type {Experiment} from "../../../src/model/experiment.ts"
import type {Mode} from "../../../src/view/stage/layout.ts"
import {placed, topShowing, topWhole, topWith} from "../../../src/view/zoom/place.ts"
import {pieceShapes} from "../../../src/view/zoom/pieceShapes.ts"
import type {Rung} from "../../../src/view/zoom/rung.ts"
import {zoomSeam} from "../../../src/view/zoom/zoomSeam.ts"
import {zoomEnds, zoomFan, zoomFrame, zoomPoint, zoomSeamShapes} from "../../../src/view/zoom/zoomShapes.ts"
import {stageOf} from "../../view/stageOf.ts"
import {zoomedOf} from "../../view/zoom/zoomedOf.ts"
import {pieces} from "../fields.ts"
import type {Open, Picture} from "../picture.ts"

const MODULE = toVa(0xffff_0000_0a2e_b000n)
const CRASH = toVa(0xffff_0000_2521_4000n)

async function zoom(
  open: Open,
  name: string,
  rung: Rung,
  about: Va,
  parts: Partial<Experiment> = {},
  mode: Mode = "wide",
): Promise<Picture> {
  const first = zoomedOf(stageOf(await open(name), parts, {mode}), {rung, about, mode})
  const stage = {...first, top: topWhole(first, topShowing(first, topWith(first, about)), about)}
  const all = placed(stage)
  const seam = zoomSeam(stage, all)
  const {width, height} = stage.at
  return {
    ...{width, height, mode, class: "stage zoomed"},
    under: [...zoomFan(stage, all), ...zoomFrame(stage)],
    painted: [pieces(stage, "source"), pieces(stage, "copy")],
    over: [
      ...pieceShapes(stage, all),
      ...zoomSeamShapes(stage, seam, all),
      ...zoomEnds(stage, seam),
      ...zoomPoint(stage, about),
    ],
  }
}

export const runs = (open: Open) => zoom(open, "6.1-4k-default", "runs", MODULE)
export const stateZoom = (open: Open) => zoom(open, "6.1-4k-default", "table", MODULE)
export const zoom1024 = (open: Open) => zoom(open, "6.1-4k-default", "table", MODULE, {}, "medium")
export const zoom390 = (open: Open) => zoom(open, "6.1-4k-default", "table", MODULE, {}, "phone")
export const bits = (open: Open) => zoom(open, "6.1-4k-crash", "bits", CRASH, {revision: "v6.12"})
export const bits390 = (open: Open) => zoom(open, "6.1-4k-crash", "bits", CRASH, {revision: "v6.12"}, "phone")
export const zoomDropped = (open: Open) => zoom(open, "6.1-4k-crash", "table", CRASH, {revision: "v5.16"})
export const zoomEnxio = (open: Open) =>
  zoom(open, "6.1-4k-default", "table", toVa(0xffff_0000_10d3_b000n), {
    flags: {mkwrite: true, mkvalid: false, checkpfn: true, forcemap: false},
    frames: [
      {start: 0x4000_0000 as Pa, end: 0x50d3_b000 as Pa},
      {start: 0x50d4_0000 as Pa, end: 0x6000_0000 as Pa},
    ],
  })
export const zoom16K = (open: Open) => zoom(open, "6.12-16k-n1", "table", toVa(0xffff_8000_0a91_0000n))
export const zoom64K = (open: Open) => zoom(open, "64k-42", "table", toVa(0xffff_fc00_03fe_0000n))
export const zoomManyTables = (open: Open) => zoom(open, "linear-4g", "runs", toVa(0xffff_0000_4000_0000n))
export const zoomIndexBug = (open: Open) => zoom(open, "index-bug", "runs", toVa(0xffff_8000_0000_0000n))
/** A page mapped onto a block of 1 GiB: the copy has tables there, the source still the block. */
export const zoomForced = (open: Open) => zoom(open, "map-gigabyte", "table", toVa(0xffff_0000_4000_5000n))
export const bitsForced = (open: Open) => zoom(open, "map-gigabyte", "bits", toVa(0xffff_0000_4000_5000n))
