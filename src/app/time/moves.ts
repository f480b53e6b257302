// The moves through time: their names, their keys, and where each leads.

import type {Line} from "../../model/steps/line.ts"
import {back, into, next, out, over, previous, toError} from "../../model/steps/move.ts"

export interface Move {
  readonly name: string
  /** What is on its button. */
  readonly sign: string
  readonly key: string
  /** The arrow that does the same while the focus is in the panel. */
  readonly arrow?: "ArrowLeft" | "ArrowRight"
  /** The number of the step that it leads to; null: there is none. */
  go(line: Line, from: number): number | null
}

export const MOVES: readonly Move[] = [
  {name: "previous change", sign: "⇤ change", key: "[", go: (line, from) => previous(line, from, "change")},
  {
    name: "previous decision",
    sign: "⇤ decision",
    key: "{",
    go: (line, from) => previous(line, from, "decision"),
  },
  {name: "a step back", sign: "← back", key: ",", arrow: "ArrowLeft", go: back},
  {name: "a step on, into a table", sign: "into →", key: ".", arrow: "ArrowRight", go: into},
  {name: "past the table that was entered", sign: "over", key: "o", go: over},
  {name: "out of this table", sign: "out", key: "u", go: out},
  {name: "next decision", sign: "decision ⇥", key: "}", go: (line, from) => next(line, from, "decision")},
  {name: "next change", sign: "change ⇥", key: "]", go: (line, from) => next(line, from, "change")},
  {name: "the error", sign: "error", key: "!", go: toError},
]

const SIGN_OF = {ArrowLeft: "←", ArrowRight: "→"} as const

/** "a step back (, or ←)": a move and its keys, as a button tells them. */
export function moveTitle({name, key, arrow}: Move): string {
  return `${name} (${key}${arrow ? ` or ${SIGN_OF[arrow]}` : ""})`
}

/** The keys as `aria-keyshortcuts` has them. */
export function moveKeys({key, arrow}: Move): string {
  return [key, ...(arrow ? [arrow] : [])].join(" ")
}

/** The move of an arrow, if there is one. */
export function arrowMove(key: string): Move | undefined {
  return MOVES.find(({arrow}) => arrow === key)
}
