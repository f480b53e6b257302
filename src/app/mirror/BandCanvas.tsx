// One band of columns on its canvas, at device pixels.

import {memo, useLayoutEffect, useRef} from "react"
import {tones} from "../../view/field/tones.ts"
import {bandOf, paintBand} from "../../view/mirror/columns.ts"
import type {Place} from "../../view/mirror/place.ts"
import type {Mirror} from "../../view/mirror/scene.ts"
import {palettes, type Theme} from "../../view/palette.ts"
import type {Side} from "../../view/stage/layout.ts"

interface BandProps {
  readonly mirror: Mirror
  readonly place: Place
  readonly side: Side
  readonly theme: Theme
}

export const BandCanvas = memo(function BandCanvas({mirror, place, side, theme}: BandProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const {y, height} = place.bands[side]
  const {width} = place
  useLayoutEffect(() => {
    const band = bandOf(mirror, side, width, height, window.devicePixelRatio || 1)
    const target = canvas.current!
    Object.assign(target, {width: band.width, height: band.height})
    const context = target.getContext("2d")!
    const image = context.createImageData(band.width, band.height)
    paintBand(new Uint32Array(image.data.buffer), band, tones(palettes[theme], side))
    context.putImageData(image, 0, 0)
  }, [mirror, side, theme, width, height])
  return <canvas ref={canvas} className="field" style={{left: 0, top: y, width, height}} aria-hidden="true" />
})
