// An experiment's restore as the theatre stages it if nobody asks for anything else: why? and the review run the same, so that a page has one number.

import type {Experiment} from "../../model/experiment.ts"
import type {Scenario} from "../../model/machine/scenario.ts"
import {example} from "../head/catalogue.ts"
import {scenarioOf, STAGED} from "./staging.ts"

const known = new WeakMap<Experiment, Scenario>()

/** The same value for the same experiment. */
export function usualScenario(experiment: Experiment): Scenario {
  const found = known.get(experiment)
  if (found) return found
  const scenario = scenarioOf(experiment, STAGED, example(experiment.source)?.captured ?? null)
  known.set(experiment, scenario)
  return scenario
}
