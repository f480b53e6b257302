import {expect, test} from "vitest"
import {scenarioOf, STAGED} from "../../../src/app/theatre/staging.ts"
import {usualScenario} from "../../../src/app/theatre/usualScenario.ts"
import {CAPTURED_RESUME} from "../../../src/model/machine/scenario.ts"
import {load} from "../../format/files.ts"
import {made} from "../../model/machine/stories.ts"

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
