// The stations of a transition in words: one list of names for the line of time, a headline and a sentence for each station.

import type {TransitionName} from "../../../model/machine/scenario.ts"
import type {Playbill} from "../../../view/theatre/moment.ts"
import {HIBERNATE_STEPS, HIBERNATE_WORDS, NOT_COPIED} from "./hibernateSteps.ts"
import {KEXEC_OFF_STEPS, KEXEC_OFF_WORDS} from "./kexecOffSteps.ts"
import {KEXEC_NOT_COPIED, KEXEC_STEPS, KEXEC_WORDS} from "./kexecSteps.ts"
import {KEXEC_V1_NOT_MAPPED, KEXEC_V1_STEPS, KEXEC_V1_WORDS} from "./kexecV1Steps.ts"
import type {StationWords, StepName} from "./station.ts"

interface TransitionWords {
  readonly steps: readonly StepName[]
  readonly stations: Readonly<Record<string, StationWords>>
  /** Where there is no copy. */
  readonly uncopied: Readonly<Record<string, StationWords>>
}

const WORDS: Readonly<Record<TransitionName, TransitionWords>> = {
  hibernate: {steps: HIBERNATE_STEPS, stations: HIBERNATE_WORDS, uncopied: NOT_COPIED},
  kexec: {steps: KEXEC_STEPS, stations: KEXEC_WORDS, uncopied: KEXEC_NOT_COPIED},
  "kexec, v1": {steps: KEXEC_V1_STEPS, stations: KEXEC_V1_WORDS, uncopied: KEXEC_V1_NOT_MAPPED},
  "kexec, MMU off": {steps: KEXEC_OFF_STEPS, stations: KEXEC_OFF_WORDS, uncopied: {}},
}

export function stepNames(transition: TransitionName): readonly StepName[] {
  return WORDS[transition].steps
}

const UNNAMED: StationWords = {
  headline: "A step of the kernel.",
  first: "Nothing is overwritten here.",
  rest: "",
}

/** Of an event before or behind the list. */
export function stationWords({transition, before, after, roots}: Playbill, event: number): StationWords {
  const stop = [...before, ...after].find(one => one.event === event)
  if (!stop) return UNNAMED
  const {stations, uncopied} = WORDS[transition]
  const other = roots.copy === null ? uncopied[stop.station] : undefined
  return other ?? stations[stop.station] ?? UNNAMED
}
