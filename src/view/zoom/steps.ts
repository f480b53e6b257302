// Where the arrow keys lead among pieces: to the next entry, to the next line of an opened table, to the next piece.

import {index} from "../../model/geometry.ts"
import type {Va} from "../../model/word.ts"
import {columnsOf, rowOf, rowSpan, rowVa} from "../field/rows.ts"
import {lineOf} from "./openTable.ts"
import type {Piece} from "./pieces.ts"
import type {Zoomed} from "./place.ts"

export type Way = "left" | "right" | "up" | "down" | "start" | "end"

/** The address that a step leads to; null if there is nothing there. */
export function stepFrom(stage: Zoomed, va: Va, way: Way): Va | null {
  const {rows, source, table} = stage
  const g = source.geometry
  const row = rowOf(rows, va)
  if (!row) return null
  const piece = row.section as Piece
  const columns = columnsOf(g)
  const bytes = rowSpan(g, piece) / columns
  const start = rowVa(g, row)
  const column = piece.level < 2 ? 0 : index(g, 3, va)
  const to = (column: number) => (start + column * bytes) as Va
  if (way === "start") return to(0)
  if (way === "end") return to(columns - 1)
  const by = way === "left" || way === "up" ? -1 : 1
  if (way === "left" || way === "right") {
    const next = (va + by * bytes) as Va
    return rowOf(rows, next) ? next : null
  }
  if (piece.shape === "open" && table) {
    const line = lineOf(table, column)
    const next = table.lines[line + by]
    if (next) return to(next.first + Math.min(next.count - 1, column - table.lines[line].first))
  }
  return ontoPiece(stage, rows.sections[rows.sections.indexOf(piece) + by], column, by)
}

/** Onto the first row of a piece, at a column; onto the first or last line of an opened table, below the column. */
function ontoPiece({source, table}: Zoomed, piece: Piece | undefined, column: number, by: 1 | -1): Va | null {
  if (!piece) return null
  const g = source.geometry
  const columns = columnsOf(g)
  const bytes = rowSpan(g, piece) / columns
  if (piece.shape !== "open" || !table) return (piece.va + column * bytes) as Va
  const line = table.lines.at(by === 1 ? 0 : -1)!
  return (piece.va + (line.first + Math.floor((column * line.count) / columns)) * bytes) as Va
}

/** The piece of an address; undefined if there is none. */
export function pieceOf({rows}: Pick<Zoomed, "rows">, va: Va): Piece | undefined {
  return rowOf(rows, va)?.section as Piece | undefined
}
