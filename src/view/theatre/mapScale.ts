// What a pixel, a line and a cell of the map are, in one sentence.

import {bytes, number} from "../../model/descriptor/say.ts"
import type {MapLayout} from "./mapLayout.ts"
import {WORDS, type WordsLayout} from "./wordsLayout.ts"

/** On a phone the short one. */
export function scaleWords(layout: MapLayout, phone: boolean): string {
  const {rung, lines, per, across, rowBytes, bill} = layout
  const page = bytes(bill.frameBytes)
  const maps = phone ? "one level 3 table" : "what one level 3 table maps"
  const row = `one row = ${bytes(rowBytes)}${lines > 1 ? ` in ${lines} lines` : ""} = ${maps}`
  if (rung === "cells" || rung === "letters") {
    if (phone) return `one cell = one page, ${page}`
    const cells = Math.floor(layout.columns / layout.cell)
    const shown =
      across > cells ? `; ${cells} of the ${number(across)} of a ${lines > 1 ? "line" : "row"}` : ""
    return `one cell = one page, ${page}${shown}; a row = ${bytes(rowBytes)}`
  }
  if (per > 1)
    return `one line = ${number(per)} rows of ${bytes(rowBytes)} = ${bytes(per * rowBytes)}${phone ? "" : "; where pages share a pixel the rarest shows"}`
  return `${pixelWords(layout, page)}; ${row}`
}

/** The same of the words of a page. */
export function wordScaleWords({across, lines, grid, line}: WordsLayout, phone: boolean): string {
  const {wordBytes} = WORDS
  if (phone) return `one cell = one word, ${wordBytes} bytes`
  const shown = Math.round(grid.height / line)
  const seen = shown < lines ? `; ${shown} of ${number(lines)} lines` : ""
  return `one cell = one word, ${wordBytes} bytes; a line = ${bytes(wordBytes * across)}${seen}`
}

/** "one pixel = one page, 4 KiB", "3 pixels = 4 pages of 4 KiB": side by side, in CSS px. */
function pixelWords({across, space}: MapLayout, page: string): string {
  const common = divisor(across, space.width)
  const [pixels, pages] = [space.width / common, across / common]
  const many = pixels === 1 ? "one pixel" : `${pixels} pixels`
  return pages === 1 ? `${many} = one page, ${page}` : `${many} = ${number(pages)} pages of ${page}`
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b)
}
