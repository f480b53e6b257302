// The restores of a trial's sides, as the page shows them.

import {pagesTaken} from "../../model/outcome.ts"
import {simulation} from "../../model/machine/story.ts"
import type {Moment, Playbill} from "../../view/theatre/moment.ts"
import {momentOf} from "../../view/theatre/momentOf.ts"
import {telling} from "../../view/theatre/playbill.ts"
import {usualScenario} from "../theatre/usualScenario.ts"
import type {Results, SideResult} from "./trial.ts"

/** A restore as it was told, and its last moment. */
export interface Restored {
  readonly playbill: Playbill
  readonly moment: Moment
}

/** Of A, and of B. @throws RangeError if a source's memory is too small for an image. */
export function* restores({a, b}: Results): Generator<unknown, readonly Restored[]> {
  const tables = tablesOf({a, b})
  return [yield* restore(a, tables), yield* restore(b, tables)]
}

/** Pages that either copy takes at most: kept free in both machines, so that both have one layout and one work list. */
export function tablesOf({a, b}: Results): number {
  return Math.max(pagesTaken(a.outcome), pagesTaken(b.outcome))
}

function* restore({experiment, loaded}: SideResult, tables: number): Generator<unknown, Restored> {
  const story = yield* simulation(usualScenario(experiment, tables), loaded.source)
  const {playbill} = yield* telling(story)
  return {playbill, moment: momentOf(story, story.length - 1)}
}
