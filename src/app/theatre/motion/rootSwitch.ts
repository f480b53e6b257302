// TTBR1 gets another root: its point crosses to the next one, and the tables of the map that nobody can reach any more turn hollow, those that it
// leads to now solid.

import {pointsOf, whose} from "../points.ts"
import type {Act, Move, Step} from "./act.ts"
import {fading} from "./act.ts"
import {turning} from "./mapBefore.ts"

const CROSSING = 160

export const rootSwitch: Act = {
  name: "root switch",
  isPlayed: ({before, now}) =>
    before.registers.mmu && now.registers.mmu && before.registers.ttbr1 !== now.registers.ttbr1,
  moves: step => [
    ...crossing(step),
    turning(CROSSING),
    {what: ".map-root", from: fading, duration: CROSSING},
  ],
}

/** From the point where it was; none where it comes from elsewhere. */
function crossing({bill, before, now}: Step): Move[] {
  const points = pointsOf(bill, now)
  const [from, to] = [before, now].map(moment => points.find(point => point.whose === whose(bill, moment))?.x)
  if (from === undefined || to === undefined) return []
  const translate = {transform: `translateX(${from - to}px)`}
  return [{what: ".points [data-here=true] circle", from: translate, duration: CROSSING}]
}
