// The point: framed in the lens with its index above, or a mark at its column where the seam is closed.

import {alignDown, index, span} from "../../model/geometry.ts"
import type {Va} from "../../model/word.ts"
import {box, polygon, type Shape} from "../draw.ts"
import {slotOf, xOf} from "./axis.ts"
import {brushRange, type Brush} from "./brush.ts"
import {lensX, type Lens} from "./lens.ts"
import type {Place} from "./place.ts"
import type {Mirror} from "./scene.ts"

/** With the seam closed the point is a mark at its column, below and above. */
export function pointShapes({axis}: Mirror, {bands}: Place, point: Va): Shape[] {
  const x = xOf(axis, point)
  if (x === null) return []
  const y = bands.source.y + bands.source.height
  return [
    {
      kind: "path",
      key: "point",
      class: "here",
      d:
        polygon([x, y + 2], [x - 4, y + 8], [x + 4, y + 8]) +
        polygon([x, bands.copy.y - 2], [x - 4, bands.copy.y - 8], [x + 4, bands.copy.y - 8]),
    },
  ]
}

/** The entry of the point: framed in both halves, its index above. */
export function selectedShapes(mirror: Mirror, place: Place, brush: Brush, lens: Lens, point: Va): Shape[] {
  const {axis, source} = mirror
  const slot = slotOf(axis, point)
  if (slot === null || slot < brush.from || slot >= brush.to) return []
  const g = source.geometry
  const {left, right} = place
  const {source: upper, copy: lower} = place.lens!
  const run = lens.runs?.find(({va, count, bytes}) => point >= va && point < va + count * bytes)
  const level = run?.level ?? 3
  // A block that is larger than the brush is framed as far as it is shown.
  const shown = brushRange(axis, brush)
  const first = Math.max(alignDown(g, level, point), shown.start) as Va
  const end = Math.min(alignDown(g, level, point) + span(g, level), shown.end)
  const x = lensX(axis, brush, first, left, right - left)
  const step = (right - left) / (brush.to - brush.from)
  const width = Math.max(1, ((end - first) / axis.unit) * step)
  const text = `${index(g, level, point)}`
  const chip = text.length * 6.9 + 7
  const middle = Math.max(left + chip / 2, Math.min(right - chip / 2, x + width / 2))
  const frame = (y: number, height: number) => box(x - 1.5, y, width + 3, height)
  return [
    {
      kind: "path",
      key: "selected",
      class: "lens-selected",
      d: frame(upper.y - 2.5, upper.height + 4) + frame(lower.y - 1.5, lower.height + 4),
    },
    {
      kind: "path",
      key: "selected chip",
      class: `chip tone-${Math.max(1, level + 1)}`,
      d: box(middle - chip / 2, upper.y - 25.5, chip, 15),
    },
    {kind: "text", key: "selected index", class: "chip-text", x: middle, y: upper.y - 14, text},
    {
      kind: "path",
      key: "selected head",
      class: "here",
      d: polygon(
        [x + width / 2, upper.y - 3],
        [x + width / 2 - 5, upper.y - 9.5],
        [x + width / 2 + 5, upper.y - 9.5],
      ),
    },
  ]
}
