// The zoomed tree on its canvases and in its <svg>, at rest and on the way from one list of rows to another. What stands still, what rides
// on the rows and what follows the point are groups of their own.

import {useCallback, useLayoutEffect, useMemo, useRef} from "react"
import type {Va} from "../../model/word.ts"
import {draw} from "../../view/draw.ts"
import type {Theme} from "../../view/palette.ts"
import {placed, type Motion, type Zoomed} from "../../view/zoom/place.ts"
import {pieceShapes} from "../../view/zoom/pieceShapes.ts"
import {editCorners} from "../../view/zoom/editCorners.ts"
import {ride, riding} from "../../view/zoom/riding.ts"
import {zoomSeam} from "../../view/zoom/zoomSeam.ts"
import {zoomEnds, zoomFan, zoomFrame, zoomPoint, zoomSeamShapes} from "../../view/zoom/zoomShapes.ts"
import {useArrival} from "../stage/useArrival.ts"
import type {PieceCanvasHandle} from "./PieceCanvas.tsx"
import {useMotion} from "./useMotion.ts"
import type {Seen} from "./useZoomed.ts"

interface Painted {
  /** The scene whatever the window is, and with it. */
  readonly standing: Zoomed
  readonly zoomed: Zoomed
  readonly point: Va
  readonly theme: Theme
  /** Where the rows came from; null: they stand still. */
  readonly from: Motion["from"] | null
  /** Where they go back to, and then onLeft is called; null: they stay. */
  readonly leaving: Seen | null
  onLeft(): void
}

/** The elements to put into the stage, and the seam as it is at rest. */
export function usePainted({standing, zoomed, point, theme, from, leaving, onLeft}: Painted) {
  const still = useRef<SVGGElement>(null)
  const fan = useRef<SVGGElement>(null)
  const rides = useRef<SVGGElement>(null)
  const over = useRef<SVGGElement>(null)
  const moving = useRef<SVGGElement>(null)
  const source = useRef<PieceCanvasHandle>(null)
  const copy = useRef<PieceCanvasHandle>(null)
  const seam = useMemo(() => zoomSeam(zoomed, placed(zoomed)), [zoomed])
  const arrival = useArrival()
  const paint = useCallback(
    (motion: Motion | null) => {
      const pieces = placed(zoomed, motion)
      source.current!.paint(zoomed, pieces)
      copy.current!.paint(zoomed, pieces)
      draw(fan.current!, zoomFan(zoomed, pieces))
      const between = motion ? zoomSeam(zoomed, pieces) : seam
      const list = riding(zoomed)
      const edits = motion ? [] : editCorners(list)
      const shapes = [...pieceShapes(list, pieces), ...edits, ...zoomSeamShapes(list, between, pieces)]
      draw(rides.current!, shapes, arrival(zoomed.outcome))
      rides.current!.setAttribute("transform", ride(zoomed))
      draw(over.current!, zoomEnds(zoomed, between))
    },
    [zoomed, seam, arrival],
  )
  const onTheWay = useMotion(leaving ?? zoomed.rows, {
    from: leaving ?? from,
    back: leaving !== null,
    paint,
    onEnd: () => leaving && onLeft(),
  })
  useLayoutEffect(() => {
    if (!onTheWay.current) paint(null)
  }, [paint, onTheWay, theme, zoomed.at])
  useLayoutEffect(() => draw(still.current!, zoomFrame(standing)), [standing])
  useLayoutEffect(
    () => draw(moving.current!, leaving ? [] : zoomPoint(zoomed, point)),
    [zoomed, point, leaving],
  )
  return {seam, still, fan, rides, over, moving, source, copy}
}
