// What either copy has at a place, in words and as a letter.

import {
  EMPTY,
  INVALID,
  READ_ONLY,
  state,
  TABLE,
  WRITABLE,
  type State,
} from "../../model/descriptor/descriptor.ts"
import {number} from "../../model/descriptor/say.ts"
import {absence, type Absence} from "../../model/account/absent.ts"
import {apartEntries, type ApartCause} from "../../model/account/apartRuns.ts"
import type {ApartRow} from "../../model/account/against.ts"
import {pathAt} from "../../model/path.ts"
import type {Va} from "../../model/word.ts"
import type {Said, SaidOf} from "../../view/compare/apartShapes.ts"
import {LETTERS} from "../../view/loupe/letters.ts"
import type {Side as Wing} from "../../view/stage/layout.ts"
import {things} from "../words/words.ts"
import type {Compared, ComparedSide} from "./useCompared.ts"

const STATES = {
  [EMPTY]: "empty",
  [INVALID]: "invalid",
  [WRITABLE]: "writable",
  [READ_ONLY]: "read-only",
  [TABLE]: "table",
} as const

/** The state of a copy's entry at an address; null: it has no table for it. */
function ownState({loaded: {source}}: Compared, {copy}: ComparedSide, va: Va): State | null {
  const g = source.geometry
  const entry = copy.root === null ? undefined : pathAt(g, copy.memory, copy.root, va).entries.at(-1)
  return entry ? state(g, entry.level, entry.lo, entry.hi) : null
}

/** What a copy has at an address. */
export function stateAt(compared: Compared, side: ComparedSide, va: Va): string {
  const now = ownState(compared, side, va)
  if (now === null) return "no table"
  if (now !== EMPTY) return now === WRITABLE || now === READ_ONLY ? `valid, ${STATES[now]}` : STATES[now]
  const {source, experiment, outcome} = side
  const was = pathAt(source.geometry, source.memory, source.root, va).entries.at(-1)
  if (!was || was.kind === "empty") return "empty"
  return `empty: ${ABSENT[absence(source, experiment, outcome, {...was, entry: was})]}`
}

const ABSENT: Readonly<Record<Absence, string>> = {
  noCopy: "not reached",
  outside: "not in the range",
  unmapped: "unmapped",
  missing: "not reached",
  dropped: "dropped",
  lost: "lost",
}

/** What either copy has in a group: its states, the most frequent first. Each row is read once, however often it is asked for. */
export function groupSaid(compared: Compared): SaidOf {
  const known = new Map<string, ReadonlyMap<State, number>>()
  return (side, {cause, rows}) => {
    const inside = new Set(rows)
    const sums = new Map<State, number>()
    for (const row of compared.result.rows) {
      if (row[cause] === 0 || !inside.has(row.va)) continue
      const key = `${side} ${cause} ${row.level} ${row.va}`
      const states = known.get(key) ?? statesIn(compared, side, cause, row)
      known.set(key, states)
      for (const [state, count] of states) sums.set(state, (sums.get(state) ?? 0) + count)
    }
    return said([...sums].sort(([, a], [, b]) => b - a))
  }
}

/** How many of the entries of a row that differ in one way have which state on one side. */
function statesIn({loaded: {source}, a, b}: Compared, side: Wing, cause: ApartCause, row: ApartRow) {
  const g = source.geometry
  const counts = new Map<State, number>()
  for (const entry of apartEntries(g, a.copy, b.copy, row)) {
    if (entry.cause !== cause) continue
    const [lo, hi] = side === "source" ? entry.a : entry.b
    const own = state(g, entry.level, lo, hi)
    counts.set(own, (counts.get(own) ?? 0) + 1)
  }
  return counts
}

/** "valid and writable: 8,214 entries"; of several states "5,888 writable, 1 invalid". */
function said(states: readonly (readonly [State, number])[]): Said {
  const letter = states.map(([state]) => LETTERS[state]).join(" ")
  if (states.length !== 1)
    return {letter, words: states.map(([state, count]) => `${number(count)} ${STATES[state]}`).join(", ")}
  const [[only, count]] = states
  const name = only === WRITABLE || only === READ_ONLY ? `valid and ${STATES[only]}` : STATES[only]
  return {letter, words: `${name}: ${things(count, "entry", "entries")}`}
}
