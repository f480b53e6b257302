// The buttons of the theatre's time: to the start, back, play, to the next mark; and the pace.

import type {Playbill} from "../../view/theatre/moment.ts"
import {backward, nextMark, PACES, type Pace} from "../../view/theatre/timelineMoves.ts"
import type {Play} from "./pace.ts"

/** 18 x 18 px, as all icons. */
const SIGNS = {
  start: "M4 3.5v11M14.5 3.8v10.4L6.5 9Z",
  back: "M13 3.5v11L4.5 9Z",
  play: "M5 3.5v11L13.5 9Z",
  pause: "M5.5 4v10M12.5 4v10",
  mark: "M14 3.5v11M3.5 3.8v10.4L11.5 9Z",
}

interface SignProps {
  readonly sign: keyof typeof SIGNS
  readonly name: string
  readonly disabled?: boolean
  readonly pressed?: boolean
  readonly onPress: () => void
}

function Sign({sign, name, disabled = false, pressed, onPress}: SignProps) {
  return (
    <button
      type="button"
      aria-label={name}
      title={name}
      aria-pressed={pressed}
      aria-disabled={disabled}
      onClick={() => disabled || onPress()}
    >
      <svg className="icon" viewBox="0 0 18 18" width="16" height="16" aria-hidden="true">
        <path d={SIGNS[sign]} />
      </svg>
    </button>
  )
}

interface ControlsProps {
  readonly playbill: Playbill
  /** The event where one is, or wants to be. */
  readonly at: number
  readonly play: Play
  readonly narrow: boolean
  readonly onGo: (event: number) => void
}

export function Controls({playbill, at, play, narrow, onGo}: ControlsProps) {
  const {playing, pace, setPlaying} = play
  const back = backward(playbill, at, pace)
  const mark = nextMark(playbill, at)
  const ended = at === playbill.length - 1
  return (
    <div className="theatre-controls">
      <div className="theatre-buttons" role="group" aria-label="Moves">
        <Sign sign="start" name="To the start (Home)" disabled={at === 0} onPress={() => onGo(0)} />
        <Sign sign="back" name="Back" disabled={back === null} onPress={() => onGo(back!)} />
        <Sign
          sign={playing ? "pause" : "play"}
          name={playing ? "Pause (space)" : "Play (space)"}
          pressed={playing}
          disabled={ended}
          onPress={() => setPlaying(!playing)}
        />
        <Sign sign="mark" name="To the next mark (])" disabled={mark === null} onPress={() => onGo(mark!)} />
      </div>
      {narrow ? <PaceMenu {...play} /> : <Paces {...play} />}
      {!narrow && <span className="theatre-keys">{ended ? "the run ends here" : "← → step   [ ] mark"}</span>}
    </div>
  )
}

function Paces({pace, setPace}: Play) {
  return (
    <div className="theatre-pace" role="radiogroup" aria-label="Pace, pages at once">
      <span aria-hidden="true">pace</span>
      {PACES.map(one => (
        <label key={one}>
          <input
            type="radio"
            name="theatre-pace"
            value={one}
            checked={one === pace}
            onChange={() => setPace(one)}
          />
          {paceName(one)}
        </label>
      ))}
    </div>
  )
}

const paceName = (pace: Pace) => (pace === "mark" ? "to mark" : `${pace}`)

/** The same for little room. */
function PaceMenu({pace, setPace}: Play) {
  return (
    <label className="theatre-pace">
      pace
      <select value={pace} onChange={event => setPace(PACES[event.target.selectedIndex])}>
        {PACES.map(one => (
          <option key={one} value={one}>
            {paceName(one)}
          </option>
        ))}
      </select>
      <span className="unseen">pages at once</span>
    </label>
  )
}
