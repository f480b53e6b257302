// The brush over the bands: its frame, and the funnel from it to the lens.

import {line, polygon, type Shape} from "../draw.ts"
import {brushPlace, type Brush} from "./brush.ts"
import type {Place} from "./place.ts"
import type {Mirror} from "./scene.ts"

/** The frame of the brush around its columns, px. */
export function brushFrame({axis}: Mirror, {bands}: Place, brush: Brush) {
  const {x0, x1} = brushPlace(axis, brush)
  const frame = (y: number, height: number) => ({x: x0 - 1.5, y, width: x1 - x0 + 3, height})
  return {
    x0,
    x1,
    source: frame(bands.source.y - 1.5, bands.source.height + 3),
    copy: frame(bands.copy.y - 1.5, bands.copy.height + 3),
  }
}

/** The funnel from the brush to the lens, above and below. */
export function funnelShapes(mirror: Mirror, place: Place, brush: Brush): Shape[] {
  const {lens, left, right, bands} = place
  if (!lens) return []
  const {x0, x1} = brushPlace(mirror.axis, brush)
  const top = [bands.source.y + bands.source.height + 2, lens.source.y - 1] as const
  const low = [lens.copy.y + lens.copy.height + 2, bands.copy.y - 1] as const
  return [
    {
      kind: "path",
      key: "funnel top",
      class: "funnel",
      d: polygon([x0, top[0]], [x1, top[0]], [right, top[1]], [left, top[1]]),
    },
    {
      kind: "path",
      key: "funnel low",
      class: "funnel",
      d: polygon([left, low[0]], [right, low[0]], [x1, low[1]], [x0, low[1]]),
    },
    {
      kind: "path",
      key: "funnel lines",
      class: "funnel-line",
      d:
        line(x0, top[0], left, top[1]) +
        line(x1, top[0], right, top[1]) +
        line(left, low[0], x0, low[1]) +
        line(right, low[0], x1, low[1]),
    },
  ]
}
