// Beside the lines of an opened table, in the seam: the index of the first entry of each. An arrow says that lines lie above, or
// below.

import {box, type Shape} from "../draw.ts"
import {OPEN_PAD} from "./pieces.ts"
import type {Placed, Zoomed} from "./place.ts"

/** Width of a digit, px. */
const DIGIT = 6.1

export function lineNumbers({at, table}: Zoomed, pieces: readonly Placed[]): Shape[] {
  const open = pieces.find(({piece}) => piece.shape === "open")
  // Lines of bits have theirs before the bits.
  if (!open || table?.kind !== "cells" || at.mode === "phone") return []
  const yOf = (n: number) => open.y0 + OPEN_PAD + n * table.line
  const {lines, line} = table
  const whole = lines
    .map(({first}, n) => ({first, n}))
    .filter(({n}) => yOf(n) >= -1 && yOf(n + 1) <= at.field.height + 1)
  return whole.flatMap(({first, n}, i): Shape[] => {
    const up = i === 0 && n > 0
    const down = i === whole.length - 1 && n < lines.length - 1
    const text = `${first}${up ? " ↑" : ""}${down ? " ↓" : ""}`
    const [x, y] = [at.source + at.field.width + 4, at.field.y + yOf(n) + line / 2]
    return [
      {
        ...{kind: "path", key: `line ${first} ground`, class: "ground"},
        d: box(x - 2, y - 5, text.length * DIGIT + 4, 10),
      },
      {kind: "text", key: `line ${first}`, class: "line-number", x, y: y + 3.5, text},
    ]
  })
}
