// A run as one line of numbered steps: 0 is before anything was done, n is after the n-th step. The steps themselves are not kept: a
// million entries have millions of them. Kept is how many there are, and for each table of pages where its own begin and
// whether one of them is of interest; any step is had again by executing the operations anew, the tables of pages that are not asked for
// in silence. So the same number always gives the same step, and what is kept grows with the tables, not with their entries.

import type {Listener} from "../execution.ts"
import {alignDown, span, type Geometry} from "../geometry.ts"
import {Pause, type DonePages, type Step} from "../trace.ts"
import type {Va} from "../word.ts"
import {interestsIn, type Interest} from "./interest.ts"

/** Executes the operations; a Pause that the listener throws ends all. */
export type Play = (listener: Listener) => unknown

/** The tables of pages that the copy entered, in its order. */
export interface PageTables {
  /** The number of the first step inside of the n-th, and how many are told inside, an error at its end not counted. */
  readonly first: readonly number[]
  readonly told: readonly number[]
  readonly interests: Readonly<Record<Interest, readonly boolean[]>>
}

export interface Line {
  readonly geometry: Geometry
  readonly play: Play
  /** The number of the last step. */
  readonly count: number
  /** The number of the last step of each operation that was begun, the copy being the first; ascending. */
  readonly ends: readonly number[]
  /** Is the last step an error? */
  readonly failed: boolean
  readonly tables: PageTables
}

/** The line of what `play` executes: one pass, in silence inside of tables of pages. */
export function line(geometry: Geometry, play: Play): Line {
  const first: number[] = []
  const told: number[] = []
  const interests: Record<Interest, boolean[]> = {change: [], decision: []}
  const ends: number[] = []
  let count = 0
  let failed = false
  const pages = (done: DonePages) => {
    first.push(count + 1)
    told.push(done.to - done.from)
    const {change, decision} = interestsIn(done)
    interests.change.push(change)
    interests.decision.push(decision)
    count += done.to - done.from
    ends[0] = count
  }
  play((step, operation) => {
    ends[operation] = ++count
    failed = isError(step)
    return entersPages(step, operation) ? pages : undefined
  })
  return {geometry, play, count, ends, failed, tables: {first, told, interests}}
}

/** Does the operation end here with an error, in BUG or astray? */
export function isError({decision}: Step): boolean {
  return decision === "refuse" || decision === "bug" || decision === "astray"
}

/** Does the function go on in the table that the entry leads to? */
export function leadsDown({decision}: Step): boolean {
  return decision === "descend" || decision === "force"
}

/** Is the copy about to enter a table of pages? */
function entersPages({decision, level}: Step, operation: number): boolean {
  return operation === 0 && decision === "descend" && level === 2
}

/**
 * A listener for `play` that knows the number of each step. `hear` is told of all steps but those inside of a table of pages,
 * and of these in the n-th table (from 0) if `wanted` says so, asked when the step that enters it has been heard.
 */
export function numbered(
  {tables}: Line,
  hear: (number: number, step: Step, operation: number) => void,
  wanted: (table: number) => boolean,
): Listener {
  let number = 0
  let next = 0
  return (step, operation) => {
    hear(++number, step, operation)
    if (!entersPages(step, operation)) return
    const table = next++
    if (wanted(table)) return
    return () => void (number += tables.told[table])
  }
}

/** Is a step inside of the n-th table of pages? */
export function isInside({tables: {first, told}}: Line, table: number, number: number): boolean {
  return number >= first[table] && number < first[table] + told[table]
}

/** The operation that a step belongs to, from 0; before the first step it is the first. */
export function operationAt({ends}: Line, number: number): number {
  return ends.findIndex(end => number <= end)
}

/** What ends the execution after a step: the copy has come as far as its entry, or to its start if it leads down. */
export function pauseAfter(g: Geometry, step: Step): Pause {
  const {function: name, level, va, index, table} = step
  const leads = leadsDown(step) || step.decision === "root"
  const reached = leads ? va : ((alignDown(g, level, va) + span(g, level)) as Va)
  return new Pause({
    ...{function: name, level, va: reached, index, reason: "paused"},
    ...(table !== null && {table}),
  })
}
