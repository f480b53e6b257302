// From an entry to the step that made it what it is: that wrote it, left it out, or never came to it.

import {isAsked} from "../account/absent.ts"
import {alignDown, index, levels, span, type Level} from "../geometry.ts"
import type {EntryPlace} from "../entryPlace.ts"
import type {Step} from "../trace.ts"
import type {Pa} from "../word.ts"
import type {CopyLine} from "./copyLine.ts"
import {isError, numbered} from "./line.ts"

/**
 * wrote: the entry is as this step wrote it; dropped: the rule left it out; refused: the function gave up at it; empty: there was
 * nothing to copy, here or in an entry above; covered: a leaf above it was written; stopped: the copy ended with this step before it came
 * to the entry. No step: noCopy, there was nothing to copy into or no range; outside of the range; lost, in the range and
 * yet not looked at.
 */
export type Cause =
  | {
      readonly kind: "wrote" | "dropped" | "refused" | "empty" | "covered" | "stopped"
      readonly number: number
      readonly step: Step
    }
  | {readonly kind: "noCopy" | "outside" | "lost"; readonly number: null}

/**
 * Why the copy's entry at a place (its level, and any address that it covers) is as it is after step `upTo` (the last, if not
 * given). What no step up to there has decided is answered by the first that does, so its number may be above `upTo`.
 */
export function causeOf(on: CopyLine, place: EntryPlace, upTo = on.count): Cause {
  const {geometry: g, experiment} = on
  const {decided, error, root} = heardOf(on, place, upTo)
  const bytes = span(g, place.level)
  const start = alignDown(g, place.level, place.va)
  const asked = isAsked(experiment.range, start, bytes)
  if (decided && (asked || decided.step.wrote)) return {kind: kindOf(decided.step, place), ...decided}
  if (root === null || experiment.range === null) return {kind: "noCopy", number: null}
  if (!asked) return {kind: "outside", number: null}
  return error && start + bytes > error.step.va ? {kind: "stopped", ...error} : {kind: "lost", number: null}
}

interface Numbered {
  readonly number: number
  readonly step: Step
}

interface Heard {
  decided: Numbered | null
  /** The error that ended the copy. */
  error: Numbered | null
  root: Pa | null
}

/** Executes the line and hears of one place. */
function heardOf(on: CopyLine, place: EntryPlace, upTo: number): Heard {
  const g = on.geometry
  const heard: Heard = {decided: null, error: null, root: null}
  /** The index at which each level was last, at level + 1. */
  const way: number[] = []
  const leadsTo = (level: Level) =>
    levels(g).every(above => above > level || way[above + 1] === index(g, above, place.va))
  const hear = (number: number, step: Step, operation: number) => {
    if (step.decision === "root") heard.root = step.table
    if (step.decision === "root" || step.table === null) return
    way[step.level + 1] = step.index
    if (operation === 0 && isError(step)) heard.error = {number, step}
    if (!settles(step, operation, place) || !leadsTo(step.level)) return
    if (number <= upTo || !heard.decided) heard.decided = {number, step}
  }
  on.play(numbered(on, hear, () => place.level === 3 && leadsTo(2)))
  return heard
}

/** Does a step on the way to a place settle what stands there? A map operation that is refused leaves all as it was. */
function settles({level, decision, wrote}: Step, operation: number, place: EntryPlace): boolean {
  if (level > place.level) return false
  if (level === place.level && wrote) return true
  switch (decision) {
    case "force":
    case "copy":
    case "skip":
    case "drop":
      return true
    case "refuse":
    case "bug":
      return operation === 0
    case "descend":
    case "astray":
    case "map":
    case "root":
      return false
  }
}

function kindOf({decision, level}: Step, place: EntryPlace) {
  const above = level < place.level
  switch (decision) {
    case "copy":
      return above ? "covered" : "wrote"
    case "skip":
      return "empty"
    case "drop":
      return "dropped"
    case "refuse":
    case "bug":
      return above ? "stopped" : "refused"
    case "force":
    case "map":
    case "descend":
    case "astray":
    case "root":
      // A forced table is empty.
      return above ? "empty" : "wrote"
  }
}
