// What moves through time: where one is, the moves, playing, the code. A phone has the five that one needs all the time in
// one row, and the others on demand.

import {useState, type ReactNode} from "react"
import {number} from "../../model/descriptor/say.ts"
import {IconButton} from "../head/Icon.tsx"
import {send} from "../store.ts"
import {stepName} from "../words/words.ts"
import {stepBy, type Now} from "./go.ts"
import {moveKeys, MOVES, moveTitle} from "./moves.ts"
import {PACES, type Play} from "./usePlay.ts"

export interface ControlsProps {
  readonly now: Now
  readonly play: Play
  /** Is the code shown? */
  readonly coded: boolean
  setCoded(coded: boolean): void
  /** What else there is to press. */
  readonly children?: ReactNode
}

/** On both sides of the button that plays. */
const BEFORE = ["[", ","]
const AFTER = [".", "]"]

export function Controls(props: ControlsProps) {
  const {now, play} = props
  return (
    <div className="steps-moves">
      <b>{stepName(now.step, now.line.count)}</b>
      <Moves now={now} keys={MOVES.map(move => move.key)} />
      <PlayButton play={play} />
      <Rest {...props} />
      <span className="steps-keys">{"← → step   [ ] change"}</span>
      <Close />
    </div>
  )
}

export function PhoneControls(props: ControlsProps) {
  const {now, play} = props
  const [more, setMore] = useState(false)
  const rest = MOVES.map(move => move.key).filter(key => ![...BEFORE, ...AFTER].includes(key))
  return (
    <>
      <div className="steps-moves">
        <b>{stepName(now.step, now.line.count)}</b>
        <button
          type="button"
          aria-expanded={more}
          aria-controls={more ? "steps-more" : undefined}
          onClick={() => setMore(!more)}
        >
          more
        </button>
        <Close />
      </div>
      <div className="steps-moves steps-five">
        <Moves now={now} keys={BEFORE} />
        <PlayButton play={play} />
        <Moves now={now} keys={AFTER} />
      </div>
      {more && (
        <div id="steps-more" className="steps-moves steps-more">
          <Moves now={now} keys={rest} />
          <Rest {...props} />
        </div>
      )}
    </>
  )
}

function Moves({now, keys}: Pick<ControlsProps, "now"> & {readonly keys: readonly string[]}) {
  return MOVES.filter(({key}) => keys.includes(key)).map(move => (
    <button
      key={move.name}
      type="button"
      title={moveTitle(move)}
      aria-keyshortcuts={moveKeys(move)}
      aria-disabled={move.name === "the error" && !now.line.failed}
      onClick={() => stepBy(now, move)}
    >
      {move.sign}
    </button>
  ))
}

function PlayButton({play}: Pick<ControlsProps, "play">) {
  return (
    <button type="button" aria-pressed={play.playing} onClick={() => play.setPlaying(!play.playing)}>
      {play.playing ? "pause" : "play"}
    </button>
  )
}

/** How it plays, the code, and what else there is. */
function Rest({play, coded, setCoded, children}: ControlsProps) {
  return (
    <>
      <label>
        <select value={play.pace} onChange={event => play.setPace(PACES[event.target.selectedIndex])}>
          {PACES.map(pace => (
            <option key={pace} value={pace}>
              {number(pace)} a second
            </option>
          ))}
        </select>
        <span className="unseen">Pace</span>
      </label>
      <label>
        <input
          type="checkbox"
          checked={play.pausing}
          onChange={event => play.setPausing(event.target.checked)}
        />{" "}
        stop at decisions
      </label>
      <button
        type="button"
        aria-pressed={coded}
        title="what the functions do, in other words"
        onClick={() => setCoded(!coded)}
      >
        code
      </button>
      {children}
    </>
  )
}

const Close = () => (
  <IconButton icon="close" name="Close the time" onPress={() => send({type: "step", step: null})} />
)
