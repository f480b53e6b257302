// A box in the tone and the texture of a look: the same as the pixels have, at any size.

import {INVALID, READ_ONLY, TABLE} from "../../model/descriptor/descriptor.ts"
import {BY_V, BY_W} from "../field/cells.ts"
import type {Missing} from "../field/missing.ts"
import {mix, wing, type Palette} from "../palette.ts"
import type {Side} from "../stage/layout.ts"

/** What painting needs besides the scene. */
export interface Brush {
  readonly context: CanvasRenderingContext2D
  readonly side: Side
  readonly palette: Palette
  /** Device px of a CSS px. */
  readonly scale: number
}

/** A box in the tone and the texture of a look. */
export function fillLook(
  {context, side, palette: p}: Brush,
  look: number,
  x: number,
  y: number,
  width: number,
  height: number,
) {
  const w = wing(p, side)
  if (look === INVALID) return checks(context, w.readOnly, p.paper, x, y, width, height)
  context.fillStyle =
    look === READ_ONLY ? w.readOnly : look === TABLE ? w.table : look >= BY_W ? p.accent : w.writable
  context.fillRect(x, y, width, height)
  if (look !== BY_V) return
  context.fillStyle = w.writable
  for (let dy = 1; dy < height; dy += 4)
    for (let dx = 1; dx < width; dx += 4) context.fillRect(x + dx, y + dy, 1, 1)
}

/** A line around what the source has and the copy has not. In accent only where it was asked for and did not come. */
export function dashes({context, palette: p}: Brush, missing: Missing | null, outline: Path2D) {
  context.strokeStyle = missing === "not in the range" ? p.line : p.accent
  context.lineWidth = 1
  context.setLineDash([3, 2])
  context.stroke(outline)
  context.setLineDash([])
}

/** A sparse grid of dots: nothing is there. */
export function paintDots({context, palette: p}: Brush, x: number, width: number, tall: number) {
  context.fillStyle = mix(p.paper, p.ink, 0.22)
  for (let dy = 3; dy < tall; dy += 8)
    for (let dx = Math.ceil(x / 8) * 8 + 3; dx < x + width; dx += 8) context.fillRect(dx, dy, 1, 1)
}

function checks(
  context: CanvasRenderingContext2D,
  dark: string,
  paper: string,
  x: number,
  y: number,
  width: number,
  height: number,
) {
  context.fillStyle = dark
  context.fillRect(x, y, width, height)
  context.fillStyle = paper
  for (let dy = 0; dy < height; dy++)
    for (let dx = dy & 1; dx < width; dx += 2) context.fillRect(x + dx, y + dy, 1, 1)
}
