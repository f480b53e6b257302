// One of the four places: a switch whose knob is the flag's mark, its sentence, what it did here. Press or Space flips it;
// dragged, held down, or Shift+Space holds it between off and on, and the picture shows both; letting go decides, Escape
// takes it back.

import {memo, useEffect, useId, useRef, useState, type KeyboardEvent, type PointerEvent} from "react"
import {Mark} from "./Mark.tsx"
import type {Note} from "../words/notes.ts"
import type {Control} from "./revisions.ts"

/** Way of the knob, px; the mark's middle is at START when off. */
const WAY = 20
const START = 10
const HOLD_MS = 350

interface FlagSwitchProps {
  readonly control: Control
  /** The control's own, for the geometry that is shown. */
  readonly sentence: string
  readonly on: boolean
  /** 0 to 1 while it is held between off and on. */
  readonly fraction: number | null
  readonly note: Note
  readonly phone: boolean
  readonly onFlip: () => void
  readonly onHold: (fraction: number | null) => void
}

export const FlagSwitch = memo(function FlagSwitch(props: FlagSwitchProps) {
  const {control, sentence, on, fraction, note, phone, onFlip, onHold} = props
  const id = useId()
  const [open, setOpen] = useState(false)
  const press = useHold(on, fraction, onFlip, onHold)
  const at = fraction ?? (on ? 1 : 0)
  const words = (
    <>
      <p className="flag-sentence" id={`${id}-does`} hidden={phone && !open}>
        {sentence}
      </p>
      <p className="flag-note" data-did={note.did} id={`${id}-did`}>
        {phone ? note.short : note.text}
      </p>
    </>
  )
  const name = phone ? (
    <button type="button" className="flag-name" aria-expanded={open} onClick={() => setOpen(!open)}>
      {control.name}
    </button>
  ) : (
    <span
      className="flag-name"
      aria-hidden={control.kind !== "fixed"}
      onClick={control.kind === "fixed" ? undefined : onFlip}
    >
      {control.name}
    </span>
  )
  if (control.kind === "fixed")
    return (
      <div className="flag" role="group" aria-label={control.name}>
        <div className="flag-head">
          <span className="flag-fixed">
            <Mark mark={control.mark} radius={12} hollow={!note.did} />
          </span>
          {name}
        </div>
        {words}
      </div>
    )
  return (
    <div className="flag">
      <div className="flag-head">
        <button
          type="button"
          role="switch"
          className="flag-switch"
          aria-checked={on}
          aria-label={control.name}
          aria-describedby={`${id}-does ${id}-did`}
          data-held={fraction !== null}
          style={{"--at": at} as React.CSSProperties}
          {...press}
        >
          <span className="flag-track" />
          <span className="flag-knob" style={{translate: `${START + WAY * at}px 0`}}>
            <Mark mark={control.mark} radius={12} hollow={at === 0} />
          </span>
        </button>
        {name}
      </div>
      {words}
    </div>
  )
})

interface Drag {
  readonly x: number
  /** Where the knob was: 0 or 1. */
  readonly from: number
  moved: boolean
}

/** The handlers of a switch that can be held. */
function useHold(
  on: boolean,
  fraction: number | null,
  onFlip: () => void,
  onHold: (fraction: number | null) => void,
) {
  const drag = useRef<Drag | null>(null)
  const timer = useRef(0)
  /** A click follows the pointer that let go of a drag, and must not flip. */
  const decided = useRef(false)
  useEffect(() => () => window.clearTimeout(timer.current), [])

  const letGo = (at: number) => {
    onHold(null)
    if (at >= 0.5 !== on) onFlip()
  }
  const cancel = () => {
    drag.current = null
    window.clearTimeout(timer.current)
    if (fraction !== null) onHold(null)
  }
  return {
    onPointerDown(event: PointerEvent<HTMLButtonElement>) {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      drag.current = {x: event.clientX, from: on ? 1 : 0, moved: false}
      decided.current = false
      timer.current = window.setTimeout(() => onHold(0.5), HOLD_MS)
    },
    onPointerMove(event: PointerEvent) {
      const held = drag.current
      if (!held) return
      const by = (event.clientX - held.x) / WAY
      if (!held.moved && Math.abs(by) < 0.15) return
      held.moved = true
      window.clearTimeout(timer.current)
      onHold(Math.min(1, Math.max(0, held.from + by)))
    },
    onPointerUp() {
      const held = drag.current
      drag.current = null
      window.clearTimeout(timer.current)
      if (!held || fraction === null) return
      decided.current = true
      // Held without moving: letting go flips, as a press does.
      letGo(held.moved ? fraction : 1 - held.from)
    },
    onPointerCancel: cancel,
    onBlur: cancel,
    onClick() {
      if (decided.current) decided.current = false
      else if (fraction === null) onFlip()
    },
    onKeyDown(event: KeyboardEvent) {
      if (event.key === " " && event.shiftKey) {
        event.preventDefault()
        if (!event.repeat) onHold(fraction === null ? 0.5 : null)
        return
      }
      if (fraction === null) return
      const step = {ArrowLeft: -0.1, ArrowDown: -0.1, ArrowRight: 0.1, ArrowUp: 0.1}[event.key]
      if (step !== undefined) onHold(Math.min(1, Math.max(0, Math.round((fraction + step) * 10) / 10)))
      else if (event.key === "Enter" || event.key === " ") letGo(on ? 0 : 1)
      else if (event.key === "Escape") {
        decided.current = true
        cancel()
      } else return
      event.preventDefault()
      event.stopPropagation()
    },
    /** The browser clicks a button when Space comes up again; it was handled when it went down. */
    onKeyUp(event: KeyboardEvent) {
      if (event.key === " " && (event.shiftKey || fraction !== null)) event.preventDefault()
    },
  }
}
