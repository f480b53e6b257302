// The letter of a run: what it allows, or what else it is.

import {EMPTY} from "../../model/descriptor/descriptor.ts"
import {LETTERS} from "../loupe/letters.ts"
import {BY_W} from "../field/cells.ts"
import type {Side} from "../stage/layout.ts"
import type {Segment} from "./segments.ts"

/** The letter in a wing: a changed entry has that of its new right, one that EL1 may execute an X. */
export function letterOf(segment: Pick<Segment, Side | "now" | "executable">, side: Side): string {
  const look = segment[side]
  if (segment.executable && look !== EMPTY && look < BY_W) return "X"
  return LETTERS[look >= BY_W ? segment.now : look]
}
