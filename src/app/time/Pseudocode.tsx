// The rule as a list of lines, the one that the step is at marked.

import type {Experiment} from "../../model/experiment.ts"
import type {Geometry} from "../../model/geometry.ts"
import type {StepState} from "../../model/steps/state.ts"
import {pseudocode} from "./pseudocode.ts"

interface PseudocodeProps {
  readonly experiment: Experiment
  readonly geometry: Geometry
  readonly state: StepState
}

export function Pseudocode({experiment, geometry, state}: PseudocodeProps) {
  const {step} = state
  return (
    <ol className="pseudocode" aria-label="What the functions do, in other words">
      {pseudocode(experiment, geometry, state).map(({text, depth, functions, at}) => {
        const here = step !== null && at(step)
        return (
          <li key={text} aria-current={here ? "step" : undefined}>
            <span style={{paddingLeft: depth * 16}}>{text}</span>
            <code>{here ? `${step.function}()` : functions.map(name => `${name}()`).join(", ")}</code>
          </li>
        )
      })}
    </ol>
  )
}
