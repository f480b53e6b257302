// To a step, with the spot that it worked on.

import type {CopyLine} from "../../model/steps/copyLine.ts"
import {send} from "../store.ts"
import type {Move} from "./moves.ts"
import {pausedAt} from "./paused.ts"

export function goTo(line: CopyLine, step: number) {
  const va = pausedAt(line, step).at?.va
  send({type: "step", step, ...(va !== undefined && {va})})
}

/** A move, if it leads anywhere. */
export function stepBy(line: CopyLine, from: number, move: Move) {
  const to = move.go(line, from)
  if (to !== null) goTo(line, to)
}
