// A table opened in place: its entries in lines of equal cells, or, nearer still, the 64 bits of an entry in a line, where a run of
// like entries has one line as well.

import type {Va} from "../../model/word.ts"
import type {Layout} from "../stage/layout.ts"
import {columnsOf, rowOf} from "../field/rows.ts"
import {READ_ONLY} from "../../model/descriptor/descriptor.ts"
import type {Stage} from "../stage/stage.ts"
import {isChanged, segmentsOf, type Segment} from "./segments.ts"

/** Entries of a line. */
export interface Line {
  readonly first: number
  readonly count: number
}

export interface OpenTable {
  /** Its first address. */
  readonly va: Va
  readonly kind: "cells" | "bits"
  readonly segments: readonly Segment[]
  readonly lines: readonly Line[]
  /** Height of a line, width of a cell, px; with bits a cell is as wide as the field. */
  readonly line: number
  readonly cell: number
}

/** From so many like entries on they are one bracketed run. */
const RUN = 6
/** Narrowest cell with room for a letter, px. */
const LETTER = 12
const LINE = 16

/** Is a run shown as one thing? Changed and read-only entries stay single. */
export function isFolded(segment: Segment): boolean {
  return segment.count >= RUN && !isChanged(segment) && segment.source !== READ_ONLY
}

/**
 * Entries of a line of cells: 32 of a table of 512, 64 of 2,048, 128 of 8,192; in narrower and wider fields as many as keep room
 * for a letter in a table of 512.
 */
export function perLine({field}: Layout, columns: number): number {
  return Math.min(
    columns,
    2 ** Math.floor(Math.log2(field.width / LETTER)) * Math.max(1, Math.sqrt(columns / 512)),
  )
}

/** The table of the row at an address, opened; null if there is no row, or it is one descriptor. */
export function openTableAt(stage: Stage, va: Va, kind: OpenTable["kind"]): OpenTable | null {
  const row = rowOf(stage.rows, va)
  if (!row) return null
  const segments = segmentsOf(stage)(row)
  if (segments[0].whole) return null
  const columns = columnsOf(stage.source.geometry)
  const count = perLine(stage.at, columns)
  const lines =
    kind === "cells"
      ? Array.from({length: columns / count}, (_, n): Line => ({first: n * count, count}))
      : segments.flatMap((segment): Line[] =>
          isFolded(segment)
            ? [{first: segment.first, count: segment.count}]
            : Array.from({length: segment.count}, (_, n) => ({first: segment.first + n, count: 1})),
        )
  const {width} = stage.at.field
  return {va, kind, segments, lines, line: LINE, cell: kind === "cells" ? width / count : width}
}

/** The line that has a column. */
export function lineOf({lines}: OpenTable, column: number): number {
  let [low, high] = [0, lines.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (lines[middle].first <= column) low = middle + 1
    else high = middle
  }
  return low - 1
}
