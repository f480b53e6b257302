// Time, with the words around it: at its start and end, half-way, at decisions, at errors, while pages are mapped; and idmap_page, whose tables
// are a picture of their own.

import {FlagsBand, switchAt, switchInIdmap, type switchOf} from "../../../src/app/control/Flags.tsx"
import {FlagSwitch} from "../../../src/app/control/FlagSwitch.tsx"
import type {FlagName} from "../../../src/app/control/revisions.ts"
import {chainOf} from "../../../src/app/time/IdmapPicture.tsx"
import {idmapVerdict} from "../../../src/app/time/idmapWords.ts"
import {copyTime, idmapTime} from "../../../src/app/time/Steps.tsx"
import {TimeParts} from "../../../src/app/time/TimePanel.tsx"
import type {Play} from "../../../src/app/time/usePlay.ts"
import {spokenAt, VerdictWords} from "../../../src/app/words/Verdict.tsx"
import type {Verdict} from "../../../src/app/words/verdict.ts"
import type {Experiment, RevisionName} from "../../../src/model/experiment.ts"
import {run} from "../../../src/model/run.ts"
import {copyLine, type CopyLine} from "../../../src/model/steps/copyLine.ts"
import {idmapLine, idmapStateAt} from "../../../src/model/steps/idmapLine.ts"
import type {Line} from "../../../src/model/steps/line.ts"
import {next} from "../../../src/model/steps/move.ts"
import {stateAt} from "../../../src/model/steps/state.ts"
import type {Pa} from "../../../src/model/word.ts"
import {chainHeight, chainShapes} from "../../../src/view/idmap/chain.ts"
import type {Mode} from "../../../src/view/stage/layout.ts"
import type {Open, Part, Picture} from "../picture.ts"

const NOTHING = () => {}
const PLAY: Play = {
  ...{playing: false, pace: 20, pausing: true},
  ...{setPlaying: NOTHING, setPace: NOTHING, setPausing: NOTHING},
}

interface Look {
  readonly mode?: Mode
  /** Is the code shown? */
  readonly coded?: boolean
}

type Time = ReturnType<typeof copyTime>

/** Verdict, flags, and the panel below them. */
function timed(
  line: Line,
  step: number,
  spoken: Verdict,
  says: (name: FlagName) => ReturnType<typeof switchOf>,
  time: Time,
  {mode = "wide", coded = false}: Look,
): Part {
  const phone = mode === "phone"
  const place = (name: FlagName) => (
    <FlagSwitch {...says(name)} {...{phone, fraction: null, onFlip: NOTHING, onHold: NOTHING}} />
  )
  return {
    mode,
    element: (
      <>
        <div className="band">
          <VerdictWords {...spoken} timed />
          <FlagsBand {...{phone, place}} bare={false} panel={null} setPanel={NOTHING} />
        </div>
        <section className="steps still" aria-label="Time">
          <TimeParts
            {...time}
            now={{line, step, go: NOTHING}}
            {...{phone, play: PLAY, coded, setCoded: NOTHING}}
          />
        </section>
      </>
    ),
  }
}

/** A step by its number, or found on the line. */
type At = number | ((line: CopyLine) => number)

async function time(
  open: Open,
  name: string,
  at: At,
  parts: Partial<Experiment> = {},
  look: Look = {},
): Promise<Part> {
  const loaded = await open(name)
  const {source} = loaded
  const experiment = {...loaded.experiment, ...parts}
  const line = copyLine(experiment, source)
  const step = typeof at === "number" ? at : at(line)
  const shown = {experiment, loaded, outcome: run(experiment, source)}
  const spoken = spokenAt(shown, look.mode ?? "wide", step)
  const says = (flag: FlagName) => switchAt(shown, flag, step)
  return timed(line, step, spoken, says, copyTime(line, stateAt(line, step)), look)
}

const last = ({count}: Line) => count
const decision =
  (from: number) =>
  (line: CopyLine): number =>
    next(line, from, "decision")!
const mapping =
  (step: number) =>
  ({ends}: Line): number =>
    ends[0] + step
const REAL = "6.1-4k-default"

export const timeStart = (open: Open) => time(open, REAL, 0)
export const timeHalfWay = (open: Open) => time(open, REAL, 85_000)
export const timeDecision = (open: Open) => time(open, REAL, decision(0), {}, {coded: true})
export const timeEnd = (open: Open) => time(open, REAL, last)
export const timeEnomem = (open: Open) => time(open, "no-memory", last, {}, {coded: true})
export const timeEnxio = (open: Open) => time(open, "hole", last)
export const timeDropped = (open: Open) => time(open, "6.1-4k-crash", decision(100_000), {revision: "v5.16"})
export const timeAsPosted = (open: Open) => time(open, "index-bug", 3, {revision: "v1-as-posted"})
export const timeBug = (open: Open) => time(open, "hole", last, {revision: "v5.16", debugPagealloc: true})
export const timeMapping = (open: Open) => time(open, "map-block", mapping(3), {}, {coded: true})
export const timeMapped = (open: Open) => time(open, "map-block", last)
export const timeConflict = (open: Open) =>
  time(open, "map-block", last, {
    flags: {mkwrite: true, mkvalid: false, checkpfn: false, forcemap: false},
  })
export const time1024 = (open: Open) => time(open, REAL, decision(0), {}, {mode: "medium"})
export const time390 = (open: Open) => time(open, REAL, decision(0), {}, {mode: "phone"})
export const time390Mapping = (open: Open) => time(open, "map-block", mapping(3), {}, {mode: "phone"})

/** The call of the real kexec of Linux 6.1, its tables where they were. */
const CALL = {page: 0x4a25_7000, tables: [0x46f5_1000, 0x46f5_2000, 0x46f5_3000, 0x46f5_4000]} as const

interface Call {
  readonly page: number
  readonly tables: readonly number[]
}

async function callOf(open: Open, name: string, revision: RevisionName, {page, tables}: Call) {
  const loaded = await open(name)
  const call = {revision, page: page as Pa, tables: tables as readonly Pa[]}
  return {loaded, line: idmapLine({...call, geometry: loaded.source.geometry})!}
}

async function idmapWords(open: Open, step: number, call: Call = CALL, look: Look = {}): Promise<Part> {
  const {loaded, line} = await callOf(open, REAL, "v5.16", call)
  const {source} = loaded
  const state = idmapStateAt(line, step)
  const experiment = {...loaded.experiment, revision: "v5.16" as const}
  const shown = {experiment, loaded, outcome: run(experiment, source)}
  const says = (flag: FlagName) => switchInIdmap(shown, flag)
  return timed(line, step, idmapVerdict(line, state), says, idmapTime(line, state), look)
}

export const timeIdmap = (open: Open) => idmapWords(open, 2, CALL, {coded: true})
export const timeIdmapEnd = (open: Open) => idmapWords(open, 4)
export const timeIdmapEnomem = (open: Open) => idmapWords(open, 3, {...CALL, tables: CALL.tables.slice(0, 2)})
export const timeIdmap390 = (open: Open) => idmapWords(open, 2, CALL, {mode: "phone"})

const PLACES = {
  wide: {width: 1392, height: 560, beside: true},
  medium: {width: 992, height: 470, beside: true},
  phone: {width: 362, height: 300, beside: false},
} as const

async function idmap(
  open: Open,
  step: number,
  {call = CALL, name = REAL, mode = "wide" as Mode, revision = "v5.16" as RevisionName} = {} as {
    readonly call?: Call
    readonly name?: string
    readonly mode?: Mode
    readonly revision?: RevisionName
  },
): Promise<Picture> {
  const {line} = await callOf(open, name, revision, call)
  const chain = chainOf(line, idmapStateAt(line, step))
  const place = PLACES[mode]
  return {
    ...{width: place.width, height: chainHeight(chain, place), mode, class: "idmap"},
    ...{under: [], painted: [], over: chainShapes(chain, place)},
  }
}

const LARGE = {page: 0x4008_0000, tables: [0x4400_0000, 0x4401_0000, 0x4402_0000]}

export const idmapStart = (open: Open) => idmap(open, 0)
export const idmapHalfWay = (open: Open) => idmap(open, 2)
export const idmapEnd = (open: Open) => idmap(open, 4)
export const idmapEnomem = (open: Open) => idmap(open, 3, {call: {...CALL, tables: CALL.tables.slice(0, 2)}})
export const idmap64K = (open: Open) => idmap(open, 3, {name: "64k-42", call: LARGE})
export const idmapReadOnly = (open: Open) => idmap(open, 4, {revision: "mainline"})
export const idmap1024 = (open: Open) => idmap(open, 4, {mode: "medium"})
export const idmap390 = (open: Open) => idmap(open, 3, {mode: "phone"})
