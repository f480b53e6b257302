// The rows as bars: one for a table, one for a stack of alike tables, one for blocks that follow each other, one for rows that
// are empty. Their order and their addresses are those of the rows of pixels, and a piece is a section of such rows, so that
// whatever asks where an address lies gets its answer from the same functions.

import {EMPTY, state} from "../../model/descriptor/descriptor.ts"
import {span, type Geometry} from "../../model/geometry.ts"
import type {Va} from "../../model/word.ts"
import {rowReader, type RowEntry} from "../field/cells.ts"
import {rowSpan, rowVa, type Rows, type Section} from "../field/rows.ts"
import type {Stage} from "../stage/stage.ts"
import {likeRows, type RowPair} from "./likeRows.ts"

/** bar: one row; stack: tables that are alike; blocks: descriptors that follow each other; empty: nothing; open: one table. */
export type PieceShape = "bar" | "stack" | "blocks" | "empty" | "open"

export interface Piece extends Section {
  readonly shape: PieceShape
  /** Is it the first of its table? */
  readonly begins: boolean
  /** The first address of the stack that it was unfolded from, if it was. */
  readonly unfolded: Va | null
}

export interface Pieces extends Rows {
  readonly sections: readonly Piece[]
}

/** Paper under each piece, px. */
export const BETWEEN = 2
/** More of it above the first piece of another table: room for a heading. */
export const TABLE_GAP = 22
const HEIGHTS: Readonly<Record<Exclude<PieceShape, "open">, number>> = {
  bar: 19,
  stack: 28,
  blocks: 32,
  empty: 19,
}
/** Above and below the lines of an opened table, px. */
export const OPEN_PAD = 2

export interface Opened {
  /** The first address of the row that is opened; null: none. */
  readonly row: Va | null
  /** Height of its lines together, px. */
  readonly height: number
  /** First addresses of stacks and blocks that are shown row by row. */
  readonly unfolded: ReadonlySet<Va>
}

/** A row while the pieces are made. */
interface Entry extends RowPair {
  readonly level: Section["level"]
  readonly kind: "empty" | "blocks" | "tables"
}

/** The pieces of a stage's rows. */
export function piecesOf(stage: Stage, opened: Opened): Pieces {
  const {rows} = stage
  const pieces: Piece[] = []
  let y = 0
  let [begins, unfolded]: [boolean, Va | null] = [true, null]
  const push = (shape: PieceShape, {va, level}: Entry, count: number) => {
    const height = shape === "open" ? opened.height + 2 * OPEN_PAD : HEIGHTS[shape]
    pieces.push({va, level, rows: count, rowPx: (height + BETWEEN) / count, y, shape, begins, unfolded})
    begins = false
    y += height + BETWEEN
  }
  for (const {list, apart} of groups(stage)) {
    if (apart && y > 0) y += TABLE_GAP
    const [first] = list
    begins = apart
    unfolded = opened.unfolded.has(first.va) ? first.va : null
    const has = (row: Va) => row >= first.va && row < first.va + list.length * first.bytes
    const opens = opened.row !== null && first.kind === "tables" && has(opened.row)
    if (list.length > 1 && !opens && unfolded === null)
      push(first.kind === "tables" ? "stack" : first.kind, first, list.length)
    else if (!opens) for (const entry of list) push(entry.kind === "empty" ? "empty" : "bar", entry, 1)
    else {
      // The stack goes on above and below the table that is opened in it.
      const at = list.findIndex(entry => opened.row! < entry.va + entry.bytes)
      for (const [part, shape] of [
        [list.slice(0, at), "stack"],
        [list.slice(at, at + 1), "open"],
        [list.slice(at + 1), "stack"],
      ] as const)
        if (part.length > 0)
          push(part.length > 1 ? shape : shape === "open" ? shape : "bar", part[0], part.length)
    }
  }
  return {geometry: rows.geometry, sections: pieces, height: Math.max(0, y - BETWEEN), cut: rows.cut}
}

/** Neighbouring rows that are alike in both trees. `apart`: another table than that of the group before. */
function* groups(stage: Stage): Iterable<{list: readonly Entry[]; apart: boolean}> {
  const alike = likeRows(stage)
  let list: Entry[] = []
  let apart = false
  for (const entry of entriesOf(stage)) {
    const last = list.at(-1)
    const joins =
      last &&
      last.kind === entry.kind &&
      last.level === entry.level &&
      last.va + last.bytes === entry.va &&
      alike(last, entry)
    if (last && !joins) {
      yield {list, apart}
      list = []
    }
    if (list.length === 0) apart = entry.first
    list.push(entry)
  }
  if (list.length > 0) yield {list, apart}
}

function* entriesOf({rows, trees}: Stage): Iterable<Entry & {readonly first: boolean}> {
  const g = rows.geometry
  const [ours, theirs] = [rowReader(trees.source), rowReader(trees.copy)]
  for (const section of rows.sections) {
    const bytes = rowSpan(g, section)
    for (let row = 0; row < section.rows; row++) {
      const at = {section, row}
      const [source, copy] = [ours(at), theirs(at)]
      const kind =
        source.pages || copy.pages ? "tables" : isEmpty(g, source) && isEmpty(g, copy) ? "empty" : "blocks"
      yield {va: rowVa(g, at), bytes, level: section.level, kind, source, copy, first: row === 0}
    }
  }
}

function isEmpty(g: Geometry, {level, lo, hi}: RowEntry): boolean {
  return state(g, level, lo, hi) === EMPTY
}

/** Bytes that a piece maps. */
export function pieceBytes(g: Geometry, piece: Piece): number {
  return piece.rows * (piece.level === 2 && g.start === 3 ? 2 ** g.vaBits : span(g, piece.level))
}
