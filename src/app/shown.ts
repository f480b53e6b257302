// What the page shows: the experiment, the example that it is about, the outcome. Hooks, so that a component renders again
// when one of them is another value, and not when the pointer moves.

import type {Experiment} from "../model/experiment.ts"
import type {Loaded} from "../model/loaded.ts"
import type {Outcome} from "../model/outcome.ts"
import {outcomeOf} from "./outcomes.ts"
import {useValue} from "./store.ts"

export interface Shown {
  readonly experiment: Experiment
  readonly loaded: Loaded
  readonly outcome: Outcome
}

/** null until the first example is here. */
export function useShown(): Shown | null {
  const experiment = useValue(state => state.experiment)
  const loaded = useValue(state => (state.experiment ? state.opened[state.experiment.source] : null))
  return experiment && loaded ? {experiment, loaded, outcome: outcomeOf(experiment, loaded.source)} : null
}
