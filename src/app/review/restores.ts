// The restores of a trial's sides, as the page shows them; each runs once, in slices, and the last few are kept.

import {simulation} from "../../model/machine/story.ts"
import type {Moment, Playbill} from "../../view/theatre/moment.ts"
import {momentOf} from "../../view/theatre/momentOf.ts"
import {playbillOf} from "../../view/theatre/playbill.ts"
import {usualScenario} from "../theatre/usualScenario.ts"
import type {Results, SideResult} from "./trial.ts"

/** A restore as it was told, and its last moment. */
export interface Restored {
  readonly playbill: Playbill
  readonly moment: Moment
}

const KEPT = 8
let kept: readonly {readonly of: SideResult["outcome"]; readonly restored: Restored}[] = []

/** Of A, and of B. @throws RangeError if a source's memory is too small for an image. */
export function* restores({a, b}: Results): Generator<unknown, readonly Restored[]> {
  return [yield* restore(a), yield* restore(b)]
}

function* restore(side: SideResult): Generator<unknown, Restored> {
  const found = kept.find(({of}) => of === side.outcome)
  if (found) return found.restored
  const story = yield* simulation(usualScenario(side.experiment), side.loaded.source)
  const playbill = playbillOf(story)
  yield
  const restored = {playbill, moment: momentOf(story, story.length - 1)}
  kept = [{of: side.outcome, restored}, ...kept].slice(0, KEPT)
  return restored
}
