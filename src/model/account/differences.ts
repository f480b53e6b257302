// The entries in which the copy is not as the source, one after the other in order of addresses, either way: what "next change"
// goes through. The account has the rows and the sums; this has the places. Only the rows that are asked for are read.

import type {ChangedRow, Fate} from "./account.ts"
import type {Experiment} from "../experiment.ts"
import {alignDown, entries, span, type Geometry, type Level} from "../geometry.ts"
import type {Memory} from "../memory.ts"
import type {Outcome} from "../outcome.ts"
import {entryOn, pathAt, type Path} from "../path.ts"
import type {Source} from "../source.ts"
import type {Pa, Va} from "../word.ts"

export interface Difference {
  /** The first address of the entry. */
  readonly va: Va
  readonly level: Level
  /** The account's fates; mapped: written by a map operation. */
  readonly fate: Exclude<Fate, "same"> | "mapped"
  /** The entry in the source and in the copy; zeros where there is none. */
  readonly from: Halves
  readonly to: Halves
}

/** The low and the high half of an entry. */
export type Halves = readonly [lo: number, hi: number]

/**
 * The differences behind an address (step 1) or before it (step -1), nearest first; as many as the account counts, and one for
 * each page that a map operation wrote.
 */
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
  const was = pathAt(g, source.memory, source.root, row.va)
  const is: Path =
    outcome.built === null ? {entries: [], hole: null} : pathAt(g, outcome.memory, outcome.built, row.va)
  const found: Difference[] = []
  const judge = (va: Va, level: Level, was: Halves, to: Halves) => {
    // Outside of the range the source counts as empty.
    const from: Halves = asked(g, experiment, level, va) ? was : [0, 0]
    const [lo, hi] = from
    if (mapped.has(va) && level === 3) found.push({va, level, fate: "mapped", from, to})
    else if (lo !== to[0] || hi !== to[1]) {
      const fate = fateOf(g, outcome, row, {va, level, lo, hi}, (to[0] | to[1]) !== 0)
      found.push({va, level, fate, from, to})
    }
  }
  const [ours, theirs] = [pages(g, source.memory, was), pages(g, outcome.memory, is)]
  if (!ours && !theirs) {
    const [a, b] = [entryOn(was, row.level), entryOn(is, row.level)]
    judge(row.va, row.level, [a?.lo ?? 0, a?.hi ?? 0], [b?.lo ?? 0, b?.hi ?? 0])
    return found
  }
  // A block on one side has no pages: what a map operation put into the table in its place stands alone.
  for (let i = 0; i < entries(g, 3); i++) {
    const va = (row.va + i * g.granule) as Va
    const entry = (table: Uint32Array | undefined): Halves => [table?.[2 * i] ?? 0, table?.[2 * i + 1] ?? 0]
    judge(va, 3, entry(ours), entry(theirs))
  }
  return found
}

/** The PTE table at the end of a way. */
function pages(g: Geometry, memory: Memory, way: Path): Uint32Array | undefined {
  const table: Pa | undefined = entryOn(way, 3)?.table
  const frame = table === undefined ? undefined : memory.frame(table)
  return frame?.subarray((table! % g.granule) / 4)
}

function asked(g: Geometry, {range}: Experiment, level: Level, va: Va): boolean {
  return (
    range !== null && va + span(g, level) > range.start && (va < range.end || (range.end === 0 && va < 0))
  )
}

interface Leaf {
  readonly va: Va
  readonly level: Level
  readonly lo: number
  readonly hi: number
}

function fateOf(
  g: Geometry,
  {stop, root}: Outcome,
  row: ChangedRow,
  {va, level, lo, hi}: Leaf,
  inCopy: boolean,
): Difference["fate"] {
  if ((lo | hi) === 0) return "added"
  if (inCopy) return "changed"
  if (root === null || (stop && va + span(g, level) > stop.va)) return "missing"
  return (lo & 1) === 0 && row.dropped > 0 ? "dropped" : "lost"
}
