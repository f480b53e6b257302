// Where there is no memory to show: what lies below the first row and above the last, gaps between banks, and rows that are folded away.

import {bytes, number} from "../../model/descriptor/say.ts"
import {box, line, type Shape} from "../draw.ts"
import type {PaRange} from "../../model/source.ts"
import type {Pa} from "../../model/word.ts"
import {hatch} from "./cellShapes.ts"
import type {Band, MapLayout} from "./mapLayout.ts"
import {shortHex} from "./mapAddresses.ts"
import type {Playbill} from "./moment.ts"

/** Px of the bands above and below the map, and between. */
export const BAND = 9
export const CLEAR = 5

/** Above the first row and below the last: hatching, and a tick for each device or hole that an entry or a name tells of. */
export function neighbourShapes(layout: MapLayout, phone: boolean): Shape[] {
  const {space, bands, rowBytes, height, bill} = layout
  const first = bands[0].row * rowBytes
  const last = bands.at(-1)!
  const end = (last.row + last.rows) * rowBytes
  const bottom = space.y + height / space.scale
  const ends = outside(bill).map(range => range.end)
  const above = outsideShapes(layout, "above", {start: 0, end: first}, space.y - CLEAR - BAND)
  const below = outsideShapes(
    layout,
    "below",
    {start: end, end: Math.max(2 * end - first, ...ends)},
    bottom + CLEAR,
  )
  const words = (key: string, text: string, y: number): Shape[] =>
    phone
      ? []
      : [{kind: "text", key, class: "map-name small end", x: space.x - 14, y: y + BAND / 2 + 4, text}]
  return [
    ...above,
    ...words("above words", "devices, holes below RAM", space.y - CLEAR - BAND - 2),
    ...bands.filter(({kind}) => kind !== "rows").flatMap(band => bandShapes(layout, band)),
    ...below,
    ...words("below words", `none above ${shortHex(end)}`, bottom + CLEAR),
  ]
}

/** A fold with its words, or a gap. */
function bandShapes({space, rowBytes}: MapLayout, {kind, row, rows, top, height}: Band): Shape[] {
  const at = {x: space.x, y: space.y + top / space.scale, width: space.width, height: height / space.scale}
  const key = `${kind} ${row}`
  if (kind === "gap") {
    const inner = {...at, y: at.y + 1, height: at.height - 2}
    return [{kind: "path", key, class: "map-nothing", d: hatch(inner, 6)}]
  }
  const edge =
    line(at.x, at.y + 0.5, at.x + at.width, at.y + 0.5) +
    line(at.x, at.y + at.height - 0.5, at.x + at.width, at.y + at.height - 0.5)
  return [
    {kind: "path", key, class: "map-fold", d: box(at.x, at.y, at.width, at.height)},
    {kind: "path", key: `${key} edge`, class: "map-fold-edge", d: edge},
    {
      ...{
        kind: "text",
        key: `${key} words`,
        class: "map-fold-words",
        x: at.x + at.width / 2,
        y: at.y + at.height / 2 + 4,
      },
      text: `${number(rows)} rows, ${bytes(rows * rowBytes)}, free`,
    },
  ]
}

/** Named places and known holes where no memory is. */
function outside({parts, places, frameBytes}: Playbill): PaRange[] {
  const memory = parts.filter(part => part.memory)
  const isIn = (pa: number) => memory.some(({start, count}) => pa >= start && pa < start + count * frameBytes)
  const holes = parts
    .filter(part => !part.memory)
    .map(({start, count}) => ({start, end: (start + count * frameBytes) as Pa}))
  return [...holes, ...places.filter(({start}) => !isIn(start))]
}

function outsideShapes(
  layout: MapLayout,
  key: string,
  {start, end}: {start: number; end: number},
  y: number,
): Shape[] {
  if (end <= start) return []
  const {x, width} = layout.space
  const share = width / (end - start)
  const ticks = outside(layout.bill).filter(range => range.start >= start && range.start < end)
  const d = ticks.map(range =>
    box(
      x + (range.start - start) * share,
      y,
      Math.max(2, (Math.min(range.end, end) - range.start) * share),
      BAND,
    ),
  )
  return [
    {kind: "path", key: `${key} nothing`, class: "map-nothing", d: hatch({x, y, width, height: BAND}, 6)},
    ...(d.length ? [{kind: "path", key: `${key} ticks`, class: "map-ticks", d: d.join("")} as const] : []),
  ]
}
