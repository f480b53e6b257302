// The letter of a run: what it allows, or what else it is.

import {EMPTY, INVALID, READ_ONLY, TABLE, WRITABLE} from "../../model/descriptor/descriptor.ts"
import {BY_W} from "../field/cells.ts"
import type {Side} from "../stage/layout.ts"
import type {Segment} from "./segments.ts"

const LETTERS: Readonly<Record<number, string>> = {
  [EMPTY]: "·",
  [INVALID]: "i",
  [WRITABLE]: "W",
  [READ_ONLY]: "R",
  [TABLE]: "T",
}

/** The letter in a wing: a changed entry has that of its new right, one that EL1 may execute an X. */
export function letterOf(segment: Segment, side: Side): string {
  const look = segment[side]
  if (segment.executable && look !== EMPTY && look < BY_W) return "X"
  return LETTERS[look >= BY_W ? segment.now : look]
}
