// The seam beside pieces: a ribbon for each piece, or each line of an opened table, and each thing that happened in it. Nothing
// is left out: what is not in the window is counted at the ends.

import type {ChangedRow} from "../../model/account/account.ts"
import type {Va} from "../../model/word.ts"
import {markOf} from "../field/cells.ts"
import {columnsOf, rowOf} from "../field/rows.ts"
import {CAUSES, END, pushedApart, type Cause, type Ribbon, type Seam} from "../seam/ribbons.ts"
import {lineOf, type OpenTable} from "./openTable.ts"
import {OPEN_PAD, type Piece} from "./pieces.ts"
import type {Placed, Zoomed} from "./place.ts"
import type {Segment} from "./segments.ts"

/** Heights of a ribbon, px: of a few entries, of a good part of a bar, of blocks and stacks. */
const THIN = 3
const THICK = {bar: 10, stack: 14, blocks: 14, empty: 10, open: 10} as const
/** From this share of a piece's entries on its ribbon is thick. */
const SHARE = 1 / 16
/** From the ends' lines to the middle of the next mark. */
const END_APART = 14

interface Band {
  readonly cause: Cause
  readonly count: number
  readonly y: number
  readonly height: number
  readonly row: Va
}

export function zoomSeam(stage: Zoomed, pieces: readonly Placed[]): Seam {
  const {height} = stage.at.field
  const bands = [...bandsOf(stage, pieces)]
  const isAbove = (band: Band) => band.y + band.height / 2 < 0
  const isBelow = (band: Band) => band.y - band.height / 2 > height
  const above = sums(bands.filter(isAbove))
  const below = sums(bands.filter(isBelow))
  const inside = bands.filter(band => !isAbove(band) && !isBelow(band))
  const ends = ({length}: readonly unknown[]) => (length ? END * length + END_APART : 0)
  const ribbons = inside.map(({cause, count, y, height, row}): Ribbon => {
    const [y0, y1] = [Math.max(0, y - height / 2), Math.min(stage.at.field.height, y + height / 2)]
    return {cause, count, y0, y1, parts: [{y0, y1}], markY: (y0 + y1) / 2, rows: [row]}
  })
  return {ribbons: pushedApart(ribbons, {from: ends(above), to: height - ends(below)}), above, below}
}

/** What happened in each piece of the whole list, in its order; of a piece outside of the window y is far away. */
function* bandsOf(stage: Zoomed, pieces: readonly Placed[]): Iterable<Band> {
  const inSight = new Map(pieces.map(one => [one.piece, one]))
  for (const [piece, rows] of byPiece(stage)) {
    const placed = inSight.get(piece)
    if (placed && piece.shape === "open" && stage.table)
      yield* lineBands(stage.source.geometry.granule, stage.table, placed, rows[0])
    else {
      const middle = placed ? (placed.y0 + placed.y1) / 2 : piece.y < stage.top ? -Infinity : Infinity
      // Of a piece that is cut by the window the part in sight has the mark.
      const {height} = stage.at.field
      const y = placed
        ? Math.max(Math.min(6, placed.y1), Math.min(height - Math.min(6, height - placed.y0), middle))
        : middle
      yield* pieceBands(stage, piece, rows, y)
    }
  }
}

/** The account's rows, by the piece that has them. */
function byPiece({rows, outcome}: Zoomed): Map<Piece, ChangedRow[]> {
  const found = new Map<Piece, ChangedRow[]>()
  for (const row of outcome.account.rows) {
    const piece = rowOf(rows, row.va)?.section as Piece | undefined
    const list = piece && found.get(piece)
    if (list) list.push(row)
    else if (piece) found.set(piece, [row])
  }
  return found
}

function* pieceBands(stage: Zoomed, piece: Piece, rows: readonly ChangedRow[], y: number): Iterable<Band> {
  const columns = columnsOf(stage.source.geometry)
  const sums = CAUSES.map(cause => ({cause, count: rows.reduce((sum, row) => sum + row[cause], 0)}))
  const some = sums.filter(({count}) => count > 0)
  for (const [n, {cause, count}] of some.entries()) {
    const entries = piece.rows * (rows[0].block ? 1 : columns)
    const thick = count / entries >= SHARE
    const by = 8 * (n - (some.length - 1) / 2)
    yield {
      cause,
      count,
      y: y + by,
      height: thick && some.length === 1 ? THICK[piece.shape] : THIN,
      row: rows[0].va,
    }
  }
}

function* lineBands(granule: number, table: OpenTable, {y0}: Placed, row: ChangedRow): Iterable<Band> {
  const counts = new Map<number, Map<Cause, number>>()
  for (const segment of table.segments) {
    const cause = causeOf(segment, row)
    if (!cause) continue
    const end = segment.first + segment.count
    for (let n = lineOf(table, segment.first); n < table.lines.length && table.lines[n].first < end; n++) {
      const {first, count} = table.lines[n]
      const here = Math.min(end, first + count) - Math.max(segment.first, first)
      const line = counts.get(n) ?? new Map<Cause, number>()
      counts.set(n, line.set(cause, (line.get(cause) ?? 0) + here))
    }
  }
  if (table.kind === "bits") return yield* stretches(table, y0, row, granule, counts)
  for (const [n, line] of counts)
    for (const [k, [cause, count]] of [...line].entries()) {
      const y = y0 + OPEN_PAD + (n + 0.5) * table.line + 8 * (k - (line.size - 1) / 2)
      yield {cause, count, y, height: THIN, row: (row.va + table.lines[n].first * granule) as Va}
    }
}

/** Lines of bits with one cause, one below the other, share a ribbon: each of them is one entry. */
function* stretches(
  table: OpenTable,
  y0: number,
  row: ChangedRow,
  granule: number,
  counts: ReadonlyMap<number, ReadonlyMap<Cause, number>>,
): Iterable<Band> {
  for (const cause of CAUSES) {
    let open: {first: number; last: number; count: number} | undefined
    const lines = [...counts].filter(([, line]) => line.has(cause)).sort(([a], [b]) => a - b)
    for (const [at, [n, line]] of lines.entries()) {
      open = open
        ? {...open, last: n, count: open.count + line.get(cause)!}
        : {first: n, last: n, count: line.get(cause)!}
      if (lines[at + 1]?.[0] === n + 1) continue
      const height = (open.last + 1 - open.first) * table.line
      const y = y0 + OPEN_PAD + open.first * table.line + height / 2
      const va = (row.va + table.lines[open.first].first * granule) as Va
      yield {cause, count: open.count, y, height: height - 2, row: va}
      open = undefined
    }
  }
}

/** What a ribbon would say of a run. */
function causeOf({copy, missing}: Segment, row: ChangedRow): Cause | null {
  const mark = markOf(copy)
  if (mark === "F") return row.F > 0 ? "F" : "added"
  return mark ?? (missing === "lost" || missing === "dropped" ? missing : null)
}

function sums(bands: readonly Band[]): {cause: Cause; count: number; first: Va; last: Va}[] {
  const found = new Map<Cause, {cause: Cause; count: number; first: Va; last: Va}>()
  for (const {cause, count, row} of bands) {
    const sum = found.get(cause)
    found.set(cause, {cause, count: (sum?.count ?? 0) + count, first: sum?.first ?? row, last: row})
  }
  return [...found.values()]
}
