// The pixels of the map. From moment to moment only what is not as it was is painted.

import {memo, useLayoutEffect, useRef} from "react"
import {palettes, type Theme} from "../../view/palette.ts"
import type {MapLayout} from "../../view/theatre/mapLayout.ts"
import {mapTones, paintMap} from "../../view/theatre/mapPixels.ts"
import type {Moment} from "../../view/theatre/moment.ts"

interface MapCanvasProps {
  readonly layout: MapLayout
  readonly moment: Moment
  readonly theme: Theme
}

interface Shown extends MapCanvasProps {
  readonly image: ImageData
}

export const MapCanvas = memo(function MapCanvas({layout, moment, theme}: MapCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const last = useRef<Shown | null>(null)
  const {space, columns, height} = layout
  useLayoutEffect(() => {
    const target = canvas.current!
    const context = target.getContext("2d")!
    const same = last.current?.layout === layout ? last.current : null
    if (!same) Object.assign(target, {width: columns, height})
    const image = same?.image ?? context.createImageData(Math.max(1, columns), Math.max(1, height))
    const before = same?.theme === theme ? same.moment : undefined
    const painted = paintMap(
      new Uint32Array(image.data.buffer),
      layout,
      moment,
      mapTones(palettes[theme]),
      before,
    )
    for (const [from, to] of painted) context.putImageData(image, 0, 0, 0, from, columns, to - from)
    last.current = {layout, moment, theme, image}
  }, [layout, moment, theme, columns, height])
  const style = {left: space.x, top: space.y, width: space.width, height: height / space.scale}
  return <canvas ref={canvas} className="map-canvas" style={style} aria-hidden="true" />
})
