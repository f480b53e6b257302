// What the keys do in the mirror.

import type {Va} from "../../model/word.ts"
import {slotOf} from "../../view/mirror/axis.ts"
import {brushRange, moved, onto, resized, showing, type Brush} from "../../view/mirror/brush.ts"
import {LANES, type Lane} from "../../view/mirror/lensShapes.ts"
import type {Mirror} from "../../view/mirror/scene.ts"

/** What a key asks for: another brush, another lane of the seam, the address field, the tree. */
export type Act =
  | {readonly kind: "brush"; readonly to: Brush | null}
  | {readonly kind: "lane"; readonly to: Lane}
  | {readonly kind: "address" | "tree"}

interface Standing {
  readonly mirror: Mirror
  readonly brush: Brush | null
  readonly lane: Lane
  readonly point: Va
  readonly pinned: boolean
}

/** What a key does; null: nothing, also where the key is one of these and there is nowhere to go. */
export function actOf(
  {key, shiftKey}: Pick<KeyboardEvent, "key" | "shiftKey">,
  standing: Standing,
): Act | null {
  const {mirror, brush, lane, point, pinned} = standing
  const {axis} = mirror
  if (axis.slots === 0) return null
  const now = brush ?? showing(axis, null, point) ?? {from: 0, to: 1}
  const size = shiftKey ? 1 : now.to - now.from
  switch (key) {
    case "ArrowLeft":
      return {kind: "brush", to: moved(axis, now, -size)}
    case "ArrowRight":
      return {kind: "brush", to: moved(axis, now, size)}
    case "ArrowUp":
      return {kind: "lane", to: LANES[Math.max(0, LANES.indexOf(lane) - 1)]}
    case "ArrowDown":
      return {kind: "lane", to: LANES[Math.min(LANES.length - 1, LANES.indexOf(lane) + 1)]}
    case "+":
    case "=":
      return {kind: "brush", to: resized(axis, now, 0.5, slotOf(axis, point))}
    case "-":
      return {kind: "brush", to: resized(axis, now, 2, null)}
    case "[":
      return {kind: "brush", to: regionFrom(mirror, brush, -1)}
    case "]":
      return {kind: "brush", to: regionFrom(mirror, brush, 1)}
    case "g":
      return {kind: "address"}
    case "Enter":
      return {kind: "tree"}
    case "Escape":
      return !pinned && brush ? {kind: "brush", to: null} : null
    default:
      return null
  }
}

/** The region so many after that of the brush, or after the last one before it; the brush as it is where there is none. */
function regionFrom({axis, regions}: Mirror, brush: Brush | null, by: -1 | 1): Brush | null {
  const here = regions.findLastIndex(({start}) => brush !== null && start < brushRange(axis, brush).end)
  const region = regions[Math.max(0, Math.min(regions.length - 1, here + by))]
  return (region && onto(axis, region)) ?? brush
}
