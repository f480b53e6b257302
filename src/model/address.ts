// The addresses inside descriptors: where a table descriptor, a block or a page points, for all three output address
// formats. Arm ARM pseudocode AArch64_LeafBase and AArch64_NextTableBase; Linux's pte_pfn and pmd_page_paddr cut the
// same bits.

import {shift, type Geometry, type Level, type OutputFormat} from "./geometry.ts"
import type {Pa, Word} from "./word.ts"

const TWO_32 = 2 ** 32

/** Bits [47:low] of a descriptor, in place, with the high address bits of the format added. 12 <= low < 48. */
function addressFrom(output: OutputFormat, lo: number, hi: number, low: number): Pa {
  const below = low < 32 ? (lo & (-1 << low)) >>> 0 : 0
  const above = low <= 32 ? hi & 0xffff : hi & 0xffff & (-1 << (low - 32))
  const pa = above * TWO_32 + below
  if (output === "48") return pa as Pa
  if (output === "lpa") return (pa + ((lo >>> 12) & 0xf) * 2 ** 48) as Pa
  return (pa + ((hi >>> 16) & 3) * 2 ** 48 + ((lo >>> 8) & 3) * 2 ** 50) as Pa
}

/** The next-level table address of a table descriptor (halves as unsigned numbers). */
export function tableAddress(g: Geometry, lo: number, hi: number): Pa {
  return addressFrom(g.output, lo, hi, g.granuleBits)
}

/** The output address of a page descriptor; like outputAddress() at level 3, for loops over whole tables. */
export function pageAddress(g: Geometry, lo: number, hi: number): Pa {
  return addressFrom(g.output, lo, hi, g.granuleBits)
}

/** The output address of a block (level below 3) or page (level 3) descriptor: bits below the entry's span are not address. */
export function outputAddress(g: Geometry, level: Level, lo: number, hi: number): Pa {
  return addressFrom(g.output, lo, hi, shift(g, level))
}

/**
 * The descriptor bits that hold an address, all else 0: the inverse of the two functions above.
 * @throws RangeError if the address has bits that the format cannot hold.
 */
export function addressBits(g: Geometry, pa: Pa): Word {
  const high = Math.floor(pa / 2 ** 48)
  if (pa % g.granule !== 0) throw new RangeError(`address ${pa} is not aligned to ${g.granule}`)
  if (high !== 0 && g.output === "48") throw new RangeError(`address ${pa} has more than 48 bits`)
  const lo = (pa % TWO_32) >>> 0
  const hi = Math.floor((pa % 2 ** 48) / TWO_32)
  if (g.output === "lpa") return {lo: (lo | (high << 12)) >>> 0, hi}
  if (g.output === "lpa2") return {lo: (lo | ((high >>> 2) << 8)) >>> 0, hi: (hi | ((high & 3) << 16)) >>> 0}
  return {lo, hi}
}
