import {expect, test} from "vitest"
import {scenarioOf, STAGED} from "../../../src/app/theatre/staging.ts"
import {usualScenario} from "../../../src/app/theatre/usualScenario.ts"
import {CAPTURED_RESUME} from "../../../src/model/machine/scenario.ts"
import {simulate} from "../../../src/model/machine/story.ts"
import {run} from "../../../src/model/run.ts"
import {load} from "../../format/files.ts"
import {made} from "../../model/machine/stories.ts"
import {digests} from "../../model/steps/told.ts"

test("an example's restore has what is captured of it; the same experiment has the same value", async () => {
  const {experiment} = await load("hibernate-6.1-4k")
  const scenario = usualScenario(experiment)
  expect(scenario.assumptions).toMatchObject({placed: CAPTURED_RESUME, pages: 9088, turned: null})
  expect(usualScenario(experiment)).toBe(scenario)
  expect(usualScenario({...experiment})).toEqual(scenario)
})

test("of any other it is the theatre's without anything asked for", () => {
  const {experiment} = made("read-only")
  expect(usualScenario(experiment)).toEqual(scenarioOf(experiment, STAGED, null))
})

test("what is restored through is the copy that the tree shows, of v1 as posted too", () => {
  for (const name of ["index-bug", "empty-copy"]) {
    const {experiment, source} = made(name)
    const story = simulate(usualScenario(experiment), source)
    expect(digests(story.machine.outcome!.memory)).toEqual(digests(run(experiment, source).memory))
  }
})
