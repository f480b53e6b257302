// Two copies in the two wings.

import {against} from "../../../src/model/account/against.ts"
import type {Experiment} from "../../../src/model/experiment.ts"
import {run} from "../../../src/model/run.ts"
import {toVa, type Va} from "../../../src/model/word.ts"
import {apartSeam, apartShapes} from "../../../src/view/compare/apartShapes.ts"
import {pairing, pairTrees} from "../../../src/view/compare/pair.ts"
import {pairFrame} from "../../../src/view/compare/pairFrame.ts"
import {rowsOf} from "../../../src/view/field/rows.ts"
import type {Mode} from "../../../src/view/stage/layout.ts"
import {pointerShapes} from "../../../src/view/stage/pointer.ts"
import {openTable, topFor, type Stage} from "../../../src/view/stage/stage.ts"
import {stageOf} from "../../view/stageOf.ts"
import {field, loupeOf} from "../fields.ts"
import type {Open, Picture} from "../picture.ts"

type Parts = Partial<Experiment>

async function pair(
  open: Open,
  name: string,
  point: Va,
  a: Parts,
  b: Parts,
  mode: Mode = "wide",
): Promise<Picture> {
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
  const {width, height} = stage.at
  const words = {
    rule: {source: `by ${own.experiment.revision}`, copy: `by ${b.revision ?? experiment.revision}`},
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
    ],
    over: [
      ...apartShapes(stage, apartSeam(stage), (_, {count}) => `here: ${count}`),
      ...pointerShapes(stage, point),
    ],
  }
}

const CRASH = toVa(0xffff_0000_2521_4000n)

export const compare = (open: Open) =>
  pair(open, "6.1-4k-crash", CRASH, {revision: "v5.16"}, {revision: "v6.12"})
export const compare390 = (open: Open) =>
  pair(open, "6.1-4k-crash", CRASH, {revision: "v5.16"}, {revision: "v6.12"}, "phone")
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
