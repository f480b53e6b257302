// Two kexecs whose list reads DONE where a page of the new kernel was stored over it.

import type {Pa} from "../../../src/model/word.ts"
import type {TransitionName} from "../../../src/model/machine/scenario.ts"
import {simulate} from "../../../src/model/machine/story.ts"
import {made, scenarioOf, type Assumed} from "./stories.ts"

const at = (start: number, pages: number) => ({start: start as Pa, end: (start + pages * 4096) as Pa})

const unsafe = {safe: {list: false}}

/** Of the hand-made table "hole": one leaves out pages that are not home. */
export const EARLY = {
  experiment: {revision: "hibernate-v5.2"},
  assumed: {kexec: unsafe} satisfies Assumed,
} as const

/** A kernel, and behind it pages that are loaded where they belong. */
export const SEGMENTS = [
  {name: "kernel", ...at(0x4020_0000, 510)},
  {name: "initrd", ...at(0x4210_0000, 4)},
]

/** The other ends behind the kernel. */
export const IN_LUCK: Assumed = {kexec: {...unsafe, segments: SEGMENTS}}

/** Each in its design. */
export const DESIGNS = {early: "kexec", inLuck: "kexec, MMU off"} as const

const hole = made("hole")
const tell = (assumed: Assumed, design: TransitionName) =>
  simulate(scenarioOf(hole, EARLY.experiment, assumed, design), hole.source)

export const endedEarly = tell(EARLY.assumed, DESIGNS.early)
export const endedInLuck = tell(IN_LUCK, DESIGNS.inLuck)
