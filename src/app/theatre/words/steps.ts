// The stations of a transition in words: one list of names for the line of time, a headline and a sentence for each station.

import type {Playbill} from "../../../view/theatre/moment.ts"
import type {StationWords, StepName} from "./station.ts"
import {HIBERNATE_STEPS, HIBERNATE_WORDS, NOT_COPIED} from "./hibernateSteps.ts"
import {KEXEC_OFF_STEPS, KEXEC_OFF_WORDS, KEXEC_STEPS, KEXEC_WORDS} from "./kexecSteps.ts"

export function stepNames(transition: Playbill["transition"]): readonly StepName[] {
  if (transition === "hibernate") return HIBERNATE_STEPS
  return transition === "kexec" ? KEXEC_STEPS : KEXEC_OFF_STEPS
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
  if (transition !== "hibernate")
    return (transition === "kexec" ? KEXEC_WORDS : KEXEC_OFF_WORDS)[stop.number] ?? UNNAMED
  const other = roots.copy === null ? NOT_COPIED[stop.station] : undefined
  return other ?? HIBERNATE_WORDS[stop.station] ?? UNNAMED
}
