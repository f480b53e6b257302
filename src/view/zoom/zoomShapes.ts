// The scene of the zoomed stage: what stands still around and over the pieces, and what follows the point.

import {bytes} from "../../model/descriptor/say.ts"
import {alignDown, entries, index, linuxName, span} from "../../model/geometry.ts"
import {hex64, type Va} from "../../model/word.ts"
import {box, polygon, type Shape} from "../draw.ts"
import {knotShapes, ribbonShapes} from "../seam/ribbonShapes.ts"
import type {Seam} from "../seam/ribbons.ts"
import {stopLineShapes, stopShapes} from "../seam/stopShapes.ts"
import {samePlace, tickShapes, titleShapes} from "../stage/axes.ts"
import {fieldX, type Side} from "../stage/layout.ts"
import {legendShapes} from "../stage/legend.ts"
import {chipShapes, stripMark} from "../stage/pointer.ts"
import {bracketShapes} from "../strip/bracket.ts"
import {entryShapes, stripShapes, wedgeShapes} from "../strip/stripShapes.ts"
import {stripY, tableStart} from "../strip/strips.ts"
import {rowOf} from "../field/rows.ts"
import {tableFor} from "../field/tree.ts"
import {endLineShapes} from "./endLine.ts"
import {bitTicks} from "./bitGrid.ts"
import {lineNumbers} from "./lineNumbers.ts"
import {isFolded, lineOf} from "./openTable.ts"
import {pieceBytes, TABLE_GAP, type Piece} from "./pieces.ts"
import {cellAt, type CellBox, type Placed, type Zoomed} from "./place.ts"
import {rowsName} from "./pieceWords.ts"
import {segmentsOf} from "./segments.ts"

const SIDES: readonly Side[] = ["source", "copy"]

/** Strips, titles, axes and legend: where the window is does not matter. */
export function zoomFrame(stage: Zoomed): Shape[] {
  const {at, table} = stage
  return [
    ...wedgeShapes(stage, at.strips.length - 1),
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
export function zoomFan(stage: Zoomed, pieces: readonly Placed[]): Shape[] {
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

/** Ribbons, the line of a stop, the name of what is opened: they ride on the rows. */
export function zoomSeamShapes(stage: Zoomed, seam: Seam, pieces: readonly Placed[]): Shape[] {
  const stop = stopY(stage)
  return [
    ...seam.ribbons.flatMap(ribbon => ribbonShapes(stage, ribbon)),
    ...seam.ribbons.flatMap(ribbon => knotShapes(stage, ribbon)),
    ...tableHeads(stage, pieces),
    ...openedName(stage, seam, pieces),
    ...lineNumbers(stage, pieces),
    ...(stop === null ? [] : nearStop(stage, stage.at.field.y + stop)),
  ]
}

/** A phone's rows have words where the code would stand: there only the headline has it. */
function nearStop(stage: Zoomed, y: number): Shape[] {
  return stage.at.mode === "phone" ? stopLineShapes(stage, y) : stopShapes(stage, y)
}

/**
 * Where the line of a stop crosses the field, px from its top: under the row or the line of entries that was copied in part, and over
 * one of which nothing was. It strikes no words through. Null: not in the window.
 */
export function stopY(stage: Zoomed): number | null {
  const {outcome, rows, table, source} = stage
  const {stop} = outcome
  const cell = stop && cellAt(stage, stop.va)
  if (!cell) return null
  // What the row needed a table for was not begun.
  if (stop.level < 3) return cell.y
  const column = index(source.geometry, 3, stop.va)
  const piece = rowOf(rows, stop.va)?.section as Piece | undefined
  const isLine = piece?.shape === "open" && table !== null
  const first = isLine ? table.lines[lineOf(table, column)].first : 0
  return column === first || (piece?.rows ?? 1) > 1 ? cell.y : cell.y + cell.height
}

/** What happened outside of the window. */
export function zoomEnds(stage: Zoomed, seam: Seam): Shape[] {
  return [...endLineShapes(stage, seam.above, "above"), ...endLineShapes(stage, seam.below, "below")]
}

/** A heading in each wing where another table begins, in the paper that parts it from the one before. */
function tableHeads(stage: Zoomed, pieces: readonly Placed[]): Shape[] {
  const {at, rows} = stage
  const g = rows.geometry
  const segments = segmentsOf(stage)
  return pieces
    .filter(({piece}) => piece.begins && piece !== rows.sections[0])
    .flatMap(({piece, y0}) => {
      const [top, bottom] = [Math.max(0, y0 - TABLE_GAP), Math.min(at.field.height, y0 - 1)]
      if (bottom - top < TABLE_GAP - 1) return []
      const [{block}] = segments({section: piece, row: 0})
      const name = `${linuxName(g, piece.level)} ${index(g, piece.level, piece.va) ? "entries from" : "table at"}`
      const address = hex64(BigInt(piece.va))
      const words = (side: Side) => {
        const above = block[side]
        if (above !== null && at.mode !== "phone")
          return `in ${linuxName(g, above)} entry ${index(g, above, piece.va)}, a block of ${bytes(span(g, above))}`
        return at.mode === "phone" ? address : `${name} ${address}`
      }
      return SIDES.flatMap((side): Shape[] => {
        const x = fieldX(at, side)
        return [
          {
            ...{kind: "path", key: `${side} table ${piece.va} ground`, class: "ground"},
            d: box(x - 1, at.field.y + top, at.field.width + 2, bottom - top),
          },
          {
            ...{kind: "text", key: `${side} table ${piece.va}`, class: "table-head"},
            ...{x: x + 2, y: at.field.y + y0 - 7, text: words(side)},
          },
        ]
      })
    })
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
    ...(cell ? frame(stage, side, va, cell) : []),
  ])
}

/** A frame around a cell that has nothing but a letter; elsewhere words run on, and two tips point at the place. */
function frame(stage: Zoomed, side: Side, va: Va, {x, y, width, height}: CellBox): Shape[] {
  const {at} = stage
  const {field} = at
  const left = fieldX(at, side) + x
  const top = Math.max(field.y, field.y + y)
  const bottom = Math.min(field.y + field.height, field.y + y + height)
  if (bottom - top < 4) return []
  const framed = isCell(stage, va)
  const d = framed
    ? box(left - 0.5, top - 0.5, width, bottom - top)
    : tip(left + width / 2, top - 2, 1) + tip(left + width / 2, bottom + 2, -1)
  return [
    {kind: "path", key: `${side} cell ground`, class: "cell-ground", d},
    {kind: "path", key: `${side} cell`, class: framed ? "cell-frame" : "cell-tips", d},
  ]
}

/** Is the entry drawn as a cell of its own, or as a line of bits? */
function isCell({rows, table, source: {geometry}}: Zoomed, va: Va): boolean {
  const piece = rowOf(rows, va)?.section as Piece | undefined
  if (piece?.shape !== "open" || !table) return false
  const column = index(geometry, 3, va)
  const segment = table.segments.findLast(({first}) => first <= column)!
  return table.kind === "bits" || !isFolded(segment)
}

/** A tip of 4 px that points down (1) or up (-1), from its base. */
function tip(x: number, y: number, way: 1 | -1): string {
  return polygon([x - 4, y], [x + 4, y], [x, y + 4 * way])
}
