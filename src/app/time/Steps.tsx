// Time opened: a panel at the window's foot with the moves, a bar to scrub, what the step did, and the calls at work. The picture above
// is the copy as it was after that step.

import {memo, useCallback, useEffect, useState, type KeyboardEvent} from "react"
import {number} from "../../model/descriptor/say.ts"
import {useRoom} from "../frame.ts"
import {useShown, type Shown} from "../shown.ts"
import {send, useValue} from "../store.ts"
import {Words} from "../words/Words.tsx"
import {plain} from "../words/text.ts"
import {stepName} from "../words/words.ts"
import {Controls, PhoneControls} from "./Controls.tsx"
import {isText} from "../keys.ts"
import {goTo, stepBy} from "./go.ts"
import {arrowMove} from "./moves.ts"
import {lineOf, pausedAt} from "./paused.ts"
import {Pseudocode} from "./Pseudocode.tsx"
import {stackText, stepText} from "./stepWords.ts"
import {usePlay} from "./usePlay.ts"
import "./steps.css"

export const Steps = memo(function Steps() {
  const shown = useShown()
  const step = useValue(state => state.step)
  return shown && step !== null ? <Panel {...shown} wanted={step} /> : null
})

/** Is an arrow nobody's here? The bar, the list of paces and a text have it for themselves. */
function isFree({target, ctrlKey, metaKey, altKey, shiftKey}: KeyboardEvent): boolean {
  const own = isText(target) || target instanceof HTMLSelectElement
  return !own && !ctrlKey && !metaKey && !altKey && !shiftKey
}

function Panel({experiment, loaded, wanted}: Shown & {readonly wanted: number}) {
  const line = lineOf(experiment, loaded.source)
  const state = pausedAt(line, wanted)
  const step = state.number
  useEffect(() => {
    if (wanted === step) return
    send({type: "notice", text: `The copy has ${number(step)} steps: there is no step ${number(wanted)}.`})
    send({type: "step", step})
  }, [wanted, step])
  const go = useCallback((to: number) => goTo(line, to), [line])
  const play = usePlay(line, step, go)
  const text = stepText(experiment, line.source, state)
  const [coded, setCoded] = useState(false)
  const phone = useRoom().mode === "phone"
  const arrows = (event: KeyboardEvent) => {
    const move = arrowMove(event.key)
    if (!move || !isFree(event)) return
    event.preventDefault()
    stepBy(line, step, move)
  }
  const controls = {loaded, line, step, play, coded, setCoded}
  return (
    <section className="steps" aria-label="Time in the copy" onKeyDown={arrows}>
      {coded && <Pseudocode {...{experiment, state}} geometry={line.geometry} />}
      {phone ? <PhoneControls {...controls} /> : <Controls {...controls} />}
      <input
        className="steps-bar"
        type="range"
        min={0}
        max={line.count}
        value={step}
        aria-label="Step"
        aria-valuetext={`${stepName(step, line.count)}: ${plain(text)}`}
        onChange={event => go(event.target.valueAsNumber)}
      />
      <p className="steps-text" role="status">
        <Words text={text} />
      </p>
      <ol className="steps-stack" aria-label="Calls at work">
        {stackText(state).map(({name, range}, n) => (
          <li key={n} title={range}>
            <code>{name}</code>
          </li>
        ))}
      </ol>
    </section>
  )
}
