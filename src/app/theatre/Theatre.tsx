// The theatre: memory left, machine right, time below; and above them what happens, in words.

import {useCallback, useMemo, useState} from "react"
import type {Pa} from "../../model/word.ts"
import {leadersOf, PITCH} from "../../view/theatre/walkShapes.ts"
import type {Room} from "../frame.ts"
import {example} from "../head/catalogue.ts"
import {send} from "../store.ts"
import {useTheme} from "../theme.ts"
import {Assumed} from "./Assumed.tsx"
import {Cpu} from "./Cpu.tsx"
import {EndButtons, Headline} from "./Ending.tsx"
import {LastWordsView} from "./LastWordsView.tsx"
import {LetterKey} from "./LetterKey.tsx"
import {MemoryMap} from "./MemoryMap.tsx"
import {NoStory} from "./NoStory.tsx"
import {TheatreLine} from "./TheatreLine.tsx"
import {TlbList} from "./TlbList.tsx"
import {RebootTimes} from "./RebootTimes.tsx"
import {useStory, type Told} from "./useStory.ts"
import {secondScene, walkScene} from "./walkScene.ts"
import {WalkView} from "./WalkView.tsx"
import {WorkList} from "./WorkList.tsx"
import "./theatre.css"
import "./theatreParts.css"

export function Theatre({room}: {readonly room: Room}) {
  const shown = useStory()
  const {mode} = room
  const told = shown?.told
  return (
    <div className="theatre" data-mode={mode} data-end={told?.moment.end?.kind}>
      {!told || !shown || shown.problem !== null ? (
        <NoStory problem={shown?.problem ?? null} />
      ) : told.moment.end?.kind === "refused" ? (
        <Head told={told} phone={mode === "phone"} />
      ) : (
        <Stage {...{told, room}} />
      )}
      {shown?.progress !== null && <Progress value={shown?.progress ?? 0} />}
    </div>
  )
}

function Head({told, phone}: {readonly told: Told; readonly phone: boolean}) {
  return (
    <div className="theatre-head">
      <Headline {...{told, phone}} />
      {!phone && <EndButtons told={told} />}
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

/** Where the walk stands below the map's own top: below the registers, px. */
const WALK_TOP = {wide: 133, medium: 180, phone: 0} as const

function Stage({told, room: {mode, column}}: {readonly told: Told; readonly room: Room}) {
  const {playbill, moment, scenario, source} = told
  const phone = mode === "phone"
  const theme = useTheme()
  const [selected, setSelected] = useState<Pa | null>(null)
  const faulted = moment.end?.kind === "fault"
  const pitch = faulted ? PITCH.low : PITCH.usual
  const go = useCallback((event: number) => send({type: "place", place: event}), [])
  const walk = useMemo(() => walkScene(told), [told])
  const second = useMemo(() => (phone ? null : secondScene(told)), [told, phone])
  const leaders = useMemo(
    () => (walk && !phone ? leadersOf(walk.line, moment.live, pitch, WALK_TOP[mode]) : []),
    [walk, moment, pitch, mode, phone],
  )
  const captured = example(scenario.experiment.source)?.group === "real kernels"
  return (
    <>
      <Head {...{told, phone}} />
      <MemoryMap bill={playbill} {...{moment, theme, mode, leaders, selected}} onSelect={setSelected} />
      <Cpu {...{playbill, moment, phone}} />
      {walk ? (
        <WalkView scene={walk} geometry={source.geometry} form={phone ? "flat" : pitch} second={second} />
      ) : (
        <p className="no-walk">No address is translated at this step.</p>
      )}
      {phone && <EndButtons told={told} />}
      <div className="theatre-line-place">
        <TheatreLine {...{playbill, moment}} onGo={go} width={lineWidth(mode, column)} />
      </div>
      <div className="theatre-lists">
        <WorkList {...{playbill, moment}} rows={faulted ? 6 : 9} />
        <TlbList moment={moment} rows={4} />
        {!faulted && !phone && <LetterKey moment={moment} />}
      </div>
      <div className="theatre-asides">
        {playbill.transition !== "hibernate" && <RebootTimes />}
        <Assumed {...{scenario, playbill, captured}} />
      </div>
      <LastWordsView told={told} />
    </>
  )
}

function lineWidth(mode: Room["mode"], column: number): number {
  return {wide: 1392, medium: 992, phone: column - 28}[mode]
}
