// Where memory lies on the map. A row is what one table of level 3 maps, a pixel is a page; rows follow each other as their addresses do.
// Lengths are whole device px, so that nothing is resampled. Where there is no room memory folds, in this order: rows that hold
// nothing become one band; several pages share a pixel; several rows share a line. Gaps between banks of memory are bands, too.

import type {Pa} from "../../model/word.ts"
import type {PagesRung} from "./mapRung.ts"
import type {Playbill} from "./moment.ts"

/** The map's room in CSS px, and the device px of one CSS px. */
export interface MapSpace {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly scale: number
}

/** Rows [row, row + rows): as numbers of rows from address 0. "free": nothing is in them; "gap": there is no memory. */
export interface Band {
  readonly kind: "rows" | "free" | "gap"
  readonly row: number
  readonly rows: number
  /** Device px from the top of the map. */
  readonly top: number
  readonly height: number
}

export interface MapLayout {
  readonly space: MapSpace
  readonly bill: Playbill
  readonly rung: PagesRung
  /** Bytes of a row. */
  readonly rowBytes: number
  /** Device px of a line. */
  readonly line: number
  /** Frames side by side in a line, and lines of a row. */
  readonly across: number
  readonly lines: number
  /** Rows that lie over each other in a line; only if lines is 1. */
  readonly per: number
  readonly bands: readonly Band[]
  /** Device px of the map, as much of it as is in the window. */
  readonly columns: number
  readonly height: number
  /** Device px of a frame; a fraction where a line is in the window from end to end. */
  readonly cell: number
  /** Device px of the bands that lie left of the window and above it. */
  readonly left: number
  readonly top: number
}

/** A stretch of rows that have memory, or have none. */
export interface Stretch {
  readonly kind: Band["kind"]
  readonly row: number
  readonly rows: number
}

/** Frames of a line if each has a pixel. */
const ACROSS = 512
/** CSS px of a line at most, device px at least. */
const TALLEST = 3
const LOWEST = 2
/** CSS px of a fold with its words, and of a gap. */
export const FOLD = 16
export const GAP = 11
/** Banks with fewer rows between them are one. */
const NEAR = 12

/** Does a row, by its number, hold anything at any time? Those that do are never folded. */
export type Used = (row: number) => boolean

export function mapLayout(bill: Playbill, used: Used, space: MapSpace): MapLayout {
  const all = stretches(bill)
  const least = Math.ceil((2 * FOLD * space.scale) / LOWEST)
  const folded = all.flatMap(stretch => (stretch.kind === "rows" ? fold(stretch, used, least) : [stretch]))
  const narrow = Math.min(ACROSS, bill.rowFrames)
  let last: MapLayout | undefined
  for (const plan of plans(all, folded, narrow, bill.rowFrames)) {
    last = placed(bill, space, plan)
    if (last.line >= LOWEST) break
  }
  return last!
}

/** From the one that shows most to the one that always has room. */
function* plans(
  all: readonly Stretch[],
  folded: readonly Stretch[],
  narrow: number,
  widest: number,
): Iterable<Plan> {
  yield {bands: all, across: narrow, per: 1}
  for (let across = narrow; across <= widest; across *= 2) yield {bands: folded, across, per: 1}
  for (let per = 2; per <= 2 ** 30; per *= 2)
    for (const bands of [folded, all]) yield {bands, across: widest, per}
}

/** Memory by rows, and the gaps between. */
export function stretches({parts, frameBytes, rowFrames}: Playbill): Stretch[] {
  const rowBytes = frameBytes * rowFrames
  const found: Stretch[] = []
  for (const {start, count, memory} of parts) {
    if (!memory) continue
    const row = Math.floor(start / rowBytes)
    const end = Math.ceil((start + count * frameBytes) / rowBytes)
    const last = found.at(-1)
    const after = last ? last.row + last.rows : row
    if (last && row < after + NEAR) found[found.length - 1] = {...last, rows: Math.max(after, end) - last.row}
    else {
      if (last) found.push({kind: "gap", row: after, rows: row - after})
      found.push({kind: "rows", row, rows: end - row})
    }
  }
  return found
}

/** Runs of so many rows in which nothing is, as bands of their own. */
function fold({row, rows}: Stretch, used: Used, least: number): Stretch[] {
  const found: Stretch[] = []
  const push = (kind: Stretch["kind"], from: number, to: number) => {
    const last = found.at(-1)
    if (last?.kind === "rows" && kind === "rows") found[found.length - 1] = {...last, rows: to - last.row}
    else if (to > from) found.push({kind, row: from, rows: to - from})
  }
  for (let at = row; at < row + rows;) {
    let end = at + 1
    while (end < row + rows && used(end) === used(at)) end++
    push(!used(at) && end - at >= least ? "free" : "rows", at, end)
    at = end
  }
  return found
}

interface Plan {
  readonly bands: readonly Stretch[]
  readonly across: number
  readonly per: number
}

/** The bands in their places, their lines as tall as the room lets them be, and not less than 1. */
function placed(bill: Playbill, space: MapSpace, {bands, across, per}: Plan): MapLayout {
  const {scale} = space
  const columns = Math.round(space.width * scale)
  const whole = Math.round(space.height * scale)
  const gaps = bands.filter(({kind}) => kind === "gap").length
  // Gaps take a third of the room at most.
  const gap = Math.min(Math.round(GAP * scale), Math.floor(whole / 3 / Math.max(1, gaps)))
  const lines = Math.ceil(bill.rowFrames / across)
  const linesOf = ({rows}: Stretch) => Math.ceil(rows / per) * lines
  const still = (kind: Band["kind"]) => (kind === "free" ? Math.round(FOLD * scale) : gap)
  const rest = bands.reduce((sum, {kind}) => sum + (kind === "rows" ? 0 : still(kind)), 0)
  const count = bands.reduce((sum, band) => sum + (band.kind === "rows" ? linesOf(band) : 0), 0)
  const room = Math.max(whole - rest, 0)
  const fits = Math.min(Math.floor(room / Math.max(1, count)), Math.round(TALLEST * scale))
  const line = Math.max(1, fits)
  const all = stacked(bands, band => (band.kind === "rows" ? linesOf(band) * line : still(band.kind)))
  return {
    ...{space, bill, rung: "memory", line, across, lines, per, columns, left: 0, top: 0},
    ...{rowBytes: bill.frameBytes * bill.rowFrames, cell: columns / across},
    ...{bands: all, height: heightOf(all)},
  }
}

/** The bands under each other. */
export function stacked(bands: readonly Stretch[], heightOf: (band: Stretch) => number): Band[] {
  let top = 0
  return bands.map(band => {
    const height = heightOf(band)
    top += height
    return {...band, top: top - height, height}
  })
}

/** Device px of all bands. */
export function heightOf(bands: readonly Band[]): number {
  const last = bands.at(-1)
  return last ? last.top + last.height : 0
}

/** The number of a frame in `Moment.holders`, or -1: nothing is known of it. */
export function frameAt({parts, frameBytes}: Playbill, pa: Pa): number {
  for (const {start, first, count} of parts) {
    const n = Math.floor((pa - start) / frameBytes)
    if (n >= 0 && n < count) return first + n
  }
  return -1
}

/** Which rows hold anything at a moment, besides memory at rest; those of `before` are kept. */
export function usedRows(
  {parts, frameBytes, rowFrames}: Playbill,
  holders: Uint8Array,
  before?: ReadonlySet<number>,
) {
  const rowBytes = frameBytes * rowFrames
  const used = new Set(before)
  for (const {start, first, count, memory} of parts) {
    if (!memory) continue
    const from = start / frameBytes
    for (let n = 0; n < count;) {
      const row = Math.floor(((from + n) * frameBytes) / rowBytes)
      const end = Math.min(count, (row + 1) * rowFrames - from)
      if (!used.has(row) && !isFree(holders, first + n, first + end)) used.add(row)
      n = end
    }
  }
  return used
}

/** HOLDERS begins with "free". */
function isFree(holders: Uint8Array, from: number, to: number): boolean {
  for (let n = from; n < to; n++) if (holders[n] !== 0) return false
  return true
}
