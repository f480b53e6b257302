// The way from one size of the map to another: the old picture grows, the new one has grown with it, the page that it is about stays in its
// place. Pictures are moved, nothing is painted on the way.

import type {Pa} from "../../model/word.ts"
import type {Box} from "../../view/theatre/mapPlace.ts"
import {placeOf, type MapShown} from "../../view/theatre/mapShown.ts"

const DURATION = 240

/** How a picture with its corner there must be moved so that what is in one box lies in another: as a CSS transform about that corner. */
export function movedTo(from: Box, to: Box, corner: {readonly x: number; readonly y: number}): string {
  const [wide, tall] = [to.width / from.width, to.height / from.height]
  const right = to.x - corner.x - (from.x - corner.x) * wide
  const down = to.y - corner.y - (from.y - corner.y) * tall
  return `translate(${right}px, ${down}px) scale(${wide}, ${tall})`
}

/** The corner of what is painted. */
function cornerOf(shown: MapShown) {
  return shown.rung === "words" ? shown.grid : shown.space
}

/** Shows the way from what was shown before; `old` has its picture, and is hidden again at the end. */
export function move(now: HTMLElement, old: HTMLElement, from: MapShown, to: MapShown, about: Pa) {
  const [before, after] = [placeOf(from, about), placeOf(to, about)]
  if (!before || !after || matchMedia("(prefers-reduced-motion: reduce)").matches) return
  const forth = movedTo(before, after, cornerOf(from))
  const back = movedTo(after, before, cornerOf(to))
  const timing = {duration: DURATION, easing: "cubic-bezier(0.4, 0, 0.2, 1)"}
  old.hidden = false
  const way = old.animate([{transform: "none"}, {transform: forth}], timing)
  way.onfinish = way.oncancel = () => (old.hidden = true)
  now.animate(
    [
      {transform: back, opacity: 0},
      {transform: "none", opacity: 1},
    ],
    timing,
  )
}
