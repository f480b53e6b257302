// The loupe over the map: the pages around one as cells with letters, and who it is.

import {hex, type Pa} from "../../model/word.ts"
import {box, type Shape} from "../draw.ts"
import {textWidth} from "../mirror/text.ts"
import {cellShapes} from "./cellShapes.ts"
import {isLive, liveWord, lookOf, NONE} from "./holders.ts"
import {frameAt, type MapLayout} from "./mapLayout.ts"
import {isInSight, pageBox, type Box} from "./mapPlace.ts"
import type {Moment, Playbill} from "./moment.ts"
import {ofMaps} from "./timelineWords.ts"

export const LOUPE = {columns: 11, rows: 5, cell: 16, words: 36} as const

export interface PageLoupe {
  readonly pa: Pa
  /** Numbers of HOLDERS, row by row; NONE: no memory. */
  readonly cells: readonly (readonly number[])[]
  readonly holder: number
  /** Who, and where. */
  readonly words: readonly [string, string]
}

export function pageLoupe(layout: MapLayout, {holders, live}: Moment, pa: Pa): PageLoupe {
  const {bill, lines, across, rowBytes} = layout
  const apart = lines > 1 ? across * bill.frameBytes : rowBytes
  const at = (address: number) => {
    const frame = address < 0 ? -1 : frameAt(bill, address as Pa)
    return frame < 0 ? NONE : holders[frame]
  }
  const {columns, rows} = LOUPE
  const line = Math.floor(pa / apart)
  const cells = Array.from({length: rows}, (_, row) =>
    Array.from({length: columns}, (_, column) => {
      const address = pa + (row - (rows - 1) / 2) * apart + (column - (columns - 1) / 2) * bill.frameBytes
      // A row does not go on in the next one.
      return Math.floor(address / apart) === line + row - (rows - 1) / 2 ? at(address) : NONE
    }),
  )
  const holder = at(pa)
  return {pa, cells, holder, words: [holderWords(bill, holder, live), placeWords(layout, pa)]}
}

/** Who holds a page: "table of the source, no longer live". */
export function holderWords(
  bill: Pick<Playbill, "transition">,
  holder: number,
  live: Moment["live"],
): string {
  const word = ofMaps(bill, lookOf(holder)?.word ?? "no memory")
  return isLive(holder, live) ? word : `${word}, ${liveWord(holder, live)}`
}

/** Its address, and the name of the place. */
export function placeWords({bill}: Pick<MapLayout, "bill">, pa: Pa): string {
  const place = bill.places.find(({start, end}) => pa >= start && pa < end)?.name
  return place ? `${hex(pa)}, ${place}` : hex(pa)
}

/** The corner of a loupe: right of its page, or left; where there is room on neither side below it, or above. */
function besidePage({space, height: tall}: MapLayout, page: Box, width: number, height: number) {
  const bottom = space.y + tall / space.scale
  const beside = Math.max(14, page.width + 8)
  const y = Math.max(space.y, Math.min(page.y + 14, bottom - height))
  if (page.x + beside + width <= space.x + space.width) return {x: page.x + beside, y}
  if (page.x - 14 - width >= 0) return {x: page.x - 14 - width, y}
  const below = page.y + page.height + 8
  return {x: 0, y: below + height <= bottom ? below : page.y - 8 - height}
}

/** The loupe as shapes, beside the page on the side with room. */
export function loupeShapes(layout: MapLayout, loupe: PageLoupe, live: Moment["live"]): Shape[] {
  const page = pageBox(layout, loupe.pa)
  if (!page || !isInSight(layout, page)) return []
  const {columns, cell, words} = LOUPE
  // Where each page has its letter only the words are new.
  const rows = layout.rung === "letters" ? 0 : LOUPE.rows
  // Words of a long name make it wider than its cells.
  const width = Math.max(
    rows === 0 ? 0 : columns * cell + 8,
    textWidth(loupe.words[0], 12, true) + 10,
    6.7 * loupe.words[1].length + 10,
  )
  const height = rows * cell + 8 + words
  const {x, y} = besidePage(layout, page, width, height)
  const middle = {x: x + 4 + ((columns - 1) / 2) * cell, y: y + 4 + ((rows - 1) / 2) * cell}
  return [
    {kind: "path", key: "loupe ground", class: "map-loupe", d: box(x, y, width, height)},
    ...loupe.cells.slice(0, rows).flatMap((row, r) =>
      row.flatMap((holder, c) =>
        cellShapes(
          {
            ...{key: `loupe ${r} ${c}`, x: x + 4 + c * cell, y: y + 4 + r * cell, holder},
            ...{width: cell - 1, height: cell - 1},
          },
          live,
        ),
      ),
    ),
    {
      kind: "path",
      key: "loupe ring",
      class: "walk-ring",
      d:
        rows === 0
          ? box(page.x - 1.5, page.y - 1.5, page.width + 2, page.height + 2)
          : box(middle.x - 1.5, middle.y - 1.5, cell + 2, cell + 2),
    },
    ...loupe.words.map((text, n): Shape => ({
      ...{kind: "text", key: `loupe words ${n}`, class: n === 0 ? "map-loupe-word" : "map-address"},
      ...{x: x + 5, y: y + rows * cell + 20 + n * 15, text},
    })),
  ]
}
