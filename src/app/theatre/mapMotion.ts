// The way from one size of the map to another: the old picture grows, the new one has grown with it, the page that it is about stays in its
// place. Pictures are moved, nothing is painted on the way.

import type {Pa} from "../../model/word.ts"
import type {MapLayout} from "../../view/theatre/mapLayout.ts"
import {pageBox} from "../../view/theatre/mapPlace.ts"

const DURATION = 240

/** How the picture of one layout must be moved to lie as another one has it: as a CSS transform about its own corner. */
export function movedTo(from: MapLayout, to: MapLayout, about: Pa): string | null {
  const [a, b] = [pageBox(from, about), pageBox(to, about)]
  if (!a || !b) return null
  const {x, y} = from.space
  const [wide, tall] = [b.width / a.width, b.height / a.height]
  const right = b.x - x - (a.x - x) * wide
  const down = b.y - y - (a.y - y) * tall
  return `translate(${right}px, ${down}px) scale(${wide}, ${tall})`
}

/** Shows the way from the layout before; `old` has its picture, and is hidden again at the end. */
export function move(now: HTMLElement, old: HTMLElement, from: MapLayout, to: MapLayout, about: Pa) {
  const [forth, back] = [movedTo(from, to, about), movedTo(to, from, about)]
  if (!forth || !back || matchMedia("(prefers-reduced-motion: reduce)").matches) return
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
