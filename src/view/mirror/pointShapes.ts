// The point: framed in the lens with its index above, or a mark at its column where the seam is closed. In a hole, which is cut out,
// it is a mark there, and words say that the lens shows another place.

import {alignDown, index, span} from "../../model/geometry.ts"
import {bigVa, hex64, type Va} from "../../model/word.ts"
import {box, polygon, type Shape} from "../draw.ts"
import {holeAt, roundly, slotOf, xOf, type Axis} from "./axis.ts"
import {brushRange, type Brush} from "./brush.ts"
import {lensX, type Lens} from "./lens.ts"
import type {Place} from "./place.ts"
import type {Mirror} from "./scene.ts"
import {textWidth} from "./text.ts"

/** With the seam closed the point is a mark at its column, below and above. */
export function pointShapes({axis}: Mirror, {bands}: Place, point: Va): Shape[] {
  const x = xOf(axis, point)
  const y = bands.source.y + bands.source.height
  if (x === null) return holeMark(axis, y, point)
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

/** Under the hole that the point lies in. */
function holeMark(axis: Axis, y: number, point: Va): Shape[] {
  const hole = holeAt(axis, point)
  if (!hole) return []
  const x = hole.x + hole.width / 2
  return [{kind: "path", key: "point", class: "here", d: polygon([x, y - 2], [x - 4, y + 4], [x + 4, y + 4])}]
}

/** A lens that cannot show the point says so, over its left end. */
function elsewhere({axis}: Mirror, {bands, left, right, lens}: Place, point: Va): Shape[] {
  const hole = holeAt(axis, point)
  const where = hole
    ? `in the hole of ${Object.values(roundly(hole.bytes)).join(" ")}`
    : "outside of the pieces"
  const forms = [
    `The point, ${hex64(bigVa(point))}, lies ${where}: nothing is mapped there, and the lens shows another place.`,
    `The point lies ${where}: the lens shows another place.`,
  ]
  const text = forms.find(form => textWidth(form, 11) < right - left - 16) ?? forms[1]
  return [
    ...holeMark(axis, bands.source.y + bands.source.height, point),
    {kind: "text", key: "elsewhere", class: "elsewhere", x: left + 8, y: lens!.source.y - 5, text},
  ]
}

/** The entry of the point: framed in both halves, its index above. */
export function selectedShapes(mirror: Mirror, place: Place, brush: Brush, lens: Lens, point: Va): Shape[] {
  const {axis, source} = mirror
  const slot = slotOf(axis, point)
  if (slot === null) return elsewhere(mirror, place, point)
  if (slot < brush.from || slot >= brush.to) return []
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
