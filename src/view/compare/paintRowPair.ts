// Paints a pair of rows and the way through all of them.

import {EMPTY} from "../../model/descriptor/descriptor.ts"
import {paintCell} from "../loupe/paintLoupe.ts"
import type {Palette} from "../palette.ts"
import type {Side} from "../stage/layout.ts"
import type {RowPair} from "./rowPair.ts"

const SIDES: readonly Side[] = ["source", "copy"]

/** The context's unit is a CSS px. Both wings are copies, and have a copy's colours. */
export function paintRowPair(context: CanvasRenderingContext2D, pair: RowPair, p: Palette) {
  for (const side of SIDES) paintRow(context, pair, side, p)
  paintWay(context, pair, p)
}

function paintRow(context: CanvasRenderingContext2D, {at, column, sides}: RowPair, side: Side, p: Palette) {
  const {cells, bar} = sides[side]
  const {perLine, cell, line, width, tall} = at
  const top = at.top[side]
  const gap = cell >= 4 ? 1 : 0
  if (bar) {
    paintCell(context, {x: 0, y: top, width, height: tall, letterX: width / 2}, cells[0], p, "copy")
  } else
    for (const [i, one] of cells.entries()) {
      const [x, y] = [(i % perLine) * cell, top + Math.floor(i / perLine) * line]
      // What is empty is a dot, also where a cell has no room for its letter.
      if (one.look === EMPTY) {
        context.fillStyle = p.second
        context.fillRect(x + cell / 2 - 0.5, y + line / 2 - 0.5, 1, 1)
        continue
      }
      const box = {x, y, width: cell - gap, height: line - gap, letterX: (cell - gap) / 2}
      paintCell(context, box, one, p, "copy")
    }
  context.lineWidth = 1
  context.strokeStyle = p.copy
  context.strokeRect(-0.5, top - 0.5, width + 1, tall + 1)
  context.lineWidth = 2
  context.strokeStyle = p.ink
  const size = Math.max(6, cell)
  const [x, y] = [(column % perLine) * cell, top + Math.floor(column / perLine) * line]
  context.strokeRect(x + (cell - size) / 2 - 0.5, y + (line - size) / 2 - 0.5, size, Math.max(6, line))
}

function paintWay(context: CanvasRenderingContext2D, {at, way}: RowPair, p: Palette) {
  const {y, lane} = at.way
  for (const [n, side] of SIDES.entries()) {
    const top = y + n * lane
    context.fillStyle = p.copyTable
    for (const {x0, x1} of way.sections) context.fillRect(x0, top, Math.max(1, x1 - x0), lane - 1)
    for (const stretch of way.apart) {
      context.fillStyle = stretch[side] ? p.accent : p.paper
      context.fillRect(stretch.x0, top, stretch.x1 - stretch.x0, lane - 1)
    }
  }
  context.fillStyle = p.ink
  context.fillRect(way.here - 0.5, y - 4, 2, 2 * lane + 7)
}
