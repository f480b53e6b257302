// Plays what moves from one moment to the next. Only a step to the event that follows has a motion: at any pace, jump or drag there are states
// only, as for who wants less motion. A new moment ends what still moves.

import {useLayoutEffect, useRef, type RefObject} from "react"
import type {Moment, Playbill} from "../../../view/theatre/moment.ts"
import type {Told} from "../useStory.ts"
import {start, type Act, type Step} from "./act.ts"
import {fault} from "./fault.ts"
import {invalidated} from "./invalidated.ts"
import {jump} from "./jump.ts"
import {onePage} from "./onePage.ts"
import {rootSwitch} from "./rootSwitch.ts"
import {tableLost} from "./tableLost.ts"

const ACTS: readonly Act[] = [onePage, rootSwitch, invalidated, tableLost, fault, jump]

/** What is played from one moment to another. */
export function actsOf(step: Step): readonly Act[] {
  return step.now.event === step.before.event + 1 ? ACTS.filter(act => act.isPlayed(step)) : []
}

interface Shown {
  readonly bill: Playbill
  readonly moment: Moment
}

export function useActs(theatre: RefObject<Element | null>, told: Told | null) {
  const last = useRef<Shown | null>(null)
  const running = useRef<readonly Animation[]>([])
  useLayoutEffect(() => {
    const before = last.current
    if (before?.moment === told?.moment) return
    last.current = told && {bill: told.playbill, moment: told.moment}
    for (const animation of running.current) animation.cancel()
    running.current = []
    const stage = theatre.current
    if (!stage || !told || before?.bill !== told.playbill || isStill(stage)) return
    const step = {bill: told.playbill, before: before.moment, now: told.moment}
    running.current = actsOf(step).flatMap(act =>
      act.moves(step).flatMap(move => start(stage, act.name, move)),
    )
  })
}

/** Less motion is wanted, or the hand on the line of time is the motion. */
function isStill(stage: Element): boolean {
  return (
    matchMedia("(prefers-reduced-motion: reduce)").matches ||
    stage.querySelector(".theatre-slider:active") !== null
  )
}
