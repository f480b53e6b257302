// Stories for the words' tests: each is told once, and any of its moments can be asked for.

import type {Experiment} from "../../../../src/model/experiment.ts"
import type {Loaded} from "../../../../src/model/loaded.ts"
import {CAPTURED_RESUME, type TransitionName} from "../../../../src/model/machine/scenario.ts"
import {simulate, type Story} from "../../../../src/model/machine/story.ts"
import type {Source} from "../../../../src/model/source.ts"
import {tryRemedy} from "../../../../src/app/theatre/tryRemedy.ts"
import type {Remedy} from "../../../../src/app/theatre/words/remedy.ts"
import type {Told} from "../../../../src/app/theatre/words/told.ts"
import {momentOf} from "../../../../src/view/theatre/momentOf.ts"
import {playbillOf} from "../../../../src/view/theatre/playbill.ts"
import {load} from "../../../format/files.ts"
import {made, NONE, scenarioOf, type Assumed} from "../../../model/machine/stories.ts"

export const captured = await load("hibernate-6.1-4k")
export const WRITABLE = {...NONE, mkwrite: true}

/** The restore of the captured resume kernel: 9,088 pages, by patch v1 as intended. */
export function resume(assumed: Assumed = {}, parts: Partial<Experiment> = {}): ReturnType<typeof storyOf> {
  const own = {revision: "v1-as-intended", flags: WRITABLE, ...parts} as const
  return storyOf(captured, own, {placed: CAPTURED_RESUME, pages: 9088, ...assumed})
}

/** The restore of a table that was made by hand. */
export function byHand(name: string, parts: Partial<Experiment> = {}, assumed: Assumed = {}) {
  return storyOf(made(name), parts, assumed)
}

/** A story and its moments. */
export function storyOf(
  loaded: Loaded,
  parts: Partial<Experiment>,
  assumed: Assumed,
  transition?: TransitionName,
) {
  const scenario = scenarioOf(loaded, parts, assumed, transition)
  const story: Story = simulate(scenario, loaded.source)
  const playbill = playbillOf(story)
  const at = (event: number): Told => ({playbill, scenario, moment: momentOf(story, event)})
  return {
    ...{loaded, story, playbill, scenario, at},
    page: (page: number) => at(playbill.list.first + page),
    last: () => at(playbill.length - 1),
  }
}

/** What is offered at an end. */
export function helps(told: Told, source: Source): Remedy | null {
  const work = tryRemedy(told, source)
  for (let next = work.next(); ; next = work.next()) if (next.done) return next.value
}
