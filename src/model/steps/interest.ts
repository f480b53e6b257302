// Which steps one looks for.

import type {DonePages, Step} from "../trace.ts"

/** What interests in a step. */
export type Interest = "change" | "decision"

/** Was a page taken, or something else written than was read? */
export function changes({allocated, read, wrote}: Step): boolean {
  if (allocated !== undefined) return true
  return wrote !== undefined && (read?.lo !== wrote.lo || read.hi !== wrote.hi)
}

/** Did it fall out otherwise than by copying an entry as it is: left out, refused, replaced, changed? */
export function decides(step: Step): boolean {
  switch (step.decision) {
    case "drop":
    case "refuse":
    case "bug":
    case "astray":
    case "force":
      return true
    case "map":
      return step.read !== undefined && (step.read.lo | step.read.hi) !== 0
    case "copy":
      return changes(step)
    case "skip":
    case "descend":
    case "root":
      return false
  }
}

/** Is there a step of interest among those of a table of pages? An entry of the copy that is empty all the same was dropped. */
export function interestsIn({src, dst, from, to}: DonePages): Record<Interest, boolean> {
  let decision = false
  for (let i = from; i < to; i++) {
    if (src[2 * i] === dst[2 * i] && src[2 * i + 1] === dst[2 * i + 1]) continue
    if ((dst[2 * i] | dst[2 * i + 1]) !== 0) return {change: true, decision: true}
    decision = true
  }
  return {change: false, decision}
}
