// Which transition, and how it is staged: a button that names it, and a panel with what can be left out or gone wrong.

import {Icon} from "../head/Icon.tsx"
import {useValue} from "../store.ts"
import {Panel} from "./Panel.tsx"
import {TRANSITION_NAMES, type Staging} from "./staging.ts"
import {StagingForm} from "./StagingForm.tsx"
import "./head.css"

export function TransitionMenu() {
  const staging = useValue(state => state.staging)
  return (
    <div className="picker transition-menu">
      <span className="label" id="transition-label">
        transition
      </span>
      <Panel
        name="Transition"
        className="picker-value"
        label={
          <>
            <span className="picker-words">{transitionName(staging)}</span>
            <Icon name="down" />
          </>
        }
      >
        <StagingForm staging={staging} />
      </Panel>
    </div>
  )
}

/** "Hibernate restore, with a copy"; of kexec how it relocates, and that the copy is left out. */
function transitionName({transition, copied}: Staging): string {
  if (transition === "hibernate")
    return `${TRANSITION_NAMES.hibernate}, ${copied ? "with a copy" : "no copied table"}`
  return copied ? TRANSITION_NAMES[transition] : `${TRANSITION_NAMES[transition]}, no copy`
}
