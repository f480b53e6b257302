// Linux 5.16 to 6.5: kexec uses the copy, too; map_page is gone. The table descriptors of the copy carry PXNTable, those of
// level-3 tables UXNTable, because the functions pass NULL for the mm (Linux 5.17, arch/arm64/include/asm/pgalloc.h).

import type {Level} from "../geometry.ts"
import type {Word} from "../word.ts"
import {idmapPage} from "./idmap.ts"
import {rule} from "./merged-v5.7.ts"
import {merged} from "./merged.ts"
import type {Revision} from "./revision.ts"

const PAGE_KERNEL_EXEC: Word = {lo: 0x703, hi: 0x0048_0000}

/** PXNTable (bit 59) above level 2, UXNTable (bit 60) at level 2. */
export function tableBits(level: Level): Word {
  return {lo: 3, hi: level === 2 ? 0x1000_0000 : 0x0800_0000}
}

export const v516: Revision = {
  ...merged("v5.16", {rule, tableBits, bugOnBadFrame: true, allocatesP4d: false, addressTop: 47}),
  idmapPage: (m, page) => idmapPage(m, page, PAGE_KERNEL_EXEC),
}
