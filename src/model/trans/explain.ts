// The cause of every changed bit: the revision's own rule, applied step by step to one entry.

import type {Mark} from "../account/account.ts"
import type {Experiment} from "../experiment.ts"
import type {Level} from "../geometry.ts"
import type {Source} from "../source.ts"
import type {Word} from "../word.ts"
import type {RuleStep, Settings} from "./revision.ts"
import {revisions} from "./revisions.ts"

/** One helper of the kernel and what it did to this entry: only bits that really changed. */
export interface Reason {
  /** The kernel's helper or macro: pte_mkwrite, pte_mkpresent, PMD_SECT_RDONLY. */
  readonly function: string
  readonly mark: Mark
  readonly because: RuleStep["because"]
  /** Bits that went from 0 to 1. */
  readonly set: Word
  /** Bits that went from 1 to 0. */
  readonly cleared: Word
}

export function settingsOf(experiment: Experiment, source: Source): Settings {
  return {
    flags: experiment.flags,
    debugPagealloc: experiment.debugPagealloc,
    nonGlobal: source.nonGlobal,
  }
}

/**
 * Why the copy of a non-empty leaf at a level looks as it does: the steps that changed it, in order (none: copied as it was), or
 * "drop": the revision leaves its slot empty.
 */
export function explain(
  experiment: Experiment,
  source: Source,
  level: Level,
  entry: Word,
): Reason[] | "drop" {
  const rule = revisions[experiment.revision].rule(settingsOf(experiment, source), level, entry)
  if (rule === "drop") return "drop"
  let {lo, hi} = entry
  const reasons: Reason[] = []
  for (const {set, clear, ...why} of rule) {
    const after = {lo: ((lo & ~clear.lo) | set.lo) >>> 0, hi: ((hi & ~clear.hi) | set.hi) >>> 0}
    const reason = {
      ...why,
      set: {lo: (after.lo & ~lo) >>> 0, hi: (after.hi & ~hi) >>> 0},
      cleared: {lo: (lo & ~after.lo) >>> 0, hi: (hi & ~after.hi) >>> 0},
    }
    if (reason.set.lo | reason.set.hi | reason.cleared.lo | reason.cleared.hi) reasons.push(reason)
    lo = after.lo
    hi = after.hi
  }
  return reasons
}
