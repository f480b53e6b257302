// Time opened: a panel at the window's foot with the moves, a bar to scrub, what the step did, and the calls at work. The picture above
// is the copy as it was after that step.

import {memo, useCallback, useEffect, useState} from "react"
import {number} from "../../model/descriptor/say.ts"
import {causeOf} from "../../model/steps/cause.ts"
import {entryAt} from "../../model/path.ts"
import type {Va} from "../../model/word.ts"
import {IconButton} from "../head/Icon.tsx"
import {useShown, type Shown} from "../shown.ts"
import {current, send, useValue} from "../store.ts"
import {Words} from "../words/Words.tsx"
import {plain} from "../words/text.ts"
import {goTo, stepBy} from "./go.ts"
import {MOVES} from "./moves.ts"
import {lineOf, pausedAt} from "./paused.ts"
import {Pseudocode} from "./Pseudocode.tsx"
import {stackText, stepName, stepText} from "./stepWords.ts"
import {PACES, usePlay} from "./usePlay.ts"
import "./steps.css"

export const Steps = memo(function Steps() {
  const shown = useShown()
  const step = useValue(state => state.step)
  return shown && step !== null ? <Panel {...shown} wanted={step} /> : null
})

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
  return (
    <section className="steps" aria-label="Time in the copy">
      {coded && <Pseudocode {...{experiment, state}} geometry={line.geometry} />}
      <div className="steps-moves">
        <b>{stepName(step, line.count)}</b>
        {MOVES.map(move => (
          <button
            key={move.name}
            type="button"
            title={`${move.name} (${move.key})`}
            aria-disabled={move.name === "the error" && !line.failed}
            onClick={() => stepBy(line, step, move)}
          >
            {move.sign}
          </button>
        ))}
        <button type="button" aria-pressed={play.playing} onClick={() => play.setPlaying(!play.playing)}>
          {play.playing ? "pause" : "play"}
        </button>
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
        <IconButton icon="close" name="Close the time" onPress={() => send({type: "step", step: null})} />
      </div>
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

type WroteItProps = Pick<Shown, "loaded"> & {readonly line: ReturnType<typeof lineOf>}

const ABSENT = {
  noCopy: "nothing was to be copied",
  outside: "not in the range: no step looks at it",
  lost: "lost: no step looks at it",
} as const

/** To the step that made the entry under the pointer what it is in the end. */
function WroteIt({loaded, line}: WroteItProps) {
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
