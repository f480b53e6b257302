// What a row looks like, entry by entry: the four states, or who changed the entry. One byte per entry, so that a window of
// 256 rows is compared and painted within a frame.

import {outputAddress} from "../../model/address.ts"
import type {Mark} from "../../model/account/account.ts"
import {EMPTY, INVALID, READ_ONLY, state, TABLE, WRITABLE} from "../../model/descriptor/descriptor.ts"
import type {Experiment} from "../../model/experiment.ts"
import {alignDown, index, type Geometry, type Level} from "../../model/geometry.ts"
import type {Outcome} from "../../model/outcome.ts"
import type {Va} from "../../model/word.ts"
import {rowVa, type RowAt} from "./rows.ts"
import {tableBelow, tableFor, type Table, type Tree} from "./tree.ts"

/** States as descriptor.ts numbers them, then the changes. TABLE: a table that is not in memory, so nothing is known below. */
export const BY_W = 5
export const BY_V = 6
export const BY_F = 7
/** Not the same in two copies that are held against each other. */
export const DIFFERS = 8
export type Look = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

/** Where several entries share a pixel the rarest shows: the one with the highest rank. */
export const RANK: readonly number[] = (() => {
  const rank: number[] = []
  for (const [n, look] of [EMPTY, WRITABLE, TABLE, READ_ONLY, INVALID, BY_W, BY_V, BY_F, DIFFERS].entries())
    rank[look] = n
  return rank
})()

/** The mark of a changed entry's look; null if it is not changed. */
export function markOf(look: number): Mark | null {
  return look === BY_W ? "W" : look === BY_V ? "V" : look === BY_F ? "F" : null
}

/** A row in one tree: a table of pages, or one descriptor for the whole row. */
export interface RowEntry {
  readonly level: Level
  readonly lo: number
  readonly hi: number
  /** The PTE table, if the row is one and it is in memory. */
  readonly pages: Table | null
}

const NOTHING: RowEntry = {level: 2, lo: 0, hi: 0, pages: null}

/** Reads rows of one tree; keeps the table of the last section, as rows are asked for in order. */
export function rowReader(tree: Tree): (at: RowAt) => RowEntry {
  const g = tree.geometry
  let last: {va: Va; level: Level; table: Table | null} | null = null
  return ({section, row}) => {
    if (g.start === 3) return {level: 3, lo: 0, hi: 0, pages: tableFor(tree, 3, section.va)}
    const va = rowVa(g, {section, row})
    if (section.level < 2 || last?.va !== section.va || last.level !== section.level)
      last = {va: section.va, level: section.level, table: tableFor(tree, section.level, va)}
    if (!last.table) return above(tree, section.level, va)
    const {words, at} = last.table
    const i = index(g, section.level, va)
    const [lo, hi] = [words[at + 2 * i], words[at + 2 * i + 1]]
    const pages = section.level === 2 ? tableBelow(tree, 2, last.table, i) : null
    return {level: section.level, lo, hi, pages}
  }
}

/** A block above the row's level that covers it: the copy may have a table where the source has a block, or the reverse. */
function above(tree: Tree, level: Level, va: Va): RowEntry {
  const g = tree.geometry
  for (let at = g.start; at < level; at++) {
    const table = tableFor(tree, at, va)
    if (!table) return NOTHING
    const i = table.at + 2 * index(g, at, va)
    if (state(g, at, table.words[i], table.words[i + 1]) !== TABLE)
      return {level: at, lo: table.words[i], hi: table.words[i + 1], pages: null}
  }
  return NOTHING
}

/** Is the row one leaf, or is there at least nothing to tell apart in it? */
export function isSmooth(entry: RowEntry): boolean {
  return entry.pages === null
}

/** Level, halves of what an entry of a row holds; the whole row's descriptor if it is no table. */
export function wordsOf(entry: RowEntry, i: number): [Level, number, number] {
  if (!entry.pages) return [entry.level, entry.lo, entry.hi]
  const {words, at} = entry.pages
  return [3, words[at + 2 * i], words[at + 2 * i + 1]]
}

/** The looks of a source row into `out`. */
export function sourceLooks(g: Geometry, entry: RowEntry, out: Uint8Array) {
  if (!entry.pages) return void out.fill(state(g, entry.level, entry.lo, entry.hi))
  const {words, at} = entry.pages
  for (let i = 0; i < out.length; i++) out[i] = state(g, 3, words[at + 2 * i], words[at + 2 * i + 1])
}

/** The looks of a copy row: its states, and over them what differs from the source. `va` is the row's first address. */
export function copyLooks(
  g: Geometry,
  source: RowEntry,
  copy: RowEntry,
  out: Uint8Array,
  forced: ReadonlySet<number>,
  va: Va,
) {
  if (!source.pages && !copy.pages) return void out.fill(lookOf(g, source, copy, 0, forced, va))
  if (source.pages && copy.pages && forced.size === 0) {
    const [{words: s, at: from}, {words: c, at: to}] = [source.pages, copy.pages]
    for (let i = 0; i < out.length; i++) {
      // Not as pairs: a pair is an object, and a window has 131,072 of them.
      const slo = s[from + 2 * i]
      const shi = s[from + 2 * i + 1]
      const clo = c[to + 2 * i]
      const chi = c[to + 2 * i + 1]
      out[i] = slo === clo && shi === chi ? state(g, 3, clo, chi) : lookOf(g, source, copy, i, forced, va)
    }
    return
  }
  for (let i = 0; i < out.length; i++) out[i] = lookOf(g, source, copy, i, forced, (va + i * g.granule) as Va)
}

/** The look of entry i of a row of the copy, beside that of the source. */
export function lookOf(
  g: Geometry,
  s: RowEntry,
  c: RowEntry,
  i: number,
  forced: ReadonlySet<number>,
  va: Va,
): Look {
  const [slevel, slo, shi] = wordsOf(s, i)
  const [clevel, clo, chi] = wordsOf(c, i)
  const now = state(g, clevel, clo, chi)
  if (now === EMPTY || now === TABLE) return now
  if (slevel === clevel && slo === clo && shi === chi) return now
  const was = state(g, slevel, slo, shi)
  const elsewhere = () => outputAddress(g, slevel, slo, shi) !== outputAddress(g, clevel, clo, chi)
  if (was === EMPTY || was === TABLE || slevel !== clevel || forced.has(va) || elsewhere()) return BY_F
  return was === INVALID && now !== INVALID ? BY_V : BY_W
}

/** The pages that map operations wrote: where a difference is theirs. */
export function forcedPages(g: Geometry, {maps}: Experiment, outcome: Outcome): ReadonlySet<number> {
  const done = maps.filter((_, n) => outcome.maps[n]?.rc === 0)
  return new Set(done.map(map => alignDown(g, 3, map.va)))
}
