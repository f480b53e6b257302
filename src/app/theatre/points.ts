// Where TTBR1 points to: on the way to the copy, and after the list on the way to the restored kernel. v1 goes by way of no table.

import type {Moment, Playbill} from "../../view/theatre/moment.ts"

/** Whose tables a root is the root of. */
export type Whose = "source" | "copy" | "zero" | "restored" | "bridge" | "nobody"

/** Of TTBR1. The source's root and the restored kernel's are in one frame. */
export function whose({roots}: Playbill, {live, registers: {ttbr1}}: Moment): Whose {
  if (ttbr1 === roots.source) return live.restored ? "restored" : "source"
  if (ttbr1 === roots.copy) return "copy"
  return ttbr1 === roots.zero ? "zero" : "nobody"
}

/** A stop of TTBR1's way: x is that of its middle, px. */
export interface Point {
  readonly name: string
  readonly whose: Whose | "none"
  readonly x: number
}

/** Width of the picture; the first point, and from one to the next, px. */
export const POINTS = {width: 248, first: 24, apart: 100} as const

export function pointsOf(bill: Playbill, moment: Moment): readonly Point[] {
  const {roots, transition} = bill
  const v1 = transition === "kexec, v1"
  const copy = {name: roots.copy === null ? "no copy" : v1 ? "two maps" : "copy", whose: "copy"} as const
  const back = isBack(bill, moment)
  const restored = {name: "restored", whose: "restored"} as const
  // The list may bring the restored kernel's root home under a TTBR1 that points there.
  const swapper = !back && moment.live.restored ? restored : ({name: "swapper", whose: "source"} as const)
  const between = v1
    ? ({name: "MMU off", whose: "none"} as const)
    : ({name: "zero page", whose: "zero"} as const)
  const stops = back ? [roots.copy === null ? swapper : copy, between, restored] : [swapper, between, copy]
  return stops.map((stop, n) => ({...stop, x: POINTS.first + n * POINTS.apart}))
}

/** Is the list behind, and the restored kernel ahead? */
export function isBack({list, transition}: Playbill, {event}: Moment): boolean {
  return event >= list.first + list.length && list.length > 0 && transition === "hibernate"
}
