// A loupe with its caption. Only its cells are painted when the point moves.

import {memo, useLayoutEffect, useRef} from "react"
import type {Va} from "../../model/word.ts"
import type {Side} from "../../view/stage/layout.ts"
import {besides, loupe, loupeBox, loupeSize} from "../../view/loupe/loupe.ts"
import {paintLoupe} from "../../view/loupe/paintLoupe.ts"
import {palettes, type Theme} from "../../view/palette.ts"
import type {Stage} from "../../view/stage/stage.ts"

interface LoupeProps {
  readonly scene: Stage
  readonly side: Side
  readonly point: Va
  readonly theme: Theme
  readonly caption: string
  /** The loupe stands in the part of the field that begins here (0 to 1), if it has room there. */
  readonly from?: number
}

export const Loupe = memo(function Loupe({scene, side, point, theme, caption, from}: LoupeProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const own = loupeBox(scene, side, point)
  const box = own && from !== undefined ? besides(own, scene, from) : own
  const {cell, rows} = scene.at.loupe
  const {width} = loupeSize(scene.at)
  useLayoutEffect(() => {
    const cells = box && loupe(scene, side, point)
    const target = canvas.current
    if (!cells || !target) return
    const scale = window.devicePixelRatio || 1
    const [w, h] = [Math.round(width * scale), Math.round((rows * cell + 4) * scale)]
    if (target.width !== w || target.height !== h) Object.assign(target, {width: w, height: h})
    const context = target.getContext("2d")!
    context.setTransform(scale, 0, 0, scale, 0, 0)
    context.clearRect(0, 0, w, h)
    context.translate(4, 4)
    paintLoupe(context, cells, cell, palettes[theme], scene.pair ? "copy" : side)
  })
  if (!box) return null
  return (
    <div
      className={`loupe ${side}`}
      style={{translate: `${box.x}px ${box.y}px`, width: box.width, height: box.height}}
      aria-hidden="true"
    >
      <canvas ref={canvas} style={{width, height: rows * cell + 4}} />
      <p>{caption}</p>
    </div>
  )
})
