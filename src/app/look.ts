// What only helps to look, and is no part of an experiment: the mirror's brush, and the stacks that are shown row by row. A link has it of
// the view that it opens.

import type {Va} from "../model/word.ts"

/** The brush as addresses, so that it stays where it is when another outcome has other pieces; null: the seam is closed. */
export type Brushed = {readonly start: Va; readonly end: Va} | null

export interface Look {
  /** "point": nobody has brushed yet. */
  readonly brush: Brushed | "point"
  /** First addresses of the stacks and blocks that the tree shows row by row. */
  readonly unfolded: readonly Va[]
}

export const FIRST_LOOK: Look = {brush: "point", unfolded: []}
