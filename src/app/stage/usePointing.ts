// The pointer over the rows of a stage, or the lines of a map: it points, a click selects, a drag scrolls, the wheel zooms or scrolls. What
// is selected stays where it is while the pointer passes.

import {useRef} from "react"
import {spotIn, type Spot} from "./inField.ts"
import {useWheel} from "./useWheel.ts"

/** From so many px on a press is a drag, and no click. */
const LEAST = 5

interface Pointing<Address extends number> {
  readonly pinned: boolean
  /** The address under a place; undefined: it is not in a field. */
  under(spot: Spot): Address | undefined
  /** Scrolls by px down, and right where a drag does; false: it is at its end. */
  scroll(down: number, right?: number): boolean
  onPoint(address: Address): void
  onClick(address: Address): void
  /** false: there is no nearer or further rung. Without it the wheel scrolls everywhere. */
  onZoom?(steps: 1 | -1, about: Address | undefined, spot: Spot): boolean
}

/** Handlers for the stage's element. */
export function usePointing<Address extends number>(
  root: React.RefObject<HTMLElement | null>,
  pointing: Pointing<Address>,
) {
  const {pinned, under, scroll, onPoint, onClick, onZoom} = pointing
  const point = (spot: Spot) => {
    const va = pinned ? undefined : under(spot)
    if (va !== undefined) onPoint(va)
  }
  useWheel(root, {
    ...{scroll, point},
    zoom: (steps, spot) => onZoom?.(steps, under(spot), spot) ?? false,
    inField: spot => onZoom !== undefined && under(spot) !== undefined,
  })
  const drag = useRef<{x: number; y: number; moved: boolean} | null>(null)
  return {
    onPointerDown(event: React.PointerEvent) {
      // Strips, handles and buttons have a drag of their own.
      const inField = event.target instanceof HTMLCanvasElement
      if (event.button === 0 && inField) drag.current = {x: event.clientX, y: event.clientY, moved: false}
    },
    onPointerMove(event: React.PointerEvent) {
      const held = drag.current
      if (held && event.buttons === 1) {
        const far = Math.max(Math.abs(event.clientY - held.y), Math.abs(event.clientX - held.x))
        if (!held.moved && far < LEAST) return
        if (!held.moved) event.currentTarget.setPointerCapture(event.pointerId)
        held.moved = true
        const scrolled = scroll(held.y - event.clientY, held.x - event.clientX)
        ;[held.x, held.y] = [event.clientX, event.clientY]
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
