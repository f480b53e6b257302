// Level 3 with a listener: a revision's own loop over a table of pages, run for one entry after the other, each told once it is done.
// Who ends the execution in between leaves a table that holds what was copied until then.

import type {Decision, Step, Trace} from "../trace.ts"
import type {Word} from "../word.ts"
import {classOf, type LeafCode} from "./leafCode.ts"
import {none} from "./machine.ts"

/** A table of pages, its copy, and the codes of the rule at level 3. */
export interface Pages {
  readonly src: Uint32Array
  readonly dst: Uint32Array
  readonly codes: readonly LeafCode[]
}

type Place = Pick<Step, "function" | "level" | "va" | "index" | "table">

/** Copies entries [from, to); returns the index at which it stopped: `to`, or that of an entry refused. */
type Copy = (from: number, to: number) => number

/**
 * Runs `copy` for [from, to) and returns what it does; the refusal itself is not told. `atOnce`: what the trace answered when the
 * table was entered.
 */
export function copyTold(
  trace: Trace | undefined,
  atOnce: ReturnType<Trace>,
  at: (i: number) => Place,
  pages: Pages,
  from: number,
  to: number,
  copy: Copy,
): number {
  if (trace && !atOnce) return oneByOne(trace, at, pages, from, to, copy)
  const stopped = copy(from, to)
  atOnce?.({src: pages.src, dst: pages.dst, from, to: stopped})
  return stopped
}

function oneByOne(
  trace: Trace,
  at: (i: number) => Place,
  {src, dst, codes}: Pages,
  from: number,
  to: number,
  copy: Copy,
): number {
  for (let i = from; i < to; i++) {
    const empty = none(src, i)
    const read = {lo: src[2 * i], hi: src[2 * i + 1]}
    if (copy(i, i + 1) === i) return i
    if (empty) trace(step(at(i), "skip"))
    else if (codes[classOf(read.lo, read.hi)].drop) trace(step(at(i), "drop", read))
    else trace(step(at(i), "copy", read, {lo: dst[2 * i], hi: dst[2 * i + 1]}))
  }
  return to
}

/** Written out: a spread of the place would take fifty times as long. */
function step(
  {function: name, level, va, index, table}: Place,
  decision: Decision,
  read?: Word,
  wrote?: Word,
): Step {
  return {function: name, level, va, index, table, decision, read, wrote}
}
