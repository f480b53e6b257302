// A swipe to the right. The columns take touches with `touch-action: pan-y`, or the browser would end a sideways one itself.

import {useRef} from "react"

/** Is a way of the finger a swipe to the right: more to the side than up or down, and long or quick? */
export function isSwipe(right: number, down: number, ms: number): boolean {
  return right > 1.5 * Math.abs(down) && (right > 60 || (right > 20 && right / ms > 0.25))
}

/** The handlers of what can be swiped. */
export function useSwipe(back: () => void) {
  const start = useRef<{x: number; y: number; at: number} | null>(null)
  return {
    onTouchStart({touches, timeStamp}: React.TouchEvent) {
      const {clientX: x, clientY: y} = touches[0]
      start.current = touches.length === 1 ? {x, y, at: timeStamp} : null
    },
    onTouchEnd({changedTouches, timeStamp}: React.TouchEvent) {
      const {clientX, clientY} = changedTouches[0]
      const from = start.current
      start.current = null
      if (from && isSwipe(clientX - from.x, clientY - from.y, timeStamp - from.at)) back()
    },
    onTouchCancel() {
      start.current = null
    },
  }
}
