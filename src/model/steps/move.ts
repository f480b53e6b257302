// Moves on a line: from the number of one step to that of another; null where there is none. Each executes the operations once,
// most of it in silence, and keeps nothing.

import {isInside, leadsDown, pauseAfter, numbered, operationAt, type Line} from "./line.ts"
import {changes, decides, type Interest} from "./interest.ts"
import type {Step} from "../trace.ts"

/** The next step, whatever it is: into a table if one was just entered. */
export function into({count}: Line, from: number): number | null {
  return from < count ? from + 1 : null
}

/** The step before. */
export function back(_: Line, from: number): number | null {
  return from > 0 ? from - 1 : null
}

/**
 * Past the table that was just entered: to the next step in the same table or above it, or to the end of the operation if there is
 * none. Where no table was entered it is the next step.
 */
export function over(on: Line, from: number): number | null {
  return returned(on, from, ({level}) => level)
}

/** Out of the table that one is in: to the next step above it, or to the end of the operation. */
export function out(on: Line, from: number): number | null {
  return returned(on, from, step => (leadsDown(step) ? step.level : step.level - 1))
}

/** The next step after `from` that is a change, or a decision. */
export function next(on: Line, from: number, interest: Interest): number | null {
  const {first, told, interests} = on.tables
  return search(on, isOf[interest], {
    from,
    wanted: table => interests[interest][table] && first[table] + told[table] - 1 > from,
  })
}

/** The last step before `from` that is a change, or a decision. */
export function previous(on: Line, from: number, interest: Interest): number | null {
  const {first, interests} = on.tables
  // One of the last two tables of pages that have such a step: the very last may have it only behind `from`.
  const of = interests[interest]
  const last = of.findLastIndex((has, table) => has && first[table] < from)
  const other = of.findLastIndex((has, table) => has && table < last)
  return searchBack(on, isOf[interest], from, table => table === last || table === other)
}

/** The error with which it all ends. */
export function toError({count, failed}: Line, from: number): number | null {
  return failed && from < count ? count : null
}

const isOf: Record<Interest, (step: Step) => boolean> = {change: changes, decision: decides}

/** The first step after `from` of the same operation at a level of at most `ceiling`, else the operation's last. */
function returned(on: Line, from: number, ceiling: (step: Step) => number): number | null {
  if (from >= on.count) return null
  const operation = operationAt(on, Math.max(from, 1))
  const end = on.ends[operation]
  if (from === 0 || from === end) return from + 1
  let at: number | undefined
  const found = search(on, step => at !== undefined && step.level <= at, {
    from,
    heard: (number, step) => {
      if (number === from) at = step.decision === "root" ? step.level - 1 : ceiling(step)
    },
    wanted: table => isInside(on, table, from),
  })
  return found === null ? end : Math.min(found, end)
}

interface Search {
  readonly from: number
  readonly heard?: (number: number, step: Step) => void
  readonly wanted: (table: number) => boolean
}

/** The first step after `from` that passes, of those that are heard. */
function search(on: Line, passes: (step: Step) => boolean, {from, heard, wanted}: Search): number | null {
  let found: number | null = null
  const hear = (number: number, step: Step) => {
    heard?.(number, step)
    if (number <= from || !passes(step)) return
    found = number
    throw pauseAfter(on.geometry, step)
  }
  on.play(numbered(on, hear, wanted))
  return found
}

/** The last step before `from` that passes, of those that are heard. */
function searchBack(
  on: Line,
  passes: (step: Step) => boolean,
  from: number,
  wanted: (table: number) => boolean,
): number | null {
  let found: number | null = null
  const hear = (number: number, step: Step) => {
    if (number >= from) throw pauseAfter(on.geometry, step)
    if (passes(step)) found = number
  }
  on.play(numbered(on, hear, wanted))
  return found
}
