// One half of the lens on its canvas: a stroke for each entry at the seam's side, where there is room for strokes.

import {memo, useLayoutEffect, useRef} from "react"
import {channels, mix, palettes, wing, type Theme} from "../../view/palette.ts"
import {tones} from "../../view/field/tones.ts"
import {colourOf} from "../../view/mirror/columns.ts"
import type {Brush} from "../../view/mirror/brush.ts"
import {lensLooks, type Lens} from "../../view/mirror/lens.ts"
import type {Place} from "../../view/mirror/place.ts"
import type {Mirror} from "../../view/mirror/scene.ts"
import type {Side} from "../../view/stage/layout.ts"

interface LensProps {
  readonly mirror: Mirror
  readonly place: Place
  readonly side: Side
  readonly theme: Theme
  readonly brush: Brush
  readonly lens: Lens | null
  /** The slots, each in one look. */
  readonly looks: Uint8Array
}

const STROKE = 5

export const LensCanvas = memo(function LensCanvas({
  mirror,
  place,
  side,
  theme,
  brush,
  lens,
  looks,
}: LensProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const {y, height} = place.lens![side]
  const {left} = place
  const width = place.right - left
  useLayoutEffect(() => {
    const scale = window.devicePixelRatio || 1
    const [w, h] = [Math.round(width * scale), Math.round(height * scale)]
    const target = canvas.current!
    Object.assign(target, {width: w, height: h})
    const context = target.getContext("2d")!
    const image = context.createImageData(w, h)
    const pixels = new Uint32Array(image.data.buffer)
    const line = lensLooks(mirror, side, brush, w, looks)
    const palette = palettes[theme]
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
    for (let n = 1; n < count; n++)
      context.fillRect(
        Math.round(n * lens.px * scale),
        side === "source" ? h - STROKE * scale : 0,
        1,
        STROKE * scale,
      )
  }, [mirror, side, theme, width, height, brush, lens, looks])
  return (
    <canvas
      ref={canvas}
      className="field lens-field"
      style={{left, top: y, width, height}}
      aria-hidden="true"
    />
  )
})
