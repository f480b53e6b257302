// Linux 6.12: any entry that is not empty becomes valid (pages of memfd_secret had made kexec die); the frame of an invalid one
// must still be valid. The mkwrite that looks at DIRTY came to this series later and is not in it here.

import type {Word} from "../word.ts"
import {idmapPage} from "./idmap.ts"
import {always, page66, revived} from "./leafRules.ts"
import {merged} from "./merged.ts"
import type {Revision} from "./revision.ts"
import type {Shape} from "./pointerWalk.ts"
import {tableBits} from "./v5.16.ts"

const PAGE_KERNEL_ROX: Word = {lo: 0x783, hi: 0x0040_0000}

const rule: Shape["rule"] = (_settings, level, entry) => {
  if (level < 3) return [always(level === 2 ? "PMD_SECT_RDONLY" : "PUD_SECT_RDONLY")]
  return entry.lo & 1 ? [page66] : [page66, revived("not empty")]
}

export const v612: Revision = {
  ...merged("v6.12", {rule, tableBits, bugOnBadFrame: true, allocatesP4d: false, addressTop: 49}),
  idmapPage: (m, page) => idmapPage(m, page, PAGE_KERNEL_ROX),
}
