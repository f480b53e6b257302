// What can be left out of a transition, or gone wrong in it, and what is assumed: every change is a step of undo.

import {TRANSITIONS} from "../../model/machine/scenario.ts"
import {KEXEC_OF} from "../../model/machine/kexecOf.ts"
import {send, useValue} from "../store.ts"
import {NumberField} from "./NumberField.tsx"
import {MOST, STAGED, TRANSITION_NAMES, type Staging} from "./staging.ts"

function change(staging: Staging, parts: Partial<Staging>) {
  send({type: "stage", staging: {...staging, ...parts}})
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

/** What each page is that the kernel must take from get_safe_page(). kexec allocates no zero page: it has the kernel's own. */
const SAFE = [
  ["tables", "Safe tables:", "the copy’s pages are no page’s destination"],
  ["exit", "Safe code:", "nor is the page whose code copies"],
  ["zero", "Safe zero page:", "nor is the page that TTBR1 passes"],
] as const

export function StagingForm({staging}: {readonly staging: Staging}) {
  const {seed, pages, transition} = staging
  return (
    <form className="staging-form" onSubmit={event => event.preventDefault()}>
      <Transitions staging={staging} />
      <fieldset>
        <legend>What the kernel does</legend>
        {transition !== "kexec, MMU off" && <CopyChecks staging={staging} />}
        {transition === "hibernate" ? <RestoreChecks staging={staging} /> : <KexecChecks staging={staging} />}
      </fieldset>
      <fieldset>
        <legend>What is assumed</legend>
        {transition === "hibernate" && (
          <NumberField
            label="Pages of the list at most"
            value={pages}
            {...{least: 1, most: MOST.pages}}
            onChange={pages => change(staging, {pages})}
          />
        )}
        <NumberField
          label="Seed of what nobody knows"
          value={seed}
          {...{least: 0, most: MOST.seed}}
          onChange={seed => change(staging, {seed: seed ?? STAGED.seed})}
        />
      </fieldset>
      <button
        type="button"
        className="quiet"
        onClick={() => send({type: "stage", staging: {...STAGED, transition}})}
      >
        all as the kernel has it
      </button>
    </form>
  )
}

/** Which transition; of kexec's three ways that of the algorithm is named. */
function Transitions({staging}: {readonly staging: Staging}) {
  const revision = useValue(state => state.experiment?.revision)
  return (
    <fieldset>
      <legend>Transition</legend>
      {TRANSITIONS.map(name => (
        <label key={name} className="staging-check">
          <input
            type="radio"
            name="transition"
            checked={name === staging.transition}
            onChange={() => change(staging, {transition: name})}
          />
          <span>
            <b>{TRANSITION_NAMES[name]}</b>
            {revision && KEXEC_OF[revision] === name && " as this algorithm’s release does it"}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

function CopyChecks({staging}: {readonly staging: Staging}) {
  const {copied, safe, invalidates, transition} = staging
  return (
    <>
      <Check
        checked={copied}
        label="Copy the table first:"
        about="TTBR1 gets a copy before the list begins"
        onChange={copied => change(staging, {copied})}
      />
      {SAFE.filter(([what]) => what !== "zero" || transition === "hibernate").map(([what, label, about]) => (
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
    </>
  )
}

function RestoreChecks({staging}: {readonly staging: Staging}) {
  const {order, indexedTwice} = staging
  return (
    <>
      <Check
        checked={order === "descending"}
        label="List from high to low:"
        about="as the kernel builds it; off, from low to high"
        onChange={on => change(staging, {order: on ? "descending" : "ascending"})}
      />
      <Check
        checked={!indexedTwice}
        label="Pass the root itself:"
        about="off, its entry, as in patch v1: it is indexed twice"
        onChange={on => change(staging, {indexedTwice: !on})}
      />
    </>
  )
}

/** Since 5.16 the code reads struct kimage and runs in an idmap: patch v1 has a page of arguments and a map of its own, and with the MMU off all is in registers. */
function KexecChecks({staging}: {readonly staging: Staging}) {
  const {transition} = staging
  const {safe, late, inPlace, idmap, t0sz} = staging.kexec
  const alter = (parts: Partial<Staging["kexec"]>) => change(staging, {kexec: {...staging.kexec, ...parts}})
  return (
    <>
      <Check
        checked={safe.list}
        label="Safe list:"
        about="its pages are nobody’s destination"
        onChange={list => alter({safe: {...safe, list}})}
      />
      <Check
        checked={safe.kimage}
        label="Safe struct kimage:"
        about="nor is the page that it lies in"
        onChange={kimage => alter({safe: {...safe, kimage}})}
      />
      {transition === "kexec, MMU off" && (
        <Check
          checked={!inPlace}
          label="Copy the segments:"
          about="off, they are in place, in the memory reserved for a crash kernel"
          onChange={on => alter({inPlace: !on})}
        />
      )}
      {transition === "kexec" && (
        <>
          <Check
            checked={!late}
            label="Read kimage first:"
            about="off, only when all is copied, as up to 5.17"
            onChange={on => alter({late: !on})}
          />
          <Check
            checked={idmap}
            label="Map the code at VA = PA:"
            about="off, nothing maps it once TTBR1 is switched"
            onChange={idmap => alter({idmap})}
          />
          <Check
            checked={t0sz}
            label="Set T0SZ:"
            about="as the identity map needs it"
            onChange={t0sz => alter({t0sz})}
          />
        </>
      )}
    </>
  )
}
