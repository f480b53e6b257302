// Paints the visible window of a field into pixels, at device resolution: an entry is a column, a row two lines, and never is
// anything resampled. Only what is in sight is read. A row has its tone on the first line and a lighter second line, pages
// have a weave of every other entry, blocks are smooth; empty entries are paper with dots, invalid ones a checkerboard.

import {EMPTY, INVALID, READ_ONLY, TABLE, WRITABLE} from "../../model/descriptor/descriptor.ts"
import {BY_F, BY_V, BY_W, DIFFERS, RANK} from "./cells.ts"
import {rowY, rowsIn, type RowAt, type Rows} from "./rows.ts"
import type {Packed, Tones} from "./tones.ts"

/** A window on the rows, in CSS px, and the device px of one CSS px. */
export interface Window {
  readonly top: number
  readonly width: number
  readonly height: number
  readonly scale: number
  /** Entries of a row. */
  readonly columns: number
  /** Vertical lines at every width / grid px. */
  readonly grid: number
  /** Horizontal ones at every so many rows. */
  readonly gridRows: number
}

/** Fills the looks of a row; true if it is smooth: one descriptor, not a table of them. */
export type LooksOf = (at: RowAt, looks: Uint8Array) => boolean

/** Device size of a window. */
export function deviceSize({width, height, scale}: Window): {width: number; height: number} {
  return {width: Math.round(width * scale), height: Math.round(height * scale)}
}

/** What a device column is, for all rows. */
interface Columns {
  /** The first entry in it; entry of column n + 1 - entry of column n are joined, at least one. */
  readonly from: Int32Array
  readonly joined: boolean
  readonly odd: Uint8Array
  /** CSS px of the column. */
  readonly x: Int32Array
  readonly grid: Uint8Array
}

function columnsOf(view: Window, width: number): Columns {
  const {columns, scale, grid} = view
  const joined = columns > width
  const from = new Int32Array(width + 1)
  for (let n = 0; n <= width; n++)
    from[n] = joined ? Math.ceil((n * columns) / width) : Math.floor((n * columns) / width)
  const x = Int32Array.from({length: width}, (_, n) => Math.floor((n + 0.5) / scale))
  const odd = Uint8Array.from({length: width}, (_, n) => (joined ? x[n] : from[n]) & 1)
  const lines = new Set(Array.from({length: grid - 1}, (_, n) => Math.round(((n + 1) * view.width) / grid)))
  return {from, joined, odd, x, grid: Uint8Array.from(x, at => (lines.has(at) ? 1 : 0))}
}

/** The look of each device column: of its entry, or of the rarest of the entries that share it. */
export function rarest(looks: Uint8Array, from: Int32Array, out: Uint8Array) {
  for (let n = 0; n < out.length; n++) {
    let best = looks[from[n]]
    for (let i = from[n] + 1; i < from[n + 1]; i++) if (RANK[looks[i]] > RANK[best]) best = looks[i]
    out[n] = best
  }
}

/** Paints the window; `pixels` has a word per device px, row by row. */
export function paintField(pixels: Uint32Array, view: Window, rows: Rows, looksOf: LooksOf, t: Tones) {
  const {width, height} = deviceSize(view)
  const columns = columnsOf(view, width)
  const looks = new Uint8Array(view.columns)
  const shown = columns.joined || width !== view.columns ? new Uint8Array(width) : looks
  const colours = coloursOf(t)
  pixels.fill(t.paper)
  for (const at of rowsIn(rows, view.top, view.height)) {
    const smooth = looksOf(at, looks)
    if (shown !== looks) rarest(looks, columns.from, shown)
    const y = rowY(at) - view.top
    const first = Math.max(0, Math.round(y * view.scale))
    const end = Math.min(height, Math.round((y + at.section.rowPx) * view.scale))
    let last = NaN
    for (let line = first; line < end; line++) {
      const css = Math.floor((line + 0.5) / view.scale)
      const into = pixels.subarray(line * width, (line + 1) * width)
      if (css === last) {
        into.set(pixels.subarray((line - 1) * width, line * width))
        continue
      }
      last = css
      const {rowPx} = at.section
      const second = rowPx > 1 && css + 0.5 - y >= Math.max(rowPx / 2, rowPx - 2)
      const grid = css + 0.5 - y < 1 && at.row > 0 && at.row % view.gridRows === 0
      paintLine(into, shown, columns, {y: Math.floor(css + view.top), second, smooth, grid}, colours)
    }
  }
}

interface Line {
  /** CSS px from the top of the list: patterns move with the rows. */
  readonly y: number
  readonly second: boolean
  readonly smooth: boolean
  readonly grid: boolean
}

function paintLine(
  into: Uint32Array,
  looks: Uint8Array,
  {odd, x, grid}: Columns,
  line: Line,
  {tones: t, of}: Colours,
) {
  const [even, other] = [of(line, 0), of(line, 1)]
  const dots = line.y % 8 === 3
  const holes = line.y % 4 === 1
  for (let n = 0; n < into.length; n++) {
    const look = looks[n]
    let colour = (odd[n] ? other : even)[look]
    if (look === WRITABLE) {
      if (line.grid || grid[n]) colour = t.grid
    } else if (look === EMPTY) {
      if (dots && x[n] % 8 === 3) colour = t.dot
    } else if (look === INVALID) {
      if ((x[n] + line.y) & 1) colour = t.paper
    } else if (look === BY_V && holes && x[n] % 4 === 1) colour = t.writable[0]
    into[n] = colour
  }
}

/** The colour of each look, by kind of line, for even (0) and odd (1) entries: made once for a picture. */
interface Colours {
  readonly tones: Tones
  of(line: Line, odd: 0 | 1): readonly Packed[]
}

function coloursOf(t: Tones): Colours {
  const all = [0, 1, 2, 3, 4, 5, 6, 7].map(n => lut((n & 1) !== 0, (n & 2) !== 0, (n & 4) !== 0, t))
  return {tones: t, of: ({second, smooth}, odd) => all[(second ? 1 : 0) + (smooth ? 2 : 0) + 4 * odd]}
}

function lut(second: boolean, smooth: boolean, odd: boolean, t: Tones): Packed[] {
  const pick = ([tone, weave, line]: readonly Packed[], pages: boolean) =>
    second && (pages || smooth) ? line : odd && !smooth ? weave : tone
  const colours: Packed[] = []
  colours[EMPTY] = t.paper
  colours[INVALID] = t.readOnly[0]
  colours[WRITABLE] = pick(t.writable, true)
  colours[READ_ONLY] = pick(t.readOnly, false)
  colours[TABLE] = t.table
  colours[BY_W] = colours[BY_F] = colours[DIFFERS] = pick(t.changed, false)
  colours[BY_V] = t.changed[0]
  return colours
}
