// Paints the loupe's cells on a canvas: tone, texture, shape and letter say the same thing four times.

import {EMPTY, INVALID, READ_ONLY, TABLE} from "../../model/descriptor/descriptor.ts"
import {DIFFERS, markOf} from "../field/cells.ts"
import type {Side} from "../stage/layout.ts"
import type {Loupe, LoupeCell} from "./loupe.ts"
import {markPath, marks} from "../seam/marks.ts"
import {mix, wing, type Palette} from "../palette.ts"

/** Least cell that has a letter, px. */
const LETTER = 10

/** A cell's letter and mark are drawn as of one so large at most, px: a bar may fill a field. */
const LARGEST = 24

/** The context's unit is a CSS px, its origin the box's inner corner. */
export function paintLoupe(
  context: CanvasRenderingContext2D,
  {rows, bars, row, column}: Loupe,
  cell: number,
  p: Palette,
  side: Side,
) {
  const size = cell - 1
  for (const [r, cells] of rows.entries()) {
    if (!cells) continue
    const y = r * cell
    // A block is one bar over the whole row; its letter stands in the point's column, where one looks.
    if (bars[r]) {
      const letterX = column * cell + size / 2
      paintCell(context, {x: 0, y, width: cells.length * cell - 1, height: size, letterX}, cells[0], p, side)
    } else
      for (const [c, one] of cells.entries())
        paintCell(context, {x: c * cell, y, width: size, height: size, letterX: size / 2}, one, p, side)
  }
  context.strokeStyle = p.ink
  context.lineWidth = 2
  context.strokeRect(column * cell - 1, row * cell - 1, size + 2, size + 2)
}

/** A cell, or a bar of several, on a canvas; px. */
export interface CellBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** The middle of its letter, from x. */
  readonly letterX: number
}

/** One cell; what is smaller than a letter has tone, texture and shape alone. */
export function paintCell(
  context: CanvasRenderingContext2D,
  box: CellBox,
  {look, letter, executable, edited}: LoupeCell,
  p: Palette,
  side: Side,
) {
  const {x, y, width, height, letterX} = box
  const w = wing(p, side)
  const mark = markOf(look)
  const size = Math.min(width, height, LARGEST)
  const [cx, cy] = [x + letterX, y + height / 2]
  if (look === READ_ONLY) {
    context.fillStyle = w.readOnly
    context.fillRect(x, y, width, height)
    // Horizontal lines: read-only is told by texture, too.
    context.fillStyle = mix(w.readOnly, w.writable, 0.3)
    for (const line of [0.25, 0.5, 0.75]) context.fillRect(x, y + Math.round(line * height), width, 0.5)
  } else if (look === INVALID) {
    paintInvalid(context, box, w.readOnly)
    if (size >= LETTER) {
      context.fillStyle = p.paper
      context.fillRect(cx - 3, cy - 4, 6, 8)
    }
  } else if (look !== EMPTY) {
    context.fillStyle = look === DIFFERS ? p.accent : look === TABLE ? w.table : w.writable
    context.fillRect(x, y, width, height)
  }
  if (executable) {
    context.fillStyle = p.paper
    context.fill(new Path2D(`M${x + width - 4},${y}h4v4Z`))
  }
  if (edited) {
    context.fillStyle = p.ink
    context.fill(new Path2D(`M${x},${y}h5l-5,5Z`))
  }
  if (mark) {
    context.fillStyle = p.accent
    context.fill(new Path2D(markPath(mark, size / 2 + 0.5, cx, cy)))
  }
  if (size < LETTER) return
  const onAccent = mark !== null || look === DIFFERS
  context.font = `${look === READ_ONLY || onAccent ? 700 : 400} ${0.7 * size}px "Commit Mono", monospace`
  context.textAlign = "center"
  context.textBaseline = "middle"
  context.fillStyle = onAccent
    ? p.onAccent
    : look === READ_ONLY
      ? p.paper
      : look === EMPTY
        ? p.second
        : w.word
  const drop = mark ? (marks[mark].letterY * size) / 2 : 0
  context.fillText(letter, cx, cy + 0.5 + drop)
}

/** A dashed outline and a diagonal through every cell's room. */
function paintInvalid(context: CanvasRenderingContext2D, box: CellBox, dark: string) {
  const {x, y, width, height, letterX} = box
  context.strokeStyle = dark
  context.lineWidth = 1
  context.setLineDash([2, 1])
  context.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1)
  context.setLineDash([])
  context.globalAlpha = 0.5
  context.beginPath()
  const half = Math.min(width, height) / 2 - 1.5
  context.moveTo(x + letterX - half, y + height - 1.5)
  context.lineTo(x + letterX + half, y + 1.5)
  context.stroke()
  context.globalAlpha = 1
}
