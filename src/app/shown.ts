// What the page shows: the experiment, the example that it is about, the outcome. Hooks, so that a component renders again
// when one of them is another value, and not when the pointer moves.

import {useMemo} from "react"
import {edited} from "../model/edit.ts"
import type {Experiment} from "../model/experiment.ts"
import type {Loaded} from "../model/loaded.ts"
import type {Outcome} from "../model/outcome.ts"
import {outcomeOf} from "./outcomes.ts"
import {useValue} from "./store.ts"

export interface Shown {
  readonly experiment: Experiment
  /** The example, its source with the experiment's edits. */
  readonly loaded: Loaded
  readonly outcome: Outcome
}

/** null until the first example is here. */
export function useShown(): Shown | null {
  const experiment = useValue(state => state.experiment)
  const loaded = useValue(state => (state.experiment ? state.opened[state.experiment.source] : null))
  const edits = experiment?.edits
  const shown = useMemo(
    () => loaded && edits && {...loaded, source: edited(loaded.source, edits)},
    [loaded, edits],
  )
  return experiment && shown
    ? {experiment, loaded: shown, outcome: outcomeOf(experiment, shown.source)}
    : null
}
