// A frame of memory as a cell of 8 px or more: ground, paper frame of a live table, outline of a dead one, hatching of what waits, letter.

import {box, line, type Shape} from "../draw.ts"
import {isLive, lookOf} from "./holders.ts"
import {HOLDERS, type Moment} from "./moment.ts"

export interface Cell {
  readonly key: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** A number of HOLDERS; another one: no memory. */
  readonly holder: number
  /** Its letter is bold. */
  readonly strong?: boolean
}

/** The class of a holder: "held-copy-table", out of reach or not. */
export function heldClass(holder: number): string {
  const name = HOLDERS[holder] ?? "none"
  return `held-${name.replace(" out of reach", "").replaceAll(" ", "-")}`
}

/** Least size of a cell with a letter, px. */
const LETTERED = 10

export function cellShapes(cell: Cell, live: Moment["live"]): Shape[] {
  const {key, x, y, width, height, holder} = cell
  const look = lookOf(holder)
  const hollow = !isLive(holder, live)
  const ground = box(x, y, width, height)
  const shapes: Shape[] = [
    {
      kind: "path",
      key: `${key} ground`,
      class: `held ${heldClass(holder)}${hollow ? " hollow" : ""}`,
      d: ground,
    },
  ]
  if (look?.form === "hatched" || !look)
    shapes.push({kind: "path", key: `${key} hatch`, class: "held-hatch", d: hatch(cell)})
  if (look?.form === "framed" && !hollow)
    shapes.push({
      kind: "path",
      key: `${key} frame`,
      class: "held-frame",
      d: box(x + 2.5, y + 2.5, width - 5, height - 5),
    })
  if (hollow)
    shapes.push({
      kind: "path",
      key: `${key} outline`,
      class: `held-outline ${heldClass(holder)}`,
      d: box(x + 2.75, y + 2.75, width - 5.5, height - 5.5),
    })
  if (look?.letter && Math.min(width, height) >= LETTERED)
    shapes.push({
      ...{kind: "text", key: `${key} letter`, x: x + width / 2, y: y + height / 2 + 4, text: look.letter},
      class: `held-letter ${look.ink}${hollow ? ` hollow ${look.tone}` : ""}${cell.strong ? " strong" : ""}`,
    })
  return shapes
}

/** Diagonals through a box, 4 px apart, clipped by it. */
export function hatch({x, y, width, height}: Pick<Cell, "x" | "y" | "width" | "height">, apart = 4): string {
  const parts: string[] = []
  for (let d = apart; d < width + height; d += apart) {
    const x1 = Math.min(d, width)
    const x0 = Math.max(0, d - height)
    parts.push(line(x + x0, y + d - x0, x + x1, y + d - x1))
  }
  return parts.join("")
}
