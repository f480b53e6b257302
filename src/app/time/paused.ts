// The copy after one of its steps. A line costs one pass over all steps and is made when somebody looks at time; a state is had anew for
// each number, and the last few are kept, so that back and forth is at once.

import {edited} from "../../model/edit.ts"
import type {Experiment} from "../../model/experiment.ts"
import type {Source} from "../../model/source.ts"
import {copyLine, type CopyLine} from "../../model/steps/copyLine.ts"
import {stateAt, type StepState} from "../../model/steps/state.ts"

const KEPT = 4
let last: {readonly experiment: Experiment; readonly source: Source; readonly line: CopyLine} | null = null
let states: readonly {readonly line: CopyLine; readonly state: StepState}[] = []

/** The line of an experiment on its source, edited or not. */
export function lineOf(experiment: Experiment, source: Source): CopyLine {
  const own = edited(source, experiment.edits)
  if (last?.experiment !== experiment || last.source !== own)
    last = {experiment, source: own, line: copyLine(experiment, own)}
  return last.line
}

/** The state after a step; after the last one if there are not so many. */
export function pausedAt(line: CopyLine, step: number): StepState {
  const number = Math.min(step, line.count)
  const found = states.find(kept => kept.line === line && kept.state.number === number)
  if (found) return found.state
  const state = stateAt(line, number)
  states = [{line, state}, ...states].slice(0, KEPT)
  return state
}
