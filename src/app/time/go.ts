// Where one is in time, and how to get elsewhere: on the line of the copy, to a step with the spot that it worked on; on that of idmap_page, to a
// step alone.

import {edited} from "../../model/edit.ts"
import type {CopyLine} from "../../model/steps/copyLine.ts"
import type {Line} from "../../model/steps/line.ts"
import {outcomeOf} from "../outcomes.ts"
import {current, send} from "../store.ts"
import {idmapOf} from "./idmap.ts"
import type {Move} from "./moves.ts"
import {lineOf, pausedAt} from "./paused.ts"

export interface Now {
  readonly line: Line
  readonly step: number
  go(step: number): void
}

export function goTo(line: CopyLine, step: number) {
  const va = pausedAt(line, step).at?.va
  send({type: "step", step, ...(va !== undefined && {va})})
}

export const goToStep = (step: number) => send({type: "step", step})

/** Where one is; null: nobody looks at time. */
export function timeNow(): Now | null {
  const {experiment, opened, step, idmap} = current()
  if (step === null || !experiment) return null
  const source = edited(opened[experiment.source].source, experiment.edits)
  if (idmap) {
    const line = idmapOf(idmap, experiment, source, outcomeOf(experiment, source))
    return line && {line, step: Math.min(step, line.count), go: goToStep}
  }
  const line = lineOf(experiment, source)
  return {line, step: pausedAt(line, step).number, go: to => goTo(line, to)}
}

/** A move, if it leads anywhere. */
export function stepBy({line, step, go}: Now, move: Move) {
  const to = move.go(line, step)
  if (to !== null) go(to)
}
