// The tree from far, in the states that the design lists.

import {toVa, type Pa, type Va} from "../../../src/model/word.ts"
import {edited} from "../../../src/model/edit.ts"
import type {Experiment, Flags} from "../../../src/model/experiment.ts"
import {inTheWay} from "../../../src/view/loupe/loupe.ts"
import {placed} from "../../../src/view/seam/labels.ts"
import {names, seamShapes} from "../../../src/view/seam/seamShapes.ts"
import {editShapes} from "../../../src/view/stage/editShapes.ts"
import {frame} from "../../../src/view/stage/frame.ts"
import {pointerShapes} from "../../../src/view/stage/pointer.ts"
import {openTable, topFor} from "../../../src/view/stage/stage.ts"
import {stageOf, type Shot} from "../../view/stageOf.ts"
import {field, loupeOf} from "../fields.ts"
import type {Open, Picture} from "../picture.ts"

const MODULE = toVa(0xffff_0000_0a2e_b000n)
const CRASH = toVa(0xffff_0000_2521_4000n)
const OFF: Flags = {mkwrite: false, mkvalid: false, checkpfn: false, forcemap: false}

async function tree(
  open: Open,
  name: string,
  va: Va,
  parts: Partial<Experiment> = {},
  shot: Shot = {},
): Promise<Picture> {
  const loaded = await open(name)
  const {edits} = {...loaded.experiment, ...parts}
  const source = edited(loaded.source, edits)
  const first = stageOf({...loaded, source}, parts, shot)
  const point = va || (first.outcome.stop?.va ?? first.outcome.account.rows[0]?.va ?? source.linear.start)
  const top = shot.top ?? topFor(first.rows, first.at, point, 0)
  const stage = {...first, top, open: openTable(first, point)}
  const words = placed(names(stage), inTheWay(stage, point))
  const {mode, width, height} = stage.at
  return {
    ...{width, height, mode, class: "stage"},
    under: frame(stage),
    painted: [
      field(stage, "source"),
      field(stage, "copy"),
      ...loupeOf(stage, "source", point),
      ...loupeOf(stage, "copy", point),
    ],
    over: [
      ...seamShapes(stage),
      ...editShapes(stage),
      ...words.shapes,
      ...pointerShapes(stage, point, words.boxes),
    ],
  }
}

const ANY = 0 as Va
const W = {...OFF, mkwrite: true}
const WV = {...W, mkvalid: true}

export const main = (open: Open) => tree(open, "6.1-4k-default", MODULE)
export const main1024 = (open: Open) => tree(open, "6.1-4k-default", MODULE, {}, {mode: "medium"})
export const main390 = (open: Open) => tree(open, "6.1-4k-default", MODULE, {}, {mode: "phone"})
export const mainOff = (open: Open) => tree(open, "6.1-4k-default", MODULE, {flags: OFF})
export const tallRows = (open: Open) => tree(open, "6.1-4k-default", MODULE, {}, {times: 2})
export const stateEnxio = (open: Open) =>
  tree(open, "6.1-4k-default", ANY, {
    flags: {...OFF, mkwrite: true, checkpfn: true},
    frames: [
      {start: 0x4000_0000 as Pa, end: 0x50d3_b000 as Pa},
      {start: 0x50d4_0000 as Pa, end: 0x6000_0000 as Pa},
    ],
  })
export const stateEnomem = (open: Open) => tree(open, "no-memory", ANY)
export const stateInvalid = (open: Open) => tree(open, "6.1-4k-crash", CRASH, {flags: WV})
export const invalidAsItIs = (open: Open) => tree(open, "6.1-4k-crash", CRASH, {flags: W})
export const invalidDropped = (open: Open) => tree(open, "6.1-4k-crash", CRASH, {revision: "v5.16"})
export const invalid1024 = (open: Open) => tree(open, "6.1-4k-crash", CRASH, {flags: WV}, {mode: "medium"})
export const invalid390 = (open: Open) => tree(open, "6.1-4k-crash", CRASH, {flags: WV}, {mode: "phone"})
export const thinButLoud = (open: Open) => tree(open, "6.12-4k-va48", ANY, {flags: WV})
export const indexBug = (open: Open) => tree(open, "index-bug", ANY)
export const emptyCopy = (open: Open) => tree(open, "empty-copy", ANY)
export const severalTables = (open: Open) => tree(open, "linear-4g", ANY, {}, {top: 800})
export const granule16K = (open: Open) => tree(open, "6.12-16k-n1", ANY)
export const granule64K = (open: Open) => tree(open, "64k-42", ANY)
export const bits52 = (open: Open) => tree(open, "4k-52", ANY)
export const bits39 = (open: Open) => tree(open, "4k-39", ANY)
export const kaslr = (open: Open) => tree(open, "7.2-4k-a72-kaslr", ANY)
export const blocksOnly = (open: Open) => tree(open, "6.1-4k-rodata-off-2g", ANY)
export const forcedPage = (open: Open) => tree(open, "map-block", ANY, {flags: {...W, forcemap: true}})
export const refusedPage = (open: Open) => tree(open, "map-block", ANY, {flags: W})

/** The module's first page written over by hand: invalid, as if it had been taken out. */
export const editedEntry = (open: Open) =>
  tree(open, "6.1-4k-default", MODULE, {
    flags: WV,
    edits: [{at: 0x5ffa_f758 as Pa, value: 0x00e0_0000_4a2e_b786n}],
  })
/** The range ends in the middle of the tables. */
export const shortRange = (open: Open) =>
  tree(open, "6.1-4k-default", MODULE, {
    range: {start: MODULE, end: toVa(0xffff_0000_1600_0000n)},
  })
export const lastOfKernels = (open: Open) => tree(open, "6.1-4k-default", MODULE, {revision: "v6.12"})
export const hibernated = (open: Open) => tree(open, "hibernate-6.1-4k", ANY)
export const stepEarly = (open: Open) =>
  tree(open, "6.1-4k-default", toVa(0xffff_0000_0021_0000n), {}, {step: 534})
export const stepHalfWay = (open: Open) => tree(open, "6.1-4k-default", MODULE, {}, {step: 85_000})
export const step390 = (open: Open) => tree(open, "6.1-4k-default", MODULE, {}, {step: 85_000, mode: "phone"})
