// The map from so near that each page is a cell: which cells are in the window, as numbers, and their painting. No page shares its cell with
// another one, so nothing can be averaged away.

import type {Pa} from "../../model/word.ts"
import {mix, type Palette} from "../palette.ts"
import {isLive, isVital, lookOf, NONE} from "./holders.ts"
import {frameAt, type MapLayout} from "./mapLayout.ts"
import type {MapMoment} from "./mapPixels.ts"
import type {Box} from "./mapPlace.ts"

/** A cell in CSS px from the window's corner, with the paper right of it and below. */
export interface MapCell extends Box {
  readonly pa: Pa
  /** A number of HOLDERS; NONE: no memory. */
  readonly holder: number
  /** A table to which no register leads. */
  readonly hollow: boolean
  /** Its row has lost its table. */
  readonly lost: boolean
}

/** The cells that are in the window, if only in part: line by line, each from left to right. */
export function mapCells(layout: MapLayout, {holders, live, lost}: MapMoment): MapCell[] {
  const {bill, rowBytes} = layout
  const gone = new Set(lost.map(({pa}) => Math.floor(pa / rowBytes)))
  return Array.from(cellsIn(layout), place => {
    const frame = frameAt(bill, place.pa)
    const holder = frame < 0 ? NONE : holders[frame]
    const hollow = holder !== NONE && !isLive(holder, live)
    return {...place, holder, hollow, lost: gone.has(Math.floor(place.pa / rowBytes))}
  })
}

/** Their places: where pages have no cell of their own those that they would have. */
export function* cellsIn(layout: MapLayout): Iterable<Pick<MapCell, "pa" | keyof Box>> {
  const {bill, rowBytes, across, lines, line, cell, left, top, columns, height: tall, space} = layout
  const [from, to] = [Math.floor(left / cell), Math.min(across, Math.ceil((left + columns) / cell))]
  const [width, height] = [cell / space.scale, line / space.scale]
  for (const band of layout.bands) {
    if (band.kind !== "rows") continue
    const first = Math.max(0, Math.floor((top - band.top) / line))
    const end = Math.min(band.height / line, Math.ceil((top + tall - band.top) / line))
    for (let n = first; n < end; n++) {
      const row = band.row + Math.floor(n / lines)
      const start = row * rowBytes + (n % lines) * across * bill.frameBytes
      const y = (band.top + n * line - top) / space.scale
      for (let column = from; column < to; column++) {
        const pa = (start + column * bill.frameBytes) as Pa
        yield {pa, x: (column * cell - left) / space.scale, y, width, height}
      }
    }
  }
}

/** Least size of a cell with a letter, px. */
const LETTERED = 11

/** The unit of the context is a CSS px, its origin the window's corner. */
export function paintCells(
  context: CanvasRenderingContext2D,
  {space: {scale}, columns, height}: MapLayout,
  cells: readonly MapCell[],
  p: Palette,
) {
  context.fillStyle = p.paper
  context.fillRect(0, 0, columns / scale, height / scale)
  for (const cell of cells) paintCell(context, cell, p)
}

function paintCell(context: CanvasRenderingContext2D, cell: MapCell, p: Palette) {
  const look = lookOf(cell.holder)
  const [width, height] = [cell.width - 1, cell.height - 1]
  const {x, y} = cell
  const tone = look ? p[look.tone] : p.hair
  const hatched = !look || look.form === "hatched"
  const shown = cell.lost && !isVital(cell.holder) ? mix(tone, p.paper, 0.55) : tone
  if (!hatched) {
    context.fillStyle = shown
    context.fillRect(x, y, width, height)
  }
  if (cell.hollow) {
    context.fillStyle = p.paper
    context.fillRect(x + 1.5, y + 1.5, width - 3, height - 3)
  } else if (look?.form === "framed") paintFrame(context, x, y, width, height, p.paper)
  if (hatched) {
    const lines = {x, y, width, height, apart: height < LETTERED ? 3 : 4}
    paintHatch(context, lines, shown)
    if (look && height >= LETTERED) paintEdge(context, x, y, width, height, mix(p.paper, p.line, 0.55))
  }
  if (cell.lost) paintHatch(context, {x, y, width, height, apart: 7}, mix(p.paper, p.accent, 0.62), true)
  if (!look?.letter || Math.min(width, height) < LETTERED) return
  const strong = isVital(cell.holder)
  context.font = `${strong ? 700 : 400} ${Math.round(0.55 * height)}px "Commit Mono", monospace`
  context.textAlign = "center"
  context.textBaseline = "middle"
  context.fillStyle = cell.hollow ? tone : p[look.ink]
  context.fillText(look.letter, x + width / 2, y + height / 2 + 0.5)
}

/** A line of paper inside of a table that is live. */
function paintFrame(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
  paper: string,
) {
  const inset = height < LETTERED ? 1 : 2
  paintEdge(context, x + inset, y + inset, width - 2 * inset, height - 2 * inset, paper)
}

/** A line of 1 px along the edge, inside. */
function paintEdge(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
  colour: string,
) {
  context.fillStyle = colour
  context.fillRect(x, y, width, 1)
  context.fillRect(x, y + height - 1, width, 1)
  context.fillRect(x, y + 1, 1, height - 2)
  context.fillRect(x + width - 1, y + 1, 1, height - 2)
}

interface Hatched {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Px from line to line. */
  readonly apart: number
}

/** Diagonals; they run on from cell to cell. `rising`: the other way. */
function paintHatch(
  context: CanvasRenderingContext2D,
  {x, y, width, height, apart}: Hatched,
  colour: string,
  rising = false,
) {
  context.strokeStyle = colour
  context.lineWidth = 0.75
  context.beginPath()
  const origin = rising ? Math.floor((x - y - height) / apart) * apart : Math.floor((x + y) / apart) * apart
  for (let d = origin; d < origin + width + height + 2 * apart; d += apart) {
    // On a line x + y (or x - y) is d.
    const [a, b] = rising
      ? [Math.max(x, d + y), Math.min(x + width, d + y + height)]
      : [Math.max(x, d - y - height), Math.min(x + width, d - y)]
    if (a >= b) continue
    const at = (across: number) => (rising ? across - d : d - across)
    context.moveTo(a, at(a))
    context.lineTo(b, at(b))
  }
  context.stroke()
}
