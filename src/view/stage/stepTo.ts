// Where a key leads on the map of rows.

import {span} from "../../model/geometry.ts"
import type {Va} from "../../model/word.ts"
import {rowOf, rowSpan} from "../field/rows.ts"
import type {Stage} from "./stage.ts"

/**
 * Left and right: an entry; up and down: a row; PageUp and PageDown: a screenful of rows; Home and End: the ends of the row.
 * @returns null: nothing is there; undefined: the key has no meaning here.
 */
export function stepTo({source, rows, at}: Stage, from: Va, key: string): Va | null | undefined {
  const g = source.geometry
  const row = rowOf(rows, from)
  const line = row ? rowSpan(g, row.section) : span(g, 2)
  const entry = row && row.section.level < 2 ? line : g.granule
  const screen = Math.max(1, Math.floor(at.field.height / at.rowPx) - 1) * line
  const start = row ? row.section.va + row.row * line : from
  const to = {
    ArrowLeft: from - entry,
    ArrowRight: from + entry,
    ArrowUp: from - line,
    ArrowDown: from + line,
    PageUp: from - screen,
    PageDown: from + screen,
    Home: start,
    End: start + line - entry,
  }[key] as Va | undefined
  return to === undefined ? undefined : rowOf(rows, to) ? to : null
}
