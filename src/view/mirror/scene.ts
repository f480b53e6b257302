// What the mirror shows, gathered once per outcome: trees, rows, axis. What depends on brush and point is made from it.

import type {Experiment} from "../../model/experiment.ts"
import type {Outcome} from "../../model/outcome.ts"
import {pathAt, sourceHalf} from "../../model/path.ts"
import {regionsOf, type Region} from "../../model/regions.ts"
import type {Source} from "../../model/source.ts"
import type {Va} from "../../model/word.ts"
import type {RowEntry} from "../field/cells.ts"
import {rowOf, rowsOf, type RowAt, type Rows} from "../field/rows.ts"
import {treesOf, type Stage} from "../stage/stage.ts"
import {axisOf, occupied, slotVa, type Axis, type Room} from "./axis.ts"

export interface Mirror {
  readonly source: Source
  readonly experiment: Experiment
  readonly outcome: Outcome
  readonly trees: Stage["trees"]
  readonly half: 0 | 1
  readonly rows: Rows
  readonly axis: Axis
  readonly regions: readonly Region[]
}

/** The mirror of an outcome in a picture from `left` on, `width` px wide. */
export function mirrorOf(source: Source, experiment: Experiment, outcome: Outcome, room: Room): Mirror {
  const trees = treesOf(source, outcome)
  const half = sourceHalf(source)
  const rows = rowsOf([trees.source, trees.copy], half, 1)
  const axis = axisOf(source.geometry, occupied(rows, [trees.source, trees.copy]), room)
  return {source, experiment, outcome, trees, half, rows, axis, regions: regionsOf(source)}
}

/** The row of a slot; undefined where neither tree has a table. */
export function rowOfSlot({rows, axis}: Pick<Mirror, "rows" | "axis">, slot: number): RowAt | undefined {
  return rowOf(rows, slotVa(axis, slot))
}

/** What a slot has where neither tree has a table: an empty entry, of the level that a walk of the source ends at. */
export function nothingAt({source: {geometry, memory, root}}: Mirror, va: Va): RowEntry {
  const level = pathAt(geometry, memory, root, va).entries.at(-1)?.level ?? geometry.start
  return {level, lo: 0, hi: 0, pages: null}
}
