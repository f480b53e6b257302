// Why an entry of the source is not in the copy: asked once, for the account, the inspector and all pictures.

import type {Experiment} from "../experiment.ts"
import {alignDown, span, type Geometry, type Level} from "../geometry.ts"
import type {Outcome} from "../outcome.ts"
import type {Source} from "../source.ts"
import {explain} from "../trans/explain.ts"
import {takenAsTable} from "../trans/machine.ts"
import type {Va, Word} from "../word.ts"

/**
 * noCopy: nothing was built, or nothing asked for; outside: not in the range; unmapped: a map operation put a table in the place of
 * its block; missing: the copy stopped before; dropped: left out by the revision's rule; lost: none of these, and yet not copied.
 */
export type Absence = "noCopy" | "outside" | "unmapped" | "missing" | "dropped" | "lost"

/** Do the `bytes` from an address on meet the range? An end of 0 is the top of the upper half. */
export function isAsked(range: Experiment["range"], va: Va, bytes: number): boolean {
  if (!range) return false
  const end = range.end === 0 && range.start >= 0 ? Infinity : range.end
  return va + bytes > range.start && va < end
}

/** Did the copy come as far as the end of the `bytes` from an address on? A stop may lie inside of them. */
export function isReached({built, stop}: Pick<Outcome, "built" | "stop">, va: Va, bytes: number): boolean {
  return built !== null && !(stop && va + bytes > stop.va)
}

/** Where map operations put a table in the place of a block, or a page in that of a page: first address and level. */
export function replacedBy(g: Geometry, {maps}: Experiment, outcome: Pick<Outcome, "maps">) {
  return outcome.maps.flatMap(({replaced}, n) =>
    replaced ? [{level: replaced.level, va: alignDown(g, replaced.level, maps[n].va)}] : [],
  )
}

/** Why the copy has nothing for a source entry: `va` its first address. */
export function absence(
  source: Source,
  experiment: Experiment,
  outcome: Outcome,
  {level, va, entry}: {readonly level: Level; readonly va: Va; readonly entry: Word},
): Absence {
  const g = source.geometry
  const bytes = span(g, level)
  if (outcome.built === null || experiment.range === null) return "noCopy"
  if (!isAsked(experiment.range, va, bytes)) return "outside"
  if (!isReached(outcome, va, bytes)) return "missing"
  const replaced = replacedBy(g, experiment, outcome)
  if (replaced.some(at => at.level <= level && at.va === alignDown(g, at.level, va))) return "unmapped"
  if (takenAsTable(g, level, entry.lo)) return "lost"
  return explain(experiment, source, level, entry) === "drop" ? "dropped" : "lost"
}
