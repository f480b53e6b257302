// What helps against an end, found out by running it: a remedy is offered only if the story ends well with it. Where the cure of one cause brings
// another to light, both are one remedy.

import type {Scenario} from "../../model/machine/scenario.ts"
import {simulation, type Story} from "../../model/machine/story.ts"
import type {Source} from "../../model/source.ts"
import {momentOf} from "../../view/theatre/momentOf.ts"
import {telling} from "../../view/theatre/playbill.ts"
import {changeOf, isRefusal, labelOf, remedied, type Change, type Remedy} from "./words/remedy.ts"
import type {Told} from "./words/told.ts"

/** Causes at most, one behind the other. */
const MOST = 3

/** null: nothing is known that helps. Yields while it runs. `told`: a story at its end. */
export function* tryRemedy(told: Told, source: Source): Generator<unknown, Remedy | null> {
  const {transition} = told.scenario
  const changes: Change[] = []
  for (let at = told; changes.length < MOST;) {
    const change = changeOf(at)
    if (!change) return null
    changes.push(change)
    const scenario: Scenario = remedied(told.scenario, changes)
    const story = yield* storyOf(scenario, source)
    if (!story) return null
    const {end, length} = story
    if (end.kind === "survived" || (end.kind === "refused" && changes.every(isRefusal)))
      return {label: labelOf(changes, transition), changes}
    const {playbill} = yield* telling(story)
    at = {playbill, moment: momentOf(story, length - 1), scenario}
  }
  return null
}

/** null: no machine can be made of that. */
function* storyOf(scenario: Scenario, source: Source): Generator<unknown, Story | null> {
  try {
    return yield* simulation(scenario, source)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
