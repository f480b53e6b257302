// What helps against an end, found out by running it: a remedy is offered only if the story ends well with it. Where the cure of one cause brings
// another to light, both are one remedy; what turned out not to matter is left out again.

import type {End} from "../../model/machine/atWork.ts"
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
    if (cures(end, changes)) {
      const needed = yield* neededOf(changes, told.scenario, source)
      return {label: labelOf(needed, transition), changes: needed}
    }
    const {playbill} = yield* telling(story)
    at = {playbill, moment: momentOf(story, length - 1), scenario}
  }
  return null
}

function cures(end: End, changes: readonly Change[]): boolean {
  return end.kind === "survived" || (end.kind === "refused" && changes.every(isRefusal))
}

/** Those without which it is no cure; of the last that is known. */
function* neededOf(
  changes: readonly Change[],
  scenario: Scenario,
  source: Source,
): Generator<unknown, readonly Change[]> {
  let needed = changes
  for (const change of changes.slice(0, -1)) {
    const fewer = needed.filter(other => other !== change)
    const story = yield* storyOf(remedied(scenario, fewer), source)
    if (story && cures(story.end, fewer)) needed = fewer
  }
  return needed
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
