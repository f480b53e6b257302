// What happened outside of the window, counted in one line above the seam and one below it: no ribbon runs there. A phone has no
// room above and below; its counts stand in the seam, as those of the rows of pixels do.

import {number} from "../../model/descriptor/say.ts"
import type {Shape} from "../draw.ts"
import {endShapes} from "../seam/endShapes.ts"
import {markShapes} from "../seam/markShapes.ts"
import {END, type Cause} from "../seam/ribbons.ts"
import type {Layout} from "../stage/layout.ts"
import type {Zoomed} from "./place.ts"

export type End = "above" | "below"

interface Sum {
  readonly cause: Cause
  readonly count: number
}

/** A count's place: px in the stage, y of its middle. */
export interface EndPlace {
  readonly cause: Cause
  readonly text: string
  readonly style: string
  readonly x: number
  readonly y: number
  readonly width: number
}

/** From a mark's left edge to its words, and between two counts, px. */
const MARK = 16
const BETWEEN = 6
/** Ways to say it, the widest first: style, px of a letter, and whether it says “more”. */
const WAYS = [
  ["ribbon-count ends", 6, true],
  ["ribbon-words ends", 5.1, true],
  ["ribbon-words ends", 5.1, false],
] as const

/** Room that marks leave at an end, px: none where the counts stand outside. */
export function endRoom({mode}: Layout, sums: readonly Sum[]): number {
  return mode === "phone" && sums.length > 0 ? END * sums.length + 14 : 0
}

/** The counts of an end, side by side about the seam's middle. */
export function endLine(at: Layout, sums: readonly Sum[], end: End): EndPlace[] {
  const y = end === "above" ? at.field.y - 10 : at.field.y + at.field.height + 12
  const arrow = end === "above" ? "↑" : "↓"
  const said = WAYS.map(([style, letter, more]) =>
    sums.map(({cause, count}) => {
      const mark = isMark(cause)
      const text = `${number(count)}${more ? " more" : ""}${mark ? "" : ` ${cause}`}${more ? " " : ""}${arrow}`
      return {cause, text, style, width: (mark ? MARK : 0) + text.length * letter}
    }),
  )
  const wide = (line: (typeof said)[number]) =>
    line.reduce((sum, {width}) => sum + width, BETWEEN * (line.length - 1))
  const line = said.find(line => wide(line) <= at.copy - at.source - at.field.width) ?? said[said.length - 1]
  let x = at.centre - wide(line) / 2
  return line.map(place => {
    const left = x
    x += place.width + BETWEEN
    return {...place, x: left, y}
  })
}

export function endLineShapes(stage: Zoomed, sums: readonly Sum[], end: End): Shape[] {
  if (stage.at.mode === "phone") return endShapes(stage, sums, end)
  return endLine(stage.at, sums, end).flatMap(({cause, text, style, x, y}): Shape[] => [
    ...(isMark(cause) ? markShapes(`${end} ${cause}`, cause, 7, x + 7, y) : []),
    {
      ...{kind: "text", key: `${end} ${cause} words`, class: style},
      ...{x: x + (isMark(cause) ? MARK : 0), y: y + 4, text},
    },
  ])
}

const isMark = (cause: Cause) => cause === "W" || cause === "V" || cause === "F"
