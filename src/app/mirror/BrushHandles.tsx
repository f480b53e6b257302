// The brush in the hand: its two edges are sliders, between them it is dragged.

import {memo, useRef} from "react"
import {slotUnder} from "../../view/mirror/axis.ts"
import {brushWords, moved, withEdge, type Brush} from "../../view/mirror/brush.ts"
import {brushFrame} from "../../view/mirror/brushShapes.ts"
import type {Place} from "../../view/mirror/place.ts"
import type {Mirror} from "../../view/mirror/scene.ts"

interface BrushHandlesProps {
  readonly mirror: Mirror
  readonly place: Place
  readonly brush: Brush
  readonly root: React.RefObject<HTMLDivElement | null>
  onBrush(brush: Brush): void
}

/** Px of an edge that can be taken hold of. */
const GRIP = 24

export const BrushHandles = memo(function BrushHandles({
  mirror,
  place,
  brush,
  root,
  onBrush,
}: BrushHandlesProps) {
  const {axis} = mirror
  const {x0, x1, source, copy} = brushFrame(mirror, place, brush)
  const drag = useRef<{readonly slot: number; readonly brush: Brush; moved: boolean} | null>(null)
  const under = (event: React.PointerEvent) =>
    slotUnder(axis, event.clientX - root.current!.getBoundingClientRect().left) ?? 0
  const grip = (event: React.PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = {slot: under(event), brush, moved: false}
  }
  const release = () => void (drag.current = null)
  const words = brushWords(mirror, brush)
  const [top, height] = [source.y, copy.y + copy.height - source.y]
  return (
    <>
      {(["source", "copy"] as const).map(side => {
        const frame = side === "source" ? source : copy
        return (
          <div
            key={side}
            className="brush-body"
            style={{left: x0, top: frame.y, width: x1 - x0, height: frame.height}}
            onPointerDown={grip}
            onPointerUp={release}
            onPointerCancel={release}
            onPointerMove={event => {
              if (!drag.current) return
              const by = under(event) - drag.current.slot
              if (by !== 0 || drag.current.moved) onBrush(moved(axis, drag.current.brush, by))
              if (by !== 0) drag.current.moved = true
            }}
          />
        )
      })}
      {(["from", "to"] as const).map(edge => (
        <div
          key={edge}
          className="brush-edge"
          role="slider"
          tabIndex={0}
          aria-label={edge === "from" ? "Start of the brush" : "End of the brush"}
          aria-valuemin={0}
          aria-valuemax={axis.slots}
          aria-valuenow={brush[edge]}
          aria-valuetext={words}
          data-edge={edge}
          style={{
            left: edge === "from" ? x0 - GRIP : x1,
            top,
            width: GRIP,
            height: Math.min(height, source.height),
          }}
          onClick={event => event.stopPropagation()}
          onPointerDown={grip}
          onPointerUp={release}
          onPointerCancel={release}
          onPointerMove={event => {
            if (!drag.current) return
            onBrush(withEdge(axis, drag.current.brush, edge, under(event) + (edge === "to" ? 1 : 0)))
          }}
          onKeyDown={event => {
            const by = {ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -16, PageUp: 16}[
              event.key
            ]
            const to =
              {Home: 0, End: axis.slots}[event.key] ?? (by === undefined ? undefined : brush[edge] + by)
            if (to === undefined) return
            onBrush(withEdge(axis, brush, edge, to))
            event.preventDefault()
            event.stopPropagation()
          }}
        />
      ))}
    </>
  )
})
