// Why a machine survived that one would have given up: found in what was overwritten on the way and in what the copy begins with.

import type {Holder} from "../../../view/theatre/moment.ts"
import {pageNumber} from "../../../view/theatre/timelineWords.ts"
import {isMisindexed} from "./cause.ts"
import type {Told} from "./told.ts"

/** What the CPU needs, and when it was needed last. */
const NEEDED: readonly (readonly [Holder, string])[] = [
  [
    "copy table",
    "A table of the copy was overwritten at page N, and nothing was looked up through it afterwards.",
  ],
  ["exit page", "The code that copies was overwritten at page N, and not fetched again."],
  ["exit table", "A table of the code that copies was overwritten at page N: the TLB knew the way already."],
  ["list", "A page of the list was overwritten at page N, when all in it had been read."],
  ["zero page", "The zero page was overwritten at page N, and nothing was looked up in it afterwards."],
]

/** One sentence; null: nothing was in the way. */
export function survivalWords({playbill, scenario, moment}: Told): string | null {
  const {ribbon, copied, firstIndex} = playbill
  for (const [holder, sentence] of NEEDED) {
    // kexec leaves its zero page for good before the list, and that is the old kernel’s own.
    if (holder === "zero page" && playbill.transition !== "hibernate") continue
    const span = ribbon.find(one => one.holder === holder && one.from < copied)
    if (span) return sentence.replace("N", pageNumber(span.from))
  }
  if (isMisindexed(scenario) && firstIndex === 0 && playbill.transition !== "kexec, v1")
    return "The wrong index was used all the same: the range begins at index 0 of the root, where it is the right one."
  if (!scenario.assumptions.tlb.invalidates && moment.registers.mmu)
    return "The TLB was never invalidated, and no entry that was left in it was in the way."
  return null
}
