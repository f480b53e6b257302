// What there is after a step: had by executing the experiment up to it, so that the same number always gives the same state.

import {halfStart, span} from "../geometry.ts"
import type {Outcome} from "../outcome.ts"
import {run} from "../run.ts"
import type {Step} from "../trace.ts"
import type {Va} from "../word.ts"
import type {EntryPlace} from "../entryPlace.ts"
import type {CopyLine} from "./copyLine.ts"
import {isInside, leadsDown, numbered, operationAt, pauseAfter} from "./line.ts"
import {stackOf, type Frame} from "./stack.ts"

export interface StepState {
  /** 0: before anything was done. */
  readonly number: number
  /** The operation that the step belongs to: 0 the copy, n the n-th map operation. */
  readonly operation: number
  /** null: before the first. */
  readonly step: Step | null
  /**
   * The entry that the step is about, as a walk comes to it. It is the step's own address unless the function indexes wrongly (v1 as
   * posted). null: it is about no entry but a root.
   */
  readonly at: EntryPlace | null
  /** The functions that were at work, the outermost first, the one that made the step last. */
  readonly stack: readonly Frame[]
  /**
   * What was built until then, as the outcome of a copy (or of the map operation at work) whose `stop` is "paused"; after the last step of
   * an operation, the outcome of the operations so far.
   */
  readonly outcome: Outcome
}

/** The state after a step. @throws RangeError if the line has no step of that number. */
export function stateAt(on: CopyLine, number: number): StepState {
  if (!Number.isInteger(number) || number < 0 || number > on.count)
    throw new RangeError(`step ${number} of ${on.count}`)
  const {experiment, source, geometry} = on
  if (number === 0)
    return {
      number,
      operation: 0,
      step: null,
      at: null,
      stack: [],
      outcome: run(experiment, source, undefined, 0),
    }
  const operation = operationAt(on, number)
  const way: Step[] = []
  let step: Step | null = null
  const hear = (n: number, heard: Step) => {
    if (n > number) return
    if (n === number) {
      step = heard
      if (number < on.ends[operation]) throw pauseAfter(geometry, heard)
    } else if (leadsDown(heard)) way[heard.level + 1] = heard
  }
  const listener = numbered(on, hear, table => isInside(on, table, number))
  const outcome = run(experiment, source, listener, operation + 1)
  return {
    number,
    operation,
    step,
    at: placeOf(on, way, step!),
    stack: stackOf(on, operation, way, step!),
    outcome,
  }
}

/** Where a walk with the indices on the way to a step comes to. */
function placeOf({geometry: g}: CopyLine, way: readonly Step[], step: Step): EntryPlace | null {
  if (step.decision === "root" || step.table === null) return null
  let va: number = halfStart(g, step.va < 0 ? 1 : 0)
  for (let level = g.start; level < step.level; level++) va += way[level + 1].index * span(g, level)
  return {level: step.level, va: (va + step.index * span(g, step.level)) as Va}
}
