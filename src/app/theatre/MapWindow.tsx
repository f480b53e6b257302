// The window on the map: its canvas, and while it is zoomed the picture from before.

import {memo, useLayoutEffect, useRef} from "react"
import type {Theme} from "../../view/palette.ts"
import type {MapLayout} from "../../view/theatre/mapLayout.ts"
import type {Moment} from "../../view/theatre/moment.ts"
import {MapCanvas} from "./MapCanvas.tsx"
import {move as show} from "./mapMotion.ts"
import type {MapMove} from "./useMapView.ts"

interface MapWindowProps {
  readonly layout: MapLayout
  readonly moment: Moment
  readonly theme: Theme
  readonly move: MapMove | null
}

export const MapWindow = memo(function MapWindow({layout, moment, theme, move}: MapWindowProps) {
  const window = useRef<HTMLDivElement>(null)
  const old = useRef<HTMLCanvasElement>(null)
  const shown = useRef<MapMove | null>(null)
  // Before the canvas has another picture this one is kept; a child's effects come before its parent's.
  const keep = (canvas: HTMLCanvasElement) => {
    if (!move || shown.current === move) return
    const picture = old.current!
    Object.assign(picture, {width: canvas.width, height: canvas.height})
    picture.style.cssText = canvas.style.cssText
    if (canvas.width > 0 && canvas.height > 0) picture.getContext("2d")!.drawImage(canvas, 0, 0)
  }
  useLayoutEffect(() => {
    if (!move || shown.current === move) return
    shown.current = move
    const canvas = window.current!.querySelector<HTMLCanvasElement>("canvas:not(.old)")!
    show(canvas, old.current!, move.from, layout, move.about)
  }, [layout, move])
  const {x, y, width} = layout.space
  const bottom = y + layout.height / layout.space.scale
  const clip = `polygon(${x}px ${y}px, ${x + width}px ${y}px, ${x + width}px ${bottom}px, ${x}px ${bottom}px)`
  return (
    <div ref={window} className="map-window" style={{clipPath: clip}}>
      <canvas ref={old} className="map-canvas old" hidden aria-hidden="true" />
      <MapCanvas {...{layout, moment, theme}} onPaint={keep} />
    </div>
  )
})
