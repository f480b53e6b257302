// The window on the map: its canvas, the picture from before while it is zoomed, and that of the moment before while tables turn or rows are lost.

import {memo, useLayoutEffect, useRef} from "react"
import type {Theme} from "../../view/palette.ts"
import {turnsNothing} from "../../view/theatre/mapPixels.ts"
import {paintedBox, type MapShown} from "../../view/theatre/mapShown.ts"
import type {Moment} from "../../view/theatre/moment.ts"
import type {PageWords} from "../../view/theatre/pageWords.ts"
import {MapCanvas} from "./MapCanvas.tsx"
import {move as show} from "./mapMotion.ts"
import type {MapMove} from "./useMapView.ts"
import {WordsCanvas} from "./WordsCanvas.tsx"

interface MapWindowProps {
  readonly layout: MapShown
  readonly moment: Moment
  readonly words: PageWords | null
  readonly theme: Theme
  readonly move: MapMove | null
}

export const MapWindow = memo(function MapWindow({layout, moment, words, theme, move}: MapWindowProps) {
  const window = useRef<HTMLDivElement>(null)
  const old = useRef<HTMLCanvasElement>(null)
  const before = useRef<HTMLCanvasElement>(null)
  const shown = useRef<MapMove | null>(null)
  const last = useRef(moment)
  const painted = useRef<HTMLCanvasElement | null>(null)
  // Before the canvas has another picture this one is kept; a child's effects come before its parent's. Between pages and words it is another canvas.
  const keep = (canvas: HTMLCanvasElement) => {
    if (move && shown.current !== move) copy(painted.current ?? canvas, old.current!)
    painted.current = canvas
    // Where there is nothing to see of a turn, nothing is kept: an act then has an empty picture to move.
    const isStill = layout.rung === "words" || turnsNothing(last.current, moment)
    if (last.current !== moment && isStill) before.current!.width = 0
    else if (last.current !== moment) copy(canvas, before.current!)
    last.current = moment
  }
  useLayoutEffect(() => {
    if (!move || shown.current === move) return
    shown.current = move
    const canvas = window.current!.querySelector<HTMLCanvasElement>("canvas:not(.old)")!
    show(canvas, old.current!, move.from, layout, move.about)
  }, [layout, move])
  const {x, y, width, height} = paintedBox(layout)
  const bottom = y + height
  const clip = `polygon(${x}px ${y}px, ${x + width}px ${y}px, ${x + width}px ${bottom}px, ${x}px ${bottom}px)`
  return (
    <div ref={window} className="map-window" style={{clipPath: clip}}>
      <canvas ref={old} className="map-canvas old" hidden aria-hidden="true" />
      {layout.rung === "words" ? (
        <WordsCanvas {...{layout, words, theme}} onPaint={keep} />
      ) : (
        <MapCanvas {...{layout, moment, theme}} onPaint={keep} />
      )}
      <canvas ref={before} className="map-canvas old before" aria-hidden="true" />
    </div>
  )
})

/** The picture of a canvas with its place, into another one. */
function copy(from: HTMLCanvasElement, to: HTMLCanvasElement) {
  Object.assign(to, {width: from.width, height: from.height})
  to.style.cssText = from.style.cssText
  if (from.width > 0 && from.height > 0) to.getContext("2d")!.drawImage(from, 0, 0)
}
