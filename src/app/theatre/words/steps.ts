// The stations of a transition in words: one list of names for the line of time, a headline and a sentence for each station.

import type {TransitionName} from "../../../model/machine/scenario.ts"
import type {Playbill} from "../../../view/theatre/moment.ts"
import {HIBERNATE_STEPS, HIBERNATE_WORDS, NOT_COPIED} from "./hibernateSteps.ts"
import {KEXEC_IN_PLACE, KEXEC_OFF_STEPS, KEXEC_OFF_WORDS} from "./kexecOffSteps.ts"
import {KEXEC_NOT_COPIED, KEXEC_STEPS, KEXEC_WORDS} from "./kexecSteps.ts"
import {KEXEC_V1_NOT_MAPPED, KEXEC_V1_STEPS, KEXEC_V1_WORDS} from "./kexecV1Steps.ts"
import type {StationWords, StepName} from "./station.ts"

interface TransitionWords {
  readonly steps: readonly StepName[]
  readonly stations: Readonly<Record<string, StationWords>>
  /** Where there is no copy. */
  readonly uncopied: Readonly<Record<string, StationWords>>
  /** The names that are others then, by their numbers. */
  readonly renamed: Readonly<Record<string, string>>
}

const WORDS: Readonly<Record<TransitionName, TransitionWords>> = {
  hibernate: {
    steps: HIBERNATE_STEPS,
    stations: HIBERNATE_WORDS,
    uncopied: NOT_COPIED,
    renamed: {"1": "no copy"},
  },
  kexec: {steps: KEXEC_STEPS, stations: KEXEC_WORDS, uncopied: KEXEC_NOT_COPIED, renamed: {}},
  "kexec, v1": {
    ...{steps: KEXEC_V1_STEPS, stations: KEXEC_V1_WORDS, uncopied: KEXEC_V1_NOT_MAPPED},
    renamed: {"1–4": "load, code, no maps"},
  },
  "kexec, MMU off": {steps: KEXEC_OFF_STEPS, stations: KEXEC_OFF_WORDS, uncopied: {}, renamed: {}},
}

/** The names of the steps, as the line of time has them below it. */
export function stepNames({transition, roots}: Pick<Playbill, "transition" | "roots">): readonly StepName[] {
  const {steps, renamed} = WORDS[transition]
  if (roots.copy !== null) return steps
  return steps.map(({numbers, name}) => ({numbers, name: renamed[numbers] ?? name}))
}

const UNNAMED: StationWords = {
  headline: "A step of the kernel.",
  first: "Nothing is overwritten here.",
  rest: "",
}

/** Of an event before or behind the list. */
export function stationWords(
  {transition, before, after, roots, pages}: Playbill,
  event: number,
): StationWords {
  const stop = [...before, ...after].find(one => one.event === event)
  if (!stop) return UNNAMED
  const {stations, uncopied} = WORDS[transition]
  const inPlace = transition === "kexec, MMU off" && pages === 0
  const others = inPlace ? KEXEC_IN_PLACE : roots.copy === null ? uncopied : {}
  const other: StationWords | undefined = others[stop.station]
  return other ?? stations[stop.station] ?? UNNAMED
}
