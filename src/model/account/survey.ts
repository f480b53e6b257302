// What the flags and rules find in the source's range, whatever is switched on: the base of every "would do". One pass over the
// range; callers keep the result as long as source, range and frames stay the same.

import {pageAddress, tableAddress} from "../address.ts"
import type {MarkCount, Survey} from "./account.ts"
import type {Experiment} from "../experiment.ts"
import {entries, span, type Level} from "../geometry.ts"
import {inRange} from "../range.ts"
import type {Source} from "../source.ts"
import {takenAsTable} from "../trans/machine.ts"
import type {Pa, Va} from "../word.ts"

/** A counter of entries by level that remembers the first. Mutable while counting. */
export interface Tally {
  count: number
  byLevel: number[]
  first: Va | null
}

export function tally(): Tally {
  return {count: 0, byLevel: [0, 0, 0, 0, 0], first: null}
}

export function add(to: Tally, level: Level, va: Va, n = 1) {
  if (n === 0) return
  to.count += n
  to.byLevel[level + 1] += n
  to.first ??= va
}

/** Surveys [start, end) of the source's tables. A table page is entered once per path; loops end with the levels. */
export function survey(source: Source, range: Experiment["range"], frames: Experiment["frames"]): Survey {
  const g = source.geometry
  const [readOnly, invalid, badFrames] = [tally(), tally(), tally()]
  let all = 0
  let leaves = 0
  let badFrame: Pa | null = null
  if (range) visit(source.root, g.start, base(source))
  return {
    ...{entries: all, leaves, readOnly: kept(readOnly), invalid: kept(invalid)},
    ...{badFrames: kept(badFrames), badFrame},
  }

  function visit(pa: Pa, level: Level, at: Va) {
    const table = source.memory.frame(pa)
    if (!table) return
    const step = span(g, level)
    const {from, to} = inRange(range!, at, step, entries(g, level))
    if (level === 3) return visitPages(table, at, from, to)
    for (let i = from; i < to; i++) {
      const lo = table[2 * i]
      const hi = table[2 * i + 1]
      if ((lo | hi) === 0) continue
      all++
      const va = (at + i * step) as Va
      if (takenAsTable(g, level, lo)) visit(tableAddress(g, lo, hi), (level + 1) as Level, va)
      else {
        leaves++
        if (lo & 0x80) add(readOnly, level, va)
      }
    }
  }

  function visitPages(table: Uint32Array, at: Va, from: number, to: number) {
    let good = {start: 0, end: 0}
    for (let i = from; i < to; i++) {
      const lo = table[2 * i]
      const hi = table[2 * i + 1]
      if ((lo | hi) === 0) continue
      leaves++
      all++
      const va = (at + i * g.granule) as Va
      if (lo & 0x80) add(readOnly, 3, va)
      if ((lo & 1) === 0) add(invalid, 3, va)
      const out = pageAddress(g, lo, hi)
      if (out >= good.start && out < good.end) continue
      const range = frames.find(r => out >= r.start && out < r.end)
      if (range) good = range
      else {
        add(badFrames, 3, va)
        badFrame ??= out
      }
    }
  }
}

/** The address of entry 0 of the root. */
function base(source: Source): Va {
  return (source.linear.start < 0 ? -(2 ** source.geometry.vaBits) : 0) as Va
}

function kept({count, byLevel, first}: Tally): MarkCount {
  return {count, byLevel, first}
}
