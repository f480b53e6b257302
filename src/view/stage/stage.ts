// What the stage shows, gathered once per experiment and window: the two trees, their common rows, the grid, the window on it.
// Everything that draws takes this.

import type {ApartRow} from "../../model/account/against.ts"
import type {Experiment} from "../../model/experiment.ts"
import type {Outcome} from "../../model/outcome.ts"
import type {Source} from "../../model/source.ts"
import type {Va} from "../../model/word.ts"
import {alignDown, halfStart, index} from "../../model/geometry.ts"
import {copyLooks, forcedPages, isSmooth, rowReader, sourceLooks} from "../field/cells.ts"
import type {Layout} from "./layout.ts"
import type {LooksOf} from "../field/paint.ts"
import {columnsOf, GAP, rowAtY, rowOf, rowSpan, rowVa, rowY, type Rows, type Section} from "../field/rows.ts"
import {copyTree, sourceTree, type Tree} from "../field/tree.ts"

export interface Stage {
  readonly source: Source
  readonly experiment: Experiment
  readonly outcome: Outcome
  readonly at: Layout
  readonly rows: Rows
  /** First visible px of the rows. */
  readonly top: number
  readonly trees: {readonly source: Tree; readonly copy: Tree}
  /** Which half of the address space. */
  readonly half: 0 | 1
  /** The table that the strips lead to, by its first address; without it they lead to the one in the window's middle. */
  readonly open?: Va
  /** Are two copies held against each other? */
  readonly pair?: Pairing
}

/** Two copies in the two wings: `source` is A then, `copy` B. */
export interface Pairing {
  /** What differs, by rows. */
  readonly rows: readonly ApartRow[]
  looks(side: "source" | "copy"): LooksOf
}

export function treesOf(source: Source, outcome: Outcome): Stage["trees"] {
  return {source: sourceTree(source), copy: copyTree(source, outcome)}
}

/** The looks of a row of a wing. */
export function looksOf(
  stage: Pick<Stage, "source" | "experiment" | "outcome" | "trees" | "pair">,
  side: "source" | "copy",
): LooksOf {
  if (stage.pair) return stage.pair.looks(side)
  const {source, experiment, outcome, trees} = stage
  const g = source.geometry
  const [from, to] = [rowReader(trees.source), rowReader(trees.copy)]
  if (side === "source")
    return (at, looks) => {
      const entry = from(at)
      sourceLooks(g, entry, looks)
      return isSmooth(entry)
    }
  const forced = forcedPages(g, experiment, outcome)
  return (at, looks) => {
    const [was, now] = [from(at), to(at)]
    copyLooks(g, was, now, looks, forced, rowVa(g, at))
    return isSmooth(now) && isSmooth(was)
  }
}

/** The y of an address's row in the stage, its middle; null if it has no row or is out of sight. */
export function yOf({rows, top, at}: Stage, va: Va): number | null {
  const row = rowOf(rows, va)
  if (!row) return null
  const y = rowY(row) - top + row.section.rowPx / 2
  return y >= 0 && y < at.field.height ? at.field.y + y : null
}

/** The x of an address's column in a field, from the field's left edge: the middle of its pixel. */
export function xOf({rows, at, source}: Stage, va: Va): number {
  const g = source.geometry
  const row = rowOf(rows, va)
  if (row && row.section.level < 2) {
    const part = (va - rowVa(g, row)) / rowSpan(g, row.section)
    return Math.min(at.field.width - 1, Math.floor(part * at.field.width)) + 0.5
  }
  const columns = columnsOf(g)
  return (
    Math.floor((index(g, 3, va) * at.field.width) / columns) + Math.max(0.5, at.field.width / columns / 2)
  )
}

/** The address under a place in a field, from its top left corner; undefined between and below the tables. */
export function vaAt({rows, top, at, source}: Stage, x: number, y: number): Va | undefined {
  const g = source.geometry
  const row = rowAtY(rows, y + top)
  if (!row) return undefined
  const start = rowVa(g, row)
  const columns = columnsOf(g)
  const column = Math.max(0, Math.min(columns - 1, Math.floor((x * columns) / at.field.width)))
  const step = row.section.level < 2 ? rowSpan(g, row.section) / columns : g.granule
  return (start + column * step) as Va
}

/** The first address of the last strip's table on the way to a point; undefined if the point is not in the half. */
export function openTable({source, half}: Pick<Stage, "source" | "half">, point: Va): Va | undefined {
  const g = source.geometry
  const first = half ? -(2 ** g.vaBits) : 0
  if (point < first || point >= first + 2 ** g.vaBits) return undefined
  return g.start >= 2 ? (first as Va) : alignDown(g, 1, point)
}

/** The section of the table that the strips lead to; undefined if it has no rows. */
export function shownSection(stage: Stage): Section | undefined {
  if (stage.open === undefined) return middleSection(stage)
  const section = rowOf(stage.rows, stage.open)?.section
  return section && section.va >= stage.open ? section : undefined
}

/** The table that stands in the middle of the window; undefined if nothing is mapped at all. */
function middleSection({rows, top, at}: Stage): Section | undefined {
  const middle = top + at.field.height / 2 + GAP
  return rowAtY(rows, Math.max(0, Math.min(middle, rows.height - 1)))?.section
}

/** The first address of the table that the strips lead to, or of the half. */
export function anchor(stage: Stage): Va {
  return stage.open ?? middleSection(stage)?.va ?? halfStart(stage.source.geometry, stage.half)
}

/** A window start that shows an address: kept if it does already, else in steps of half a field. */
export function topFor(rows: Rows, at: Layout, va: Va, top: number): number {
  const row = rowOf(rows, va)
  const last = Math.max(0, rows.height - at.field.height)
  if (!row) return Math.min(top, last)
  const y = rowY(row)
  if (y >= top && y + row.section.rowPx <= top + at.field.height) return Math.min(top, last)
  const half = at.field.height / 2
  return Math.max(0, Math.min(last, Math.floor((y - half) / half) * half))
}

/** A window start that keeps an address where it was in other rows; in the middle if it was not in sight. */
export function topAbout(
  {rows, at}: {readonly rows: Rows; readonly at: Layout},
  va: Va,
  from: {readonly rows: Rows; readonly top: number},
): number {
  const middleIn = (list: Rows, top: number) => {
    const row = rowOf(list, va)
    return row ? rowY(row) + row.section.rowPx / 2 - top : null
  }
  const {height} = at.field
  const [was, is] = [middleIn(from.rows, from.top), middleIn(rows, 0)]
  const y = was !== null && was >= 0 && was <= height ? was : height / 2
  return is === null ? 0 : Math.max(0, Math.min(rows.height - height, Math.round(is - y)))
}
