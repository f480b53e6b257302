// Where the kernel maps all memory: the range that it would copy for kexec or hibernate. Up to 5.3 it is the upper half of
// the kernel's addresses, since 5.4 the lower one. Linux 5.3.1, 5.4, 5.12, 7.1.5, arch/arm64/include/asm/memory.h.

import type {Geometry} from "./geometry.ts"
import {since} from "./release.ts"
import type {Release} from "./source.ts"
import type {Va} from "./word.ts"

/**
 * PAGE_OFFSET, the first address of the linear map, and PAGE_END, the one behind its last; 0 is the top of the address
 * space. A kernel built for 52 bits that runs with 48 has the geometry, and so the linear map, of 48. The layout of 5.3 is
 * applied to 52 bits as well, though that release had none for the kernel.
 */
export function linearMap(g: Geometry, release: Release): {readonly start: Va; readonly end: Va} {
  if (!since(release, "5.4")) return {start: bottom(g.vaBits - 1), end: 0 as Va}
  return {start: bottom(g.vaBits), end: bottom(vaBitsMin(g, release) - 1)}
}

/** VA_BITS_MIN: what a kernel built for 52 bits must be able to run with; up to 5.10 the end followed the actual bits. */
function vaBitsMin({granule, vaBits}: Geometry, release: Release): number {
  if (vaBits <= 48 || !since(release, "5.14")) return vaBits
  return granule === 16384 ? 47 : 48
}

function bottom(bits: number): Va {
  return -(2 ** bits) as Va
}
