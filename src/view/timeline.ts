// The line of time as numbers: where on the way of the copy something changed, and where it ended. The copy reads entries in
// the order of their addresses, so time is the count of entries that were read.

import type {Against} from "../model/account/against.ts"
import type {Account} from "../model/account/account.ts"
import type {Outcome} from "../model/outcome.ts"
import type {Source} from "../model/source.ts"
import {tableAddress} from "../model/address.ts"
import {alignDown, entries, halfStart, span, type Level} from "../model/geometry.ts"
import {takenAsTable} from "../model/trans/machine.ts"
import type {Pa, Va} from "../model/word.ts"

export interface TimeLine {
  /** Stretches with changes, 0 to 1. */
  readonly ticks: readonly {readonly from: number; readonly to: number}[]
  /** Where the copy ended, 0 to 1. */
  readonly end: number
}

/** A row in which something is to be seen: its first address, and in how many entries. */
interface Spot {
  readonly va: Va
  readonly count: number
}

/** The line of an outcome: where it changed something. */
export function timeLine(source: Source, {account}: Outcome): TimeLine {
  const changed = account.rows.map(({va, W, V}) => ({va, count: W + V})).filter(({count}) => count > 0)
  return lineOf(source, account, changed)
}

/** The line of two outcomes: where they differ, and where the one that came further ended. */
export function comparedLine(source: Source, a: Outcome, b: Outcome, {rows}: Against): TimeLine {
  const further = a.account.entriesRead < b.account.entriesRead ? b : a
  const apart = rows.map(({va, onlyA, onlyB, apart}) => ({va, count: onlyA + onlyB + apart}))
  return lineOf(source, further.account, apart)
}

function lineOf(source: Source, {survey, entriesRead}: Account, spots: readonly Spot[]): TimeLine {
  const whole = Math.max(1, survey.entries)
  const starts = readBefore(source, spots)
  const ticks = spots.map((spot, n) => {
    const from = starts[n] / whole
    return {from, to: Math.min(1, from + spot.count / whole)}
  })
  return {ticks: merged(ticks), end: Math.min(1, entriesRead / whole)}
}

function merged(ticks: {from: number; to: number}[]): {from: number; to: number}[] {
  const list: {from: number; to: number}[] = []
  for (const tick of ticks) {
    const last = list.at(-1)
    if (last && tick.from - last.to < 0.001) last.to = Math.max(last.to, tick.to)
    else list.push({...tick})
  }
  return list
}

/** For each spot, ascending, how many non-empty entries lie before it. */
function readBefore(source: Source, spots: readonly Spot[]): number[] {
  const g = source.geometry
  const found: number[] = []
  let read = 0
  const visit = (pa: Pa, level: Level, at: Va) => {
    const words = source.memory.frame(pa)
    for (let i = 0; words && i < entries(g, level) && found.length < spots.length; i++) {
      const va = (at + i * span(g, level)) as Va
      while (found.length < spots.length && spots[found.length].va <= va) found.push(read)
      if ((words[2 * i] | words[2 * i + 1]) === 0) continue
      read++
      if (level < 3 && takenAsTable(g, level, words[2 * i])) {
        if (level === 2) read += filled(source, tableAddress(g, words[2 * i], words[2 * i + 1]))
        else visit(tableAddress(g, words[2 * i], words[2 * i + 1]), (level + 1) as Level, va)
      }
    }
  }
  visit(source.root, g.start, halfStart(g, alignDown(g, g.start, source.linear.start) < 0 ? 1 : 0))
  while (found.length < spots.length) found.push(read)
  return found
}

/** By table: the source's are never written. */
const counts = new WeakMap<Uint32Array, number>()

/** Entries of a source's table that are not empty. */
function filled(source: Source, pa: Pa): number {
  const words = source.memory.frame(pa)
  if (!words) return 0
  const known = counts.get(words)
  if (known !== undefined) return known
  let count = 0
  for (let i = 0; i < words.length; i += 2) if (words[i] | words[i + 1]) count++
  counts.set(words, count)
  return count
}
