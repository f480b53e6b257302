// What Linux writes into a table descriptor besides the address: Linux 5.12, 5.14, 7.1.5, arch/arm64/include/asm/pgalloc.h
// and mm/mmu.c. The transitional copies have attributes of their own, see trans/.

import {since} from "../release.ts"
import type {Release} from "../source.ts"
import type {Word} from "../word.ts"

/** Whose tables: of init_mm, those of its linear map (NO_EXEC_MAPPINGS), of a process. */
export type TableOwner = "kernel" | "linear" | "user"

const UXN_TABLE = 0x1000_0000
const PXN_TABLE = 0x0800_0000
const HI = {kernel: UXN_TABLE, linear: UXN_TABLE | PXN_TABLE, user: PXN_TABLE}

/**
 * Type and attribute bits of a table descriptor. Tables that map_range() built before the MMU was on (6.9 and later: the
 * kernel image) lack the AF that 7.1 otherwise sets.
 */
export function tableAttributes(release: Release, owner: TableOwner): Word {
  return {lo: since(release, "7.1") ? 0x403 : 3, hi: since(release, "5.14") ? HI[owner] : 0}
}
