// Two copies of one source, held against each other: what only one of them has, and what both have with another value. All three
// trees are walked in step, so that what both changed alike can be counted, too. A table is not a difference, its pages
// were taken in an order of its own; only its attributes are.

import {addressBits, tableAddress} from "../address.ts"
import {state, TABLE} from "../descriptor/descriptor.ts"
import {entries, halfStart, span, type Geometry, type Level} from "../geometry.ts"
import type {Memory} from "../memory.ts"
import type {Outcome} from "../outcome.ts"
import {sourceHalf} from "../path.ts"
import type {Source} from "../source.ts"
import {big, word, type Pa, type Va, type Word} from "../word.ts"

/** A copy: its root, and the memory that holds all its tables. null: nothing was built. */
export interface CopyTree {
  readonly root: Pa | null
  readonly memory: Memory
}

/** The copy that a run has made. */
export function copyOf({built, memory}: Outcome): CopyTree {
  return {root: built, memory}
}

/** A row of the picture with a difference: a level-2 entry, a table or a block, or a larger block. Counts of entries. */
export interface ApartRow {
  readonly va: Va
  readonly level: Level
  readonly onlyA: number
  readonly onlyB: number
  /** In both, with different values. */
  readonly apart: number
}

export interface Against {
  /** Ascending. */
  readonly rows: readonly ApartRow[]
  readonly onlyA: number
  readonly onlyB: number
  readonly apart: number
  /** All three together. */
  readonly count: number
  /** Places where at least one of them has a leaf. */
  readonly leaves: number
  /** Leaves that are equal in both, and not as in the source. */
  readonly alike: number
  readonly tables: {readonly a: number; readonly b: number}
  /** Table descriptors of both whose attributes differ, and the bits in which any of them do. */
  readonly attributes: number
  readonly attributeBits: Word
}

interface At {
  readonly words: Uint32Array
  readonly at: number
}

type Counts = "onlyA" | "onlyB" | "apart"

/** Walks the half that the source maps. Bounded by the tables of the two copies; the source is only followed beside them. */
export function against(source: Source, a: CopyTree, b: CopyTree): Against {
  const {geometry: g} = source
  const rows: {-readonly [key in keyof ApartRow]: ApartRow[key]}[] = []
  const sums = {onlyA: 0, onlyB: 0, apart: 0, leaves: 0, alike: 0, attributes: 0}
  let attributeBits = 0n
  const tables = {a: 0, b: 0}

  const count = (what: Counts, va: Va, level: Level) => {
    sums[what]++
    let row = rows.at(-1)
    if (row?.va !== va || row.level !== level) rows.push((row = {va, level, onlyA: 0, onlyB: 0, apart: 0}))
    row[what]++
  }

  const judge = (va: Va, level: Level, s: At | null, x: At | null, y: At | null, i: number) => {
    const alo = x ? x.words[x.at + 2 * i] : 0
    const ahi = x ? x.words[x.at + 2 * i + 1] : 0
    const blo = y ? y.words[y.at + 2 * i] : 0
    const bhi = y ? y.words[y.at + 2 * i + 1] : 0
    if ((alo | ahi | blo | bhi) === 0) return
    sums.leaves++
    if (alo === blo && ahi === bhi) {
      if (!s || s.words[s.at + 2 * i] !== alo || s.words[s.at + 2 * i + 1] !== ahi) sums.alike++
    } else count((blo | bhi) === 0 ? "onlyA" : (alo | ahi) === 0 ? "onlyB" : "apart", va, level)
  }

  const visit = (level: Level, s: At | null, x: At | null, y: At | null, base: Va) => {
    if (x) tables.a++
    if (y) tables.b++
    if (level === 3) {
      for (let i = 0; i < entries(g, 3); i++) judge(base, g.start === 3 ? 3 : 2, s, x, y, i)
      return
    }
    for (let i = 0; i < entries(g, level); i++) {
      const va = (base + i * span(g, level)) as Va
      const [nextA, nextB] = [below(g, level, x, i, a.memory), below(g, level, y, i, b.memory)]
      if (!nextA && !nextB) judge(va, level, s, x, y, i)
      else {
        const bits = nextA && nextB ? unlikeAttributes(g, x!, y!, i) : 0n
        if (bits !== 0n) sums.attributes++
        attributeBits |= bits
        // A leaf where the other has a table: it stands alone, and so do the entries of that table.
        if (!nextA && isLeaf(x, i)) count("onlyA", va, level)
        if (!nextB && isLeaf(y, i)) count("onlyB", va, level)
        visit((level + 1) as Level, below(g, level, s, i, source.memory), nextA, nextB, va)
      }
    }
  }

  const half = sourceHalf(source)
  const roots = [tableAt(source.memory, source.root), tableAt(a.memory, a.root), tableAt(b.memory, b.root)]
  if (roots[1] || roots[2]) visit(g.start, roots[0], roots[1], roots[2], halfStart(g, half))
  const {onlyA, onlyB, apart} = sums
  return {rows, ...sums, count: onlyA + onlyB + apart, tables, attributeBits: word(attributeBits)}
}

function tableAt(memory: Memory, pa: Pa | null): At | null {
  const words = pa === null ? undefined : memory.frame(pa)
  return words ? {words, at: ((pa as number) % memory.frameBytes) / 4} : null
}

function below(g: Geometry, level: Level, table: At | null, i: number, memory: Memory): At | null {
  if (!table) return null
  const [lo, hi] = [table.words[table.at + 2 * i], table.words[table.at + 2 * i + 1]]
  return state(g, level, lo, hi) === TABLE ? tableAt(memory, tableAddress(g, lo, hi)) : null
}

function isLeaf(table: At | null, i: number): boolean {
  return table !== null && (table.words[table.at + 2 * i] | table.words[table.at + 2 * i + 1]) !== 0
}

/** The bits besides the address in which two table descriptors differ. */
function unlikeAttributes(g: Geometry, a: At, b: At, i: number): bigint {
  const attributes = ({words, at}: At) => {
    const [lo, hi] = [words[at + 2 * i], words[at + 2 * i + 1]]
    return big({lo, hi}) & ~big(addressBits(g, tableAddress(g, lo, hi)))
  }
  return attributes(a) ^ attributes(b)
}
