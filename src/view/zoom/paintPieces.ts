// Paints the pieces of one wing on a canvas. The context's unit is a CSS px, its origin the field's corner. Tones and textures
// are those of the pixels; words stand over it, see pieceShapes.ts.

import {EMPTY, WRITABLE} from "../../model/descriptor/descriptor.ts"
import {BY_W} from "../field/cells.ts"
import {box} from "../draw.ts"
import {columnsOf} from "../field/rows.ts"
import {mix, wing} from "../palette.ts"
import {dashes, fillLook, paintDots, type Brush} from "./paintLook.ts"
import {paintOpen} from "./paintOpen.ts"
import type {Placed, Zoomed} from "./place.ts"
import {segmentsOf, type Segment} from "./segments.ts"
import {together} from "./together.ts"

export function paintPieces(brush: Brush, stage: Zoomed, pieces: readonly Placed[]) {
  const {context, side, palette: p, scale} = brush
  const {width, height} = stage.at.field
  context.fillStyle = p.paper
  context.fillRect(0, 0, width, height)
  const segments = segmentsOf(stage)
  const whole = (n: number) => Math.round(n * scale) / scale
  for (const {piece, y0, y1} of pieces) {
    const [top, bottom] = [whole(y0), Math.max(whole(y1), whole(y0) + 1 / scale)]
    const tall = bottom - top
    context.save()
    context.beginPath()
    context.rect(0, top, width, tall)
    context.clip()
    context.translate(0, top)
    if (piece.shape === "open") paintOpen(brush, stage, {top, tall})
    else {
      const row = segments({section: piece, row: 0})
      if (piece.shape === "empty") paintDots(brush, 0, width, tall)
      else if (piece.shape === "blocks") paintBlocks(brush, stage, row[0], piece.rows, tall)
      else for (const segment of together(side, row)) paintSegment(brush, stage, segment, tall)
      if (piece.shape === "stack") paintEdges(brush, width, tall)
    }
    context.restore()
  }
}

/** A run in a bar, from its first to its last column. */
function paintSegment(brush: Brush, stage: Zoomed, segment: Segment, tall: number) {
  const {context, side, palette: p, scale} = brush
  const px = stage.at.field.width / columnsOf(stage.source.geometry)
  const x = segment.first * px
  const width = Math.max(segment.count * px, 1 / scale)
  const look = segment[side]
  if (look === EMPTY) {
    paintDots(brush, x, width, tall)
    if (side === "copy" && segment.missing) outline(brush, segment, x, width, tall)
    return
  }
  fillLook(brush, look, x, 0, width, tall)
  if (look === WRITABLE && !segment.whole && tall >= 10) weave(brush, x, width, tall, Math.max(px, 2 / scale))
  if (segment.executable && width >= 10 && tall >= 10) {
    context.fillStyle = p.paper
    context.fill(new Path2D(`M${x + width - 5},0h5v5Z`))
  }
}

/** Strokes at the foot of writable pages, one for each entry or for as many as can be told apart. */
function weave({context, side, palette, scale}: Brush, x: number, width: number, tall: number, step: number) {
  const w = wing(palette, side)
  context.fillStyle = strokes(context, mix(w.writable, w.readOnly, 0.35), Math.round(step * scale), scale)
  context.fillRect(x, tall - 2.5, width, 2.5)
}

/**
 * A stroke at the end of each step, as a pattern: thousands of strokes would be painted one by one at each scroll. A pattern is good for
 * every canvas, and making one costs as much as painting a bar.
 */
function strokes(context: CanvasRenderingContext2D, colour: string, step: number, scale: number) {
  const key = `${colour} ${step} ${scale}`
  const known = patterns.get(key)
  if (known) return known
  const tile = new OffscreenCanvas(step, 1)
  const brush = tile.getContext("2d")!
  brush.fillStyle = colour
  brush.fillRect(step - 1, 0, 1, 1)
  const pattern = context.createPattern(tile, "repeat")!
  pattern.setTransform(new DOMMatrix().scale(1 / scale))
  patterns.set(key, pattern)
  return pattern
}

/** The patterns of two wings in two themes, at the steps of the widths that were shown. */
const patterns = new Map<string, CanvasPattern>()

/** What the source has and the copy has not. */
function outline(brush: Brush, {missing}: Segment, x: number, width: number, tall: number) {
  if (width >= 3 && tall >= 8) dashes(brush, missing, new Path2D(box(x + 1.5, 1.5, width - 3, tall - 3)))
}

/** The edges of the tables behind the first one of a stack. */
function paintEdges({context, side, palette, scale}: Brush, width: number, tall: number) {
  const w = wing(palette, side)
  for (let y = tall - 11; y < tall - 1 && y > 4; y += 3) {
    context.fillStyle = mix(w.writable, w.readOnly, 0.35)
    context.fillRect(0, y, width, Math.max(1, 1 / scale))
  }
}

/** Most stripes that can be told apart, and the paper's share in one. */
const STRIPES = 10

/** A stripe for each block. */
function paintBlocks(brush: Brush, stage: Zoomed, segment: Segment, count: number, tall: number) {
  const {context, side, palette: p} = brush
  const {width} = stage.at.field
  const w = wing(p, side)
  const look = segment[side]
  if (look === EMPTY) {
    paintDots(brush, 0, width, tall)
    if (side === "copy" && segment.missing) outline(brush, segment, 0, width, tall)
    return
  }
  fillLook(brush, look, 0, 0, width, tall)
  const stripes = Math.min(count, STRIPES)
  context.fillStyle =
    look === WRITABLE
      ? mix(w.writable, w.readOnly, 0.35)
      : mix(look >= BY_W ? p.accent : w.readOnly, w.writable, 0.8)
  for (let n = 1; n < stripes; n++) context.fillRect(0, Math.round((n * tall) / stripes) - 1, width, 1)
}
