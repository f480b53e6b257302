// The four switches as their marks alone: solid is on. Those that a revision has fixed cannot be pressed.

import {FLAGS, isOn, REVISION_WORDS} from "../control/revisions.ts"
import {Mark} from "../control/Mark.tsx"
import {flip} from "../outcomes.ts"
import {send, useValue} from "../store.ts"
import "./head.css"

export function FlagMarks() {
  const experiment = useValue(state => state.experiment)
  if (!experiment) return null
  const {controls} = REVISION_WORDS[experiment.revision]
  return (
    <div className="flag-marks" role="group" aria-label="Switches">
      <span className="label" aria-hidden="true">
        switches
      </span>
      {FLAGS.map(name => {
        const control = controls[name]
        const on = isOn(control, name, experiment)
        const fixed = control.kind === "fixed"
        return (
          <button
            key={name}
            type="button"
            role="switch"
            aria-checked={on}
            aria-label={control.name}
            aria-disabled={fixed}
            title={`${control.name}: ${fixed ? "always" : on ? "on" : "off"}`}
            onClick={() => fixed || send({type: "edit", experiment: flip(experiment, name)})}
          >
            <Mark mark={control.mark} radius={10} hollow={!on} />
          </button>
        )
      })}
    </div>
  )
}
