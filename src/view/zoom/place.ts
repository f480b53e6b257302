// Where the pieces stand in the window, and where the entries stand in them. While the picture moves from one list of rows to
// another every piece is between its two places.

import {index} from "../../model/geometry.ts"
import type {Va} from "../../model/word.ts"
import {columnsOf, rowAtY, rowOf, rowSpan, rowVa, rowY, type Rows} from "../field/rows.ts"
import type {Stage} from "../stage/stage.ts"
import {lineOf, type OpenTable} from "./openTable.ts"
import {BETWEEN, OPEN_PAD, pieceBytes, type Piece, type Pieces} from "./pieces.ts"

/** A stage whose rows are pieces. */
export interface Zoomed extends Stage {
  readonly rows: Pieces
  /** The table that is opened, if one is. */
  readonly table: OpenTable | null
}

/** A piece in the window: px from the field's top, without the paper below it. */
export interface Placed {
  readonly piece: Piece
  readonly y0: number
  readonly y1: number
}

/** Where the rows came from, and how far they have come, 0 to 1. */
export interface Motion {
  readonly from: {readonly rows: Rows; readonly top: number}
  readonly part: number
}

/** The pieces in the window, in their order. */
export function placed(
  {rows, top, at}: Pick<Zoomed, "rows" | "top" | "at">,
  motion: Motion | null = null,
): Placed[] {
  const list: Placed[] = []
  const g = rows.geometry
  for (const piece of nearPieces(rows, top, at.field.height, motion !== null)) {
    let y0 = piece.y - top
    let y1 = y0 + piece.rows * piece.rowPx - BETWEEN
    const was = motion && heightsIn(motion.from, piece.va, (piece.va + pieceBytes(g, piece) - 1) as Va)
    if (was) {
      y0 = was.y0 + (y0 - was.y0) * motion.part
      y1 = was.y1 + (y1 - was.y1) * motion.part
    }
    if (y1 > 0 && y0 < at.field.height) list.push({piece, y0, y1})
  }
  return list
}

/** While they move, pieces far outside of the window may pass through it. */
function nearPieces({sections}: Pieces, top: number, height: number, moving: boolean): readonly Piece[] {
  const room = moving ? 4 * height : 0
  const from = firstAt(sections, top - room)
  let to = from
  while (to < sections.length && sections[to].y < top + height + room) to++
  return sections.slice(from, to)
}

function firstAt(sections: readonly Piece[], y: number): number {
  let [low, high] = [0, sections.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sections[middle].y + sections[middle].rows * sections[middle].rowPx <= y) low = middle + 1
    else high = middle
  }
  return low
}

function heightsIn({rows, top}: Motion["from"], first: Va, last: Va): {y0: number; y1: number} | null {
  const [a, b] = [rowOf(rows, first), rowOf(rows, last)]
  return a && b ? {y0: rowY(a) - top, y1: rowY(b) + b.section.rowPx - top} : null
}

/** A box in a field, px from its top left corner. */
export interface CellBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The box of the entry of an address; null if it is not in the window. */
export function cellAt(stage: Zoomed, va: Va): CellBox | null {
  const box = boxOf(stage, va)
  return box && box.y + box.height > 0 && box.y < stage.at.field.height ? box : null
}

/** The box of the entry of an address, in the window or not; null if it has no row. */
function boxOf(stage: Zoomed, va: Va): CellBox | null {
  const {rows, top, at, source, table} = stage
  const g = source.geometry
  const row = rowOf(rows, va)
  if (!row) return null
  const piece = row.section as Piece
  const columns = columnsOf(g)
  const column = piece.level < 2 ? 0 : index(g, 3, va)
  if (piece.shape === "open" && table) {
    const line = lineOf(table, column)
    const x = table.kind === "bits" ? 0 : (column - table.lines[line].first) * table.cell
    return {x, y: piece.y - top + OPEN_PAD + line * table.line, width: table.cell, height: table.line}
  }
  const width = at.field.width / columns
  const whole = piece.rows > 1
  const y = rowY(row!) - top
  return {
    x: piece.level < 2 ? ((va - rowVa(g, row!)) / rowSpan(g, piece)) * at.field.width : column * width,
    y: whole ? piece.y - top : y,
    width: Math.max(1, width),
    height: whole ? piece.rows * piece.rowPx - BETWEEN : piece.rowPx - BETWEEN,
  }
}

/** The address under a place in a field, from its top left corner; undefined where there is none. */
export function vaUnder(stage: Zoomed, x: number, y: number): Va | undefined {
  const {rows, top, at, source, table} = stage
  const g = source.geometry
  const row = rowAtY(rows, y + top)
  if (!row) return undefined
  const piece = row.section as Piece
  const columns = columnsOf(g)
  const step = rowSpan(g, piece) / columns
  const column = () => {
    if (piece.shape !== "open" || !table) return Math.floor((x * columns) / at.field.width)
    const n = Math.floor((y + top - piece.y - OPEN_PAD) / table.line)
    const {first, count} = table.lines[Math.max(0, Math.min(table.lines.length - 1, n))]
    return table.kind === "bits" ? first : first + Math.min(count - 1, Math.floor(x / table.cell))
  }
  return (rowVa(g, row) + Math.max(0, Math.min(columns - 1, column())) * step) as Va
}

/** A window start that keeps the entry of an address `y` px from the field's top, as far as the list goes. */
export function topKeeping(stage: Omit<Zoomed, "top">, va: Va, y: number): number {
  const box = boxOf({...stage, top: 0}, va)
  const last = Math.max(0, stage.rows.height - stage.at.field.height)
  return box ? Math.max(0, Math.min(last, Math.round(box.y + box.height / 2 - y))) : 0
}

/** The first window start with an address in sight. */
export function topWith(stage: Omit<Zoomed, "top">, va: Va): number {
  const {height} = stage.at.field
  const box = boxOf({...stage, top: 0}, va)
  return box && box.y + box.height > height ? topKeeping(stage, va, height / 2) : 0
}

/** The nearest window start that shows all that is not empty, if it fits, or else the whole opened table, if that does. */
export function topShowing({rows, at}: Omit<Zoomed, "top">, top: number): number {
  const last = rows.sections.findLast(({shape}) => shape !== "empty")
  if (!last || last.y + last.rows * last.rowPx - BETWEEN <= at.field.height) return 0
  const open = rows.sections.find(({shape}) => shape === "open")
  if (!open || open.rowPx > at.field.height) return top
  return Math.max(open.y + open.rowPx - at.field.height, Math.min(open.y, top))
}

/**
 * The nearest window start that cuts no piece, and no line of an opened table, at the top; as long as the entry of an address, and an
 * opened table that is whole in the window, stay in sight.
 */
export function topWhole(stage: Omit<Zoomed, "top">, top: number, va: Va): number {
  const {rows, at, table} = stage
  const [first] = nearPieces(rows, top, at.field.height, false)
  if (!first || first.y >= top) return top
  const end = first.y + first.rows * first.rowPx
  const line = table && first.shape === "open" ? Math.round((top - first.y - OPEN_PAD) / table.line) : 0
  const open = rows.sections.find(({shape}) => shape === "open")
  const box = boxOf({...stage, top: 0}, va)
  const boxes = [box, open && {y: open.y, height: open.rowPx - BETWEEN}].filter(one => !!one)
  const shows = (start: number, {y, height}: {y: number; height: number}) =>
    y >= start && y + height <= start + at.field.height
  const shown = boxes.filter(one => shows(top, one))
  const starts = line > 0 ? [first.y + OPEN_PAD + line * table!.line] : [first.y, end]
  return (
    starts
      .filter(start => start <= Math.max(0, rows.height - at.field.height))
      .filter(start => shown.every(one => shows(start, one)))
      .sort((a, b) => Math.abs(a - top) - Math.abs(b - top))[0] ?? top
  )
}
