// A panel at the window's foot with the moves, a bar to scrub, what the step did, and the calls at work.

import {useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode} from "react"
import {number} from "../../model/descriptor/say.ts"
import {useRoom} from "../frame.ts"
import {isText} from "../keys.ts"
import {send} from "../store.ts"
import {plain, type Text} from "../words/text.ts"
import {Words} from "../words/Words.tsx"
import {stepName} from "../words/words.ts"
import {Controls, PhoneControls} from "./Controls.tsx"
import {stepBy, type Now} from "./go.ts"
import {arrowMove} from "./moves.ts"
import {Pseudocode, type PseudocodeProps} from "./Pseudocode.tsx"
import {usePlay, type Play} from "./usePlay.ts"
import "./steps.css"

interface TimeProps {
  readonly now: Now
  readonly text: Text
  /** The calls at work, the outermost first. */
  readonly calls: readonly {readonly name: string; readonly range: string}[]
  readonly code: PseudocodeProps
  /** What else there is to press. */
  readonly children?: ReactNode
}

interface TimePanelProps extends TimeProps {
  /** What it is the time of: "the copy". */
  readonly of: string
  /** The step that was asked for; there may not be so many. */
  readonly wanted: number
}

/** Is an arrow nobody's here? The bar, the list of paces and a text have it for themselves. */
function isFree({target, ctrlKey, metaKey, altKey, shiftKey}: KeyboardEvent): boolean {
  const own = isText(target) || (target as HTMLElement).matches("select, input[type=range]")
  return !own && !ctrlKey && !metaKey && !altKey && !shiftKey
}

/** What had the focus is closed: the name that opened it gets it. */
function focusOpener() {
  if (document.activeElement === document.body)
    document.querySelector<HTMLElement>(".time-open")?.focus({preventScroll: true})
}

export function TimePanel({of, wanted, ...time}: TimePanelProps) {
  const {line, step, go} = time.now
  useEffect(() => {
    if (wanted === step) return
    send({
      type: "notice",
      text: `Of ${of} there are ${number(step)} steps: there is no step ${number(wanted)}.`,
    })
    send({type: "step", step})
  }, [of, wanted, step])
  const play = usePlay(line, step, go)
  const [coded, setCoded] = useState(false)
  const phone = useRoom().mode === "phone"
  const arrows = (event: KeyboardEvent) => {
    const move = arrowMove(event.key)
    if (!move || !isFree(event)) return
    event.preventDefault()
    stepBy(time.now, move)
  }
  const panel = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    const own = panel.current
    return () => {
      if (own?.contains(document.activeElement)) requestAnimationFrame(focusOpener)
    }
  }, [])
  return (
    <section ref={panel} className="steps" aria-label={`Time in ${of}`} onKeyDown={arrows}>
      <TimeParts {...time} {...{phone, play, coded, setCoded}} />
    </section>
  )
}

interface TimePartsProps extends TimeProps {
  readonly phone: boolean
  readonly play: Play
  /** Is the code shown? */
  readonly coded: boolean
  setCoded(coded: boolean): void
}

export function TimeParts({now, text, calls, code, children, phone, ...controls}: TimePartsProps) {
  const {line, step, go} = now
  const Moving = phone ? PhoneControls : Controls
  return (
    <>
      {controls.coded && <Pseudocode {...code} />}
      <Moving {...{now}} {...controls}>
        {children}
      </Moving>
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
        {calls.map(({name, range}, n) => (
          <li key={n} title={range}>
            <code>{name}</code>
          </li>
        ))}
      </ol>
    </>
  )
}
