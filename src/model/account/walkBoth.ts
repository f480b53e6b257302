// Walks the source's range and the whole copy side by side, as Linux follows them, in ascending order of addresses. Outside of the range
// the source counts as empty.

import {tableAddress} from "../address.ts"
import type {Experiment} from "../experiment.ts"
import {entries, halfStart, span, type Geometry, type Level} from "../geometry.ts"
import type {Memory} from "../memory.ts"
import {takenAsTable} from "../trans/machine.ts"
import type {Pa, Va} from "../word.ts"
import {isAsked} from "./absent.ts"
import type {LevelCount} from "./account.ts"
import {comparePages, type Alike} from "./comparePages.ts"

export interface Tables {
  readonly memory: Memory
  /** null: nothing was built. */
  readonly root: Pa | null
}

export interface Both {
  readonly geometry: Geometry
  readonly source: Tables
  readonly copy: Tables
  readonly range: Experiment["range"]
  readonly half: 0 | 1
  /** Is each page of the table at an address to be told, also if both have the same? */
  every(at: Va): boolean
  /** Did the copy come to the table of pages at an address? */
  reached(at: Va): boolean
}

export interface Told {
  /** One leaf, in the source, in the copy, or in both; zeros where there is none. Pages that are the same may come as a number. */
  leaf(level: Level, va: Va, slo: number, shi: number, dlo: number, dhi: number): void
  alike(pages: Alike): void
  /** A table of pages that the copy did not come to: all of it is missing. */
  unreached(at: Va, pages: number): void
}

type Counts = {-readonly [key in keyof LevelCount]: LevelCount[key]}

/** What a table that was never made holds: as many entries as the largest granule's tables have. */
const NO_ENTRIES = new Uint32Array(16384)

/** @returns what stands at each level, in the source's range and in the copy. */
export function walkBoth(both: Both, told: Told): {source: LevelCount[]; copy: LevelCount[]} {
  const {geometry: g, source, copy, range, half} = both
  const {start, end} = range ?? {start: 0 as Va, end: 0 as Va}
  const count = (): Counts[] =>
    ([-1, 0, 1, 2, 3] as const).map(level => ({level, tables: 0, table: 0, leaf: 0, invalid: 0}))
  const [inSource, inCopy] = [count(), count()]
  visit(source.root, copy.root, g.start, halfStart(g, half))
  const present = ({level}: Counts) => level >= g.start
  return {source: inSource.filter(present), copy: inCopy.filter(present)}

  function visit(srcPa: Pa | null, dstPa: Pa | null, level: Level, at: Va) {
    const src = srcPa === null ? undefined : source.memory.frame(srcPa)
    const dst = dstPa === null ? undefined : copy.memory.frame(dstPa)
    if (src) inSource[level + 1].tables++
    if (dst) inCopy[level + 1].tables++
    if (!src && !dst) return
    if (level === 3) return visitPages(src, dst, at)
    const step = span(g, level)
    for (let i = 0; i < entries(g, level); i++) {
      const va = (at + i * step) as Va
      const asked = src && isAsked(range, va, step)
      const [slo, shi] = asked ? [src[2 * i], src[2 * i + 1]] : [0, 0]
      const [dlo, dhi] = dst ? [dst[2 * i], dst[2 * i + 1]] : [0, 0]
      if ((slo | shi | dlo | dhi) !== 0) visitEntry(level, va, slo, shi, dlo, dhi)
    }
  }

  function visitEntry(level: Level, va: Va, slo: number, shi: number, dlo: number, dhi: number) {
    const from = tallied(inSource[level + 1], level, slo, shi)
    const to = tallied(inCopy[level + 1], level, dlo, dhi)
    if (from === null && to === null) return told.leaf(level, va, slo, shi, dlo, dhi)
    // Where one side has a table the other's leaf stands alone.
    if (from === null && (slo | shi) !== 0) told.leaf(level, va, slo, shi, 0, 0)
    if (to === null && (dlo | dhi) !== 0) told.leaf(level, va, 0, 0, dlo, dhi)
    visit(from, to, (level + 1) as Level, va)
  }

  /** Counts an entry above level 3. @returns the table that it leads to; null: none. */
  function tallied(to: Counts, level: Level, lo: number, hi: number): Pa | null {
    if ((lo | hi) === 0) return null
    if (!takenAsTable(g, level, lo)) {
      tallyLeaf(to, lo, hi)
      return null
    }
    to.table++
    return tableAddress(g, lo, hi)
  }

  function visitPages(src: Uint32Array | undefined, dst: Uint32Array | undefined, at: Va) {
    const all = entries(g, 3)
    const from = src ? Math.max(0, Math.ceil((start - at) / g.granule)) : all
    const to = src ? Math.min(all, Math.floor((end - at) / g.granule)) : all
    const page = (i: number, slo: number, shi: number, dlo: number, dhi: number) => {
      if ((slo | shi | dlo | dhi) === 0) return
      tallyLeaf(inSource[4], slo, shi)
      tallyLeaf(inCopy[4], dlo, dhi)
      told.leaf(3, (at + i * g.granule) as Va, slo, shi, dlo, dhi)
    }
    if (src && !dst && !both.reached(at)) return missPages(src, from, to, at)
    const [ours, theirs] = [src ?? NO_ENTRIES, dst ?? NO_ENTRIES]
    if (!both.every(at)) {
      const found = comparePages(ours, theirs, from, to, page)
      told.alike(found)
      for (const counts of [inSource[4], inCopy[4]]) {
        counts.leaf += found.valid
        counts.invalid += found.same - found.valid
      }
    } else
      for (let i = from; i < to; i++) page(i, ours[2 * i], ours[2 * i + 1], theirs[2 * i], theirs[2 * i + 1])
    if (from > 0 || to < all)
      for (let i = 0; i < all; i++) if (i < from || i >= to) page(i, 0, 0, theirs[2 * i], theirs[2 * i + 1])
  }

  function missPages(src: Uint32Array, from: number, to: number, at: Va) {
    let [valid, invalid] = [0, 0]
    for (let i = from; i < to; i++) {
      if (src[2 * i] & 1) valid++
      else if ((src[2 * i] | src[2 * i + 1]) !== 0) invalid++
    }
    inSource[4].leaf += valid
    inSource[4].invalid += invalid
    if (valid + invalid > 0) told.unreached(at, valid + invalid)
  }

  function tallyLeaf(to: Counts, lo: number, hi: number) {
    if ((lo | hi) === 0) return
    if (lo & 1) to.leaf++
    else to.invalid++
  }
}
