// The source, small, in the seam: what both copies were made of, around the point.

import {memo, useLayoutEffect, useMemo, useRef} from "react"
import type {Va} from "../../model/word.ts"
import {captions} from "../../view/loupe/captions.ts"
import {loupe} from "../../view/loupe/loupe.ts"
import {paintLoupe} from "../../view/loupe/paintLoupe.ts"
import {palettes, type Theme} from "../../view/palette.ts"
import {sourceTree} from "../../view/field/tree.ts"
import {yOf, type Stage} from "../../view/stage/stage.ts"
import type {Compared} from "./useCompared.ts"

interface SourceLoupeProps {
  readonly scene: Stage
  readonly point: Va
  readonly theme: Theme
  readonly compared: Compared
}

const CELLS = {columns: 9, rows: 5, cell: 12, inset: 0} as const
const WIDTH = CELLS.columns * CELLS.cell + 8
const HEIGHT = CELLS.rows * CELLS.cell + 40
/** From the point's row, px: the ribbon of it stays in sight. */
const AWAY = 36

export const SourceLoupe = memo(function SourceLoupe({scene, point, theme, compared}: SourceLoupeProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const {at, pair: _, ...rest} = scene
  const own = useMemo(
    (): Stage => ({
      ...rest,
      at: {...at, loupe: CELLS},
      trees: {...rest.trees, source: sourceTree(rest.source)},
    }),
    [at, rest],
  )
  const y = yOf(scene, point)
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
  if (y === null || at.mode !== "wide") return null
  const above = y - AWAY - HEIGHT > at.field.y
  const text = captions({...own, outcome: compared.a.outcome}, point).source
  return (
    <div
      className="source-loupe"
      style={{
        left: at.centre - WIDTH / 2,
        top: above ? y - AWAY - HEIGHT : y + AWAY,
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
