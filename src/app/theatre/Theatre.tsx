// The theatre: memory left, machine right, time below; and above them what happens, in words.

import {useCallback, useMemo, useRef, useState} from "react"
import type {Pa} from "../../model/word.ts"
import {leadersOf} from "../../view/theatre/walkShapes.ts"
import type {Room} from "../frame.ts"
import {example} from "../head/catalogue.ts"
import {send} from "../store.ts"
import {useTheme} from "../theme.ts"
import {Assumed} from "./Assumed.tsx"
import {Cpu} from "./Cpu.tsx"
import {EndButtons, Headline} from "./Ending.tsx"
import {formOf, lineWidth, pitchFor, walkTop, type Form} from "./grid.ts"
import {KimageList} from "./KimageList.tsx"
import {LastWordsView} from "./LastWordsView.tsx"
import {LetterKey} from "./LetterKey.tsx"
import {MemoryMap} from "./MemoryMap.tsx"
import {NoStory} from "./NoStory.tsx"
import {useActs} from "./motion/useActs.ts"
import {TheatreLine} from "./TheatreLine.tsx"
import {TlbList} from "./TlbList.tsx"
import {RebootTimes} from "./RebootTimes.tsx"
import {useStory, type Told} from "./useStory.ts"
import {secondScene, walkScene} from "./walkScene.ts"
import {twiceHeight, WalkView} from "./WalkView.tsx"
import {useLinkedPlace} from "./useLinkedPlace.ts"
import {WorkList} from "./WorkList.tsx"
import {partDone} from "./words/progress.ts"
import "./theatre.css"
import "./theatreParts.css"

export function Theatre({room}: {readonly room: Room}) {
  const shown = useStory()
  const form = formOf(room)
  const told = shown?.told
  const theatre = useRef<HTMLDivElement>(null)
  useActs(theatre, told ?? null)
  useLinkedPlace(told && told.scenario === shown?.scenario ? told.playbill : null)
  return (
    <div
      ref={theatre}
      className="theatre"
      data-mode={room.mode}
      data-form={form}
      data-end={told?.moment.end?.kind}
      data-event={told?.moment.event}
    >
      {!told || !shown || shown.problem !== null ? (
        <NoStory problem={shown?.problem ?? null} progress={shown?.progress ?? null} />
      ) : told.moment.end?.kind === "refused" ? (
        <Head told={told} phone={form === "phone"} />
      ) : (
        <Stage {...{told, room, form}} />
      )}
      {shown?.progress !== null && <Progress value={shown ? partDone(shown.progress) : 0} />}
    </div>
  )
}

function Head({told, phone}: {readonly told: Told; readonly phone: boolean}) {
  return (
    <div className="theatre-head">
      <Headline {...{told, phone}} />
      <EndButtons told={told} />
    </div>
  )
}

/** A thin line while a story is simulated; what was shown stays. */
function Progress({value}: {readonly value: number}) {
  return (
    <progress className="theatre-progress" value={value} max={1}>
      {Math.round(100 * value)} %
    </progress>
  )
}

interface StageProps {
  readonly told: Told
  readonly room: Room
  readonly form: Form
}

function Stage({told, room: {mode, column}, form}: StageProps) {
  const {playbill, moment, scenario, source, words} = told
  const phone = form === "phone"
  const theme = useTheme()
  const [selected, setSelected] = useState<Pa | null>(null)
  const faulted = moment.end?.kind === "fault"
  const tall = window.innerHeight
  const go = useCallback((event: number) => send({type: "place", place: event}), [])
  const walk = useMemo(() => walkScene(told), [told])
  const second = useMemo(() => (phone ? null : secondScene(told)), [told, phone])
  const pitch = walk
    ? pitchFor(walk.line, form, tall, {faulted, below: twiceHeight(walk, source.geometry)})
    : 0
  const leaders = useMemo(
    () => (walk && !phone ? leadersOf(walk.line, moment.live, pitch, walkTop(form)) : []),
    [walk, moment, pitch, form, phone],
  )
  const listRows = faulted ? 6 : 9
  // Of a list that was overwritten there is a sentence more.
  const astray = moment.kimage ? moment.kimage.stray !== null : moment.rows.some(({instead}) => instead)
  const captured = example(scenario.experiment.source)?.group === "real kernels"
  return (
    <>
      <Head {...{told, phone}} />
      <div className="theatre-memory">
        <MemoryMap
          bill={playbill}
          {...{moment, words, source, theme, mode, leaders, selected}}
          onSelect={setSelected}
        />
        <div className="theatre-asides">
          {playbill.transition !== "hibernate" && <RebootTimes />}
          <Assumed {...{scenario, playbill, captured}} />
        </div>
      </div>
      <Cpu {...{playbill, moment, form}} />
      {walk ? (
        <WalkView scene={walk} geometry={source.geometry} form={phone ? "flat" : pitch} second={second} />
      ) : (
        <p className="no-walk">No address is translated at this step.</p>
      )}
      <div className="theatre-line-place">
        <TheatreLine {...{playbill, moment}} onGo={go} width={lineWidth(form, column)} />
      </div>
      <div className="theatre-lists">
        {moment.kimage ? (
          <KimageList {...{moment, list: moment.kimage, places: playbill.places}} rows={listRows} />
        ) : (
          <WorkList {...{playbill, moment}} rows={listRows} />
        )}
        <TlbList moment={moment} rows={astray ? 2 : 4} />
        {!faulted && !phone && <LetterKey {...{playbill, moment}} />}
      </div>
      <LastWordsView told={told} />
    </>
  )
}
