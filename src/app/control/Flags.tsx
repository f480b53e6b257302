// The four places: three act while copying, one while mapping a page.

import {memo, useCallback, type ReactNode} from "react"
import {note} from "../words/notes.ts"
import {noteInIdmap, noteSoFar} from "../words/notesSoFar.ts"
import {lineOf, pausedAt} from "../time/paused.ts"
import {flip, outcomeOf} from "../outcomes.ts"
import {isOn, REVISION_WORDS, sentenceOf, type FlagName} from "./revisions.ts"
import {FlagSwitch} from "./FlagSwitch.tsx"
import {useShown, type Shown} from "../shown.ts"
import {current, send, useValue} from "../store.ts"

export type Panel = "setup" | "maps" | null

interface FlagsProps {
  readonly phone: boolean
  /** Marks alone, in one line: a phone's columns and mirror need the height. */
  readonly bare: boolean
  readonly panel: Panel
  readonly setPanel: (panel: Panel) => void
}

export const Flags = memo(function Flags(props: FlagsProps) {
  return <FlagsBand {...props} place={name => <Place name={name} phone={props.phone} />} />
})

interface FlagsBandProps extends FlagsProps {
  readonly place: (name: FlagName) => ReactNode
}

/** The four places under what they are for. */
export function FlagsBand({phone, bare, panel, setPanel, place}: FlagsBandProps) {
  const toggle = (name: "setup" | "maps", words: string, label: string) => (
    <button
      type="button"
      className="quiet"
      aria-expanded={panel === name}
      aria-label={label}
      onClick={() => setPanel(panel === name ? null : name)}
    >
      {words}
    </button>
  )
  return (
    <section className="flags" data-bare={bare || undefined} aria-label="Flags">
      <div className="flags-copying" role="group" aria-label="While copying">
        <div className="rule">
          <span>
            {phone ? (
              "while copying"
            ) : (
              <>
                while copying<span className="more">, for every entry that is not empty</span>
              </>
            )}
          </span>
          {toggle("setup", "range, memory", "Range, memory and frames")}
        </div>
        {place("mkwrite")}
        {place("mkvalid")}
        {place("checkpfn")}
      </div>
      <div className="flags-mapping" role="group" aria-label="While mapping one page">
        <div className="rule">
          <span>while mapping one page</span>
          {toggle("maps", "pages", "Pages to map")}
        </div>
        {place("forcemap")}
      </div>
    </section>
  )
}

function Place({name, phone}: {readonly name: FlagName; readonly phone: boolean}) {
  const shown = useShown()
  const fraction = useValue(state => (state.held?.flag === name ? state.held.fraction : null))
  const onFlip = useCallback(() => {
    const {experiment} = current()
    if (experiment) send({type: "edit", experiment: flip(experiment, name)})
  }, [name])
  const onHold = useCallback(
    (to: number | null) => {
      if (current().experiment) send({type: "hold", held: to === null ? null : {flag: name, fraction: to}})
    },
    [name],
  )
  const step = useValue(state => state.step)
  const inIdmap = useValue(state => state.idmap !== null)
  const says = !shown
    ? waiting(name)
    : step === null || fraction !== null
      ? switchOf(shown, name, fraction !== null)
      : inIdmap
        ? switchInIdmap(shown, name)
        : switchAt(shown, name, step)
  return <FlagSwitch {...says} {...{phone, onFlip, onHold, fraction}} />
}

const REST = REVISION_WORDS["v1-as-intended"].controls

/** A place before there is an outcome. */
function waiting(name: FlagName) {
  const note = {did: false, text: " ", short: " "}
  return {control: REST[name], sentence: sentenceOf(REST[name], null), on: false, note}
}

/** What one of the places says of an outcome; of a switch that is held: what it does when it is on. */
export function switchOf({experiment: e, loaded, outcome}: Shown, name: FlagName, held: boolean) {
  const control = REVISION_WORDS[e.revision].controls[name]
  const on = isOn(control, name, e)
  const g = loaded.source.geometry
  const said =
    held && !on
      ? note(name, flip(e, name), g, outcomeOf(flip(e, name), loaded.source), true)
      : note(name, e, g, outcome, held)
  return {control, on, sentence: sentenceOf(control, g), note: said}
}

/** What it says of the copy after one of its steps: of the last one, what it says of the outcome. */
export function switchAt(shown: Shown, name: FlagName, step: number) {
  const {experiment: e, loaded, outcome} = shown
  const says = switchOf(shown, name, false)
  const line = lineOf(e, loaded.source)
  const state = pausedAt(line, step)
  if (state.number === line.count) return says
  return {...says, note: noteSoFar(name, e, loaded.source.geometry, state, outcome)}
}

/** What it says while a call of idmap_page is stepped through. */
export function switchInIdmap(shown: Shown, name: FlagName) {
  return {...switchOf(shown, name, false), note: noteInIdmap(name, shown.experiment)}
}
