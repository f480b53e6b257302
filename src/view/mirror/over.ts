// What follows brush and point in the mirror: the brush's frame, the lens, the point.

import {box, type Shape} from "../draw.ts"
import type {Va} from "../../model/word.ts"
import type {Brush} from "./brush.ts"
import {brushFrame} from "./brushShapes.ts"
import {lensEditShapes} from "./editShapes.ts"
import type {Lens} from "./lens.ts"
import {lensShapes} from "./lensShapes.ts"
import type {Place} from "./place.ts"
import {pointShapes, selectedShapes} from "./pointShapes.ts"
import type {Mirror} from "./scene.ts"

/** Frame, lens, marks; and the point. */
export function overShapes(
  mirror: Mirror,
  place: Place,
  brush: Brush | null,
  lens: Lens | null,
  point: Va,
): Shape[] {
  if (!brush || !lens || !place.lens) return pointShapes(mirror, place, point)
  const {source, copy} = brushFrame(mirror, place, brush)
  const rect = ({x, y, width, height}: {x: number; y: number; width: number; height: number}) =>
    box(x, y, width, height)
  return [
    {kind: "path", key: "brush", class: "brush-frame", d: rect(source) + rect(copy)},
    ...lensShapes(mirror, place, brush, lens),
    ...lensEditShapes(mirror, place, brush, lens),
    ...selectedShapes(mirror, place, brush, lens, point),
  ]
}
