// What the copy lacks in an opened table, as outlines: a gap may begin and end inside of a line, and is one all the same.

import type {Missing} from "../field/missing.ts"
import {lineOf, type OpenTable} from "./openTable.ts"
import {together} from "./together.ts"

/** px from the top left corner of the table's first line. */
export type Corner = readonly [x: number, y: number]

export interface Gap {
  readonly missing: Missing
  /** Closed lines, inside of the cells; two where the gap ends on the line below before the column that it began in. */
  readonly outlines: readonly (readonly Corner[])[]
}

/** From a cell's edge to the outline, px. */
const INSET = 1.5

/** The gaps of a table in a field of a width, px. */
export function gapsOf(table: OpenTable, width: number): Gap[] {
  return together("copy", table.segments).flatMap(({missing, first, count}): Gap[] =>
    missing === null ? [] : [{missing, outlines: outlinesOf(table, width, first, first + count)}],
  )
}

function outlinesOf(
  table: OpenTable,
  width: number,
  first: number,
  end: number,
): readonly (readonly Corner[])[] {
  const {lines, line, cell, kind} = table
  const [a, b] = [lineOf(table, first), lineOf(table, end - 1)]
  const bits = kind === "bits"
  const left = bits ? 0 : (first - lines[a].first) * cell
  const right = bits ? width : (end - lines[b].first) * cell
  const box = (x0: number, x1: number, n: number): Corner[] => [
    [x0 + INSET, n * line + INSET],
    [x1 - INSET, n * line + INSET],
    [x1 - INSET, (n + 1) * line - INSET],
    [x0 + INSET, (n + 1) * line - INSET],
  ]
  if (a === b) return [box(left, right, a)]
  if (b === a + 1 && right <= left) return [box(left, width, a), box(0, right, b)]
  const [x0, x1, begin, stop] = [INSET, width - INSET, left + INSET, right - INSET]
  const [top, bottom] = [a * line + INSET, (b + 1) * line - INSET]
  // The steps of the first and the last line; there are none where the line is whole.
  const up: Corner[] =
    left > 0
      ? [
          [x0, (a + 1) * line + INSET],
          [begin, (a + 1) * line + INSET],
        ]
      : []
  const down: Corner[] =
    right < width
      ? [
          [x1, b * line - INSET],
          [stop, b * line - INSET],
        ]
      : []
  return [[[begin, top], [x1, top], ...down, [stop, bottom], [x0, bottom], ...up]]
}
