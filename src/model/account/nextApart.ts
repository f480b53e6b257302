// From one difference between two copies to the next, in the order of addresses: among all of them, or among those of one cause.

import {span} from "../geometry.ts"
import type {Source} from "../source.ts"
import type {Va} from "../word.ts"
import type {ApartRow, CopyTree} from "./against.ts"
import {apartEntries, type ApartCause} from "./apartRuns.ts"

/** Rows of a comparison; with a cause, only what differs in that way counts in them. */
export interface Within {
  readonly rows: readonly ApartRow[]
  readonly cause?: ApartCause
}

/** The address of the next one (or, with -1, the one before), and behind the last the first again; null if there is none. */
export function nextApart(
  {geometry: g}: Source,
  a: CopyTree,
  b: CopyTree,
  {rows, cause}: Within,
  from: Va,
  step: 1 | -1,
): Va | null {
  const ofCause = rows.filter(row => cause === undefined || row[cause] > 0)
  const ordered = step === 1 ? ofCause : ofCause.toReversed()
  const find = (start: number): Va | null => {
    for (const row of ordered) {
      const end = row.va + span(g, row.level)
      if (step === 1 ? end <= start : row.va >= start) continue
      const all = [...apartEntries(g, a, b, row)].filter(one => cause === undefined || one.cause === cause)
      const found = step === 1 ? all.find(({va}) => va > start) : all.findLast(({va}) => va < start)
      if (found) return found.va
    }
    return null
  }
  return find(from) ?? find(step === 1 ? -Infinity : Infinity)
}
