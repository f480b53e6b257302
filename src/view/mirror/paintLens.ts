// One half of the lens in pixels: each device column in the look of its rarest entry, and a stroke for each entry at the seam's side,
// where there is room for strokes.

import {tones} from "../field/tones.ts"
import {channels, mix, wing, type Palette} from "../palette.ts"
import type {Side} from "../stage/layout.ts"
import type {Brush} from "./brush.ts"
import {colourOf} from "./columns.ts"
import {lensLooks, type Lens} from "./lens.ts"
import type {Mirror} from "./scene.ts"

/** What is painted: a brush of a mirror, on one side. */
export interface LensHalf {
  readonly mirror: Mirror
  readonly side: Side
  readonly brush: Brush
  readonly lens: Lens | null
  /** The slots, each in one look. */
  readonly looks: Uint8Array
}

const STROKE = 5

/** Paints a half at the context's corner. Width and height: CSS px; scale: device px of one. */
export function paintLens(
  context: CanvasRenderingContext2D,
  {mirror, side, brush, lens, looks}: LensHalf,
  {width, height, scale}: {width: number; height: number; scale: number},
  palette: Palette,
) {
  const [w, h] = [Math.round(width * scale), Math.round(height * scale)]
  const image = context.createImageData(w, h)
  const pixels = new Uint32Array(image.data.buffer)
  const line = lensLooks(mirror, side, brush, w, looks)
  const t = tones(palette, side)
  for (let row = 0; row < h; row++)
    for (let x = 0; x < w; x++)
      pixels[row * w + x] = colourOf(line[x], Math.floor(x / scale), Math.floor(row / scale), 0, t)
  context.putImageData(image, 0, 0)
  if (!lens?.runs || lens.px < 2) return
  const {writable, readOnly} = wing(palette, side)
  const [r, green, b] = channels(mix(writable, readOnly, 0.35))
  context.fillStyle = `rgb(${r} ${green} ${b})`
  const count = Math.round(width / lens.px)
  const y = side === "source" ? h - STROKE * scale : 0
  context.setTransform(1, 0, 0, 1, 0, 0)
  for (let n = 1; n < count; n++) context.fillRect(Math.round(n * lens.px * scale), y, 1, STROKE * scale)
}
