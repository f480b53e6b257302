// What there is after a step: had by executing the experiment up to it, so that the same number always gives the same state.

import type {Outcome} from "../outcome.ts"
import {run} from "../run.ts"
import type {Step} from "../trace.ts"
import type {CopyLine} from "./copyLine.ts"
import {isInside, numbered, operationAt, pauseAfter} from "./line.ts"
import {stackOf, type Frame} from "./stack.ts"

export interface StepState {
  /** 0: before anything was done. */
  readonly number: number
  /** The operation that the step belongs to: 0 the copy, n the n-th map operation. */
  readonly operation: number
  /** null: before the first. */
  readonly step: Step | null
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
    return {number, operation: 0, step: null, stack: [], outcome: run(experiment, source, undefined, 0)}
  const operation = operationAt(on, number)
  const way: Step[] = []
  let step: Step | null = null
  const hear = (n: number, heard: Step) => {
    if (n > number) return
    if (n === number) {
      step = heard
      if (number < on.ends[operation]) throw pauseAfter(geometry, heard)
    } else if (heard.decision === "descend") way[heard.level + 1] = heard
  }
  const listener = numbered(on, hear, table => isInside(on, table, number))
  const outcome = run(experiment, source, listener, operation + 1)
  return {number, operation, step, stack: stackOf(on, operation, way, step!), outcome}
}
