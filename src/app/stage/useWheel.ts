// Wheel and pinch over the tree. Over the fields the wheel zooms about the pointer; with Shift, and beside the fields, it scrolls the
// rows. Two fingers zoom about their middle; a trackpad's pinch comes as a wheel with Ctrl. Where nothing is left to zoom or to
// scroll the page has the wheel. The pointer is at rest meanwhile: it points at what has come to lie under it.

import {useEffect, useLayoutEffect, useRef} from "react"
import {spotIn, type Spot} from "./inField.ts"

export interface WheelActions {
  /** Scrolls by px; false: it is at its end. */
  scroll(by: number): boolean
  /** Zooms so many rungs nearer about a place; false: there is no nearer or further one. */
  zoom(steps: 1 | -1, spot: Spot): boolean
  /** Is a place in a field? */
  inField(spot: Spot): boolean
  /** Points at what is at a place. */
  point(spot: Spot): void
}

/** A wheel's way that makes a step: about one notch of a mouse's. */
const NOTCH = 90
/** Shortest time between two steps: a trackpad goes on sending. */
const PAUSE = 160
/** How far two fingers must move apart, or together, for a step. */
const SPREAD = 1.4

/** Of the tree that is shown. A pinch goes on when one picture takes the place of the other, and then speaks to the new one. */
let shown: {readonly element: HTMLElement; readonly actions: WheelActions} | null = null

/** Where the pointer is since it turned the wheel, until it moves or a key leads elsewhere. */
let rest: Spot | null = null

export function useWheel(root: React.RefObject<HTMLElement | null>, actions: WheelActions) {
  const latest = useRef(actions)
  latest.current = actions
  // Before it is painted: what has come to lie under the pointer is pointed at in the same frame.
  useLayoutEffect(() => {
    shown = {element: root.current!, actions}
    if (rest) actions.point(rest)
  })
  useEffect(() => {
    const element = root.current!
    let [way, last] = [0, 0]
    const moves = () => (rest = null)
    const onWheel = (event: WheelEvent) => {
      const spot = spotIn(element, event)
      rest = spot
      const by = (event.deltaY || event.deltaX) * (event.deltaMode === 1 ? 16 : 1)
      const pinch = event.ctrlKey || event.metaKey
      const zooms = pinch || (!event.shiftKey && latest.current.inField(spot))
      if (!zooms) {
        if (latest.current.scroll(Math.round(by / 2) * 2)) event.preventDefault()
        return
      }
      if (pinch) event.preventDefault()
      // A pinch's steps are small ones.
      way = Math.sign(way) === Math.sign(by) ? way + by * (pinch ? 6 : 1) : by * (pinch ? 6 : 1)
      if (event.timeStamp - last < PAUSE) return event.preventDefault()
      if (Math.abs(way) < NOTCH) return
      if (!latest.current.zoom(way < 0 ? 1 : -1, spot)) return
      event.preventDefault()
      ;[way, last] = [0, event.timeStamp]
    }
    const active = {passive: false}
    element.addEventListener("wheel", onWheel, active)
    element.addEventListener("touchstart", onTouch, active)
    window.addEventListener("pointermove", moves, true)
    window.addEventListener("keydown", moves, true)
    return () => {
      window.removeEventListener("pointermove", moves, true)
      window.removeEventListener("keydown", moves, true)
      element.removeEventListener("wheel", onWheel)
      element.removeEventListener("touchstart", onTouch)
    }
  }, [root])
}

const distance = ({touches: [a, b]}: TouchEvent) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY)

/** Two fingers are down: they are followed on what they touched, for as long as they stay, even when that has left the page. */
function onTouch(event: TouchEvent) {
  if (event.touches.length !== 2) return
  event.preventDefault()
  const target = event.target!
  let apart = distance(event)
  const move = (event: Event) => {
    const touch = event as TouchEvent
    if (touch.touches.length !== 2) return
    touch.preventDefault()
    const now = distance(touch)
    const steps = now > apart * SPREAD ? 1 : now * SPREAD < apart ? -1 : 0
    if (steps === 0) return
    const [a, b] = touch.touches
    const middle = {clientX: (a.clientX + b.clientX) / 2, clientY: (a.clientY + b.clientY) / 2}
    shown?.actions.zoom(steps, spotIn(shown.element, middle))
    apart = now
  }
  const end = () => {
    target.removeEventListener("touchmove", move)
    target.removeEventListener("touchend", end)
    target.removeEventListener("touchcancel", end)
  }
  target.addEventListener("touchmove", move, {passive: false})
  target.addEventListener("touchend", end)
  target.addEventListener("touchcancel", end)
}
