// Who may do what with a mapping: the rights of EL1 and EL0 from the leaf, the table descriptors above it, and the controls
// of the regime, and for every right that is missing the reason and the level that took it. Direct permissions only, no
// PIE and no overlays. Arm ARM DDI 0487, "Memory access control", "Hierarchical control of data access permissions",
// "Restriction on Effective permissions"; pseudocode AArch64_S1DirectBasePermissions, AArch64_S1ApplyTablePerms.

import type {Level} from "../geometry.ts"
import type {Access} from "./syndrome.ts"
import {bit} from "../word.ts"

/** Read, write, execute. */
export interface Rights {
  readonly r: boolean
  readonly w: boolean
  readonly x: boolean
}

/** What takes a right away. `EL0 may write`: EL1 never executes what EL0 may write. */
export type Cause =
  "AP" | "APTable" | "PXN" | "PXNTable" | "UXN" | "UXNTable" | "EL0 may write" | "PAN" | "WXN"

/** A right that is missing; level is that of the descriptor that takes it (for EL0 may write, PAN, WXN the leaf's). */
export interface Denial {
  readonly el: 0 | 1
  readonly kind: Access["kind"]
  readonly cause: Cause
  readonly level: Level
}

export interface EffectiveRights {
  readonly el1: Rights
  readonly el0: Rights
  /** Exactly one entry for each of the six rights that is missing, with the first cause in the order of the manual. */
  readonly denied: readonly Denial[]
}

/** For each hierarchical attribute the level of the topmost table descriptor that sets it; null: none does. */
export interface Hierarchy {
  /** APTable[0], bit 61: no EL0 access below. */
  readonly noEl0: Level | null
  /** APTable[1], bit 62: no writes below. */
  readonly readOnly: Level | null
  /** PXNTable, bit 59. */
  readonly pxn: Level | null
  /** UXNTable, bit 60. */
  readonly uxn: Level | null
}

export const NO_HIERARCHY: Hierarchy = {noEl0: null, readOnly: null, pxn: null, uxn: null}

/** The hierarchy below a table descriptor at a level (hi: its upper half). The same object if it adds nothing. */
export function inherit(above: Hierarchy, level: Level, hi: number): Hierarchy {
  if (bit(0, hi, 59) + bit(0, hi, 60) + bit(0, hi, 61) + bit(0, hi, 62) === 0) return above
  const first = (seen: Level | null, at: number) => seen ?? (bit(0, hi, at) ? level : null)
  return {
    noEl0: first(above.noEl0, 61),
    readOnly: first(above.readOnly, 62),
    pxn: first(above.pxn, 59),
    uxn: first(above.uxn, 60),
  }
}

/** The controls outside of the descriptors. */
export interface Controls {
  /** HA and HD: DBM makes a page writable. */
  readonly hd: boolean
  /** PSTATE.PAN, for the data access in question. */
  readonly pan: boolean
  readonly epan: boolean
  readonly wxn: boolean
}

/** The effective rights of a leaf (halves of the descriptor) at a level. */
export function effectiveRights(
  {lo, hi}: {lo: number; hi: number},
  level: Level,
  above: Hierarchy,
  controls: Controls,
): EffectiveRights {
  const denied: Denial[] = []
  /** A right: granted if no cause in the list applies; a cause is a level (it does) or null (it does not). */
  const right = (el: 0 | 1, kind: Access["kind"], causes: readonly [Cause, Level | null][]) => {
    const found = causes.find(([, at]) => at !== null)
    if (found) denied.push({el, kind, cause: found[0], level: found[1]!})
    return !found
  }
  const here = (applies: boolean) => (applies ? level : null)
  const el0Access = bit(lo, hi, 6) === 1
  const readOnly = bit(lo, hi, 7) === 1 && !(controls.hd && bit(lo, hi, 51) === 1)
  const noEl0: [Cause, Level | null][] = [
    ["AP", here(!el0Access)],
    ["APTable", above.noEl0],
  ]
  const noWrite: [Cause, Level | null][] = [
    ["AP", here(readOnly)],
    ["APTable", above.readOnly],
  ]

  const r0 = right(0, "read", noEl0)
  const w0 = right(0, "write", [...noEl0, ...noWrite])
  const mayWrite1 = noWrite.every(([, at]) => at === null)
  const x0 = right(0, "fetch", [
    ["UXN", here(bit(lo, hi, 54) === 1)],
    ["UXNTable", above.uxn],
    ["WXN", here(controls.wxn && w0)],
  ])
  const executable0 = bit(lo, hi, 54) === 0 && above.uxn === null
  // PAN is no matter of fetches: EL1's right to execute rests on its right to write without PAN.
  const x1 = right(1, "fetch", [
    ["PXN", here(bit(lo, hi, 53) === 1)],
    ["PXNTable", above.pxn],
    ["EL0 may write", here(w0)],
    ["WXN", here(controls.wxn && mayWrite1)],
  ])
  // EL0 may write nothing that it may not read, so the right to read tells of both.
  const pan = here(controls.pan && (r0 || (controls.epan && executable0)))
  const r1 = right(1, "read", [["PAN", pan]])
  const w1 = right(1, "write", [...noWrite, ["PAN", pan]])
  return {el1: {r: r1, w: w1, x: x1}, el0: {r: r0, w: w0, x: x0}, denied}
}

/** Does an exception level have the right that an access needs? */
export function permits(rights: EffectiveRights, access: Access): boolean {
  const of = access.el === 1 ? rights.el1 : rights.el0
  return access.kind === "read" ? of.r : access.kind === "write" ? of.w : of.x
}
