// What stands around the picture: the verdict, the four flags, the address as an equation, the descriptor bit by bit; made by the page's
// own elements.

import type {ReactNode} from "react"
import {FlagsBand, switchOf} from "../../../src/app/control/Flags.tsx"
import {FlagSwitch} from "../../../src/app/control/FlagSwitch.tsx"
import type {FlagName} from "../../../src/app/control/revisions.ts"
import {Inspector} from "../../../src/app/inspector/Inspector.tsx"
import {VaBar} from "../../../src/app/inspector/VaBar.tsx"
import type {Shown} from "../../../src/app/shown.ts"
import {spokenOf, VerdictWords} from "../../../src/app/words/Verdict.tsx"
import {edited} from "../../../src/model/edit.ts"
import type {Experiment, Flags} from "../../../src/model/experiment.ts"
import {run} from "../../../src/model/run.ts"
import {toVa, type Pa, type Va} from "../../../src/model/word.ts"
import type {Mode} from "../../../src/view/stage/layout.ts"
import type {Open, Part} from "../picture.ts"

type Parts = Partial<Experiment>

const OFF: Flags = {mkwrite: false, mkvalid: false, checkpfn: false, forcemap: false}
const W: Flags = {...OFF, mkwrite: true}
const WV: Flags = {...W, mkvalid: true}
const MODULE = toVa(0xffff_0000_0a2e_b000n)
const CRASH = toVa(0xffff_0000_2521_4000n)
const HOLE: Parts = {
  flags: {...W, checkpfn: true},
  frames: [
    {start: 0x4000_0000 as Pa, end: 0x50d3_b000 as Pa},
    {start: 0x50d4_0000 as Pa, end: 0x6000_0000 as Pa},
  ],
}
const NOTHING = () => {}

async function shownOf(open: Open, name: string, parts: Parts): Promise<Shown> {
  const loaded = await open(name)
  const experiment = {...loaded.experiment, ...parts}
  const source = edited(loaded.source, experiment.edits)
  return {experiment, loaded: {...loaded, source}, outcome: run(experiment, source)}
}

/** The verdict and the flags have their columns in one band: the other one stays empty. */
const banded = (part: ReactNode, column: 0 | 1 = 0) => (
  <div className="band">
    {column === 1 && <div />}
    {part}
  </div>
)
const inPart = (name: string, part: ReactNode) => <div className={`part ${name}`}>{part}</div>

interface Held {
  readonly mode?: Mode
  /** The switch that is held half-way. */
  readonly held?: FlagName
}

async function verdict(
  open: Open,
  name: string,
  parts: Parts = {},
  {mode = "wide", held}: Held = {},
): Promise<Part> {
  const shown = await shownOf(open, name, parts)
  return {mode, element: banded(<VerdictWords {...spokenOf(shown, mode, held ?? null)} />)}
}

export const verdictMain = (open: Open) => verdict(open, "6.1-4k-default")
export const verdictOff = (open: Open) => verdict(open, "6.1-4k-default", {flags: OFF})
export const verdictHeld = (open: Open) => verdict(open, "6.1-4k-default", {flags: OFF}, {held: "mkwrite"})
export const verdictEnxio = (open: Open) => verdict(open, "6.1-4k-default", HOLE)
export const verdictEnomem = (open: Open) => verdict(open, "no-memory")
export const verdictInvalid = (open: Open) => verdict(open, "6.1-4k-crash", {flags: WV})
export const verdictDropped = (open: Open) => verdict(open, "6.1-4k-crash", {revision: "v5.16"})
export const verdictIndexBug = (open: Open) => verdict(open, "index-bug")
export const verdictEmptyCopy = (open: Open) => verdict(open, "empty-copy")
export const verdictForced = (open: Open) => verdict(open, "map-block", {flags: {...W, forcemap: true}})
export const verdict1024 = (open: Open) => verdict(open, "6.1-4k-default", {}, {mode: "medium"})
export const verdict390 = (open: Open) => verdict(open, "6.1-4k-default", {}, {mode: "phone"})

async function flags(
  open: Open,
  name: string,
  parts: Parts = {},
  {mode = "wide", held}: Held = {},
): Promise<Part> {
  const shown = await shownOf(open, name, parts)
  const phone = mode === "phone"
  const place = (flag: FlagName) => (
    <FlagSwitch
      {...switchOf(shown, flag, flag === held)}
      {...{phone, fraction: flag === held ? 0.5 : null, onFlip: NOTHING, onHold: NOTHING}}
    />
  )
  return {
    mode,
    element: banded(
      <FlagsBand {...{phone, place}} bare={false} panel={null} setPanel={NOTHING} />,
      phone ? 0 : 1,
    ),
  }
}

export const flagsMain = (open: Open) => flags(open, "6.1-4k-default")
export const flagsOff = (open: Open) => flags(open, "6.1-4k-default", {flags: OFF})
export const flagsHeld = (open: Open) => flags(open, "6.1-4k-default", {flags: OFF}, {held: "mkwrite"})
export const flagsInvalid = (open: Open) => flags(open, "6.1-4k-crash", {flags: WV})
export const flagsFixed = (open: Open) => flags(open, "6.1-4k-default", {revision: "v6.12"})
export const flagsRefusing = (open: Open) => flags(open, "6.1-4k-default", HOLE)
export const flagsMapping = (open: Open) => flags(open, "map-block", {flags: {...W, forcemap: true}})

async function addressIn(
  open: Open,
  name: string,
  point: Va,
  parts: Parts = {},
  mode: Mode = "wide",
): Promise<Part> {
  const {outcome, loaded} = await shownOf(open, name, parts)
  const {source} = loaded
  const wings = [
    {name: "source", memory: source.memory, root: source.root},
    {name: "copy", memory: outcome.memory, root: outcome.built},
  ] as const
  const bar = <VaBar {...{source, wings, point, mode}} pinned={false} onSelect={NOTHING} />
  return {mode, element: inPart("va-part", bar)}
}

export const addressMain = (open: Open) => addressIn(open, "6.1-4k-default", MODULE)
export const addressBlock = (open: Open) => addressIn(open, "6.1-4k-default", toVa(0xffff_0000_0040_5000n))
export const addressFault = (open: Open) => addressIn(open, "6.1-4k-default", toVa(0xffff_0000_4000_0000n))
export const addressApart = (open: Open) =>
  addressIn(open, "6.1-4k-crash", CRASH, {revision: "v6.12", flags: OFF})
export const addressLost = (open: Open) => addressIn(open, "index-bug", toVa(0xffff_8000_0000_0000n))
export const address16K = (open: Open) => addressIn(open, "6.12-16k-n1", toVa(0xffff_8000_0a91_0000n))
export const address52 = (open: Open) => addressIn(open, "4k-52", toVa(0xfff0_0000_0040_0000n))
export const address1024 = (open: Open) => addressIn(open, "6.1-4k-default", MODULE, {}, "medium")
export const address390 = (open: Open) => addressIn(open, "6.1-4k-default", MODULE, {}, "phone")

async function inspector(
  open: Open,
  name: string,
  point: Va,
  parts: Parts = {},
  mode: Mode = "wide",
): Promise<Part> {
  const {experiment, outcome, loaded} = await shownOf(open, name, parts)
  const {source} = loaded
  const one = <Inspector {...{source, experiment, outcome, point, mode}} column={390} onSelect={NOTHING} />
  return {mode, element: inPart("inspector-part", one)}
}

export const inspectorMain = (open: Open) => inspector(open, "6.1-4k-default", MODULE)
export const inspectorEqual = (open: Open) => inspector(open, "6.1-4k-default", MODULE, {flags: OFF})
export const inspectorBlock = (open: Open) => inspector(open, "6.1-4k-default", toVa(0xffff_0000_0040_0000n))
export const inspectorValid = (open: Open) => inspector(open, "6.1-4k-crash", CRASH, {flags: WV})
export const inspectorDropped = (open: Open) => inspector(open, "6.1-4k-crash", CRASH, {revision: "v5.16"})
export const inspectorRefused = (open: Open) =>
  inspector(open, "6.1-4k-default", toVa(0xffff_0000_10d3_b000n), HOLE)
export const inspectorLost = (open: Open) => inspector(open, "index-bug", toVa(0xffff_8000_0000_0000n))
export const inspectorEmpty = (open: Open) => inspector(open, "6.1-4k-default", toVa(0xffff_0000_4000_0000n))
export const inspectorForced = (open: Open) =>
  inspector(open, "map-block", toVa(0xffff_0000_0080_5000n), {flags: {...W, forcemap: true}})
export const inspectorEdited = (open: Open) =>
  inspector(open, "6.1-4k-default", MODULE, {
    flags: WV,
    edits: [{at: 0x5ffa_f758 as Pa, value: 0x00e0_0000_4a2e_b786n}],
  })
export const inspector1024 = (open: Open) => inspector(open, "6.1-4k-default", MODULE, {}, "medium")
export const inspector390 = (open: Open) => inspector(open, "6.1-4k-default", MODULE, {}, "phone")
