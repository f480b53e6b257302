// Where the 64 bits of an entry stand in a line across the field: bit 63 left, in groups of 16, behind the entry's index.

import {line, type Shape} from "../draw.ts"
import {fieldX, type Layout} from "../stage/layout.ts"

export interface BitGrid {
  /** Width of what stands before the bits, px. */
  readonly label: number
  /** Width of a bit with the paper behind it, px. */
  readonly cell: number
  /** Left edge of a bit, px from the field's. */
  xOf(bit: number): number
}

export function bitsAt({field: {width}}: Layout): BitGrid {
  const narrow = width < 256
  const gap = narrow ? 0 : 2
  const cell = Math.floor((width - 3 * gap - (narrow ? 20 : 50)) / 64)
  const label = width - 64 * cell - 3 * gap
  return {label, cell, xOf: bit => label + (63 - bit) * cell + gap * Math.floor((63 - bit) / 16)}
}

/** The numbers over the bits: of each group's first one, and bit 0. */
export function bitTicks(at: Layout): Shape[] {
  if (at.mode === "phone") return []
  const {cell, xOf} = bitsAt(at)
  return (["source", "copy"] as const).flatMap(side =>
    [63, 47, 31, 15, 0].flatMap((bit): Shape[] => {
      const x = fieldX(at, side) + xOf(bit) + cell / 2 - 0.5
      return [
        {kind: "text", key: `${side} bit ${bit}`, class: "tick", x, y: at.chipY + 11.5, text: `${bit}`},
        {
          kind: "path",
          key: `${side} bit line ${bit}`,
          class: "tick-line",
          d: line(x, at.tickY + 4, x, at.field.y - 1),
        },
      ]
    }),
  )
}
