// Where the arrow keys lead on the map of memory: from page to page, and among the words of one from word to word.

import type {Pa} from "../../model/word.ts"
import {pageBox} from "../../view/theatre/mapPlace.ts"
import type {MapShown} from "../../view/theatre/mapShown.ts"
import {frameAt, type MapLayout} from "../../view/theatre/mapLayout.ts"
import {WORDS, type WordsLayout} from "../../view/theatre/wordsLayout.ts"

interface Key {
  readonly key: string
  readonly shiftKey: boolean
}

/**
 * The page to which a key leads, or the word; without a cursor the first key only shows it. null: the key means nothing here. Where the map
 * ends it leads nowhere else.
 */
export function steppedTo(shown: MapShown, cursor: Pa | null, start: Pa, pressed: Key): Pa | null {
  return shown.rung === "words"
    ? wordSteppedTo(shown, cursor, start, pressed)
    : pageSteppedTo(shown, cursor, start, pressed)
}

/** From word to word in a page; Page Up and Down lead to its neighbours. */
function wordSteppedTo(
  {bill, page, across}: WordsLayout,
  cursor: Pa | null,
  start: Pa,
  {key, shiftKey}: Key,
) {
  const many = (shiftKey ? 8 : 1) * WORDS.wordBytes
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -many,
    ArrowRight: many,
    ArrowUp: -many * across,
    ArrowDown: many * across,
  }
  const at = cursor ?? start
  if (key === "PageUp" || key === "PageDown") {
    const next = (at + (key === "PageUp" ? -1 : 1) * bill.frameBytes) as Pa
    return frameAt(bill, next) < 0 ? at : next
  }
  const by = steps[key]
  if (by === undefined) return null
  if (cursor === null) return start
  const next = (cursor + by) as Pa
  return next >= page && next < page + bill.frameBytes ? next : cursor
}

function pageSteppedTo(layout: MapLayout, cursor: Pa | null, start: Pa, {key, shiftKey}: Key): Pa | null {
  const {bill, rowBytes, across, lines, per} = layout
  const line = lines > 1 ? across * bill.frameBytes : rowBytes * per
  const many = shiftKey ? 8 : 1
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -many * bill.frameBytes,
    ArrowRight: many * bill.frameBytes,
    ArrowUp: -many * line,
    ArrowDown: many * line,
    PageUp: -16 * line,
    PageDown: 16 * line,
  }
  const by = steps[key]
  if (by === undefined) return null
  if (cursor === null) return start
  const next = (cursor + by) as Pa
  if (pageBox(layout, next)) return overBands(layout, next, by)
  return cursor
}

/** A fold is one step: to the first row behind it. */
function overBands({bands, rowBytes}: MapLayout, pa: Pa, by: number): Pa {
  const row = Math.floor(pa / rowBytes)
  const band = bands.find(one => row >= one.row && row < one.row + one.rows)
  if (!band || band.kind === "rows") return pa
  const to = by > 0 ? band.row + band.rows : band.row - 1
  const found = bands.some(one => to >= one.row && to < one.row + one.rows)
  return (found ? pa + (to - row) * rowBytes : pa - by) as Pa
}
