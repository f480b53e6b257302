// The steps of an operation, for a listener. The functions in trans/ report one step per entry that they decide about; with
// no listener the only cost is one comparison.

import type {Level} from "./geometry.ts"
import type {Pa, Va, Word} from "./word.ts"

/**
 * skip: the entry is empty; drop: it isn't, but the revision leaves it out; copy: a leaf, written; descend: a table, entered
 * (its page was allocated just before, if `allocated` is there); refuse: an error is returned; bug: the kernel stops; map: written by
 * a map operation; force: what stood there is replaced by an empty table.
 */
export type Decision = "skip" | "drop" | "copy" | "descend" | "refuse" | "bug" | "map" | "force" | "root"

export interface Step {
  /** The kernel's function that decided. */
  readonly function: string
  readonly decision: Decision
  readonly level: Level
  readonly va: Va
  readonly index: number
  /** The table written to, or that would have been. */
  readonly table: Pa
  /** The source's entry (copy) or what stood in the slot (map). */
  readonly read?: Word
  /** What was written into the slot. */
  readonly wrote?: Word
  /** The page that was taken for it. */
  readonly allocated?: Pa
}

export type Trace = (step: Step) => void
