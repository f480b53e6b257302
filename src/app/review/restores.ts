// The restores of a trial's sides, as the page shows them; each runs once, in slices, and the last few are kept.

import {simulation} from "../../model/machine/story.ts"
import type {Playbill} from "../../view/theatre/moment.ts"
import {playbillOf} from "../../view/theatre/playbill.ts"
import {scenarioOf, type Results, type SideResult} from "./trial.ts"

export interface Restores {
  readonly a: Playbill
  readonly b: Playbill
}

const KEPT = 8
let kept: readonly {readonly of: SideResult["outcome"]; readonly playbill: Playbill}[] = []

/** @throws RangeError if a source's memory is too small for an image. */
export function* restores({a, b}: Results): Generator<unknown, Restores> {
  return {a: yield* restore(a), b: yield* restore(b)}
}

function* restore(side: SideResult): Generator<unknown, Playbill> {
  const found = kept.find(({of}) => of === side.outcome)
  if (found) return found.playbill
  const playbill = playbillOf(yield* simulation(scenarioOf(side), side.loaded.source))
  kept = [{of: side.outcome, playbill}, ...kept].slice(0, KEPT)
  return playbill
}
