// Why a source entry is not in the copy, in two or three words: for pictures that show what is not there.

import {EMPTY, INVALID, TABLE} from "../../model/descriptor/descriptor.ts"
import {isAsked as isInRange, isReached, replacedBy} from "../../model/account/absent.ts"
import {alignDown} from "../../model/geometry.ts"
import type {Source} from "../../model/source.ts"
import type {Experiment} from "../../model/experiment.ts"
import type {Outcome} from "../../model/outcome.ts"
import type {Va} from "../../model/word.ts"

export type Missing = "not in the range" | "not reached" | "unmapped" | "lost" | "dropped"

/** Was an address asked for? */
export function isAsked({range}: Experiment, va: Va): boolean {
  return isInRange(range, va, 1)
}

interface Place {
  readonly va: Va
  readonly bytes: number
  /** Looks of the `bytes` from `va` on. */
  readonly source: number
  readonly copy: number
}

interface Made {
  readonly source: Source
  readonly experiment: Experiment
  readonly outcome: Outcome
}

/** null: it is in the copy, or there is nothing to copy. */
export function missing(made: Made, {va, bytes, source, copy}: Place): Missing | null {
  if (source === EMPTY || source === TABLE || copy !== EMPTY) return null
  const {experiment, outcome} = made
  if (!isInRange(experiment.range, va, bytes)) return "not in the range"
  if (!isReached(outcome, va, bytes)) return "not reached"
  if (outcome.maps.length > 0 && isUnmapped(made, va)) return "unmapped"
  return source === INVALID && outcome.account.fates.dropped > 0 ? "dropped" : "lost"
}

/** Did a map operation put a table in the place of the block that had an address? */
function isUnmapped({source: {geometry: g}, experiment, outcome}: Made, va: Va): boolean {
  return replacedBy(g, experiment, outcome).some(at => at.level < 3 && at.va === alignDown(g, at.level, va))
}
