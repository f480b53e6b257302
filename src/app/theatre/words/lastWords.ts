// What is heard of a fault: the kernel's lines if it can print them, and otherwise why nothing is heard, and what it would have said.

import {memory} from "../../../model/memory.ts"
import type {AccessFault} from "../../../model/machine/cpu.ts"
import {oops} from "../../../model/mmu/oops.ts"
import type {Source} from "../../../model/source.ts"
import type {Pa} from "../../../model/word.ts"
import type {Told} from "./told.ts"
import {silence} from "./vectorWords.ts"

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
  return {
    title: `none: ${silence(told, words)} It would have said:`,
    lines: wouldSay(fault, source),
    printed: false,
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
