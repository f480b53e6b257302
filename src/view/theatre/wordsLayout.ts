// The map from nearest: the words of one page in lines of 32, which say who it is above and what the word under the pointer is below. A word's place
// is its physical address, as a page's is on the map. Lengths are CSS px.

import type {Pa} from "../../model/word.ts"
import type {MapSpace} from "./mapLayout.ts"
import type {Box} from "./mapPlace.ts"
import type {Playbill} from "./moment.ts"

export interface WordsLayout {
  readonly rung: "words"
  readonly space: MapSpace
  readonly bill: Playbill
  /** The page's address. */
  readonly page: Pa
  /** The window of the lines. */
  readonly grid: Box
  /** Words of a line, and lines in all. */
  readonly across: number
  readonly lines: number
  /** Width of a word's cell, height of a line. */
  readonly cell: number
  readonly line: number
  /** Px of the lines that lie above the window. */
  readonly top: number
}

/** Words of a line; px of a line at least and at most, and of what stands above the lines and below them; bytes of a word. */
export const WORDS = {across: 32, line: 16, tallest: 20, head: 76, foot: 68, bits: 44, wordBytes: 8} as const

/** The window is moved as little as it must be to show nothing beyond the page. `address`: of the page, or of a word in it. */
export function wordsLayout(bill: Playbill, space: MapSpace, address: Pa, top: number): WordsLayout {
  const {across, head, foot, bits, wordBytes} = WORDS
  const lines = bill.frameBytes / wordBytes / across
  const fits = Math.floor((space.height - head - foot - bits) / lines)
  const line = Math.max(WORDS.line, Math.min(WORDS.tallest, fits))
  const cell = Math.floor(space.width / across)
  const room = Math.max(1, Math.floor((space.height - head - foot) / line))
  const height = line * Math.min(lines, room)
  return {
    ...{rung: "words", space, bill, across, lines, cell, line},
    page: pageOf(bill, address),
    grid: {x: space.x, y: space.y + head, width: across * cell, height},
    top: Math.max(0, Math.min(Math.round(top / line) * line, lines * line - height)),
  }
}

export function pageOf({frameBytes}: Playbill, address: Pa): Pa {
  return (address - (address % frameBytes)) as Pa
}

/** The number of a word in its page. */
export function wordNumber({frameBytes}: Playbill, address: Pa): number {
  return Math.floor((address % frameBytes) / WORDS.wordBytes)
}

export function wordAddress({page}: WordsLayout, n: number): Pa {
  return (page + WORDS.wordBytes * n) as Pa
}

/** The place of a word; it may lie outside of the window. */
export function wordBox({grid, across, cell, line, top}: WordsLayout, n: number): Box {
  const [x, y] = [grid.x + (n % across) * cell, grid.y + Math.floor(n / across) * line - top]
  return {x, y, width: cell, height: line}
}

/** Is the box of a word in the window, whole? */
export function isWordInSight(layout: WordsLayout, n: number): boolean {
  const {grid, line} = layout
  const {y} = wordBox(layout, n)
  return y >= grid.y && y + line <= grid.y + grid.height
}

/** The address of the word at a point; null: there is none. */
export function wordAt(layout: WordsLayout, x: number, y: number): Pa | null {
  const {grid, cell, line, top, across} = layout
  const [right, down] = [x - grid.x, y - grid.y]
  if (right < 0 || right >= grid.width || down < 0 || down >= grid.height) return null
  return wordAddress(layout, Math.floor((down + top) / line) * across + Math.floor(right / cell))
}

/** The layout moved as little as needed to have a word in it. */
export function showingWord(layout: WordsLayout, address: Pa): WordsLayout {
  const {bill, space, grid, line} = layout
  const at = wordsLayout(bill, space, address, pageOf(bill, address) === layout.page ? layout.top : 0)
  const {y} = wordBox(at, wordNumber(bill, address))
  const short = y < grid.y ? y - grid.y : Math.max(0, y + line - grid.y - grid.height)
  return wordsLayout(bill, space, address, at.top + short)
}
