// The scene of the zoomed stage: what stands still around and over the pieces, and what follows the point.

import {alignDown, entries, index, span} from "../../model/geometry.ts"
import {hex64, type Va} from "../../model/word.ts"
import {box, polygon, type Shape} from "../draw.ts"
import {endShapes} from "../seam/endShapes.ts"
import {knotShapes, ribbonShapes} from "../seam/ribbonShapes.ts"
import type {Seam} from "../seam/ribbons.ts"
import {stopShapes} from "../seam/stopShapes.ts"
import {samePlace, tickShapes, titleShapes} from "../stage/axes.ts"
import {fieldX, type Side} from "../stage/layout.ts"
import {legendShapes} from "../stage/legend.ts"
import {chipShapes, stripMark} from "../stage/pointer.ts"
import {bracketShapes} from "../strip/bracket.ts"
import {entryShapes, stripShapes, wedgeShapes} from "../strip/stripShapes.ts"
import {stripY, tableStart} from "../strip/strips.ts"
import {tableFor} from "../field/tree.ts"
import {bitTicks} from "./bitGrid.ts"
import {pieceBytes} from "./pieces.ts"
import {cellAt, type Placed, type Zoomed} from "./place.ts"
import {rowsName} from "./pieceWords.ts"

const SIDES: readonly Side[] = ["source", "copy"]

/** Strips, titles, axes and legend. */
export function zoomFrame(stage: Zoomed, pieces: readonly Placed[]): Shape[] {
  const {at, table} = stage
  return [
    ...wedgeShapes(stage, at.strips.length - 1),
    ...fan(stage, pieces),
    ...stripShapes(stage),
    ...entryShapes(stage),
    ...titleShapes(stage, {source: scaleWords(stage), copy: samePlace(stage)}, ["copy"]),
    ...(!table ? tickShapes(stage) : table.kind === "bits" ? bitTicks(at) : []),
    ...bracketShapes(stage),
    ...legendShapes(stage),
  ]
}

/** What a bar is, and what is opened. */
function scaleWords(stage: Zoomed): string {
  const {table, rows, at} = stage
  if (at.mode === "phone") return "bar = table"
  const piece = table && rows.sections.find(one => one.shape === "open")
  if (!piece) return "one bar = one table; alike ones are stacked"
  const name = rowsName(stage, piece)
  const lines = table.kind === "bits" ? "64 bits a line" : `${table.lines[0].count} entries a line`
  if (at.mode === "medium") return `${name} is open, ${lines}`
  return `one bar = one table; alike ones are stacked; ${name} is open, ${lines}`
}

/** From the last strip to the pieces: each stretch of it spreads to its piece, the opened one darker. */
function fan(stage: Zoomed, pieces: readonly Placed[]): Shape[] {
  const {at, source} = stage
  const g = source.geometry
  const strip = at.strips.at(-1)
  if (!strip) return []
  const start = tableStart(stage, strip.level)
  const end = start + entries(g, strip.level) * span(g, strip.level)
  const {y, height, width} = at.field
  const clipped = (n: number) => y + Math.max(0, Math.min(height, n))
  return SIDES.flatMap(side => {
    if (!tableFor(stage.trees[side], strip.level, start)) return []
    const from = side === "source" ? strip.source + at.stripWidth + 1 : strip.copy - 1
    const to = side === "source" ? fieldX(at, side) : fieldX(at, side) + width
    return pieces.flatMap(({piece, y0, y1}): Shape[] => {
      const [first, last] = [Math.max(start, piece.va), Math.min(end, piece.va + pieceBytes(g, piece))]
      if (first >= last) return []
      const [a, b] = [stripY(stage, strip.level, first as Va)!, stripY(stage, strip.level, last as Va)!]
      return [
        {
          ...{
            kind: "path",
            key: `${side} fan ${piece.va}`,
            class: `fan ${side} ${piece.shape === "open" ? "open" : ""}`,
          },
          d: polygon([from, y + a], [to, clipped(y0)], [to, clipped(y1)], [from, y + Math.max(a + 1, b)]),
        },
      ]
    })
  })
}

/** Ribbons, ends, the line of a stop, the name of what is opened. */
export function zoomSeamShapes(stage: Zoomed, seam: Seam, pieces: readonly Placed[]): Shape[] {
  const {outcome} = stage
  const stop = outcome.stop && cellAt(stage, outcome.stop.va)
  return [
    ...seam.ribbons.flatMap(ribbon => ribbonShapes(stage, ribbon)),
    ...seam.ribbons.flatMap(ribbon => knotShapes(stage, ribbon)),
    ...endShapes(stage, seam.above, "above"),
    ...endShapes(stage, seam.below, "below"),
    ...tableNames(stage, pieces),
    ...openedName(stage, seam, pieces),
    ...(stop ? stopShapes(stage, stage.at.field.y + stop.y + stop.height / 2) : []),
  ]
}

/** Where another table of the last strip's level begins: its address, in full or its lowest twelve digits. */
function tableNames({at, rows, source: {geometry: g}}: Zoomed, pieces: readonly Placed[]): Shape[] {
  if (at.mode === "phone") return []
  return pieces
    .filter(({piece}) => piece !== rows.sections[0] && piece.level === 2 && index(g, 2, piece.va) === 0)
    .map(({piece, y0}) => ({
      ...{kind: "text", key: `table ${piece.va}`, class: "gap-name", x: at.centre},
      ...{y: at.field.y + y0 + 3, text: hex64(BigInt(piece.va)).slice(at.mode === "wide" ? 2 : -14)},
    }))
}

function openedName(stage: Zoomed, seam: Seam, pieces: readonly Placed[]): Shape[] {
  const {at} = stage
  const open = pieces.find(({piece}) => piece.shape === "open")
  if (!open || at.mode === "phone" || open.y0 < 12) return []
  const y = at.field.y + open.y0 - 3
  const [left, right] = [at.source + at.field.width + 5, at.copy - 5]
  const met = seam.ribbons.some(({markY}) => Math.abs(markY - open.y0 + 7) < 15)
  // The head of the wing names the row as well.
  if (seam.ribbons.some(({y0, y1}) => y0 < open.y0 && y1 > open.y0 - 12)) return []
  return [
    {
      kind: "text",
      key: "opened row",
      class: "open-name strong",
      x: left,
      y,
      text: rowsName(stage, open.piece),
    },
    ...(met
      ? []
      : [{kind: "text", key: "opened", class: "open-name end", x: right, y, text: "opened"} as const]),
  ]
}

/** The frame around the entry of an address in both wings, its indices, its place on the strips. */
export function zoomPoint(stage: Zoomed, va: Va): Shape[] {
  const {at, source} = stage
  const cell = cellAt(stage, va)
  const middle = cell && at.field.y + cell.y + cell.height / 2
  const shown = cell !== null && !stage.table && index(source.geometry, 3, va) >= 0
  return SIDES.flatMap(side => [
    ...(at.mode === "phone" ? [] : chipShapes(stage, side, alignDown(source.geometry, 3, va), shown)),
    ...stripMark(
      stage,
      side,
      va,
      middle !== null && middle >= at.field.y && middle <= at.field.y + at.field.height ? middle : null,
    ),
    ...(cell ? frame(stage, side, cell) : []),
  ])
}

/** Half of the least width of a frame: one pixel in it must be seen. */
const NARROW = 3

function frame(
  {at}: Zoomed,
  side: Side,
  {x, y, width, height}: {x: number; y: number; width: number; height: number},
): Shape[] {
  const {field} = at
  const wide = Math.max(width, 2 * NARROW)
  const left = fieldX(at, side) + x - (wide - width) / 2
  const top = Math.max(field.y, field.y + y)
  const bottom = Math.min(field.y + field.height, field.y + y + height)
  if (bottom - top < 4) return []
  const d = box(left - 0.5, top - 0.5, wide, bottom - top)
  return [
    {kind: "path", key: `${side} cell ground`, class: "cell-ground", d},
    {kind: "path", key: `${side} cell`, class: "cell-frame", d},
  ]
}
