// A descriptor that is not present for Linux may be a swap entry: what was here is on disk. Only user tables hold them;
// in a kernel table the same bits are a mapping that was taken out. Linux 5.3.1, 6.0, 6.12.26, 7.1.5,
// arch/arm64/include/asm/pgtable.h.

import {since} from "../release.ts"
import type {Release} from "../source.ts"
import {bit, field} from "../word.ts"

export interface SwapEntry {
  /** The swap area, or the kind of a migration or poison entry. */
  readonly type: number
  readonly offset: number
  /** Of one process alone; false where the release has no such bit. */
  readonly exclusive: boolean
  /** Write-protected by userfaultfd; false where the release has no such bit. */
  readonly uffdWp: boolean
}

/** pte_present(): valid, or invalid with the release's mark for "present all the same" (bit 58, since 6.10 bit 11). */
export function present(release: Release, lo: number, hi: number): boolean {
  return (lo & 1) === 1 || bit(lo, hi, since(release, "6.12") ? 11 : 58) === 1
}

/**
 * The swap entry that a level-3 descriptor of a user table would be; undefined if it is empty, present, or has bit 1 set.
 * "5.14" is read as 5.19 to 6.9, with the exclusive bit; before it, type began at bit 2.
 */
export function swapEntry(release: Release, lo: number, hi: number): SwapEntry | undefined {
  if ((lo | hi) === 0 || (lo & 3) !== 0 || present(release, lo, hi)) return undefined
  const [typeHigh, typeLow, offsetHigh, offsetLow] = since(release, "6.12")
    ? [10, 6, 61, 12]
    : [7, since(release, "5.14") ? 3 : 2, 57, 8]
  return {
    type: field(lo, hi, typeHigh, typeLow),
    offset: field(lo, hi, offsetHigh, offsetLow),
    exclusive: since(release, "5.14") && bit(lo, hi, 2) === 1,
    uffdWp: since(release, "6.12") && bit(lo, hi, 3) === 1,
  }
}
