// TTBR1 gets another root: its point crosses to the next one, and the tables of the map that nobody can reach any more turn hollow as the new
// ones turn solid.

import type {Act} from "./act.ts"
import {fading} from "./act.ts"

const CROSSING = 160
/** Px between two of the points, as in Cpu.tsx. */
const APART = 100

export const rootSwitch: Act = {
  name: "root switch",
  isPlayed: ({before, now}) =>
    before.registers.mmu && now.registers.mmu && before.registers.ttbr1 !== now.registers.ttbr1,
  moves: () => [
    {
      what: ".points [data-here=true] circle",
      from: {transform: `translateX(${-APART}px)`},
      duration: CROSSING,
    },
    {what: ".map-canvas", from: {opacity: 0.35}, duration: CROSSING},
    {what: ".tlb-list ul, .tlb-list h2", from: fading, duration: CROSSING},
  ],
}
