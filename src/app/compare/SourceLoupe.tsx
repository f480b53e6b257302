// The source, small, in the seam: what both copies were made of, around the point.

import {memo, useLayoutEffect, useMemo, useRef} from "react"
import type {Va} from "../../model/word.ts"
import {captions} from "../../view/loupe/captions.ts"
import {loupe} from "../../view/loupe/loupe.ts"
import {paintLoupe} from "../../view/loupe/paintLoupe.ts"
import {palettes, type Theme} from "../../view/palette.ts"
import {sourceTree} from "../../view/field/tree.ts"
import type {Stage} from "../../view/stage/stage.ts"
import type {Compared} from "./useCompared.ts"

interface SourceLoupeProps {
  readonly scene: Stage
  readonly point: Va
  readonly theme: Theme
  readonly compared: Compared
  /** Where it begins, px from the stage's top; null: its point is out of sight, or there is no room. */
  readonly top: number | null
}

const CELLS = {columns: 9, rows: 5, cell: 12, inset: 0} as const
const WIDTH = CELLS.columns * CELLS.cell + 8
/** px. */
export const HEIGHT = CELLS.rows * CELLS.cell + 40

export const SourceLoupe = memo(function SourceLoupe({scene, point, theme, compared, top}: SourceLoupeProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const {at} = scene
  const own = useMemo((): Stage => {
    const {pair: _, ...rest} = scene
    const trees = {...rest.trees, source: sourceTree(rest.source)}
    return {...rest, at: {...rest.at, loupe: CELLS}, trees}
  }, [scene])
  useLayoutEffect(() => {
    const cells = loupe(own, "source", point)
    const target = canvas.current
    if (!cells || !target) return
    const scale = window.devicePixelRatio || 1
    Object.assign(target, {width: WIDTH * scale, height: (CELLS.rows * CELLS.cell + 4) * scale})
    const context = target.getContext("2d")!
    context.setTransform(scale, 0, 0, scale, 0, 0)
    context.translate(4, 4)
    paintLoupe(context, cells, CELLS.cell, palettes[theme], "source")
  })
  if (top === null) return null
  const text = captions({...own, outcome: compared.a.outcome}, point).source
  return (
    <div
      className="source-loupe"
      style={{
        left: at.centre - WIDTH / 2,
        top,
        width: WIDTH,
        height: HEIGHT,
      }}
      aria-hidden="true"
    >
      <canvas ref={canvas} style={{width: WIDTH, height: CELLS.rows * CELLS.cell + 4}} />
      <p>Source: {text}</p>
    </div>
  )
})
