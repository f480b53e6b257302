// Which steps one looks for.

import type {Step} from "../trace.ts"

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
