// Two copies in the two wings.

import {against} from "../../../src/model/account/against.ts"
import type {Experiment} from "../../../src/model/experiment.ts"
import {run} from "../../../src/model/run.ts"
import {toVa, type Pa, type Va} from "../../../src/model/word.ts"
import {apartAxis, apartSeam, apartShapes, nameLabels} from "../../../src/view/compare/apartShapes.ts"
import {pairStops, pairStopShapes} from "../../../src/view/compare/pairStops.ts"
import {CELLS, CELLS_HEIGHT, ofSource, sourceLoupe, WIDTH} from "../../../src/view/compare/sourceLoupe.ts"
import {pairing, pairTrees} from "../../../src/view/compare/pair.ts"
import {apartText} from "../../../src/view/compare/apartText.ts"
import {paintRowPair} from "../../../src/view/compare/paintRowPair.ts"
import {rowPair, type RowPair} from "../../../src/view/compare/rowPair.ts"
import {DIFFERS} from "../../../src/view/field/cells.ts"
import {pairFrame} from "../../../src/view/compare/pairFrame.ts"
import {sourceTree} from "../../../src/view/field/tree.ts"
import {inTheWay, loupe} from "../../../src/view/loupe/loupe.ts"
import {paintLoupe} from "../../../src/view/loupe/paintLoupe.ts"
import {placed} from "../../../src/view/seam/labels.ts"
import {beamShapes, extentLabels} from "../../../src/view/seam/placeLabels.ts"
import {rowsOf} from "../../../src/view/field/rows.ts"
import type {Mode} from "../../../src/view/stage/layout.ts"
import {pointerShapes} from "../../../src/view/stage/pointer.ts"
import {openTable, topFor, type Stage} from "../../../src/view/stage/stage.ts"
import {stageOf} from "../../view/stageOf.ts"
import {field, loupeOf} from "../fields.ts"
import type {Open, Painted, Picture} from "../picture.ts"

type Parts = Partial<Experiment>

async function paired(open: Open, name: string, point: Va, a: Parts, b: Parts, mode: Mode = "wide") {
  const loaded = await open(name)
  const {source, experiment} = loaded
  const [x, y] = [a, b].map(parts => run({...experiment, ...parts}, source))
  const [left, right] = [x, y].map(({built, memory}) => ({root: built, memory}))
  const result = against(source, left, right)
  const trees = pairTrees(source.geometry, left, right)
  const own = stageOf(loaded, a, {mode})
  const rows = rowsOf([trees.source, trees.copy], own.half, own.at.rowPx)
  const top = topFor(rows, own.at, point, 0)
  const stage: Stage = {...own, trees, rows, top, open: openTable(own, point), pair: pairing(trees, result)}
  return {loaded, stage, result, outcomes: [x, y] as const}
}

/** The source's loupe in the seam. */
function seamLoupe(stage: Stage, point: Va, {text, height, zone}: ReturnType<typeof sourceLoupe>): Painted[] {
  const cells = loupe(ofSource(stage), "source", point)
  if (!zone || !cells) return []
  return [
    {
      ...{name: "loupe in the seam", x: stage.at.centre - WIDTH / 2, y: zone.y0, width: WIDTH, height},
      text: [...cells.rows.map(row => row?.map(({letter}) => letter).join("") ?? "-"), text],
      paint(context, palette) {
        context.strokeRect(0.5, 0.5, WIDTH - 1, height - 1)
        context.fillText(text, 6, CELLS_HEIGHT + 11)
        context.translate(4, 4)
        paintLoupe(context, cells, CELLS.cell, palette, "source")
      },
    },
  ]
}

async function pair(
  open: Open,
  name: string,
  point: Va,
  a: Parts,
  b: Parts,
  mode: Mode = "wide",
): Promise<Picture> {
  const {loaded, stage, result, outcomes} = await paired(open, name, point, a, b, mode)
  const {trees} = stage
  const {width, height} = stage.at
  const places = {...stage, trees: {...trees, source: sourceTree(loaded.source)}}
  const seam = apartSeam(stage)
  const stops = pairStops(stage, seam, ...outcomes)
  const small = mode === "wide" ? sourceLoupe(stage, seam, stops, point) : null
  const saidOf = (_: unknown, {count}: {count: number}) => ({letter: "W", words: `here: ${count}`})
  const labels = [...nameLabels(stage, seam, saidOf), ...extentLabels(places)]
  const names = placed(labels, inTheWay(stage, point))
  const taken = [...stops.map(({zone}) => zone), ...(small?.zone ? [small.zone] : [])]
  const words = {
    next: result.count > 0,
    rule: {source: `by ${stage.experiment.revision}`, copy: `by ${b.revision ?? loaded.experiment.revision}`},
    scale: {source: "", copy: "accent: here A and B differ"},
    foot: {source: `${result.alike} equal changes are not marked.`, copy: ""},
  }
  return {
    ...{width, height, mode, class: "stage comparing"},
    under: pairFrame(stage, words),
    painted: [
      field(stage, "source"),
      field(stage, "copy"),
      ...loupeOf(stage, "source", point),
      ...loupeOf(stage, "copy", point),
      ...(small ? seamLoupe(stage, point, small) : []),
    ],
    over: [
      ...beamShapes(places),
      ...apartAxis(stage, seam, taken),
      ...apartShapes(stage, seam, saidOf),
      ...pairStopShapes(stage, seam, stops),
      ...names.shapes,
      ...pointerShapes(stage, point, names.boxes),
    ],
  }
}

const CRASH = toVa(0xffff_0000_2521_4000n)

export const compare = (open: Open) =>
  pair(open, "6.1-4k-crash", CRASH, {revision: "v5.16"}, {revision: "v6.12"})
/** A phone's pair of rows. */
async function phone(open: Open, name: string, point: Va, a: Parts, b: Parts): Promise<Picture> {
  const {stage} = await paired(open, name, point, a, b, "phone")
  const rows = rowPair(stage, point, 362)!
  const {width, height} = rows.at
  return {
    ...{width: width + 28, height, mode: "phone", class: "row-pair"},
    ...{under: [], over: []},
    painted: [
      {
        ...{name: "pair of rows", x: 14, y: 0, width, height},
        text: [apartText(stage, point), ...pairText(rows)],
        paint: (context, palette) => paintRowPair(context, rows, palette),
      },
    ],
  }
}

/** The lines of both in letters, and the stretches of the way. */
function pairText({at, sides, way, column}: RowPair): string[] {
  const lines = (["source", "copy"] as const).flatMap(side => [
    `${side === "source" ? "A" : "B"}${sides[side].bar ? ", a block" : ""}`,
    ...Array.from({length: at.lines}, (_, n) =>
      sides[side].cells
        .slice(n * at.perLine, (n + 1) * at.perLine)
        .map(({look, letter}) => (look === DIFFERS ? `[${letter}]` : letter))
        .join(""),
    ),
  ])
  const px = (x: number) => Math.round(x * 10) / 10
  const apart = way.apart.map(
    ({x0, x1, source, copy}) => `${px(x0)} to ${px(x1)} ${source ? "A" : ""}${copy ? "B" : ""}`,
  )
  return [...lines, `column ${column}; way at ${px(way.here)}: ${apart.join(", ")}`]
}

export const compare390 = (open: Open) =>
  phone(open, "6.1-4k-crash", CRASH, {revision: "v5.16"}, {revision: "v6.12"})
export const compare390Block = (open: Open) =>
  phone(
    open,
    "index-bug",
    toVa(0xffff_8000_0000_0000n),
    {revision: "v1-as-posted"},
    {revision: "v1-as-intended"},
  )
export const compare39016K = (open: Open) =>
  phone(open, "16k-48", toVa(0xffff_0000_0000_0000n), {revision: "hibernate-v5.2"}, {revision: "v6.12"})
export const compareEqual = (open: Open) =>
  pair(
    open,
    "6.1-4k-default",
    toVa(0xffff_0000_0a2e_b000n),
    {revision: "v1-as-posted"},
    {revision: "v1-as-intended"},
  )
export const compareIndexBug = (open: Open) =>
  pair(
    open,
    "index-bug",
    toVa(0xffff_8000_0000_0000n),
    {revision: "v1-as-posted"},
    {revision: "v1-as-intended"},
  )

const flags = {mkwrite: true, mkvalid: false, checkpfn: false, forcemap: false}
const HOLE = [
  {start: 0x4000_0000 as Pa, end: 0x50d3_b000 as Pa},
  {start: 0x50d4_0000 as Pa, end: 0x6000_0000 as Pa},
]
const REFUSED = toVa(0xffff_0000_10d3_b000n)
const NO_PAGE = toVa(0xffff_0000_04a0_0000n)
const CHECKED = {frames: HOLE, flags: {...flags, checkpfn: true}}
const UNCHECKED = {frames: HOLE, flags}
/** Pages after which the allocator has none: beyond the hole. */
const allocator = {base: 0x8000_0000 as Pa, limit: 200}

/** A stopped, B went on. */
export const compareStop = (open: Open) => pair(open, "6.1-4k-default", REFUSED, CHECKED, UNCHECKED)
export const compareStop1024 = (open: Open) =>
  pair(open, "6.1-4k-default", REFUSED, CHECKED, UNCHECKED, "medium")
/** Two errors at two heights. */
export const compareTwoStops = (open: Open) =>
  pair(open, "6.1-4k-default", REFUSED, {...CHECKED, allocator}, {...UNCHECKED, allocator})
/** Both at one place. */
export const compareSameStop = (open: Open) =>
  pair(open, "no-memory", NO_PAGE, {revision: "v1-as-intended"}, {revision: "v6.12"})
