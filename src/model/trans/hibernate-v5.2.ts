// Before the series: the copy inside arm64 hibernation, Linux 5.2 and 5.3 (arch/arm64/kernel/hibernate.c). The caller takes
// the root page first; read-only is always dropped; an invalid entry is revived only with debug_pagealloc, and then its
// frame must be valid or the kernel stops.

import type {Word} from "../word.ts"
import {always, page52, revived} from "./leafRules.ts"
import type {Revision} from "./revision.ts"
import {takeRoot} from "./machine.ts"
import {copyRange, type Shape} from "./pointerWalk.ts"

const TABLE: Word = {lo: 3, hi: 0}

const shape: Shape = {
  bugOnBadFrame: true,
  allocatesP4d: false,
  addressTop: 47,
  tableBits: () => TABLE,
  rule: ({debugPagealloc}, level, entry) => {
    // PMD_SECT_RDONLY at both levels: the PUD's own name came with the series; it is the same bit.
    if (level < 3) return [always("PMD_SECT_RDONLY")]
    if (entry.lo & 1) return [page52]
    return debugPagealloc ? [page52, revived("debug_pagealloc")] : "drop"
  },
}

export const hibernate52: Revision = {
  name: "hibernate-v5.2",
  copyFunction: "copy_page_tables",
  ...shape,
  createCopy(m, settings, source, start, end) {
    const root = takeRoot(m, "swsusp_arch_resume", start)
    if (root === null) return {rc: -12, root: null, built: null}
    return {rc: copyRange(m, shape, settings, root, source, start, end), root, built: root}
  },
}
