// Linux 5.12 to 5.15: a file of its own, arch/arm64/mm/trans_pgd.c, with an allocator object and trans_pgd_idmap_page().

import type {Word} from "../word.ts"
import {idmapPage} from "./idmap.ts"
import {mapPage} from "./merged-map.ts"
import {rule} from "./merged-v5.7.ts"
import {merged} from "./merged.ts"
import type {Revision} from "./revision.ts"

const TABLE: Word = {lo: 3, hi: 0}
const PAGE_KERNEL_EXEC: Word = {lo: 0x703, hi: 0x0048_0000}

export const merged512: Revision = {
  ...merged("merged-v5.12", {
    rule,
    tableBits: () => TABLE,
    bugOnBadFrame: true,
    allocatesP4d: false,
    addressTop: 47,
  }),
  mapPage: (m, _settings, root, page, va, prot) => mapPage(m, root, page, va, prot),
  idmapPage: (m, page) => idmapPage(m, page, PAGE_KERNEL_EXEC),
}
