// The scene of a loaded example, as the page would draw it.

import type {Experiment} from "../../src/model/experiment.ts"
import type {Loaded} from "../../src/model/loaded.ts"
import {run} from "../../src/model/run.ts"
import {copyLine} from "../../src/model/steps/copyLine.ts"
import {stateAt} from "../../src/model/steps/state.ts"
import {occupied, rowsOf} from "../../src/view/field/rows.ts"
import {sourceTree} from "../../src/view/field/tree.ts"
import {layout, type Mode} from "../../src/view/stage/layout.ts"
import {treesOf, type Stage} from "../../src/view/stage/stage.ts"

export const SIZES: Record<Mode, [number, number]> = {
  wide: [1440, 578],
  medium: [1024, 450],
  phone: [390, 285],
}

export interface Shot {
  readonly mode?: Mode
  readonly top?: number
  /** How much taller rows are than at first. */
  readonly times?: number
  /** After a step of the copy; else at its end. */
  readonly step?: number
}

/** The scene of an example with other parts, its window at `top` px. */
export function stageOf(
  {source, experiment: own}: Loaded,
  parts: Partial<Experiment> = {},
  {mode = "wide", top = 0, times = 1, step}: Shot = {},
): Stage {
  const experiment = {...own, ...parts}
  const outcome =
    step === undefined ? run(experiment, source) : stateAt(copyLine(experiment, source), step).outcome
  const trees = treesOf(source, outcome)
  const half = source.linear.start < 0 ? 1 : 0
  const at = layout(source.geometry, mode, ...SIZES[mode], occupied([sourceTree(source)], half), times)
  const rows = rowsOf([trees.source, trees.copy], half, at.rowPx)
  return {source, experiment, outcome, at, rows, top, trees, half}
}
