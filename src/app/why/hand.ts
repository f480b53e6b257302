// Whose doing a bit of the copy is.

import {bit as bitOf, type Word} from "../../model/word.ts"
import type {FlagName} from "../control/revisions.ts"
import type {ReasonPiece} from "../words/changeWords.ts"

export interface Hand {
  readonly who: readonly ReasonPiece[]
  /** Sentences on the rule; none where there is none. */
  readonly rule: readonly string[]
  /** The switch that did it. */
  readonly flag: FlagName | null
}

/** Is a bit of a word set? */
export function has({lo, hi}: Word, bit: number): boolean {
  return bitOf(lo, hi, bit) === 1
}
