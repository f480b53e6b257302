// The TLB is invalidated: its list is empty, and says so.

import type {Act} from "./act.ts"
import {fading} from "./act.ts"

const EMPTYING = 160

export const invalidated: Act = {
  name: "invalidated",
  isPlayed: ({before, now}) => now.registers.mmu && before.tlb.length > 0 && now.tlb.length === 0,
  moves: () => [{what: ".tlb-list h2", from: fading, duration: EMPTYING}],
}
