// What only helps to look, and is no part of an experiment: the mirror's brush, the stacks that are shown row by row, the runs that are
// opened in columns. A link has it of the view that it opens.

import type {Level} from "../model/geometry.ts"
import type {Va} from "../model/word.ts"

/** The brush as addresses, so that it stays where it is when another outcome has other pieces; null: the seam is closed. */
export type Brushed = {readonly start: Va; readonly end: Va} | null

/** A run of alike entries of the table of a level, by its first address. */
export interface OpenedRun {
  readonly level: Level
  readonly va: Va
}

export interface Look {
  /** "point": nobody has brushed yet. */
  readonly brush: Brushed | "point"
  /** First addresses of the stacks and blocks that the tree shows row by row. */
  readonly unfolded: readonly Va[]
  /** Runs that were opened by hand; the one that the path leads into is open anyway. */
  readonly opened: readonly OpenedRun[]
}

export const FIRST_LOOK: Look = {brush: "point", unfolded: [], opened: []}
