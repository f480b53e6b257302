// Where there is no memory to show: what lies below the first row and above the last, gaps between banks, and rows that are folded away.

import {bytes, number} from "../../model/descriptor/say.ts"
import {box, line, type Shape} from "../draw.ts"
import type {PaRange} from "../../model/source.ts"
import type {Pa} from "../../model/word.ts"
import {hatch} from "./cellShapes.ts"
import {heightOf, type Band, type MapLayout} from "./mapLayout.ts"
import {inSight} from "./mapPlace.ts"
import {shortHex} from "./plainHex.ts"
import type {Playbill} from "./moment.ts"

/** Px of the bands above and below the map, and between. */
export const BAND = 9
export const CLEAR = 5

/** Above the map and below it: from far where there is no memory, from near how far the pages of a row lie from its start. */
export function neighbourShapes(layout: MapLayout, phone: boolean): Shape[] {
  const {space, bands, rowBytes, height, rung} = layout
  const last = bands.at(-1)!
  const end = (last.row + last.rows) * rowBytes
  const bottom = space.y + height / space.scale
  const isLast = heightOf(bands) === layout.top + height
  return [
    ...(rung === "memory" || rung === "rows"
      ? aboveShapes(layout, {start: 0, end: bands[0].row * rowBytes}, phone)
      : offsetShapes(layout)),
    ...(isLast ? belowShapes(layout, end, bottom, phone) : []),
  ]
}

function aboveShapes(layout: MapLayout, range: {start: number; end: number}, phone: boolean): Shape[] {
  const {space, top} = layout
  if (top > 0) return []
  const words = sideWords(
    layout,
    "above words",
    "devices, holes below RAM",
    space.y - CLEAR - BAND - 2,
    phone,
  )
  return [...outsideShapes(layout, "above", range, space.y - CLEAR - BAND), ...words]
}

function belowShapes(layout: MapLayout, end: number, bottom: number, phone: boolean): Shape[] {
  const first = layout.bands[0].row * layout.rowBytes
  const ends = outside(layout.bill).map(range => range.end)
  const range = {start: end, end: Math.max(2 * end - first, ...ends)}
  return [
    ...outsideShapes(layout, "below", range, bottom + CLEAR),
    ...sideWords(layout, "below words", `none above ${shortHex(end)}`, bottom + CLEAR, phone),
  ]
}

function sideWords({space}: MapLayout, key: string, text: string, y: number, phone: boolean): Shape[] {
  if (phone) return []
  return [{kind: "text", key, class: "map-name small end", x: space.x - 14, y: y + BAND / 2 + 4, text}]
}

/** Px from one offset to the next, at least. */
const OFFSET_APART = 64

/** How many bytes from the start of a row, or of its line, the pages below are. */
function offsetShapes({space, cell, left, columns, across, bill}: MapLayout): Shape[] {
  let every = 4
  while ((every * cell) / space.scale < OFFSET_APART) every *= 2
  const shapes: Shape[] = []
  const first = Math.ceil(left / cell / every) * every
  for (let column = first; column < across && column * cell < left + columns; column += every) {
    const x = space.x + (column * cell - left) / space.scale
    const text = `+${shortHex(column * bill.frameBytes)}`
    shapes.push({
      kind: "path",
      key: `offset ${column} tick`,
      class: "map-offset",
      d: line(x, space.y - 6, x, space.y - 2),
    })
    if (x + 7 * text.length < space.x + space.width + 14)
      shapes.push({
        kind: "text",
        key: `offset ${column}`,
        class: "map-address",
        x: x + 4,
        y: space.y - 4,
        text,
      })
  }
  return shapes
}

/** Over what is painted: folds and gaps, each in its place. */
export function betweenShapes(layout: MapLayout): Shape[] {
  return layout.bands.filter(({kind}) => kind !== "rows").flatMap(band => bandShapes(layout, band))
}

/** A fold with its words, or a gap; from near a gap has words, too. */
function bandShapes(layout: MapLayout, {kind, row, rows, top, height}: Band): Shape[] {
  const {space, rowBytes, rung} = layout
  const place = {
    ...{x: space.x, y: space.y + (top - layout.top) / space.scale},
    ...{width: space.width, height: height / space.scale},
  }
  const at = inSight(layout, place)
  if (!at) return []
  const key = `${kind} ${row}`
  const size = bytes(rows * rowBytes)
  const words = (text: string): Shape[] =>
    at.height < place.height - 4
      ? []
      : [
          {
            ...{kind: "text", key: `${key} words`, class: "map-fold-words", text},
            ...{x: at.x + at.width / 2, y: place.y + place.height / 2 + 4},
          },
        ]
  if (kind === "gap") {
    const inner = {...at, y: at.y + 1, height: at.height - 2}
    const nothing: Shape = {kind: "path", key, class: "map-nothing", d: hatch(inner, 6)}
    return rung === "memory" ? [nothing] : words(`no memory, ${size}`)
  }
  const edge =
    line(at.x, at.y + 0.5, at.x + at.width, at.y + 0.5) +
    line(at.x, at.y + at.height - 0.5, at.x + at.width, at.y + at.height - 0.5)
  return [
    {kind: "path", key, class: "map-fold", d: box(at.x, at.y, at.width, at.height)},
    {kind: "path", key: `${key} edge`, class: "map-fold-edge", d: edge},
    ...words(`${number(rows)} ${rows === 1 ? "row" : "rows"}, ${size}, free`),
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
