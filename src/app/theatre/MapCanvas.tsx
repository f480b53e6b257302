// The map's pixels, or its cells. From moment to moment only those lines of pixels are painted that are not as they were.

import {memo, useLayoutEffect, useRef} from "react"
import {palettes, type Theme} from "../../view/palette.ts"
import {mapCells, paintCells} from "../../view/theatre/mapCells.ts"
import type {MapLayout} from "../../view/theatre/mapLayout.ts"
import {mapTones, paintMap} from "../../view/theatre/mapPixels.ts"
import {hasCells} from "../../view/theatre/mapRung.ts"
import type {Moment} from "../../view/theatre/moment.ts"

interface Shown {
  readonly layout: MapLayout
  readonly moment: Moment
  readonly theme: Theme
}

interface MapCanvasProps extends Shown {
  /** Called before it has another picture. */
  onPaint?(canvas: HTMLCanvasElement): void
}

interface Kept extends Shown {
  readonly image: ImageData
}

export const MapCanvas = memo(function MapCanvas({layout, moment, theme, onPaint}: MapCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const kept = useRef<Kept | null>(null)
  const {space, columns, height} = layout
  const before = useRef(onPaint)
  before.current = onPaint
  useLayoutEffect(() => {
    const target = canvas.current!
    before.current?.(target)
    const sized = target.width === columns && target.height === height
    if (!sized) Object.assign(target, {width: columns, height})
    const context = target.getContext("2d")!
    const shown = {layout, moment, theme}
    if (!hasCells(layout.rung)) kept.current = putPixels(context, shown, kept.current)
    else {
      kept.current = null
      context.setTransform(space.scale, 0, 0, space.scale, 0, 0)
      paintCells(context, layout, mapCells(layout, moment), palettes[theme])
    }
  }, [layout, moment, theme, columns, height, space])
  const style = {left: space.x, top: space.y, width: space.width, height: height / space.scale}
  return <canvas ref={canvas} className="map-canvas" style={style} aria-hidden="true" />
})

function putPixels(context: CanvasRenderingContext2D, shown: Shown, kept: Kept | null): Kept {
  const {layout, moment, theme} = shown
  const {columns, height} = layout
  const same = kept?.layout === layout ? kept : null
  const image = same?.image ?? context.createImageData(Math.max(1, columns), Math.max(1, height))
  const before = same?.theme === theme ? same.moment : undefined
  const pixels = new Uint32Array(image.data.buffer)
  const painted = paintMap(pixels, layout, moment, mapTones(palettes[theme]), before)
  for (const [from, to] of painted) context.putImageData(image, 0, 0, 0, from, columns, to - from)
  return {...shown, image}
}
