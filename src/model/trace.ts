// The steps of an operation, for a listener. The functions in trans/ report one step per entry that they decide about; with
// no listener the only cost is one comparison.

import type {Level} from "./geometry.ts"
import type {Stop} from "./outcome.ts"
import type {Pa, Va, Word} from "./word.ts"

/**
 * skip: the entry is empty; drop: it isn't, but the revision leaves it out; copy: a leaf, written; descend: a table, entered
 * (its page was allocated just before, if `allocated` is there); refuse: an error is returned; bug: the kernel stops; astray: the
 * function goes where no table is; map: written by a map operation; force: what stood there is replaced by an empty table; root: the
 * page of the root was taken.
 */
export type Decision =
  "skip" | "drop" | "copy" | "descend" | "refuse" | "bug" | "astray" | "map" | "force" | "root"

export interface Step {
  /** The kernel's function that decided. */
  readonly function: string
  readonly decision: Decision
  readonly level: Level
  readonly va: Va
  readonly index: number
  /** The copy's table that was written to, or would have been; null if there is none yet. */
  readonly table: Pa | null
  /** The source's entry (copy) or what stood in the slot (map). */
  readonly read?: Word
  /** What was written into the slot. */
  readonly wrote?: Word
  /** The page that was taken for it. */
  readonly allocated?: Pa
  /** Why, if it is refuse, bug or astray. */
  readonly reason?: Stop["reason"]
}

/** Entries [from, to) of a table of pages and of its copy, done one after the other; the halves of entry i are at 2i and 2i + 1. */
export interface DonePages {
  readonly src: Uint32Array
  readonly dst: Uint32Array
  readonly from: number
  readonly to: number
}

/**
 * Hears of each step when it is done. Its answer counts where a copy enters a table of pages (`descend` at level 2): a function, and
 * the entries of that table are told to it, all at once, except for one that ends the copy.
 */
export type Trace = (step: Step) => ((pages: DonePages) => void) | void

/** Thrown by a listener to end the execution after a step; `stop` says how far it came. */
export class Pause {
  readonly stop: Stop
  constructor(stop: Stop) {
    this.stop = stop
  }
}
