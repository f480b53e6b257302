// Which transition, and how it is staged: a button that names it, and a panel with what can be left out or gone wrong.

import {Icon} from "../head/Icon.tsx"
import {send, useValue} from "../store.ts"
import {Panel} from "./Panel.tsx"
import {MOST, STAGED, type Staging} from "./staging.ts"
import {NumberField} from "./NumberField.tsx"
import "./head.css"

function change(staging: Staging, parts: Partial<Staging>) {
  send({type: "stage", staging: {...staging, ...parts}})
}

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
            <span className="picker-words">
              Hibernate restore, {staging.copied ? "with a copy" : "no copied table"}
            </span>
            <Icon name="down" />
          </>
        }
      >
        <StagingForm staging={staging} />
      </Panel>
    </div>
  )
}

interface CheckProps {
  readonly checked: boolean
  readonly label: string
  readonly about: string
  readonly onChange: (checked: boolean) => void
}

function Check({checked, label, about, onChange}: CheckProps) {
  return (
    <label className="staging-check">
      <input type="checkbox" checked={checked} onChange={event => onChange(event.target.checked)} />
      <span>
        <b>{label}</b> {about}
      </span>
    </label>
  )
}

/** What each page is that the kernel must take from get_safe_page(). */
const SAFE = [
  ["tables", "Safe tables:", "the copy’s pages are none that the image needs"],
  ["exit", "Safe code:", "so is the page whose code copies"],
  ["zero", "Safe zero page:", "so is the page that TTBR1 passes"],
] as const

function StagingForm({staging}: {readonly staging: Staging}) {
  const {copied, safe, order, invalidates, seed, pages} = staging
  return (
    <form className="staging-form" onSubmit={event => event.preventDefault()}>
      <fieldset>
        <legend>What the kernel does</legend>
        <Check
          checked={copied}
          label="Copy the table first:"
          about="TTBR1 gets a copy before the list begins"
          onChange={copied => change(staging, {copied})}
        />
        {SAFE.map(([what, label, about]) => (
          <Check
            key={what}
            checked={safe[what]}
            {...{label, about}}
            onChange={on => change(staging, {safe: {...safe, [what]: on}})}
          />
        ))}
        <Check
          checked={invalidates}
          label="Invalidate the TLB:"
          about="off, what was cached stays"
          onChange={invalidates => change(staging, {invalidates})}
        />
        <Check
          checked={order === "descending"}
          label="List from high to low:"
          about="as the kernel builds it; off, from low to high"
          onChange={on => change(staging, {order: on ? "descending" : "ascending"})}
        />
      </fieldset>
      <fieldset>
        <legend>What is assumed</legend>
        <NumberField
          label="Pages of the list at most"
          value={pages}
          {...{least: 1, most: MOST.pages}}
          onChange={pages => change(staging, {pages})}
        />
        <NumberField
          label="Seed of what nobody knows"
          value={seed}
          {...{least: 0, most: MOST.seed}}
          onChange={seed => change(staging, {seed: seed ?? STAGED.seed})}
        />
      </fieldset>
      <button type="button" className="quiet" onClick={() => send({type: "stage", staging: STAGED})}>
        all as the kernel has it
      </button>
    </form>
  )
}
