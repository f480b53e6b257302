// The line between off and on, while a switch is held half-way.

import type {Mark as MarkName} from "../../model/account/account.ts"
import type {Experiment} from "../../model/experiment.ts"
import type {Outcome} from "../../model/outcome.ts"
import type {Layout} from "../../view/stage/layout.ts"
import {Mark} from "./Mark.tsx"

/** A switch held between its states: the right part of the copy, `fraction` of it, shows `outcome`: the switch on. */
export interface HeldWipe {
  readonly outcome: Outcome
  readonly experiment: Experiment
  readonly fraction: number
  readonly mark: MarkName
  readonly offLabel: string
  readonly onLabel: string
}

export function HeldLine({at, held}: {readonly at: Layout; readonly held: HeldWipe}) {
  const {field, copy, mode} = at
  const x = copy + (1 - held.fraction) * field.width
  const labels =
    mode === "phone" ? null : (
      <>
        {held.fraction < 0.72 && (
          <p className="held-label off" style={{right: at.width - x + 12, top: field.y + 9}}>
            {held.offLabel}
          </p>
        )}
        {held.fraction > 0.28 && (
          <p className="held-label on" style={{left: x + 12, top: field.y + 9}}>
            <Mark mark={held.mark} radius={7} /> {held.onLabel}
          </p>
        )}
      </>
    )
  return (
    <div className="held" aria-hidden="true">
      <span className="held-line" style={{left: x - 1, top: field.y - 6, height: field.height + 6}} />
      {labels}
    </div>
  )
}
