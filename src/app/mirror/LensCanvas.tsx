// One half of the lens on its canvas.

import {memo, useLayoutEffect, useRef} from "react"
import {palettes, type Theme} from "../../view/palette.ts"
import {paintLens, type LensHalf} from "../../view/mirror/paintLens.ts"
import type {Place} from "../../view/mirror/place.ts"

interface LensProps extends LensHalf {
  readonly place: Place
  readonly theme: Theme
}

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
    const target = canvas.current!
    Object.assign(target, {width: Math.round(width * scale), height: Math.round(height * scale)})
    const half = {mirror, side, brush, lens, looks}
    paintLens(target.getContext("2d")!, half, {width, height, scale}, palettes[theme])
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
