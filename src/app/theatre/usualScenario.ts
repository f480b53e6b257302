// An experiment's restore as the theatre stages it if nobody asks for anything else: why? and the review run the same, so that a page has one number.

import type {Experiment} from "../../model/experiment.ts"
import type {Scenario} from "../../model/machine/scenario.ts"
import {example} from "../head/catalogue.ts"
import {scenarioOf, STAGED} from "./staging.ts"

const known = new WeakMap<Experiment, Map<number, Scenario>>()

/** The same value for the same experiment; `kept`: pages kept free for tables, where machines are compared. */
export function usualScenario(experiment: Experiment, kept = STAGED.kept): Scenario {
  const made = known.get(experiment) ?? new Map<number, Scenario>()
  known.set(experiment, made)
  const captured = example(experiment.source)?.captured ?? null
  const scenario = made.get(kept) ?? scenarioOf(experiment, {...STAGED, kept}, captured)
  made.set(kept, scenario)
  return scenario
}
