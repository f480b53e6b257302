// Where each event of a story is on its line of time: stations before and after the list 24 px apart, the list between them to
// scale. One may look at the whole list, or at a window of it that follows the page.

import type {Playbill, StationStop} from "./moment.ts"

/** Px between two stations, from the last one to the ribbon, from the ribbon to the next, from the last one to the end. */
const APART = 24
const TO_RIBBON = 30
const FROM_RIBBON = 20
const TO_END = 28
/** Px from the left edge to the first station. */
const FIRST = 8
/** Pages of a window: each is a cell that can be seen and hit. */
export const WINDOW = 96
/** A line narrower than this has no room for stations, px. */
const LEAST = 500

/** Pages [first, first + count). */
export interface Window {
  readonly first: number
  readonly count: number
}

/** A step of the kernel: the events that have its number, the last of them at x. None: the model leaves it out. */
export interface Stop {
  readonly number: number
  readonly x: number
  readonly events: readonly StationStop[]
  readonly reached: boolean
}

export interface TimelineScale {
  readonly width: number
  readonly before: readonly Stop[]
  readonly after: readonly Stop[]
  readonly ribbon: {readonly x: number; readonly width: number}
  readonly window: Window
  /** Px of a page. */
  readonly cell: number
}

/** The page at which a story ends early, or its list; all its pages if it copies them all, 0 if it comes to none. */
export function endPage({length, list, pages}: Playbill): number {
  return Math.max(0, Math.min(pages, list.length, length - 1 - list.first))
}

/** Is the whole list too coarse to see where the story ends? */
export function opensZoomed(playbill: Playbill): boolean {
  const {pages, length, list} = playbill
  return pages > WINDOW && length > list.first && endPage(playbill) < pages * 0.02
}

/** The window with a page in it, of the pages of a list: it moves by half of its size. */
export function windowAt(pages: number, page: number): Window {
  const half = WINDOW / 2
  const first = half * Math.max(0, Math.round(page / half) - 1)
  const count = Math.min(WINDOW, pages)
  return {first: Math.max(0, Math.min(first, pages - count)), count}
}

/** How many pages were copied when an event comes. */
export function pageAt({list, pages}: Playbill, event: number): number {
  return Math.max(0, Math.min(pages, event - list.first))
}

/** The scale of a line of a width, px; `zoomed`: through a window with the event's page in it. */
export function timelineScale(
  playbill: Playbill,
  width: number,
  zoomed: boolean,
  event: number,
): TimelineScale {
  const {pages} = playbill
  const window = zoomed ? windowAt(pages, pageAt(playbill, event)) : {first: 0, count: pages}
  const narrow = width < LEAST
  const before = narrow ? [] : stopsOf(playbill.before, n => FIRST + APART * n)
  const [x, end] = narrow ? [0, width] : [(before.at(-1)?.x ?? 0) + TO_RIBBON, endOfRibbon(playbill, width)]
  const after = narrow ? [] : stopsOf(playbill.after, n => end + FROM_RIBBON + APART * n)
  const ribbon = {x, width: end - x}
  return {width, before, after, ribbon, window, cell: ribbon.width / Math.max(1, window.count)}
}

function endOfRibbon({after}: Playbill, width: number): number {
  if (after.length === 0) return width - TO_END
  const apart = after[after.length - 1].number - after[0].number
  return width - TO_END - APART * apart - FROM_RIBBON
}

/** A stop for each number; those between that have no event of their own too. */
function stopsOf(stations: readonly StationStop[], x: (n: number) => number): Stop[] {
  if (stations.length === 0) return []
  const first = stations[0].number
  const count = stations[stations.length - 1].number - first + 1
  return Array.from({length: count}, (_, n) => {
    const number = first + n
    const next = stations.find(station => station.number >= number)!
    return {number, x: x(n), events: stations.filter(one => one.number === number), reached: next.reached}
  })
}

/** The place of an event; of a page: its left edge. Events that share a number stand before its stop, the last one at it. */
export function xOf(
  {before, after, ribbon, window, cell}: TimelineScale,
  playbill: Playbill,
  event: number,
): number {
  const {list} = playbill
  for (const stop of [...before, ...after]) {
    const n = stop.events.findIndex(one => one.event === event)
    if (n >= 0) return Math.max(2, stop.x - ((stop.events.length - 1 - n) * APART) / stop.events.length)
  }
  const page = event - list.first - window.first
  return ribbon.x + cell * Math.max(0, Math.min(window.count, page))
}

/** The event at a place: a page of the ribbon, else the nearest one that the story comes to. */
export function eventAt(scale: TimelineScale, playbill: Playbill, x: number): number {
  const {list, length} = playbill
  const {ribbon, window, cell} = scale
  const last = Math.min(length, list.first + list.length) - 1
  if (x >= ribbon.x && x < ribbon.x + ribbon.width && list.length > 0) {
    const page = window.first + Math.floor((x - ribbon.x) / cell)
    return Math.min(list.first + page, last)
  }
  const stops = x < ribbon.x ? scale.before : scale.after
  const events = stops.flatMap(stop => stop.events).filter(one => one.reached && one.event < length)
  if (events.length === 0) return x < ribbon.x ? (scale.before.length ? length - 1 : 0) : length - 1
  const away = (event: number) => Math.abs(xOf(scale, playbill, event) - x)
  return events.reduce((best, {event}) => (away(event) < away(best) ? event : best), events[0].event)
}

/** Does the window leave out pages before it, or behind it? */
export function isCut(
  {window}: TimelineScale,
  {pages}: Playbill,
): {readonly before: boolean; readonly after: boolean} {
  return {before: window.first > 0, after: window.first + window.count < pages}
}
