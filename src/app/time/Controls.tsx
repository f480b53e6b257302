// What moves through time: where one is, the moves, playing, the code, the way to this entry. A phone has the five that one needs all the time in
// one row, and the others on demand.

import {useState} from "react"
import {number} from "../../model/descriptor/say.ts"
import {entryAt} from "../../model/path.ts"
import {causeOf} from "../../model/steps/cause.ts"
import type {CopyLine} from "../../model/steps/copyLine.ts"
import type {Va} from "../../model/word.ts"
import {IconButton} from "../head/Icon.tsx"
import type {Shown} from "../shown.ts"
import {current, send, useValue} from "../store.ts"
import {stepName} from "../words/words.ts"
import {goTo, stepBy} from "./go.ts"
import {moveKeys, MOVES, moveTitle} from "./moves.ts"
import {pausedAt} from "./paused.ts"
import {PACES, type Play} from "./usePlay.ts"

export interface ControlsProps extends Pick<Shown, "loaded"> {
  readonly line: CopyLine
  readonly step: number
  readonly play: Play
  /** Is the code shown? */
  readonly coded: boolean
  setCoded(coded: boolean): void
}

/** On both sides of the button that plays. */
const BEFORE = ["[", ","]
const AFTER = [".", "]"]

export function Controls(props: ControlsProps) {
  const {line, step, play} = props
  return (
    <div className="steps-moves">
      <b>{stepName(step, line.count)}</b>
      <Moves {...{line, step}} keys={MOVES.map(move => move.key)} />
      <PlayButton play={play} />
      <Rest {...props} />
      <span className="steps-keys">{"← → step   [ ] change"}</span>
      <Close />
    </div>
  )
}

export function PhoneControls(props: ControlsProps) {
  const {line, step, play} = props
  const [more, setMore] = useState(false)
  const rest = MOVES.map(move => move.key).filter(key => ![...BEFORE, ...AFTER].includes(key))
  return (
    <>
      <div className="steps-moves">
        <b>{stepName(step, line.count)}</b>
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
        <Moves {...{line, step}} keys={BEFORE} />
        <PlayButton play={play} />
        <Moves {...{line, step}} keys={AFTER} />
      </div>
      {more && (
        <div id="steps-more" className="steps-moves steps-more">
          <Moves {...{line, step}} keys={rest} />
          <Rest {...props} />
        </div>
      )}
    </>
  )
}

function Moves({
  line,
  step,
  keys,
}: Pick<ControlsProps, "line" | "step"> & {readonly keys: readonly string[]}) {
  return MOVES.filter(({key}) => keys.includes(key)).map(move => (
    <button
      key={move.name}
      type="button"
      title={moveTitle(move)}
      aria-keyshortcuts={moveKeys(move)}
      aria-disabled={move.name === "the error" && !line.failed}
      onClick={() => stepBy(line, step, move)}
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

/** How it plays, the code, and the way to this entry. */
function Rest({play, coded, setCoded, loaded, line}: ControlsProps) {
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
      <WroteIt {...{loaded, line}} />
    </>
  )
}

const Close = () => (
  <IconButton icon="close" name="Close the time" onPress={() => send({type: "step", step: null})} />
)

const ABSENT = {
  noCopy: "nothing was to be copied",
  outside: "not in the range: no step looks at it",
  lost: "lost: no step looks at it",
} as const

/** To the step that made the entry under the pointer what it is in the end. */
function WroteIt({loaded, line}: Pick<ControlsProps, "loaded" | "line">) {
  const at = useValue(state => state.selected ?? state.point)
  const find = (va: Va) => {
    const {level} = entryAt(loaded.source, pausedAt(line, line.count).outcome, va)
    const cause = causeOf(line, {level, va})
    if (cause.number === null) send({type: "notice", text: `This entry is ${ABSENT[cause.kind]}.`})
    else goTo(line, cause.number)
  }
  return (
    <button
      type="button"
      title="to the step that made this entry what it is"
      disabled={at === null}
      onClick={() => find(current().selected ?? current().point!)}
    >
      this entry
    </button>
  )
}
