// The moves through time: their names, their keys, and where each leads.

import type {CopyLine} from "../../model/steps/copyLine.ts"
import {back, into, next, out, over, previous, toError} from "../../model/steps/move.ts"

export interface Move {
  readonly name: string
  /** What is on its button. */
  readonly sign: string
  readonly key: string
  /** The number of the step that it leads to; null: there is none. */
  go(line: CopyLine, from: number): number | null
}

export const MOVES: readonly Move[] = [
  {name: "previous change", sign: "⇤ change", key: "[", go: (line, from) => previous(line, from, "change")},
  {
    name: "previous decision",
    sign: "⇤ decision",
    key: "{",
    go: (line, from) => previous(line, from, "decision"),
  },
  {name: "a step back", sign: "← back", key: ",", go: back},
  {name: "a step on, into a table", sign: "into →", key: ".", go: into},
  {name: "past the table that was entered", sign: "over", key: "o", go: over},
  {name: "out of this table", sign: "out", key: "u", go: out},
  {name: "next decision", sign: "decision ⇥", key: "}", go: (line, from) => next(line, from, "decision")},
  {name: "next change", sign: "change ⇥", key: "]", go: (line, from) => next(line, from, "change")},
  {name: "the error", sign: "error", key: "!", go: toError},
]
