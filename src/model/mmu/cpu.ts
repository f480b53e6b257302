// What a CPU implements: the features that decide which controls of a translation regime have an effect. A control whose
// feature is missing reads as 0 here. Left out: PIE, POE, HAFT, D128, MTE and XS, which no modelled CPU has, and the
// granules: a granule is taken to be implemented if a register asks for it.
// Arm ARM DDI 0487, "ID_AA64MMFR0_EL1" to "ID_AA64MMFR2_EL1" and "ID_AA64ISAR1_EL1".

import {field, word} from "../word.ts"

export interface Features {
  /** Bits of a physical address: 32 to 52. */
  readonly paBits: number
  /** FEAT_LPA: 52-bit output addresses with 64K. */
  readonly lpa: boolean
  /** FEAT_LPA2: TCR.DS, 52-bit addresses with 4K and 16K. */
  readonly lpa2: boolean
  /** FEAT_LVA: 52-bit input addresses with 64K. */
  readonly lva: boolean
  /** FEAT_HAFDBS: 0 nothing; 1 hardware sets the access flag (HA); 2 dirty state, too (HD). */
  readonly hafdbs: 0 | 1 | 2
  /** FEAT_HPDS: TCR.HPD0 and HPD1. */
  readonly hpd: boolean
  /** FEAT_PAN: PSTATE.PAN. */
  readonly pan: boolean
  /** FEAT_PAN3: SCTLR_EL1.EPAN. */
  readonly epan: boolean
  /** FEAT_E0PD: TCR.E0PD0 and E0PD1. */
  readonly e0pd: boolean
  /** FEAT_TTST: TxSZ up to 48 (64K: 47). */
  readonly ttst: boolean
  /** FEAT_PAuth: TCR.TBID0 and TBID1. */
  readonly tbid: boolean
}

const PLAIN = {
  lpa: false,
  lpa2: false,
  lva: false,
  epan: false,
  e0pd: false,
  ttst: false,
  tbid: false,
} as const

/** The CPU models of QEMU 7.2 that the tests know; `max` has no FEAT_PAN3 there. */
export const CPUS = {
  max: {
    paBits: 52,
    lpa: true,
    lpa2: true,
    lva: true,
    hafdbs: 2,
    hpd: true,
    pan: true,
    epan: false,
    e0pd: true,
    ttst: true,
    tbid: true,
  },
  "neoverse-n1": {...PLAIN, paBits: 48, hafdbs: 2, hpd: true, pan: true},
  "cortex-a72": {...PLAIN, paBits: 44, hafdbs: 0, hpd: false, pan: false},
} as const satisfies Record<string, Features>

export type CpuName = keyof typeof CPUS

/** The ID registers of a machine; isar1 counts for FEAT_PAuth only, which is taken to be absent without it. */
export interface IdRegisters {
  readonly mmfr0: bigint
  readonly mmfr1: bigint
  readonly mmfr2: bigint
  readonly isar1?: bigint
}

const PA_BITS = [32, 36, 40, 42, 44, 48, 52]

/** The features that ID registers tell. A PARange above 6 (56 bits, D128) counts as 52. */
export function features({mmfr0, mmfr1, mmfr2, isar1 = 0n}: IdRegisters): Features {
  const nibble = (register: bigint, low: number) => {
    const {lo, hi} = word(register)
    return field(lo, hi, low + 3, low)
  }
  const paBits = PA_BITS[nibble(mmfr0, 0)] ?? 52
  const lpa2For4K = nibble(mmfr0, 28) === 1
  const lpa2For16K = nibble(mmfr0, 20) === 2
  return {
    paBits,
    lpa: paBits === 52,
    lpa2: lpa2For4K || lpa2For16K,
    lva: nibble(mmfr2, 16) >= 1,
    hafdbs: Math.min(nibble(mmfr1, 0), 2) as 0 | 1 | 2,
    hpd: nibble(mmfr1, 12) >= 1,
    pan: nibble(mmfr1, 20) >= 1,
    epan: nibble(mmfr1, 20) >= 3,
    e0pd: nibble(mmfr2, 60) >= 1,
    ttst: nibble(mmfr2, 28) >= 1,
    tbid: [4, 8, 24, 28].some(low => nibble(isar1, low) !== 0),
  }
}
