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
import {absence, type Absence} from "../../model/account/absent.ts"
import {nextApart} from "../../model/account/nextApart.ts"
import {pathAt} from "../../model/path.ts"
import type {Va} from "../../model/word.ts"
import type {Apart, Said} from "../../view/compare/apartShapes.ts"
import {LETTERS} from "../../view/loupe/letters.ts"
import type {Ribbon} from "../../view/seam/ribbons.ts"
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

/** What a copy has in a group, by its first entry: W, "valid and writable: 8,214 entries". */
export function groupSaid(compared: Compared, side: Wing, ribbon: Ribbon<Apart>): Said {
  const own = side === "source" ? compared.a : compared.b
  const inside = {rows: compared.result.rows.filter(({va}) => va === ribbon.rows[0])}
  const {source} = compared.loaded
  const first =
    nextApart(source, compared.a.copy, compared.b.copy, inside, -Infinity as Va, 1) ?? ribbon.rows[0]
  return {
    letter: LETTERS[ownState(compared, own, first) ?? EMPTY],
    words: `${stateAt(compared, own, first).replace(", ", " and ")}: ${things(ribbon.count, "entry", "entries")}`,
  }
}
