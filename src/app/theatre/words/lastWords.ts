// What is heard of a fault: the kernel's lines if it can print them, and otherwise why nothing is heard, and what it would have said.

import {silence} from "./vectorWords.ts"
import type {Told} from "./told.ts"

export interface Heard {
  /** After the heading "Last words". */
  readonly title: string
  readonly lines: readonly string[]
  /** Are the lines on a console, or only what would have been said? */
  readonly printed: boolean
}

/** The last words of a fault; null: the story goes on, or ends in no fault. */
export function lastWords(told: Told): Heard | null {
  const {end} = told.moment
  if (end?.kind !== "fault") return null
  const {words} = end
  if ("printed" in words)
    return {title: "printed: the vectors are mapped and whole", lines: words.printed, printed: true}
  const would = "It would have said, by swapper’s tables as they are now:"
  return {title: `none: ${silence(told, words)} ${would}`, lines: words.unsaid, printed: false}
}
