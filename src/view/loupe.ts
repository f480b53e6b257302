// The loupe: a few entries around the point, large enough for letters, in both wings alike. It stands below the point, above
// it near the foot, and never over it.

import {EMPTY, INVALID, READ_ONLY, state, WRITABLE} from "../model/descriptor.ts"
import {index} from "../model/geometry.ts"
import type {Va} from "../model/word.ts"
import {BY_W, markOf, rowReader, type Look} from "./cells.ts"
import {fieldX, type Layout, type Side} from "./layout.ts"
import {markPath} from "./marks.ts"
import {wing, type Palette} from "./palette.ts"
import {columnsOf, rowOf, type RowAt} from "./rows.ts"
import {looksOf, xOf, yOf, type Stage} from "./stage.ts"

export interface LoupeBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly above: boolean
}

const PAD = 4
const CAPTION = 18
const AWAY = 35

export function loupeSize({loupe}: Layout): {width: number; height: number} {
  return {width: loupe.columns * loupe.cell + 2 * PAD, height: loupe.rows * loupe.cell + PAD + CAPTION}
}

/** Where the loupe stands, in the stage; null if its point is out of sight. */
export function loupeBox(stage: Stage, side: Side, va: Va): LoupeBox | null {
  const {at} = stage
  const y = yOf(stage, va)
  if (y === null) return null
  const {width, height} = loupeSize(at)
  const x0 = fieldX(at, side)
  const {inset} = at.loupe
  const x = Math.max(
    x0 + inset,
    Math.min(x0 + at.field.width - inset - width, x0 + xOf(stage, va) - width / 2),
  )
  const above = y + AWAY + height > at.field.y + at.field.height - 4
  return {x: Math.round(x), y: Math.round(above ? y - AWAY - height : y + AWAY), width, height, above}
}

export interface LoupeCell {
  readonly look: Look
  readonly letter: string
}

export interface Loupe {
  /** Row by row; null where there is no row. */
  readonly rows: readonly (readonly LoupeCell[] | null)[]
  /** The point's own cell. */
  readonly row: number
  readonly column: number
}

const LETTERS: Record<number, string> = {
  [EMPTY]: "·",
  [INVALID]: "i",
  [WRITABLE]: "W",
  [READ_ONLY]: "R",
  4: "T",
}

/** The cells around a point in a wing; null if it has no row. */
export function loupe(stage: Stage, side: Side, va: Va): Loupe | null {
  const {rows, source, at, trees} = stage
  const g = source.geometry
  const here = rowOf(rows, va)
  if (!here) return null
  const count = Math.min(at.loupe.columns, columnsOf(g))
  const column = here.section.level < 2 ? 0 : index(g, 3, va)
  const first = Math.max(0, Math.min(columnsOf(g) - count, column - Math.floor(count / 2)))
  const look = looksOf(stage, side)
  const read = rowReader(trees[side])
  const all = new Uint8Array(columnsOf(g))
  const middle = Math.floor(at.loupe.rows / 2)
  const list = Array.from({length: at.loupe.rows}, (_, n): LoupeCell[] | null => {
    const row = neighbour(here, n - middle)
    if (!row) return null
    look(row, all)
    const entry = read(row)
    return Array.from({length: count}, (_, c): LoupeCell => {
      const i = first + c
      const value = all[i] as Look
      if (value < BY_W) return {look: value, letter: LETTERS[value]}
      // A changed entry carries the letter of its new right.
      const now = entry.pages
        ? state(
            g,
            3,
            entry.pages.words[entry.pages.at + 2 * i],
            entry.pages.words[entry.pages.at + 2 * i + 1],
          )
        : state(g, entry.level, entry.lo, entry.hi)
      return {look: value, letter: LETTERS[now]}
    })
  })
  return {rows: list, row: middle, column: column - first}
}

function neighbour({section, row}: RowAt, by: number): RowAt | null {
  const next = row + by
  return next >= 0 && next < section.rows ? {section, row: next} : null
}

/** Paints a loupe's cells; the context's unit is a CSS px, its origin the box's inner corner. */
export function paintLoupe(
  context: CanvasRenderingContext2D,
  {rows, row, column}: Loupe,
  cell: number,
  p: Palette,
  side: Side,
) {
  const w = wing(p, side)
  context.textAlign = "center"
  context.textBaseline = "middle"
  const size = cell - 1
  for (const [r, cells] of rows.entries()) {
    if (!cells) continue
    for (const [c, {look, letter}] of cells.entries()) {
      const [x, y] = [c * cell, r * cell]
      const [cx, cy] = [x + size / 2, y + size / 2]
      const mark = markOf(look)
      context.font = `${look === READ_ONLY || mark ? 700 : 400} 8.5px "Commit Mono", monospace`
      if (look === WRITABLE || mark || look === 4) {
        context.fillStyle = look === 4 ? w.table : w.writable
        context.fillRect(x, y, size, size)
      } else if (look === READ_ONLY) {
        context.fillStyle = w.readOnly
        context.fillRect(x, y, size, size)
      } else if (look === INVALID) {
        context.strokeStyle = w.readOnly
        context.lineWidth = 1
        context.setLineDash([2, 1])
        context.strokeRect(x + 0.5, y + 0.5, size - 1, size - 1)
        context.beginPath()
        context.moveTo(x + 1, y + size - 1)
        context.lineTo(x + size - 1, y + 1)
        context.setLineDash([])
        context.stroke()
        context.fillStyle = p.paper
        context.fillRect(cx - 2.5, cy - 4, 5, 8)
      }
      if (mark) {
        context.fillStyle = p.accent
        context.fill(new Path2D(markPath(mark, size / 2 + 0.5, cx, cy)))
      }
      context.fillStyle = mark
        ? p.onAccent
        : look === READ_ONLY
          ? p.paper
          : look === EMPTY
            ? p.second
            : w.word
      context.fillText(letter, cx, cy + 0.5)
    }
  }
  context.strokeStyle = p.ink
  context.lineWidth = 2
  context.strokeRect(column * cell - 1, row * cell - 1, size + 2, size + 2)
}
