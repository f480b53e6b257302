// The loupe: a few entries around the point, large enough for letters, in both wings alike. It stands below the point, above
// it near the foot, and never over it.

import {EMPTY, state} from "../../model/descriptor/descriptor.ts"
import {index} from "../../model/geometry.ts"
import type {Va} from "../../model/word.ts"
import {LETTERS} from "./letters.ts"
import {BY_W, rowReader, type Look} from "../field/cells.ts"
import {isExecutable} from "../field/executable.ts"
import {fieldX, type Layout, type Side} from "../stage/layout.ts"
import {columnsOf, rowOf, rowVa, type RowAt} from "../field/rows.ts"
import {editPlaces} from "../stage/editPlaces.ts"
import type {Rect} from "../seam/labels.ts"
import {looksOf, xOf, yOf, type Stage} from "../stage/stage.ts"

export interface LoupeBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly above: boolean
}

const PAD = 4
const CAPTION = 20
/** From the frame around the entries to the loupe; a phone has less room. */
const AWAY = {wide: 29, medium: 29, phone: 12} as const

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
  const {y0, y1} = loupeFrame(stage, side, va, y)
  const away = AWAY[at.mode]
  const above = y1 + away + height > at.field.y + at.field.height - 4
  return {x: Math.round(x), y: Math.round(above ? y0 - away - height : y1 + away), width, height, above}
}

/** A loupe moved into the part of the copy that begins at `from` (0 to 1), as far as it has room there. */
export function besides(box: LoupeBox, {at}: Stage, from: number): LoupeBox {
  const left = at.copy + from * at.field.width + 10
  return {...box, x: Math.round(Math.min(Math.max(left, box.x), at.copy + at.field.width - box.width - 4))}
}

/** What follows a point in both wings, as boxes that words keep clear of: frame, loupe, and the lines between them. */
export function inTheWay(stage: Stage, va: Va, from?: number): Rect[] {
  const y = yOf(stage, va)
  if (y === null) return []
  return (["source", "copy"] as const).flatMap(side => {
    const box = loupeBox(stage, side, va)!
    const f = loupeFrame(stage, side, va, y)
    const rect = (b: LoupeBox): Rect => ({x0: b.x, y0: b.y, x1: b.x + b.width, y1: b.y + b.height})
    // The lines spread from the frame to the loupe: boxes around them in steps.
    const steps = 4
    const [near, far] = box.above ? [f.y0, box.y + box.height] : [f.y1, box.y]
    const lines = Array.from({length: steps}, (_, n): Rect => {
      const at = (from: number, to: number, k: number) => from + ((to - from) * k) / steps
      const [a, b] = [at(near, far, n), at(near, far, n + 1)]
      const [x0, x1] = [at(f.x0, box.x, n + 1), at(f.x1, box.x + box.width, n + 1)]
      return {x0: Math.min(f.x0, x0), x1: Math.max(f.x1, x1), y0: Math.min(a, b), y1: Math.max(a, b)}
    })
    const moved = side === "copy" && from !== undefined ? [rect(besides(box, stage, from))] : []
    return [f, rect(box), ...lines, ...moved]
  })
}

/** The frame around the entries that the loupe shows, in the stage; half a px outside of theirs, so its line is crisp. */
export interface LoupeFrame {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

/** `y`: the middle of the point's row. Never less than 9 px wide, or it would hide what it frames. */
export function loupeFrame(stage: Stage, side: Side, va: Va, y: number): LoupeFrame {
  const {at, rows, source} = stage
  const here = rowOf(rows, va)
  const x = fieldX(at, side)
  const px = at.field.width / columnsOf(source.geometry)
  const {first, count} = windowOf(stage, va)
  const bar = !here || here.section.level < 2
  const left = bar ? xOf(stage, va) - 8.5 : first * px
  const right = bar ? left + 17 : (first + count) * px
  const least = Math.max(0, 8 - (right - left)) / 2
  const rowPx = here?.section.rowPx ?? at.rowPx
  const middle = Math.floor(at.loupe.rows / 2)
  const over = Math.min(middle, here?.row ?? middle) + 0.5
  const under = Math.min(middle, here ? here.section.rows - 1 - here.row : middle) + 0.5
  const out = (n: number, way: 1 | -1) => (way < 0 ? Math.floor(n) : Math.ceil(n)) + way * 0.5
  return {
    x0: out(x + Math.max(0, left - least), -1),
    x1: out(x + Math.min(at.field.width, right + least), 1),
    y0: out(Math.max(at.field.y, y - over * rowPx), -1),
    y1: out(Math.min(at.field.y + at.field.height, y + under * rowPx), 1),
  }
}

/** The entries of a row that the loupe shows: those around the point, or the first or last ones of the table. */
function windowOf({at, rows, source}: Stage, va: Va): {first: number; count: number; column: number} {
  const g = source.geometry
  const columns = columnsOf(g)
  const here = rowOf(rows, va)
  const count = Math.min(at.loupe.columns, columns)
  const column = !here || here.section.level < 2 ? 0 : index(g, 3, va)
  const first = Math.max(0, Math.min(columns - count, column - Math.floor(count / 2)))
  return {first, count, column}
}

export interface LoupeCell {
  readonly look: Look
  readonly letter: string
  /** A valid leaf that EL1 may execute: letter X, and a corner cut off. */
  readonly executable: boolean
  /** Of the source, and written over by hand. */
  readonly edited?: boolean
}

export interface Loupe {
  /** Row by row; null where there is no row. */
  readonly rows: readonly (readonly LoupeCell[] | null)[]
  /** Is a row one leaf in this wing? Then it is one bar with one letter. */
  readonly bars: readonly boolean[]
  /** The point's own cell. */
  readonly row: number
  readonly column: number
}

/** The cells around a point in a wing; null if it has no row. */
export function loupe(stage: Stage, side: Side, va: Va): Loupe | null {
  const {rows, at} = stage
  const here = rowOf(rows, va)
  if (!here) return null
  const {first, count, column} = windowOf(stage, va)
  const cells = rowCells(stage, side)
  const middle = Math.floor(at.loupe.rows / 2)
  const list = Array.from({length: at.loupe.rows}, (_, n) => {
    const row = neighbour(here, n - middle)
    return row && cells(row, first, count)
  })
  return {
    rows: list.map(row => row && row.cells),
    bars: list.map(row => row?.bar ?? false),
    row: middle,
    column: column - first,
  }
}

const NOTHING: ReadonlySet<number> = new Set()

/** Some entries of a row in a wing. */
export interface RowCells {
  readonly cells: readonly LoupeCell[]
  /** Is the row one leaf? */
  readonly bar: boolean
}

/** Reads cells of a wing's rows, `count` from `first` on. */
export function rowCells(stage: Stage, side: Side): (row: RowAt, first: number, count: number) => RowCells {
  const g = stage.source.geometry
  const look = looksOf(stage, side)
  const read = rowReader(stage.trees[side])
  const edits = side === "source" && !stage.pair ? editPlaces(stage) : NOTHING
  const all = new Uint8Array(columnsOf(g))
  return (row, first, count) => {
    look(row, all)
    const entry = read(row)
    const cells = Array.from({length: count}, (_, c): LoupeCell => {
      const i = first + c
      const value = all[i] as Look
      const executable = isExecutable(stage, entry, i)
      const edited = edits.size > 0 && edits.has(rowVa(g, row) + (entry.pages ? i * g.granule : 0))
      if (value < BY_W) return {look: value, letter: executable ? "X" : LETTERS[value], executable, edited}
      // A changed entry carries the letter of its new right.
      const now = entry.pages
        ? state(
            g,
            3,
            entry.pages.words[entry.pages.at + 2 * i],
            entry.pages.words[entry.pages.at + 2 * i + 1],
          )
        : state(g, entry.level, entry.lo, entry.hi)
      return {look: value, letter: LETTERS[now], executable}
    })
    return {cells, bar: entry.pages === null && all[0] !== EMPTY && all.every(value => value === all[0])}
  }
}

function neighbour({section, row}: RowAt, by: number): RowAt | null {
  const next = row + by
  return next >= 0 && next < section.rows ? {section, row: next} : null
}
