// Two copies on a narrow screen: one pair of rows at a time, A's entries above B's, in lines of equal cells; the seam lies between them as
// a bar, and below is the way through all rows. The origin is the part's top left corner.

import type {Va} from "../../model/word.ts"
import {columnsOf, rowOf, rowVa, rowY, type Rows} from "../field/rows.ts"
import {rowCells, type RowCells} from "../loupe/loupe.ts"
import type {Side} from "../stage/layout.ts"
import {type Stage} from "../stage/stage.ts"

export interface PairLayout {
  readonly width: number
  /** Entries of a line, lines of a row. */
  readonly perLine: number
  readonly lines: number
  /** Width of a cell and height of a line, px. */
  readonly cell: number
  readonly line: number
  /** Tops of the two fields, their height, the bar between them. */
  readonly top: Readonly<Record<Side, number>>
  readonly tall: number
  readonly bar: {readonly y: number; readonly height: number}
  /** The way through all rows: two lanes. */
  readonly way: {readonly y: number; readonly lane: number}
  readonly height: number
}

const CAPTION = 22
const BAR = 34
const LANE = 11
/** Room for a finger above and below the lanes. */
const WAY_PAD = 6

/** Fields of 2 to 1, as wide as there is room: 32 entries a line of 512, 64 of 2,048, 128 of 8,192. */
export function pairLayout(columns: number, width: number): PairLayout {
  const perLine = Math.min(columns, 32 * Math.max(1, Math.round(Math.sqrt(columns / 512))))
  const lines = columns / perLine
  const cell = Math.floor((width / perLine) * 4) / 4
  const line = (cell * perLine) / 2 / lines
  const tall = line * lines
  const bar = {y: CAPTION + tall, height: BAR}
  const copy = bar.y + BAR
  const way = {y: copy + tall + CAPTION + WAY_PAD, lane: LANE}
  return {
    ...{width: cell * perLine, perLine, lines, cell, line, tall, bar, way},
    top: {source: CAPTION, copy},
    height: way.y + 2 * LANE + WAY_PAD,
  }
}

export interface RowPair {
  readonly at: PairLayout
  /** The first address of the row, and the column of the point. */
  readonly va: Va
  readonly column: number
  readonly sides: Readonly<Record<Side, RowCells>>
  /** Do the two differ in the row? */
  readonly differs: boolean
  readonly way: Way
}

/** Stretches of the way, px from its left. */
export interface Way {
  /** Where there are rows. */
  readonly sections: readonly Stretch[]
  /** Rows that differ: `source`, `copy`: has that wing something of it? */
  readonly apart: readonly (Stretch & Readonly<Record<Side, boolean>>)[]
  /** Of the point's row. */
  readonly here: number
}

interface Stretch {
  readonly x0: number
  readonly x1: number
}

/** The pair of rows of an address; null: neither copy has a row there. */
export function rowPair(stage: Stage, va: Va, width: number): RowPair | null {
  const {source, rows, pair} = stage
  const g = source.geometry
  const row = rowOf(rows, va)
  if (!row) return null
  const columns = columnsOf(g)
  const at = pairLayout(columns, width)
  const first = rowVa(g, row)
  const bar = row.section.level < 2
  return {
    differs: pair!.rows.some(apart => apart.va === first),
    ...{at, va: first, way: wayOf(stage, at.width, rowY(row))},
    column: bar ? 0 : Math.min(columns - 1, Math.floor((va - first) / g.granule)),
    sides: {
      source: rowCells(stage, "source")(row, 0, columns),
      copy: rowCells(stage, "copy")(row, 0, columns),
    },
  }
}

function wayOf({rows, pair}: Stage, width: number, y: number): Way {
  const px = width / Math.max(1, rows.height)
  const apart = pair!.rows.flatMap(({va, onlyA, onlyB, apart}) => {
    const row = rowOf(rows, va)
    if (!row) return []
    const x0 = rowY(row) * px
    const sides = {source: onlyA + apart > 0, copy: onlyB + apart > 0}
    return [{x0, x1: Math.max(x0 + 1.5, x0 + row.section.rowPx * px), ...sides}]
  })
  return {
    sections: rows.sections.map(s => ({x0: s.y * px, x1: (s.y + s.rows * s.rowPx) * px})),
    apart,
    here: y * px,
  }
}

/** The row at a place of the way, px from its left: its first address. */
export function vaOnWay(rows: Rows, {width}: PairLayout, x: number): Va | null {
  const y = (Math.max(0, Math.min(width - 0.01, x)) / width) * rows.height
  const section = rows.sections.findLast(s => s.y <= y)
  if (!section) return null
  const row = Math.min(section.rows - 1, Math.floor((y - section.y) / section.rowPx))
  return rowVa(rows.geometry, {section, row})
}

/** The column at a place of either field; null: it is in neither. */
export function columnAt(
  {top, tall, width, cell, line, perLine}: PairLayout,
  x: number,
  y: number,
): number | null {
  const field = [top.source, top.copy].find(from => y >= from && y < from + tall)
  if (field === undefined || x < 0 || x >= width) return null
  return Math.floor((y - field) / line) * perLine + Math.floor(x / cell)
}
