// The pointer over the rows of a stage: it points, a click selects, a drag scrolls, the wheel zooms or scrolls. What is selected stays
// where it is while the pointer passes.

import {useRef} from "react"
import type {Va} from "../../model/word.ts"
import {spotIn, type Spot} from "./inField.ts"
import {useWheel, type WheelActions} from "./useWheel.ts"

/** From so many px on a press is a drag, and no click. */
const LEAST = 5

interface Pointing extends Pick<WheelActions, "scroll"> {
  readonly pinned: boolean
  /** The address under a place; undefined: it is not in a field. */
  under(spot: Spot): Va | undefined
  onPoint(va: Va): void
  onClick(va: Va): void
  /** false: there is no nearer or further rung. Without it the wheel scrolls everywhere. */
  onZoom?(steps: 1 | -1, about: Va | undefined): boolean
}

/** Handlers for the stage's element. */
export function usePointing(root: React.RefObject<HTMLElement | null>, pointing: Pointing) {
  const {pinned, under, scroll, onPoint, onClick, onZoom} = pointing
  const point = (spot: Spot) => {
    const va = pinned ? undefined : under(spot)
    if (va !== undefined) onPoint(va)
  }
  useWheel(root, {
    ...{scroll, point},
    zoom: (steps, spot) => onZoom?.(steps, under(spot)) ?? false,
    inField: spot => onZoom !== undefined && under(spot) !== undefined,
  })
  const drag = useRef<{y: number; moved: boolean} | null>(null)
  return {
    onPointerDown(event: React.PointerEvent) {
      // Strips, handles and buttons have a drag of their own.
      const inField = event.target instanceof HTMLCanvasElement
      if (event.button === 0 && inField) drag.current = {y: event.clientY, moved: false}
    },
    onPointerMove(event: React.PointerEvent) {
      const held = drag.current
      if (held && event.buttons === 1) {
        if (!held.moved && Math.abs(event.clientY - held.y) < LEAST) return
        if (!held.moved) event.currentTarget.setPointerCapture(event.pointerId)
        held.moved = true
        const scrolled = scroll(held.y - event.clientY)
        held.y = event.clientY
        // A finger cannot hover: where there is nothing to scroll it points.
        if (scrolled || event.pointerType !== "touch") return
      } else if (event.buttons !== 0) return
      point(spotIn(event.currentTarget, event))
    },
    /** Takes the click that ends a drag. */
    onClickCapture(event: React.MouseEvent) {
      if (drag.current?.moved) event.stopPropagation()
      drag.current = null
    },
    onClick(event: React.MouseEvent) {
      const va = under(spotIn(event.currentTarget, event))
      if (va !== undefined) onClick(va)
    },
  }
}
