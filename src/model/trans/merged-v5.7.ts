// Linux 5.4 to 5.11: still static functions of arch/arm64/kernel/hibernate.c, with the names they kept.
// BUG (kept): trans_pgd_map_page() ignores the protection it is given and always maps PAGE_KERNEL_EXEC.

import type {Word} from "../word.ts"
import {always, page52, protectionOn, revived} from "./leafRules.ts"
import {mapPage} from "./merged-map.ts"
import {merged} from "./merged.ts"
import type {Revision} from "./revision.ts"
import type {Shape} from "./pointerWalk.ts"

const TABLE: Word = {lo: 3, hi: 0}
const PAGE_KERNEL_EXEC: Word = {lo: 0x713, hi: 0x0048_0000}

/** The rule of Linux 5.4 to 6.5: read-only always goes; invalid entries come back only with debug_pagealloc. */
export const rule: Shape["rule"] = ({debugPagealloc}, level, entry) => {
  if (level < 3) return [always(level === 2 ? "PMD_SECT_RDONLY" : "PUD_SECT_RDONLY")]
  if (entry.lo & 1) return [page52]
  return debugPagealloc ? [page52, revived("debug_pagealloc")] : "drop"
}

export const merged57: Revision = {
  ...merged("merged-v5.7", {
    rule,
    tableBits: () => TABLE,
    bugOnBadFrame: true,
    allocatesP4d: false,
    addressTop: 47,
  }),
  mapPage: (m, _settings, root, page, va) =>
    mapPage(m, root, page, va, protectionOn(m.geometry, PAGE_KERNEL_EXEC)),
}
