// Why a source entry is not in the copy, in two or three words: for pictures that show what is not there.

import {EMPTY, INVALID, TABLE} from "../../model/descriptor/descriptor.ts"
import type {Experiment} from "../../model/experiment.ts"
import type {Outcome} from "../../model/outcome.ts"
import type {Va} from "../../model/word.ts"

export type Missing = "not in the range" | "not reached" | "lost" | "dropped"

/** Was an address asked for? */
export function isAsked({range}: Experiment, va: Va): boolean {
  return range !== null && va >= range.start && (va < range.end || (range.end === 0 && va < 0))
}

/** null: it is in the copy, or there is nothing to copy. `source` and `copy` are looks of the `bytes` from `va` on. */
export function missing(
  {experiment, outcome}: {readonly experiment: Experiment; readonly outcome: Outcome},
  {
    va,
    bytes,
    source,
    copy,
  }: {readonly va: Va; readonly bytes: number; readonly source: number; readonly copy: number},
): Missing | null {
  if (source === EMPTY || source === TABLE || copy !== EMPTY) return null
  if (!isAsked(experiment, va)) return "not in the range"
  if (outcome.root === null || (outcome.stop && va + bytes > outcome.stop.va)) return "not reached"
  return source === INVALID && outcome.account.fates.dropped > 0 ? "dropped" : "lost"
}
