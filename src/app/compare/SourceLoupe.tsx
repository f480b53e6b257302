// The source, small, in the seam: what both copies were made of, around the point.

import {memo, useLayoutEffect, useMemo, useRef} from "react"
import type {Va} from "../../model/word.ts"
import {loupe} from "../../view/loupe/loupe.ts"
import {paintLoupe} from "../../view/loupe/paintLoupe.ts"
import {palettes, type Theme} from "../../view/palette.ts"
import {
  CELLS,
  CELLS_HEIGHT,
  ofSource,
  WIDTH,
  type SourceLoupe as Placed,
} from "../../view/compare/sourceLoupe.ts"
import type {Stage} from "../../view/stage/stage.ts"

interface SourceLoupeProps {
  readonly scene: Stage
  readonly point: Va
  readonly theme: Theme
  readonly placed: Placed
}

export const SourceLoupe = memo(function SourceLoupe({scene, point, theme, placed}: SourceLoupeProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const own = useMemo(() => ofSource(scene), [scene])
  useLayoutEffect(() => {
    const cells = loupe(own, "source", point)
    const target = canvas.current
    if (!cells || !target) return
    const scale = window.devicePixelRatio || 1
    Object.assign(target, {width: WIDTH * scale, height: CELLS_HEIGHT * scale})
    const context = target.getContext("2d")!
    context.setTransform(scale, 0, 0, scale, 0, 0)
    context.translate(4, 4)
    paintLoupe(context, cells, CELLS.cell, palettes[theme], "source")
  })
  const {text, height, zone} = placed
  if (!zone) return null
  return (
    <div
      className="source-loupe"
      style={{left: scene.at.centre - WIDTH / 2, top: zone.y0, width: WIDTH, height}}
      aria-hidden="true"
    >
      <canvas ref={canvas} style={{width: WIDTH, height: CELLS_HEIGHT}} />
      <p>{text}</p>
    </div>
  )
})
