// Linux 7.1: every leaf at every level becomes writable and valid; no frame is checked. pte_mkwrite_novma() clears
// read-only only if the entry is DIRTY, which PAGE_KERNEL* is again since 7.0.

import type {Level} from "../geometry.ts"
import type {Word} from "../word.ts"
import {idmapPage} from "./idmap.ts"
import {merged} from "./merged.ts"
import type {Revision, RuleStep} from "./revision.ts"
import type {Shape} from "./pointerWalk.ts"

const PAGE_KERNEL_ROX: Word = {lo: 0x783, hi: 0x00c0_0000}
const VALID = 1
const RDONLY = 1 << 7
const NG = 1 << 11 // PTE_PRESENT_INVALID in an entry that is not valid
const WRITE_HI = 1 << 19 // bit 51
const DIRTY_HI = 1 << 23 // bit 55

/** PXNTable above level 2 and UXNTable at level 2, and AF for hardware that updates it in tables (FEAT_HAFT). */
function tableBits(level: Level): Word {
  return {lo: 0x403, hi: level === 2 ? 0x1000_0000 : 0x0800_0000}
}

const rule: Shape["rule"] = ({nonGlobal}, level, entry): RuleStep[] => {
  const name = level === 3 ? "pte" : level === 2 ? "pmd" : "pud"
  const clear = {lo: entry.hi & DIRTY_HI ? RDONLY : 0, hi: 0}
  return [
    {function: `${name}_mkwrite_novma`, mark: "W", because: "always", set: {lo: 0, hi: WRITE_HI}, clear},
    {
      function: `${name}_mkvalid_k`,
      ...{
        mark: "V",
        because: "not empty",
        set: {lo: nonGlobal ? VALID | NG : VALID, hi: 0},
        clear: {lo: NG, hi: 0},
      },
    },
  ]
}

export const mainline: Revision = {
  ...merged("mainline", {rule, tableBits, bugOnBadFrame: false, allocatesP4d: true, addressTop: 49}),
  idmapPage: (m, page) => idmapPage(m, page, PAGE_KERNEL_ROX),
}
