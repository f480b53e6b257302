// The outcome in words, in time the copy so far, and read out when it changes. Beside the flags it has a box of fixed height, so that the picture stands
// still: more words are set tighter, and what is too long even then is cut, with a button that shows all of it.

import {Fragment, memo, useEffect, useLayoutEffect, useRef, useState} from "react"
import type {Mode} from "../../view/stage/layout.ts"
import {flip, outcomeOf} from "../outcomes.ts"
import {isOn, REVISION_WORDS, type FlagName} from "../control/revisions.ts"
import {useShown, type Shown} from "../shown.ts"
import {useValue} from "../store.ts"
import {idmapAt, idmapOf} from "../time/idmap.ts"
import type {IdmapAsked} from "../time/idmapAsked.ts"
import {idmapVerdict} from "../time/idmapWords.ts"
import {lineOf, pausedAt} from "../time/paused.ts"
import {soFar} from "./soFar.ts"
import {verdict, type Room, type Verdict as Spoken} from "./verdict.ts"
import {Words} from "./Words.tsx"

const ROOMS: Record<Mode, Room> = {wide: "long", medium: "middle", phone: "short"}

/** How tight words may be set: 0 as drawn, 2 the tightest; 3 is as 2, cut at the last line that fits. */
const FITS = ["0", "1", "2", "3"]

/** px by which a line with a mark or with code is higher than its neighbours; there is that much room below. */
const OVER = 2

function fit(box: HTMLElement) {
  for (const tightness of FITS) {
    box.dataset.fit = tightness
    if (box.scrollHeight <= box.clientHeight + OVER) return
  }
}

export const Verdict = memo(function Verdict({mode}: {readonly mode: Mode}) {
  const shown = useShown()
  const flag = useValue(state => state.held?.flag ?? null)
  const opening = useValue(state => state.opening?.name ?? null)
  const step = useValue(state => state.step)
  const idmap = useValue(state => state.idmap)
  if (!shown) return <VerdictWords {...(opening ? READING : NOTHING)} />
  // A flip ends the look back: what a switch would do is told of all the copy.
  if (step === null || flag) return <VerdictWords {...spokenOf(shown, mode, flag)} />
  if (idmap) return <VerdictWords {...spokenOfIdmap(shown, idmap, step)} timed />
  return <VerdictWords {...spokenAt(shown, mode, step)} timed />
})

const READING: Spoken = {headline: "Reading the tables…", sentences: [], ending: []}
const NOTHING: Spoken = {headline: "No tables yet.", sentences: [], ending: []}

/** What is said of an outcome; `flag`: the switch that is held between off and on. */
export function spokenOf({experiment: e, loaded, outcome}: Shown, mode: Mode, flag: FlagName | null): Spoken {
  const on = flag && isOn(REVISION_WORDS[e.revision].controls[flag], flag, e)
  const held = flag ? {flag, on: on ? outcome : outcomeOf(flip(e, flag), loaded.source)} : undefined
  return verdict(e, loaded.source.geometry, outcome, ROOMS[mode], held)
}

/** What is said of the copy after one of its steps: of the last one, what is said of the outcome. */
export function spokenAt({experiment: e, loaded}: Shown, mode: Mode, step: number): Spoken {
  const line = lineOf(e, loaded.source)
  const state = pausedAt(line, step)
  const room = ROOMS[mode]
  return state.number === line.count
    ? verdict(e, line.geometry, state.outcome, room)
    : soFar(e, line.geometry, state, line.count, room)
}

/** What is said of a call of idmap_page after one of its steps. */
export function spokenOfIdmap({experiment, loaded, outcome}: Shown, idmap: IdmapAsked, step: number): Spoken {
  const line = idmapOf(idmap, experiment, loaded.source, outcome)
  return line ? idmapVerdict(line, idmapAt(line, step)) : NOTHING
}

/** `timed`: it is not read out when it changes, since the panel of time says what each step did. */
export function VerdictWords({timed = false, ...spoken}: Spoken & {readonly timed?: boolean}) {
  const box = useRef<HTMLElement>(null)
  const [open, setOpen] = useState(false)
  // Just before the paint, when all the page has changed: measuring earlier would lay it out twice.
  useLayoutEffect(() => {
    const frame = requestAnimationFrame(() => fit(box.current!))
    return () => cancelAnimationFrame(frame)
  })
  useEffect(() => {
    const again = () => fit(box.current!)
    document.fonts.addEventListener("loadingdone", again)
    return () => document.fonts.removeEventListener("loadingdone", again)
  }, [])
  return (
    <section
      ref={box}
      className="verdict"
      data-open={open}
      role="status"
      data-timed={timed || undefined}
      aria-live={timed ? "off" : undefined}
      aria-label={timed ? "Outcome so far" : "Outcome"}
    >
      <h1>{timed ? <TimedHeadline text={spoken.headline} /> : spoken.headline}</h1>
      <p data-single={spoken.sentences.length < 2}>
        {spoken.sentences.map((text, n) => (
          <Fragment key={n}>
            {n > 0 && <br />}
            <Words text={text} />{" "}
          </Fragment>
        ))}
        <Words text={spoken.ending} />
      </p>
      <button
        type="button"
        className="quiet verdict-all"
        aria-expanded={open}
        onClick={() => setOpen(now => !now)}
      >
        {open ? "less" : "all of it"}
      </button>
    </section>
  )
}

/** "At step 5 of 127,233: 4 tables, 1 entry so far.": where there are two lines it breaks after the colon. */
function TimedHeadline({text}: {readonly text: string}) {
  const after = text.indexOf(": ") + 2
  return after < 2 ? (
    text
  ) : (
    <>
      {text.slice(0, after)}
      <span>{text.slice(after)}</span>
    </>
  )
}
