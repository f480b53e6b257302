// The changed entries of some rows, one after the other: what a click on a ribbon goes through.

import {EMPTY} from "../../model/descriptor/descriptor.ts"
import type {Va} from "../../model/word.ts"
import {BY_W} from "./cells.ts"
import {columnsOf, rowOf, rowSpan, rowVa} from "./rows.ts"
import {looksOf, type Stage} from "../stage/stage.ts"

/** Addresses of the entries that are not as they were, from each of these addresses to the end of its row, ascending; a block once. */
export function* changes(stage: Stage, rows: readonly Va[]): Iterable<Va> {
  const count = columnsOf(stage.source.geometry)
  const [was, is] = [new Uint8Array(count), new Uint8Array(count)]
  const [source, copy] = [looksOf(stage, "source"), looksOf(stage, "copy")]
  for (const va of rows) {
    const row = rowOf(stage.rows, va)
    if (!row) continue
    source(row, was)
    const smooth = copy(row, is)
    const start = rowVa(stage.source.geometry, row)
    for (
      let i = Math.floor((va - start) / (rowSpan(stage.source.geometry, row.section) / count));
      i < count;
      i++
    ) {
      const differs = is[i] >= BY_W || (is[i] === EMPTY) !== (was[i] === EMPTY)
      if (differs) yield (start + i * stage.source.geometry.granule) as Va
      if (differs && smooth) break
    }
  }
}

/** The first of them after an address; the very first if there is none. */
export function nextChange(stage: Stage, rows: readonly Va[], after: Va): Va | null {
  let first: Va | null = null
  for (const va of changes(stage, rows)) {
    if (va > after) return va
    first ??= va
  }
  return first
}
