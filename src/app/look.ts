// What only helps to look, and is no part of an experiment: the mirror's brush, the stacks that are shown row by row, the runs that are
// opened in columns, how near the map of memory is. A link has it of the view that it opens.

import type {Level} from "../model/geometry.ts"
import type {Pa, Va} from "../model/word.ts"
import type {MapRung} from "../view/theatre/mapRung.ts"

/** The brush as addresses, so that it stays where it is when another outcome has other pieces; null: the seam is closed. */
export type Brushed = {readonly start: Va; readonly end: Va} | null

/** A run of alike entries of the table of a level, by its first address. */
export interface OpenedRun {
  readonly level: Level
  readonly va: Va
}

/** How near the map of memory is looked at, and about which page; on the nearest rung which page's words, or which of them. */
export interface MemoryLook {
  readonly rung: Exclude<MapRung, "memory">
  readonly about: Pa
}

export interface Look {
  /** "point": nobody has brushed yet. */
  readonly brush: Brushed | "point"
  /** First addresses of the stacks and blocks that the tree shows row by row. */
  readonly unfolded: readonly Va[]
  /** Runs that were opened by hand; the one that the path leads into is open anyway. */
  readonly opened: readonly OpenedRun[]
  /** null: all of memory is looked at. */
  readonly memory: MemoryLook | null
}

export const FIRST_LOOK: Look = {brush: "point", unfolded: [], opened: [], memory: null}
