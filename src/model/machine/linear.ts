// What a kernel's linear map says of physical memory: how far addresses are shifted, which frames it maps, and which it names in an entry
// that is invalid but not empty.

import {outputAddress} from "../address.ts"
import {isLeaf} from "../descriptor/descriptor.ts"
import {everyTable} from "../everyTable.ts"
import {entries, span} from "../geometry.ts"
import type {PaRange, Source} from "../source.ts"
import type {Pa} from "../word.ts"

export interface LinearSurvey {
  /** A frame's linear address less its physical one. */
  readonly shift: number
  /** Frames of valid leaves, ascending runs. */
  readonly mapped: readonly PaRange[]
  /** Frames named by entries that are invalid and not empty. */
  readonly named: readonly PaRange[]
}

/** Neighbouring leaves of one kind: frames [start, end), and their linear address less their physical one. */
export interface LeafRun {
  readonly start: number
  readonly end: number
  readonly shift: number
  readonly valid: boolean
  /** AP[2], whether valid or not. */
  readonly readOnly: boolean
}

/** A run that may still grow. */
type Open = LeafRun & {end: number}

/**
 * The survey of a source. A leaf whose shift is not that of the lowest valid one is no part of the linear map.
 * @throws RangeError if nothing is mapped there.
 */
export function surveyLinear(source: Source): LinearSurvey {
  const runs = leafRuns(source)
  const lowest = runs.filter(run => run.valid).sort((a, b) => a.start + a.shift - b.start - b.shift)[0]
  if (!lowest) throw new RangeError("the source maps nothing in its linear map")
  const {shift} = lowest
  const ranges = (valid: boolean) =>
    runs
      .filter(run => run.valid === valid && run.shift === shift)
      .sort((a, b) => a.start - b.start)
      .map(({start, end}): PaRange => ({start: start as Pa, end: end as Pa}))
  return {shift, mapped: ranges(true), named: ranges(false)}
}

/** The leaves of the linear map that are not empty, table by table: a million of them are a few thousand runs. */
export function leafRuns({geometry: g, memory, root, linear}: Source): LeafRun[] {
  const runs: Open[] = []
  const behind = linear.end === 0 ? Infinity : linear.end
  for (const {level, va, words, at} of everyTable(g, memory, root, 1)) {
    const bytes = span(g, level)
    const count = entries(g, level)
    if (va >= behind || va + count * bytes <= linear.start) continue
    let last: Open | undefined
    for (let i = 0; i < count; i++) {
      const [lo, hi] = [words[at + 2 * i], words[at + 2 * i + 1]]
      if ((lo | hi) === 0 || (level < 3 && (lo & 2) !== 0)) continue
      const start = va + i * bytes
      if (start < linear.start || start >= behind) continue
      const pa = outputAddress(g, level, lo, hi)
      const valid = isLeaf(g, level, lo, hi)
      const readOnly = (lo & 0x80) !== 0
      const joins = last?.valid === valid && last.readOnly === readOnly
      if (joins && last!.end === pa && last!.shift === start - pa) last!.end += bytes
      else runs.push((last = {start: pa, end: pa + bytes, shift: start - pa, valid, readOnly}))
    }
  }
  return runs
}
