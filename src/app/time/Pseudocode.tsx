// The rule as a list of lines, the one that the step is at marked.

import type {Step} from "../../model/trace.ts"
import type {Line} from "./pseudocode.ts"

export interface PseudocodeProps {
  readonly lines: readonly Line[]
  /** null: before the first. */
  readonly step: Step | null
}

export function Pseudocode({lines, step}: PseudocodeProps) {
  return (
    <ol className="pseudocode" aria-label="What the functions do, in other words">
      {lines.map(({text, depth, functions, at}) => {
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
