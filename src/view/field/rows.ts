// The vertical order of the fields: every PMD table of the source or the copy in ascending order of addresses, one row per
// entry, 6 px between tables. A block above level 2 is a bar. Both wings share the list, so equal places are level.
// Unit: px from the top of the list. Nothing is kept per row, so 2^20 rows cost as little as one.

import {INVALID, READ_ONLY, state, TABLE, WRITABLE} from "../../model/descriptor/descriptor.ts"
import {entries, halfStart, span, type Geometry, type Level} from "../../model/geometry.ts"
import type {Va} from "../../model/word.ts"
import {tableAt, tableBelow, tableFor, type Table, type Tree} from "./tree.ts"

/** A stretch of rows, `rows` entries of `level` from `va` on. */
export interface Section {
  readonly va: Va
  readonly level: Level
  readonly rows: number
  readonly rowPx: number
  /** Its first row. */
  readonly y: number
}

export interface Rows {
  readonly geometry: Geometry
  readonly sections: readonly Section[]
  readonly height: number
  /** Were there more tables than the list may have? Loops of damaged tables have no end. */
  readonly cut: boolean
}

/** One row of a section. */
export interface RowAt {
  readonly section: Section
  readonly row: number
}

export const GAP = 6
const BAR_PX = 12
const MOST = 4096

/** The rows of the trees' union in one half of the address space; rowPx: of a PMD entry. */
export function rowsOf(trees: readonly Tree[], half: 0 | 1, rowPx: number): Rows {
  const g = trees[0].geometry
  const sections: Section[] = []
  let y = 0
  let cut = false
  const push = (va: Va, level: Level, rows: number, px: number) => {
    const last = sections.at(-1)
    if (last && last.level < 2 && last.level === level && last.va + last.rows * span(g, level) === va) {
      sections[sections.length - 1] = {...last, rows: last.rows + rows}
    } else {
      if (last) y += GAP
      sections.push({va, level, rows, rowPx: px, y})
    }
    y += rows * px
  }
  const visit = (level: Level, tables: readonly (Table | null)[], va: Va) => {
    if (sections.length >= MOST) return void (cut = true)
    if (level >= 2) return push(va, level === 3 ? 2 : level, level === 3 ? 1 : entries(g, level), rowPx)
    for (let i = 0; i < entries(g, level); i++) {
      const here = (va + i * span(g, level)) as Va
      const below = tables.map((table, n) => table && tableBelow(trees[n], level, table, i))
      if (below.some(Boolean)) visit((level + 1) as Level, below, here)
      else if (tables.some(table => table && isLeaf(g, level, table, i))) push(here, level, 1, BAR_PX)
    }
  }
  const roots = trees.map(tree => tableAt(tree, tree.root))
  if (roots.some(Boolean)) visit(g.start, roots, halfStart(g, half))
  return {geometry: g, sections, height: y, cut}
}

/**
 * Rows that hold something, of the tree with most of them in one table: those up to the last entry that is not empty. More
 * than one table, or larger blocks, count as all.
 */
export function occupied(trees: readonly Tree[], half: 0 | 1): number {
  const g = trees[0].geometry
  const {sections} = rowsOf(trees, half, 1)
  if (sections.length !== 1 || sections[0].level !== 2 || g.start === 3) return Infinity
  const last = trees.map(tree => {
    const table = tableFor(tree, 2, sections[0].va)
    if (!table) return 0
    for (let i = sections[0].rows - 1; i >= 0; i--)
      if (table.words[table.at + 2 * i] | table.words[table.at + 2 * i + 1]) return i + 1
    return 0
  })
  return Math.max(1, ...last)
}

/** Do two lists have the same rows? Then the one that is there can stay. */
export function sameRows(a: Rows, b: Rows): boolean {
  return (
    a.geometry === b.geometry &&
    a.sections.length === b.sections.length &&
    a.sections.every((s, n) => {
      const other = b.sections[n]
      return s.va === other.va && s.level === other.level && s.rows === other.rows && s.rowPx === other.rowPx
    })
  )
}

/** A leaf, or something that is not empty and leads nowhere: it needs a place in the list. */
function isLeaf(g: Geometry, level: Level, {words, at}: Table, i: number): boolean {
  const s = state(g, level, words[at + 2 * i], words[at + 2 * i + 1])
  return s === WRITABLE || s === READ_ONLY || s === INVALID || s === TABLE
}

/** Bytes of a row. Where level 3 is the root, the only row is the whole table. */
export function rowSpan(g: Geometry, section: Section): number {
  return section.level === 2 && g.start === 3 ? 2 ** g.vaBits : span(g, section.level)
}

export function rowVa(g: Geometry, {section, row}: RowAt): Va {
  return (section.va + row * rowSpan(g, section)) as Va
}

export function rowY({section, row}: RowAt): number {
  return section.y + row * section.rowPx
}

/** The last section that starts at or before a limit; `start` ascends. */
function lastBefore(sections: readonly Section[], start: (s: Section) => number, limit: number): number {
  let [low, high] = [0, sections.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (start(sections[middle]) <= limit) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** The row of an address; undefined if neither the source nor the copy has a table there. */
export function rowOf(rows: Rows, va: Va): RowAt | undefined {
  const section = rows.sections[lastBefore(rows.sections, s => s.va, va)]
  if (!section) return undefined
  const row = Math.floor((va - section.va) / rowSpan(rows.geometry, section))
  return row < section.rows ? {section, row} : undefined
}

/** The row at a height; in a gap the row above it. undefined above the first and below the last. */
export function rowAtY(rows: Rows, y: number): RowAt | undefined {
  if (y < 0 || y >= rows.height) return undefined
  const section = rows.sections[lastBefore(rows.sections, s => s.y, y)]
  return {section, row: Math.min(Math.floor((y - section.y) / section.rowPx), section.rows - 1)}
}

/** The rows that lie, at least in part, in [top, top + height). */
export function* rowsIn(rows: Rows, top: number, height: number): Iterable<RowAt> {
  const first = Math.max(
    0,
    lastBefore(rows.sections, s => s.y, top),
  )
  for (let n = first; n < rows.sections.length; n++) {
    const section = rows.sections[n]
    if (section.y >= top + height) return
    const from = Math.max(0, Math.floor((top - section.y) / section.rowPx))
    const to = Math.min(section.rows, Math.ceil((top + height - section.y) / section.rowPx))
    for (let row = from; row < to; row++) yield {section, row}
  }
}

/** Columns of a field: the entries of a PTE table. */
export function columnsOf(g: Geometry): number {
  return entries(g, 3)
}
