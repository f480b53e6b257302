// Rows dragged with the pointer. A press that moves is no click.

import {useRef} from "react"

/** From so many px on a press is a drag. */
const LEAST = 5

/** Handlers for the element whose rows are dragged; `scroll` is told px. */
export function useDrag(scroll: (by: number) => void) {
  const drag = useRef<{y: number; moved: boolean} | null>(null)
  return {
    onPointerDown(event: React.PointerEvent) {
      // Strips, handles and buttons have a drag of their own.
      const inField = event.target instanceof HTMLCanvasElement
      if (event.button === 0 && inField) drag.current = {y: event.clientY, moved: false}
    },
    onPointerMove(event: React.PointerEvent) {
      const held = drag.current
      if (!held || event.buttons !== 1) return
      if (!held.moved && Math.abs(event.clientY - held.y) < LEAST) return
      if (!held.moved) event.currentTarget.setPointerCapture(event.pointerId)
      held.moved = true
      scroll(held.y - event.clientY)
      held.y = event.clientY
    },
    /** Takes the click that ends a drag. */
    onClickCapture(event: React.MouseEvent) {
      if (drag.current?.moved) event.stopPropagation()
      drag.current = null
    },
  }
}
