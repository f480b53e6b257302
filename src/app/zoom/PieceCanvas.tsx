// One wing's pieces on a canvas. Painted by whoever moves them: the parent calls `paint` on the handle.

import {useImperativeHandle, useRef} from "react"
import type {Outcome} from "../../model/outcome.ts"
import {palettes, type Theme} from "../../view/palette.ts"
import {fieldX, type Layout, type Side} from "../../view/stage/layout.ts"
import {paintPieces} from "../../view/zoom/paintPieces.ts"
import type {Placed, Zoomed} from "../../view/zoom/place.ts"
import {startWipe} from "../stage/wipe.ts"

export interface PieceCanvasHandle {
  paint(stage: Zoomed, pieces: readonly Placed[]): void
}

interface PieceCanvasProps {
  readonly ref: React.Ref<PieceCanvasHandle>
  readonly at: Layout
  readonly side: Side
  readonly theme: Theme
}

export function PieceCanvas({ref, at, side, theme}: PieceCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const old = useRef<HTMLCanvasElement>(null)
  const shown = useRef<Outcome | null>(null)
  useImperativeHandle(
    ref,
    () => ({
      paint(stage, pieces) {
        const target = canvas.current!
        const scale = window.devicePixelRatio || 1
        const {width, height} = at.field
        const [w, h] = [Math.round(width * scale), Math.round(height * scale)]
        const same = target.width === w && target.height === h
        if (side === "copy" && same && shown.current && shown.current !== stage.outcome)
          startWipe(target, old.current!)
        shown.current = stage.outcome
        if (!same) Object.assign(target, {width: w, height: h})
        const context = target.getContext("2d")!
        context.setTransform(scale, 0, 0, scale, 0, 0)
        paintPieces({context, side, palette: palettes[theme], scale}, stage, pieces)
      },
    }),
    [at, side, theme],
  )
  const {field} = at
  const style = {left: fieldX(at, side), top: field.y, width: field.width, height: field.height}
  return (
    <>
      <canvas ref={canvas} className="field" style={style} aria-hidden="true" />
      <canvas ref={old} className="field old" style={style} hidden aria-hidden="true" />
    </>
  )
}
