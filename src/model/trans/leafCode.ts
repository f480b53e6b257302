// A revision's leaf rule, compiled for loops: what a rule does depends on an entry only through its valid bit and (since
// Linux 6.18's pte_mkwrite) its DIRTY bit, so four masks say it all. The rule itself stays the one source of truth.

import type {Mark} from "../account/account.ts"
import type {Level} from "../geometry.ts"
import type {Word} from "../word.ts"
import type {Revision, Rule, Settings} from "./revision.ts"

/** What to do with one class of leaves: out = (in & keep) | set; `drop`: the slot is not written. */
export interface LeafCode {
  readonly drop: boolean
  readonly keepLo: number
  readonly keepHi: number
  readonly setLo: number
  readonly setHi: number
}

const DIRTY_HI = 1 << 23 // bit 55

/** The class of an entry: bit 0 valid, bit 1 DIRTY. An index into the result of leafCodes(). */
export function classOf(lo: number, hi: number): number {
  return (lo & 1) | ((hi >>> 22) & 2)
}

/** The code of a rule's steps, one after the other. */
function compile(rule: Rule): LeafCode {
  const code = {drop: rule === "drop", keepLo: -1, keepHi: -1, setLo: 0, setHi: 0}
  if (rule === "drop") return code
  for (const {set, clear} of rule) {
    code.keepLo &= ~(clear.lo | set.lo)
    code.keepHi &= ~(clear.hi | set.hi)
    code.setLo = (code.setLo & ~clear.lo) | set.lo
    code.setHi = (code.setHi & ~clear.hi) | set.hi
  }
  return code
}

/** The four codes of a revision's rule at a level, by classOf(). */
export function leafCodes(revision: Pick<Revision, "rule">, settings: Settings, level: Level): LeafCode[] {
  return [0, 1, 2, 3].map(c => compile(revision.rule(settings, level, {lo: c & 1, hi: c & 2 ? DIRTY_HI : 0})))
}

/** The bits that the steps of one mark may change at a level, over all classes. */
export function markBits(
  revision: Pick<Revision, "rule">,
  settings: Settings,
  level: Level,
  mark: Mark,
): Word {
  let [lo, hi] = [0, 0]
  for (const c of [0, 1, 2, 3]) {
    const rule = revision.rule(settings, level, {lo: c & 1, hi: c & 2 ? DIRTY_HI : 0})
    if (rule === "drop") continue
    for (const step of rule.filter(s => s.mark === mark)) {
      lo |= step.set.lo | step.clear.lo
      hi |= step.set.hi | step.clear.hi
    }
  }
  return {lo: lo >>> 0, hi: hi >>> 0}
}
