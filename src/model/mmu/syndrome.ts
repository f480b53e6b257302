// How a fault is reported: the fault status code and the exception syndrome, ESR_EL1. Arm ARM DDI 0487, "ESR_EL1, Exception
// Syndrome Register (EL1)"; pseudocode EncodeLDFSC, AArch64_FaultSyndrome. Left out: stage 2, tag check and TLB faults,
// and the ISV part (which only EL2 gets to see).

import type {Level} from "../geometry.ts"
import {bit, field, word} from "../word.ts"

export type FaultKind = "translation" | "addressSize" | "accessFlag" | "permission" | "externalAbort"

export interface Access {
  readonly el: 0 | 1
  readonly kind: "read" | "write" | "fetch"
  /** An access on which PSTATE.PAN has no influence: AT S1E1R and S1E1W, LDTR and STTR. */
  readonly ignorePan?: boolean
}

const FIRST_CODE = {
  addressSize: 0x00,
  translation: 0x04,
  accessFlag: 0x08,
  permission: 0x0c,
  externalAbort: 0x14,
}
const LEVEL_MINUS_1 = {
  addressSize: 0x29,
  translation: 0x2b,
  accessFlag: null,
  permission: null,
  externalAbort: 0x13,
}

/**
 * The fault status code (DFSC, IFSC), six bits. Level null: an external abort not on a walk but on the access itself.
 * @throws RangeError for a fault that does not exist, such as a permission fault at level -1.
 */
export function statusCode(kind: FaultKind, level: Level | null): number {
  if (level === null && kind === "externalAbort") return 0x10
  const code = level === null ? null : level === -1 ? LEVEL_MINUS_1[kind] : FIRST_CODE[kind] + level
  if (code === null) throw new RangeError(`there is no ${kind} fault at level ${level}`)
  return code
}

/** The fault that a status code stands for; null if it is none of those above. */
export function faultOf(status: number): {kind: FaultKind; level: Level | null} | null {
  if (status === 0x10) return {kind: "externalAbort", level: null}
  for (const [kind, first] of Object.entries(FIRST_CODE) as [FaultKind, number][]) {
    if (status === LEVEL_MINUS_1[kind]) return {kind, level: -1}
    if (status >= first && status < first + 4) return {kind, level: (status - first) as Level}
  }
  return null
}

const FETCH_FROM_EL0 = 0x20
const DATA_FROM_EL0 = 0x24

/** ESR_EL1 of an abort by an access: class, IL = 1, WnR for a write, status code. */
export function syndrome(access: Access, status: number): bigint {
  const exceptionClass = (access.kind === "fetch" ? FETCH_FROM_EL0 : DATA_FROM_EL0) + access.el
  const write = access.kind === "write" ? 1n << 6n : 0n
  return (BigInt(exceptionClass) << 26n) | (1n << 25n) | write | BigInt(status)
}

/** The fields of an ESR_EL1 that an abort has. */
export interface AbortSyndrome {
  /** EC: 0x20 and 0x21 instruction abort from EL0 and EL1, 0x24 and 0x25 data abort. */
  readonly exceptionClass: number
  readonly il: 0 | 1
  /** Bits 24:0. */
  readonly iss: number
  readonly isv: 0 | 1
  readonly set: number
  readonly fnv: 0 | 1
  readonly ea: 0 | 1
  readonly cm: 0 | 1
  readonly s1ptw: 0 | 1
  readonly wnr: 0 | 1
  /** Bits 5:0, DFSC or IFSC. */
  readonly status: number
}

export function decodeSyndrome(esr: bigint): AbortSyndrome {
  const {lo, hi} = word(esr)
  const flag = (at: number) => bit(lo, hi, at)
  return {
    exceptionClass: field(lo, hi, 31, 26),
    il: flag(25),
    iss: field(lo, hi, 24, 0),
    isv: flag(24),
    set: field(lo, hi, 12, 11),
    fnv: flag(10),
    ea: flag(9),
    cm: flag(8),
    s1ptw: flag(7),
    wnr: flag(6),
    status: field(lo, hi, 5, 0),
  }
}
