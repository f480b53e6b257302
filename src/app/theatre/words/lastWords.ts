// What is heard of a fault: the kernel's lines if it can print them, and otherwise why nothing is heard, and what it would have said.

import {memory} from "../../../model/memory.ts"
import type {AccessFault} from "../../../model/machine/cpu.ts"
import {oops} from "../../../model/mmu/oops.ts"
import type {Source} from "../../../model/source.ts"
import type {Pa} from "../../../model/word.ts"
import {faultName, kernels, type Told} from "./told.ts"

export interface Heard {
  /** After the heading "Last words". */
  readonly title: string
  readonly lines: readonly string[]
  /** Are the lines on a console, or only what would have been said? */
  readonly printed: boolean
}

/** The last words of a fault; null: the story goes on, or ends in no fault. `source`: the kernel that faults. */
export function lastWords(told: Told, source: Pick<Source, "release" | "major" | "geometry">): Heard | null {
  const {end} = told.moment
  if (end?.kind !== "fault") return null
  const {words, fault} = end
  if ("printed" in words)
    return {title: "printed: the vectors are mapped and whole", lines: words.printed, printed: true}
  return {title: `none: ${silence(told)} It would have said:`, lines: wouldSay(fault, source), printed: false}
}

/** Why nothing is heard. */
function silence({moment, playbill}: Told): string {
  const words = moment.end?.kind === "fault" ? moment.end.words : undefined
  if (!words || "printed" in words) return ""
  switch (words.silent) {
    case "no vectors":
      return "no code of the kernel is mapped, so nothing is known of its vectors."
    case "unmapped":
      return `the vectors are unreachable (${faultName(words.fault.kind, words.fault.level)}), so the CPU faults on its own handler, for ever.`
    case "overwritten":
      return `a page of ${words.content >= 0 ? kernels(playbill).pages : kernels(playbill).old} lies where the vectors were, and the CPU runs it.`
  }
}

/** The lines without what the kernel would have to read from tables that it cannot reach. */
function wouldSay(
  {esr, far}: AccessFault,
  {release, major, geometry}: Pick<Source, "release" | "major" | "geometry">,
): string[] {
  const none = memory(geometry.granule)
  const lines = oops({esr, far, release, major, geometry, memory: none, root: 0 as Pa, tables: "swapper"})
  return lines
    .map(line => (/^swapper pgtable/.test(line) ? "swapper pgtable: …" : line))
    .filter(line => !/^\[[0-9a-f]{16}\]/.test(line))
}
