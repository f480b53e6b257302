// The differences between source and copy as a list: grouped by what caused them, neighbours joined to runs. The sums are the
// account's and known at once; the runs are read when they are looked at, row by row, so that a million cost nothing.

import {pageAddress} from "../address.ts"
import type {Experiment} from "../experiment.ts"
import {entries, span, type Geometry, type Level} from "../geometry.ts"
import type {Outcome} from "../outcome.ts"
import {entryOn, pathAt} from "../path.ts"
import {attributes} from "../runs.ts"
import type {Source} from "../source.ts"
import {explain} from "../trans/explain.ts"
import type {Pa, Va, Word} from "../word.ts"
import type {ChangedRow, Mark} from "./account.ts"
import {inRow, type Difference} from "./differences.ts"

/**
 * W, V: by the rule for read-only or invalid entries; F: written by a map operation; refused: where CHECKPFN stopped the copy, one
 * of the account's missing ones; else the account's fates.
 */
export const CHANGE_CAUSES = [
  "W",
  "V",
  "F",
  "unmapped",
  "dropped",
  "refused",
  "missing",
  "lost",
  "added",
] as const
export type ChangeCause = (typeof CHANGE_CAUSES)[number]

export interface ChangeGroup {
  readonly cause: ChangeCause
  /** Entries. One that was made writable and valid stands in both groups. */
  readonly count: number
  /** The same per level, index = level + 1: blocks and pages told apart. */
  readonly byLevel: readonly number[]
}

/** Neighbouring entries to which the same happened. */
export interface ChangeRun {
  readonly va: Va
  readonly level: Level
  readonly count: number
  /** Bits that became 1, and bits that became 0; of the first entry, as of all. */
  readonly set: Word
  readonly cleared: Word
  /** Where the source's first entry points; null if there is none. */
  readonly pa: Pa | null
}

/** The groups that have something in them. */
export function changeGroups(source: Source, experiment: Experiment, outcome: Outcome): ChangeGroup[] {
  const {rows} = outcome.account
  const refused = refusedEntry(source, experiment, outcome)
  return CHANGE_CAUSES.map(cause => {
    const byLevel = [0, 0, 0, 0, 0]
    // A map operation writes pages, where a block stood, too.
    if (cause !== "refused")
      for (const row of rows) byLevel[row.block && cause !== "F" ? row.level + 1 : 4] += row[cause]
    if (refused && cause === "refused") byLevel[refused.level + 1]++
    if (refused && cause === "missing") byLevel[refused.level + 1]--
    return {cause, count: byLevel.reduce((sum, n) => sum + n, 0), byLevel}
  }).filter(({count}) => count > 0)
}

/** The missing entry at which CHECKPFN stopped the copy; null if the copy did not stop so, or stopped where the source has nothing. */
function refusedEntry(source: Source, experiment: Experiment, outcome: Outcome): Difference | null {
  const {stop, account} = outcome
  if (stop?.reason !== "pfn") return null
  const {geometry: g} = source
  const holds = ({va, level}: {readonly va: Va; readonly level: Level}) =>
    stop.va >= va && stop.va < va + span(g, level)
  for (const row of account.rows.filter(holds))
    for (const found of inRow(source, experiment, outcome, row))
      if (found.fate === "missing" && holds(found)) return found
  return null
}

/** The runs of a group, ascending. */
export function changeRuns(
  source: Source,
  experiment: Experiment,
  outcome: Outcome,
  cause: ChangeCause,
): Generator<ChangeRun> {
  return joined(source.geometry, changesIn(source, experiment, outcome, cause, outcome.account.rows))
}

/** What has a cause in some rows of the account, ascending: entry by entry, or a whole table at once. */
export function* changesIn(
  source: Source,
  experiment: Experiment,
  outcome: Outcome,
  cause: ChangeCause,
  rows: readonly ChangedRow[],
): Generator<ChangeRun> {
  const {geometry: g} = source
  const marksOf = marker(source, experiment)
  const refused = refusedEntry(source, experiment, outcome)
  if (cause === "refused") return yield* refused ? [runOf(source, refused)] : []
  const has = (found: Difference): boolean => {
    if (found.va === refused?.va) return false
    if (cause === "F") return found.fate === "mapped"
    if (cause === "W" || cause === "V") return found.fate === "changed" && marksOf(found).includes(cause)
    return found.fate === cause
  }
  for (const row of rows) {
    if (row[cause] === 0) continue
    const apart = refused !== null && refused.va >= row.va && refused.va < row.va + span(g, row.level)
    const whole = !apart && wholeRow(source, row, cause)
    if (whole) yield whole
    else
      for (const found of inRow(source, experiment, outcome, row)) if (has(found)) yield runOf(source, found)
  }
}

/** A table of which every entry is gone alike: nothing in it need be read, and a million entries are 2,048 steps. */
function wholeRow(
  {geometry: g, memory, root}: Source,
  row: ChangedRow,
  cause: ChangeCause,
): ChangeRun | null {
  const gone = cause === "missing" || cause === "lost" || cause === "dropped"
  if (!gone || row.level !== 2 || row[cause] !== entries(g, 3)) return null
  const first = entryOn(pathAt(g, memory, root, row.va), 3)
  const nothing = {lo: 0, hi: 0}
  const pa = first ? pageAddress(g, first.lo, first.hi) : null
  return {va: row.va, level: 3, count: entries(g, 3), set: nothing, cleared: nothing, pa}
}

/** Ascending runs, those that touch and are alike joined. */
export function* joined(g: Geometry, runs: Iterable<ChangeRun>): Generator<ChangeRun> {
  let run: {-readonly [key in keyof ChangeRun]: ChangeRun[key]} | null = null
  for (const next of runs) {
    if (run && continues(run, next, span(g, run.level))) run.count += next.count
    else {
      if (run) yield run
      run = {...next}
    }
  }
  if (run) yield run
}

function continues(run: ChangeRun, next: ChangeRun, bytes: number): boolean {
  return (
    run.level === next.level &&
    run.va + run.count * bytes === next.va &&
    sameWord(run.set, next.set) &&
    sameWord(run.cleared, next.cleared)
  )
}

const sameWord = (a: Word, b: Word) => a.lo === b.lo && a.hi === b.hi

function runOf({geometry: g}: Source, {va, level, from: [lo, hi], to, fate}: Difference): ChangeRun {
  const changed = fate === "changed"
  const set = changed ? {lo: (to[0] & ~lo) >>> 0, hi: (to[1] & ~hi) >>> 0} : {lo: 0, hi: 0}
  const cleared = changed ? {lo: (lo & ~to[0]) >>> 0, hi: (hi & ~to[1]) >>> 0} : {lo: 0, hi: 0}
  const points = (lo | hi) !== 0
  return {va, level, count: 1, set, cleared, pa: points ? pageAddress(g, lo, hi) : null}
}

/** Who changed an entry. Entries that differ in their address alone have the same answer. */
function marker(source: Source, experiment: Experiment): (found: Difference) => readonly Mark[] {
  const {geometry: g} = source
  const known = new Map<string, readonly Mark[]>()
  return ({level, from: [lo, hi]}) => {
    const kind = attributes(g, level, lo, hi)
    const key = `${level} ${kind.lo} ${kind.hi}`
    const found = known.get(key)
    if (found) return found
    const reasons = explain(experiment, source, level, {lo, hi})
    const marks = reasons === "drop" ? [] : reasons.map(reason => reason.mark)
    known.set(key, marks)
    return marks
  }
}
