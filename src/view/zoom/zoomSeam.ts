// The seam beside pieces: a ribbon for each piece, or each line of an opened table, and each thing that happened in it. Nothing
// is left out: what is not in the window is counted at the ends.

import {APART, pushedApart, type Ribbon, type Seam} from "../seam/ribbons.ts"
import {columnsOf} from "../field/rows.ts"
import {endRoom} from "./endLine.ts"
import {lineBands, type Band} from "./lineBands.ts"
import {BETWEEN} from "./pieces.ts"
import type {Placed, Zoomed} from "./place.ts"
import {toldOf, type Sum, type Told} from "./told.ts"

/** Heights of a ribbon, px: of a few entries, of a good part of a bar, of blocks and stacks. */
const THIN = 3
const THICK = {bar: 10, stack: 14, blocks: 14, empty: 10, open: 10} as const
/** From this share of a piece's entries on its ribbon is thick. */
const SHARE = 1 / 16
/** From an edge of the window to the middle of the mark of a piece that the edge cuts. */
const EDGE = 6

export function zoomSeam(stage: Zoomed, pieces: readonly Placed[]): Seam {
  const {height} = stage.at.field
  const inSight = new Map(pieces.map(one => [one.piece, one]))
  const above: Sum[] = []
  const below: Sum[] = []
  const ribbons: Ribbon[] = []
  for (const told of toldOf(stage)) {
    const placed = inSight.get(told.piece)
    const bands = told.to !== told.piece ? wideBands(stage, told) : placed && bandsOf(stage, told, placed)
    if (!bands) (told.piece.y < stage.top ? above : below).push(...told.sums)
    else
      for (const band of bands) {
        const {cause, count, row} = band
        if (band.y + band.height / 2 < 0) above.push({cause, count, first: row, last: row})
        else if (band.y - band.height / 2 > height) below.push({cause, count, first: row, last: row})
        else ribbons.push(ribbonOf(band, height))
      }
  }
  const ends = {above: total(above), below: total(below)}
  const room = {from: endRoom(stage.at, ends.above), to: height - endRoom(stage.at, ends.below)}
  return {ribbons: pushedApart(ribbons, room), ...ends}
}

function ribbonOf({cause, count, y, height, row}: Band, window: number): Ribbon {
  const [y0, y1] = [Math.max(0, y - height / 2), Math.min(window, y + height / 2)]
  return {cause, count, y0, y1, parts: [{y0, y1}], markY: (y0 + y1) / 2, rows: [row]}
}

function bandsOf(stage: Zoomed, told: Told, placed: Placed): readonly Band[] {
  const {piece, sums, row} = told
  const {table, source, at} = stage
  const g = source.geometry
  if (piece.shape === "open" && table) return lineBands(g, table, placed, told)
  // Of a piece that is cut by the window the part in sight has the mark.
  const {y0, y1} = placed
  const {height} = at.field
  const middle = Math.max(Math.min(EDGE, y1), Math.min(Math.max(y0, height - EDGE), (y0 + y1) / 2))
  const entries = piece.rows * (row.block ? 1 : columnsOf(g))
  return sums.map(({cause, count, first}, n) => ({
    ...{cause, count, row: first},
    y: middle + APART * (n - (sums.length - 1) / 2),
    height: count / entries >= SHARE && sums.length === 1 ? THICK[piece.shape] : THIN,
  }))
}

/** Of a block that is many pieces in the copy: from the first to the last, in the window or not. */
function wideBands({top}: Zoomed, {piece, to, sums}: Told): readonly Band[] {
  const [from, end] = [piece.y - top, to.y + to.rows * to.rowPx - BETWEEN - top]
  return sums.map(({cause, count, first}) => ({
    ...{cause, count, row: first, y: (from + end) / 2, height: end - from},
  }))
}

/** Sums of several pieces, by cause. */
function total(sums: readonly Sum[]): Sum[] {
  const found = new Map<string, Sum>()
  for (const sum of sums) {
    const before = found.get(sum.cause)
    found.set(sum.cause, before ? {...sum, count: before.count + sum.count, first: before.first} : sum)
  }
  return [...found.values()]
}
