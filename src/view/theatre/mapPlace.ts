// Where an address is on the map, and what is at a place of it. What lies outside of the window has a place there, too.

import type {Pa} from "../../model/word.ts"
import type {Band, MapLayout} from "./mapLayout.ts"

/** A box in CSS px. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The band of a row, or undefined: it's not on the map. */
function bandOf({bands}: MapLayout, row: number): Band | undefined {
  return bands.find(band => row >= band.row && row < band.row + band.rows)
}

/** Of device px in the bands a box in the coordinates of the space. */
function placed({space, left, top}: MapLayout, x: number, y: number, width: number, height: number): Box {
  const {scale} = space
  return {
    ...{x: space.x + (x - left) / scale, y: space.y + (y - top) / scale},
    ...{width: width / scale, height: height / scale},
  }
}

/** The place of a page, in the coordinates of the space; null: its address is not on the map. */
export function pageBox(layout: MapLayout, pa: Pa): Box | null {
  const {rowBytes, across, lines, per, line, cell, bill} = layout
  const row = Math.floor(pa / rowBytes)
  const band = bandOf(layout, row)
  if (!band) return null
  const frame = Math.floor((pa - row * rowBytes) / bill.frameBytes)
  const x = (frame % across) * cell
  if (band.kind !== "rows") return placed(layout, x, band.top, cell, band.height)
  const at = Math.floor((row - band.row) / per) * lines + Math.floor(frame / across)
  return placed(layout, x, band.top + at * line, cell, line)
}

/** The place of the row in which an address lies; a fold or a gap is one place. */
export function rowBox(layout: MapLayout, pa: Pa): Box | null {
  const {rowBytes, across, lines, per, line, cell} = layout
  const row = Math.floor(pa / rowBytes)
  const band = bandOf(layout, row)
  if (!band) return null
  if (band.kind !== "rows") return placed(layout, 0, band.top, across * cell, band.height)
  const at = Math.floor((row - band.row) / per) * lines
  return placed(layout, 0, band.top + at * line, across * cell, lines * line)
}

/** The page at a point; of several that share a pixel the first. null: beside the map, or in a fold or a gap. */
export function pageAt(layout: MapLayout, x: number, y: number): Pa | null {
  const {space, across, lines, per, line, cell, rowBytes, bill} = layout
  const {scale} = space
  const [right, down] = [(x - space.x) * scale, (y - space.y) * scale]
  if (right < 0 || right >= layout.columns || down < 0 || down >= layout.height) return null
  const column = Math.floor((right + layout.left) / cell)
  if (column >= across) return null
  const at = down + layout.top
  const band = layout.bands.find(({top, height}) => at >= top && at < top + height)
  if (band?.kind !== "rows") return null
  const n = Math.floor((at - band.top) / line)
  const row = band.row + Math.floor(n / lines) * per
  return (row * rowBytes + ((n % lines) * across + column) * bill.frameBytes) as Pa
}

/** The page at a point, in a fold one of its row; null: beside the map, or in a gap. */
export function pageNear(layout: MapLayout, x: number, y: number): Pa | null {
  const {space, bands, top, rowBytes} = layout
  const at = (y - space.y) * space.scale + top
  const fold = bands.find(one => one.kind === "free" && at >= one.top && at < one.top + one.height)
  if (!fold || x < space.x || x >= space.x + space.width) return pageAt(layout, x, y)
  return ((fold.row + Math.floor(((at - fold.top) / fold.height) * fold.rows)) * rowBytes) as Pa
}

/** The window on the map, in the coordinates of the space. */
export function windowOf({space, columns, height}: MapLayout): Box {
  return {x: space.x, y: space.y, width: columns / space.scale, height: height / space.scale}
}

/** Is the middle of a box in the window? */
export function isInSight(layout: MapLayout, box: Box): boolean {
  const {x, y, width, height} = windowOf(layout)
  const [right, down] = [box.x + box.width / 2 - x, box.y + box.height / 2 - y]
  return right >= 0 && right <= width && down >= 0 && down <= height
}

/** The part of a box that is in the window; null: none is. */
export function inSight(layout: MapLayout, box: Box): Box | null {
  const window = windowOf(layout)
  const [x, y] = [Math.max(box.x, window.x), Math.max(box.y, window.y)]
  const width = Math.min(box.x + box.width, window.x + window.width) - x
  const height = Math.min(box.y + box.height, window.y + window.height) - y
  return width > 0 && height > 0 ? {x, y, width, height} : null
}
