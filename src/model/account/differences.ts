// The entries in which the copy is not as the source, one after the other in order of addresses, either way: what "next change"
// goes through. The account has the rows and the sums; this has the places. Only the rows that are asked for are read.

import {absence, isAsked} from "./absent.ts"
import type {ChangedRow, Fate} from "./account.ts"
import type {Experiment} from "../experiment.ts"
import {alignDown, entries, span, type Geometry, type Level} from "../geometry.ts"
import type {Memory} from "../memory.ts"
import type {Outcome} from "../outcome.ts"
import {entryOn, NOWHERE, pathAt, type Path} from "../path.ts"
import {takenAsTable} from "../trans/machine.ts"
import type {Source} from "../source.ts"
import type {Pa, Va} from "../word.ts"

export interface Difference {
  /** The first address of the entry. */
  readonly va: Va
  readonly level: Level
  readonly fate: Exclude<Fate, "same">
  /** The entry in the source and in the copy; zeros where there is none. */
  readonly from: Halves
  readonly to: Halves
}

/** The low and the high half of an entry. */
export type Halves = readonly [lo: number, hi: number]

/** The differences behind an address (step 1) or before it (step -1), nearest first: as many as the account counts. */
export function* differences(
  source: Source,
  experiment: Experiment,
  outcome: Outcome,
  from: Va,
  step: 1 | -1,
): Generator<Difference> {
  const {geometry: g} = source
  const {rows} = outcome.account
  const size = (row: ChangedRow) => span(g, row.level)
  const near =
    step === 1
      ? rows.filter(row => row.va + size(row) > from)
      : rows.filter(row => row.va < from).toReversed()
  for (const row of near) {
    const all = inRow(source, experiment, outcome, row)
    for (const found of step === 1 ? all : all.toReversed()) if (step * (found.va - from) > 0) yield found
  }
}

/** The next one, and behind the last the first again; null if there is none. */
export function nextDifference(
  source: Source,
  experiment: Experiment,
  outcome: Outcome,
  from: Va,
  step: 1 | -1,
): Difference | null {
  const first = (start: Va) => differences(source, experiment, outcome, start, step).next().value ?? null
  return first(from) ?? first((step === 1 ? -Infinity : Infinity) as Va)
}

/** The differences of one row of the account, ascending. */
export function inRow(
  source: Source,
  experiment: Experiment,
  outcome: Outcome,
  row: ChangedRow,
): Difference[] {
  const {geometry: g} = source
  const mapped = new Set(
    outcome.maps.flatMap(({rc}, n) => (rc === 0 ? [alignDown(g, 3, experiment.maps[n].va)] : [])),
  )
  const was = pathAt(g, source.memory, source.root, row.va, takenAsTable)
  const is = outcome.built === null ? NOWHERE : pathAt(g, outcome.memory, outcome.built, row.va, takenAsTable)
  const found: Difference[] = []
  const judge = (va: Va, level: Level, was: Halves, to: Halves) => {
    // Outside of the range the source counts as empty.
    const from: Halves = isAsked(experiment.range, va, span(g, level)) ? was : [0, 0]
    if (mapped.has(va) && level === 3) found.push({va, level, fate: "mapped", from, to})
    else if (from[0] !== to[0] || from[1] !== to[1]) {
      const fate = fateOf(source, experiment, outcome, {va, level, from, to})
      found.push({va, level, fate, from, to})
    }
  }
  const [ours, theirs] = [pages(source.memory, was), pages(outcome.memory, is)]
  // Where one side has a table the other's leaf stands alone.
  const [a, b] = [leafOn(g, was, row.level), leafOn(g, is, row.level)]
  if (a || b) judge(row.va, row.level, a ?? [0, 0], b ?? [0, 0])
  if (row.level < 2 || (!ours && !theirs)) return found
  for (let i = 0; i < entries(g, 3); i++) {
    const va = (row.va + i * g.granule) as Va
    const entry = (table: Uint32Array | undefined): Halves => [table?.[2 * i] ?? 0, table?.[2 * i + 1] ?? 0]
    judge(va, 3, entry(ours), entry(theirs))
  }
  return found
}

/** The leaf at a level on a way; null: nothing is there, or a table. */
function leafOn(g: Geometry, way: Path, level: Level): Halves | null {
  const entry = level < 3 ? entryOn(way, level) : undefined
  return entry && entry.kind !== "empty" && !takenAsTable(g, level, entry.lo) ? [entry.lo, entry.hi] : null
}

/** The PTE table at the end of a way. */
function pages(memory: Memory, way: Path): Uint32Array | undefined {
  const table: Pa | undefined = entryOn(way, 3)?.table
  const frame = table === undefined ? undefined : memory.frame(table)
  return frame?.subarray((table! % memory.frameBytes) / 4)
}

type Place = Omit<Difference, "fate">

function fateOf(
  source: Source,
  experiment: Experiment,
  outcome: Outcome,
  {va, level, from: [lo, hi], to}: Place,
): Difference["fate"] {
  if ((lo | hi) === 0) return "added"
  if ((to[0] | to[1]) !== 0) return "changed"
  const why = absence(source, experiment, outcome, {va, level, entry: {lo, hi}})
  return why === "noCopy" || why === "outside" ? "missing" : why
}
