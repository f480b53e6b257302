// All numbers of the columns' grid. The origin is the stage's top left corner: y 0 is y 200 of the main screen at 1440 x 900.
// A column is a strip, a fan, and a list of rows; a wedge leads to the next strip. What is left of a wider window goes to the
// last column first, then to the one before it.

import {entries, levels, linuxName, type Geometry, type Level, type LinuxLevel} from "../../model/geometry.ts"
import type {Mode} from "../stage/layout.ts"

export interface ColumnPlace {
  readonly level: Level
  readonly name: LinuxLevel
  /** Left edge of the strip. */
  readonly strip: number
  /** Left edge and width of the list. */
  readonly list: number
  readonly width: number
  /** Width of the index, of a half, and of the seam between the halves. */
  readonly index: number
  readonly half: number
  readonly seam: number
  /** Has it only room for index and letters? */
  readonly folded: boolean
}

export interface Places {
  readonly columns: readonly ColumnPlace[]
  /** Top of strips and lists. */
  readonly top: number
  /** Length of a strip. */
  readonly strip: number
  readonly rowHeight: number
  /** Rows in sight. */
  readonly rows: number
  /** Middle of the foot's line. */
  readonly foot: number
  readonly height: number
  /** Left and right edge. */
  readonly left: number
  readonly right: number
}

export const STRIP = 12
export const FAN = 14
export const WEDGE = 16
/** A folded column's list. */
const FOLDED = 66
const TOP = 47
const FOOT = 19

/** What a list of a level wants: its seam, room for an index like 256–299 and its bracket, its least and largest width. */
const WANTS: Readonly<Record<Level, {seam: number; index: number; width: number; most: number}>> = {
  [-1]: {seam: 18, index: 52, width: 272, most: 272},
  0: {seam: 18, index: 52, width: 272, most: 272},
  1: {seam: 18, index: 52, width: 272, most: 290},
  2: {seam: 46, index: 52, width: 330, most: 660},
  3: {seam: 22, index: 60, width: 366, most: 620},
}
/** Digits of an index above 999 need more room. */
const WIDE_INDEX = 14
const LEAST = 262
const MOST = 1680

/** The grid in a stage of a size. A phone has one column, that of `only`. */
export function placesOf(g: Geometry, mode: Mode, width: number, height: number, only: Level): Places {
  if (mode === "phone") return phonePlaces(g, width, height, only)
  // The left edge is that of the page; only to the right is more room taken.
  const page = mode === "wide" ? 1392 : 992
  const left = Math.round((width - page) / 2)
  const content = mode === "wide" ? Math.max(page, Math.min(width - left - 24, MOST)) : page
  const room = Math.max(200, height - TOP - FOOT)
  const strip = room < 512 ? room : 512 * Math.floor(room / 512)
  const rowHeight = strip >= 700 ? 28 : 24
  const all = levels(g)
  const folded = foldedCount(all, content)
  const widths = listWidths(g, all, folded, content)
  let x = left
  const columns = all.map((level, n): ColumnPlace => {
    const place = column(g, level, x, widths[n], n < folded)
    x = place.list + place.width + WEDGE
    return place
  })
  return {
    ...{columns, top: TOP, strip, rowHeight, rows: Math.floor(strip / rowHeight)},
    ...{foot: TOP + strip + 10, height: TOP + strip + FOOT, left, right: left + content},
  }
}

/** How many columns, from the root on, fold so that the others have the room that they need. */
function foldedCount(all: readonly Level[], content: number): number {
  const between = (STRIP + FAN) * all.length + WEDGE * (all.length - 1)
  for (let folded = 0; folded < all.length - 2; folded++) {
    const rest = all.slice(folded).reduce((sum: number, level) => sum + WANTS[level].width, 0)
    if (between + folded * FOLDED + rest <= content) return folded
  }
  return Math.max(0, all.length - 2)
}

function listWidths(g: Geometry, all: readonly Level[], folded: number, content: number): number[] {
  const widths = all.map((level, n) => (n < folded ? FOLDED : wanted(g, level)))
  let left = content - (STRIP + FAN) * all.length - WEDGE * (all.length - 1) - widths.reduce((a, b) => a + b)
  for (let n = all.length - 1; n >= folded && left !== 0; n--) {
    const most = n === folded && left > 0 ? Infinity : WANTS[all[n]].most
    const by = left > 0 ? Math.min(left, most - widths[n]) : Math.max(left, LEAST - widths[n])
    widths[n] += by
    left -= by
  }
  return widths
}

function wanted(g: Geometry, level: Level): number {
  return WANTS[level].width + (entries(g, level) > 999 ? WIDE_INDEX : 0)
}

function column(g: Geometry, level: Level, x: number, width: number, folded: boolean): ColumnPlace {
  const wants = WANTS[level]
  const index = folded ? 42 : wants.index + (entries(g, level) > 999 ? WIDE_INDEX : 0)
  const seam = folded ? 0 : wants.seam
  return {
    ...{level, name: linuxName(g, level), strip: x, list: x + STRIP + FAN, width},
    ...{index, seam, half: Math.floor((width - index - seam) / 2), folded},
  }
}

/** Heights of a phone's parts: the path, the words under it, the titles; the list; the foot. */
export const PHONE = {crumbs: 32, words: 34, titles: 24, rowHeight: 36, foot: 30} as const

/** As many rows as leave room for the entry below. */
function phonePlaces(g: Geometry, width: number, height: number, level: Level): Places {
  const rows = Math.max(6, Math.min(14, Math.floor(height / PHONE.rowHeight) + 1))
  const [left, right] = [14, width - 14]
  const top = PHONE.crumbs + PHONE.words + PHONE.titles
  const strip = rows * PHONE.rowHeight
  const list = left + STRIP + 10
  const index = entries(g, level) > 999 ? 74 : 62
  const seam = 26
  const half = Math.floor((right - list - index - seam) / 2)
  const one: ColumnPlace = {
    ...{level, name: linuxName(g, level), strip: left, list, width: right - list},
    ...{index, seam, half, folded: false},
  }
  return {
    ...{columns: [one], top, strip, rowHeight: PHONE.rowHeight, rows},
    ...{foot: top + strip + 16, height: top + strip + PHONE.foot, left, right},
  }
}
