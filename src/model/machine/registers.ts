// The registers that decide what an address means, and the regime that they make.

import {geometry, type Geometry} from "../geometry.ts"
import {plainRegime, type Regime} from "../mmu/regime.ts"
import type {Address, Pa} from "../word.ts"

export interface Registers {
  /** null: the reserved table, in which nothing is mapped. */
  readonly ttbr0: Pa | null
  readonly ttbr1: Pa
  readonly t0sz: number
  readonly mair: bigint
  /** SCTLR_EL1.M. */
  readonly mmu: boolean
  readonly el: 1
  readonly pc: Address
}

/** The regime of the registers; a lower half of another size than the kernel's own is decoded by itself. */
export function regimeOf(g: Geometry, {ttbr0, ttbr1, t0sz, mair, mmu}: Registers): Regime {
  const plain = plainRegime(g, [ttbr0, ttbr1], mair)
  const lower = t0sz === 64 - g.vaBits ? g : geometry(g.granule, 64 - t0sz, g.output)
  return {...plain, on: mmu, halves: [{...plain.halves[0], txsz: t0sz, geometry: lower}, plain.halves[1]]}
}
