// What is drawn of the mirror as shapes: the ground and the brush's funnel under the canvases, frames, names and the point over them.

import {memo, useLayoutEffect, useRef} from "react"
import {index} from "../../model/geometry.ts"
import type {Va} from "../../model/word.ts"
import {draw} from "../../view/draw.ts"
import type {Brush} from "../../view/mirror/brush.ts"
import {funnelShapes} from "../../view/mirror/brushShapes.ts"
import type {Looks} from "../../view/mirror/columns.ts"
import {frameShapes, groundShapes} from "../../view/mirror/frame.ts"
import type {Lens} from "../../view/mirror/lens.ts"
import {overShapes} from "../../view/mirror/over.ts"
import type {Place} from "../../view/mirror/place.ts"
import type {Mirror} from "../../view/mirror/scene.ts"
import {Checks} from "../stage/Checks.tsx"
import {sentence} from "./mirrorWords.ts"

interface ShapesProps {
  readonly mirror: Mirror
  readonly place: Place
  readonly looks: Looks
  readonly brush: Brush | null
  readonly point: Va
}

/** Under the canvases; it has the picture's sentence. */
export const Ground = memo(function Ground({mirror, place, looks, brush, point}: ShapesProps) {
  const {geometry} = mirror.source
  // The root's entry on the way to the point, in ink's stead.
  const openEntry = index(geometry, geometry.start, point)
  const under = useRef<SVGGElement>(null)
  useLayoutEffect(() => {
    const funnel = brush ? funnelShapes(mirror, place, brush) : []
    draw(under.current!, [...groundShapes(mirror, place, looks, openEntry), ...funnel])
  }, [mirror, place, looks, openEntry, brush])
  return (
    <svg
      id="mirror-root"
      className="stage-svg"
      width={place.width}
      height={place.height}
      role="img"
      aria-label={sentence(mirror)}
    >
      <g ref={under} />
    </svg>
  )
})

interface OverlayProps extends ShapesProps {
  readonly lens: Lens | null
}

/** Over the canvases. What follows the point is a layer of its own: a pointer that passes draws no names. */
export const Overlay = memo(function Overlay({mirror, place, looks, brush, lens, point}: OverlayProps) {
  const over = useRef<SVGGElement>(null)
  const top = useRef<SVGGElement>(null)
  useLayoutEffect(
    () => draw(over.current!, frameShapes(mirror, place, looks, brush)),
    [mirror, place, looks, brush],
  )
  useLayoutEffect(
    () => draw(top.current!, overShapes(mirror, place, brush, lens, point)),
    [mirror, place, brush, lens, point],
  )
  return (
    <svg className="stage-svg" width={place.width} height={place.height} aria-hidden="true">
      <Checks />
      <g ref={over} />
      <g ref={top} />
    </svg>
  )
})
