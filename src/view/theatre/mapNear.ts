// The map from near: a window on lines of pages that all have the same size. Nothing is folded there, and no page shares its place.

import type {Pa} from "../../model/word.ts"
import {heightOf, stacked, stretches, type MapLayout, type MapSpace} from "./mapLayout.ts"
import {pageBox, windowOf} from "./mapPlace.ts"
import {CELLS, type PagesRung} from "./mapRung.ts"
import type {Playbill} from "./moment.ts"

/** What of the map is looked at: a rung, and CSS px from the corner of all to that of the window. */
export interface MapView {
  readonly rung: PagesRung
  readonly left: number
  readonly top: number
}

export const WHOLE: MapView = {rung: "memory", left: 0, top: 0}

/** Frames side by side in a line. */
const ACROSS = 512
/** CSS px of a gap between banks, with its words. */
export const NEAR_GAP = 24

/** The window is moved as little as it must be to show nothing beyond the map. */
export function nearLayout(bill: Playbill, space: MapSpace, {rung, left, top}: MapView): MapLayout {
  if (rung === "memory") throw new RangeError("from far memory has a layout of its own")
  const {scale} = space
  const {width, height} = CELLS[rung]
  const [columns, room] = [Math.round(space.width * scale), Math.round(space.height * scale)]
  const across = Math.min(ACROSS, bill.rowFrames)
  const lines = Math.ceil(bill.rowFrames / across)
  const cell = width === null ? columns / across : Math.round(width * scale)
  const line = Math.round(height * scale)
  const bands = stacked(stretches(bill), ({kind, rows}) =>
    kind === "rows" ? rows * lines * line : Math.round(NEAR_GAP * scale),
  )
  const all = heightOf(bands)
  const within = (at: number, whole: number, window: number) =>
    Math.max(0, Math.min(Math.round(at * scale), Math.round(whole) - window))
  return {
    ...{space, bill, rung, line, across, lines, cell, columns, bands, per: 1},
    ...{rowBytes: bill.frameBytes * bill.rowFrames, height: Math.min(all, room)},
    ...{left: within(left, across * cell, columns), top: within(top, all, room)},
  }
}

/** The view whose page is at a point, px of the space: at `part` of its width and height. */
export function viewWith(
  bill: Playbill,
  space: MapSpace,
  rung: PagesRung,
  pa: Pa,
  at: {readonly x: number; readonly y: number},
  part = {x: 0.5, y: 0.5},
): MapView {
  if (rung === "memory") return WHOLE
  const from = nearLayout(bill, space, {rung, left: 0, top: 0})
  const page = pageBox(from, pa)
  if (!page) return WHOLE
  const {x, y, width, height} = page
  return viewOf(
    nearLayout(bill, space, {rung, left: x + part.x * width - at.x, top: y + part.y * height - at.y}),
  )
}

/** The view that a layout shows. */
export function viewOf({rung, left, top, space: {scale}}: MapLayout): MapView {
  return {rung, left: left / scale, top: top / scale}
}

/** The same view so many px further right and down. */
export function panned(layout: MapLayout, right: number, down: number): MapView {
  const {rung, left, top} = viewOf(layout)
  return viewOf(nearLayout(layout.bill, layout.space, {rung, left: left + right, top: top + down}))
}

/** The view moved as little as needed to have a page in it whole. */
export function showing(layout: MapLayout, pa: Pa): MapView {
  const page = pageBox(layout, pa)
  if (!page || layout.rung === "memory") return viewOf(layout)
  const window = windowOf(layout)
  const short = (at: number, size: number, start: number, room: number) =>
    at < start ? at - start : Math.max(0, at + size - start - room)
  return panned(
    layout,
    short(page.x, page.width, window.x, window.width),
    short(page.y, page.height, window.y, window.height),
  )
}

/** The page in the middle of the window; the nearest one if there is none. */
export function middlePage({left, top, cell, line, lines, bands, across, ...layout}: MapLayout): Pa {
  const {columns, height, rowBytes, bill} = layout
  const at = top + height / 2
  const banks = bands.filter(({kind}) => kind === "rows")
  const band = banks.find(one => at < one.top + one.height) ?? banks.at(-1)!
  const n = Math.max(0, Math.min(band.height / line - 1, Math.floor((at - band.top) / line)))
  const column = Math.min(across - 1, Math.floor((left + columns / 2) / cell))
  return ((band.row + Math.floor(n / lines)) * rowBytes +
    ((n % lines) * across + column) * bill.frameBytes) as Pa
}
