// Scenes of the examples, as the page would draw them.

import type {Experiment} from "../../src/model/experiment.ts"
import {handmade} from "../../src/model/handmade/tables.ts"
import type {Loaded} from "../../src/model/loaded.ts"
import {run} from "../../src/model/run.ts"
import {layout, type Mode} from "../../src/view/stage/layout.ts"
import {occupied, rowsOf} from "../../src/view/field/rows.ts"
import {treesOf, type Stage} from "../../src/view/stage/stage.ts"
import {sourceTree} from "../../src/view/field/tree.ts"
import {load} from "../format/files.ts"

export const SIZES: Record<Mode, [number, number]> = {
  wide: [1440, 578],
  medium: [1024, 450],
  phone: [390, 285],
}

export async function opened(name: string): Promise<Loaded> {
  return handmade.find(table => table.name === name)?.make() ?? load(name)
}

/** The scene of an example with other parts, its window at `top` px. */
export async function scene(
  name: string,
  parts: Partial<Experiment> = {},
  mode: Mode = "wide",
  top = 0,
): Promise<Stage> {
  const {source, experiment: own} = await opened(name)
  const experiment = {...own, ...parts}
  const outcome = run(experiment, source)
  const trees = treesOf(source, outcome)
  const half = source.linear.start < 0 ? 1 : 0
  const at = layout(source.geometry, mode, ...SIZES[mode], occupied([sourceTree(source)], half))
  const rows = rowsOf([trees.source, trees.copy], half, at.rowPx)
  return {source, experiment, outcome, at, rows, top, trees, half}
}
