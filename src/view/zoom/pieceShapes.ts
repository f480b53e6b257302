// The words over the pieces, in both wings: what each run is, which rows they are, and the brackets of the runs in an opened table.

import {EMPTY, INVALID, READ_ONLY} from "../../model/descriptor/descriptor.ts"
import {BY_W} from "../field/cells.ts"
import {columnsOf} from "../field/rows.ts"
import {box, line, type Shape, type Span} from "../draw.ts"
import {fieldX, type Side} from "../stage/layout.ts"
import {areaName, type AreaName} from "./areaName.ts"
import {isFolded, lineOf, type OpenTable} from "./openTable.ts"
import {
  blockWays,
  fitting,
  nameWidth,
  rowsName,
  shortRows,
  runWays,
  stackWays,
  widthOf,
} from "./pieceWords.ts"
import {OPEN_PAD} from "./pieces.ts"
import type {Placed, Zoomed} from "./place.ts"
import {segmentsOf, type Segment} from "./segments.ts"
import {together} from "./together.ts"

const SIDES: readonly Side[] = ["source", "copy"]
/** From a run's edge to its words, px. */
const INSET = 8
/** Least height with room for words, px. */
const LEAST = 15
/** From a piece's top to the foot of its words. */
const BASE = 13.5

export function pieceShapes(stage: Zoomed, pieces: readonly Placed[]): Shape[] {
  const segments = segmentsOf(stage)
  return pieces.flatMap(placed => {
    if (placed.piece.shape === "open") return openShapes(stage, placed)
    const one = inSight(stage, placed)
    const {piece, y0, y1} = one
    if (y1 - y0 < LEAST) return []
    const row = segments({section: piece, row: 0})
    return SIDES.flatMap(side => {
      if (piece.shape === "blocks") return blockShapes(stage, side, one, row[0])
      if (piece.shape === "bar") return barShapes(stage, side, one, together(side, row))
      const ways =
        piece.shape === "stack"
          ? stackWays(stage, side, piece, row)
          : runWays(stage, side, {...row[0], count: row[0].count * piece.rows})
      const roomBeside = (name: string) => stage.at.field.width - 3 * INSET - nameWidth(name)
      const long = rowsName(stage, piece)
      // What it is comes first, which rows second.
      const name = fitting(ways, roomBeside(long)).length > 0 ? long : shortRows(stage, piece)
      return [
        ...words(stage, side, one, {
          x: INSET,
          look: row.length === 1 ? row[0][side] : EMPTY,
          spans: fitting(ways, roomBeside(name)),
          key: "what",
        }),
        ...nameShapes(stage, side, one, row[row.length - 1], name),
      ]
    })
  })
}

/** The part of a piece that is in the window: its words stand there. */
function inSight({at}: Zoomed, {piece, y0, y1}: Placed): Placed {
  return {piece, y0: Math.max(0, Math.min(y0, at.field.height)), y1: Math.min(y1, at.field.height)}
}

function barShapes(stage: Zoomed, side: Side, placed: Placed, row: readonly Segment[]): Shape[] {
  const px = stage.at.field.width / columnsOf(stage.source.geometry)
  const last = row[row.length - 1]
  const own = rowsName(stage, placed.piece)
  const area = areaName(stage, side, row, own)
  const name = area && !area.run ? `${area.text} · ${own}` : own
  return [
    ...row.flatMap(segment => {
      const taken = segment === area?.run ? area.taken : segment === last ? nameWidth(name) + INSET / 2 : 0
      const spans = fitting(runWays(stage, side, segment), segment.count * px - 2 * INSET - taken)
      const x = segment.first * px + INSET
      return words(stage, side, placed, {x, look: segment[side], spans, key: `run ${segment.first}`})
    }),
    ...(area?.run ? [areaShape(stage, side, placed, area, area.run)] : []),
    ...nameShapes(stage, side, placed, last, name),
  ]
}

function areaShape(
  {at}: Zoomed,
  side: Side,
  {piece, y0}: Placed,
  {text, end}: AreaName,
  run: Segment,
): Shape {
  return {
    ...{kind: "text", key: `${side} area ${piece.va}`, class: `bar-words row ${toneOf(run[side])}`},
    ...{x: fieldX(at, side) + end, y: at.field.y + y0 + BASE, text},
  }
}

function nameShapes({at}: Zoomed, side: Side, {piece, y0}: Placed, last: Segment, name: string): Shape[] {
  const look = last[side]
  const px = at.field.width / (last.first + last.count)
  const x = fieldX(at, side) + at.field.width - 6
  const narrow = last.count * px < nameWidth(name) + 2 * INSET
  const mixed = piece.shape === "stack" && last.first > 0
  const tone = mixed || narrow ? "on-quiet" : toneOf(look)
  const key = `${side} row ${piece.va}`
  const ground = narrow || look === INVALID
  return [
    ...(ground
      ? [
          {
            kind: "path",
            key: `${key} ground`,
            class: "ground",
            d: box(x - nameWidth(name) - 2, at.field.y + y0 + 3, nameWidth(name) + 4, 13),
          } as const,
        ]
      : []),
    {
      kind: "text",
      key,
      class: `bar-words row ${ground ? "on-quiet" : tone}`,
      x,
      y: at.field.y + y0 + BASE,
      text: name,
    },
  ]
}

interface Words {
  /** From the field's left edge. */
  readonly x: number
  readonly look: number
  readonly spans: readonly Span[]
  readonly key: string
  /** From the piece's top. */
  readonly y?: number
}

function words({at}: Zoomed, side: Side, {piece, y0}: Placed, {x, look, spans, key, y = 0}: Words): Shape[] {
  if (spans.length === 0) return []
  const name = `${side} ${key} ${piece.va}`
  const left = fieldX(at, side) + x
  const base = at.field.y + y0 + y + BASE
  return [
    ...(look === INVALID
      ? [
          {
            kind: "path",
            key: `${name} ground`,
            class: "ground",
            d: box(left - 3, base - 10, widthOf(spans) + 6, 13),
          } as const,
        ]
      : []),
    {
      ...{kind: "text", key: name, class: `bar-words ${look === INVALID ? "on-quiet" : toneOf(look)}`},
      ...{x: left, y: base, text: spans.map(span => span.text).join(""), spans},
    },
  ]
}

function toneOf(look: number): string {
  return look >= BY_W ? "on-accent" : look === READ_ONLY ? "on-dark" : "on-quiet"
}

/** In the middle, on paper: stripes are no ground for words. */
function blockShapes(stage: Zoomed, side: Side, {piece, y0, y1}: Placed, segment: Segment): Shape[] {
  const {at} = stage
  const spans = fitting(blockWays(stage, side, piece, segment), at.field.width - 4 * INSET)
  if (spans.length === 0) return []
  const [x, y] = [fieldX(at, side) + at.field.width / 2, at.field.y + (y0 + y1) / 2]
  const half = widthOf(spans) / 2 + INSET
  const key = `${side} blocks ${piece.va}`
  return [
    {kind: "path", key: `${key} ground`, class: "ground", d: box(x - half, y - 8.5, 2 * half, 17)},
    {
      ...{kind: "text", key, class: `bar-words middle ${segment[side] >= BY_W ? "accent" : side}`},
      ...{x, y: y + 4.3, text: spans.map(span => span.text).join(""), spans},
    },
  ]
}

/** The lines above and below an opened table, and the brackets and words of its runs. */
function openShapes(stage: Zoomed, placed: Placed): Shape[] {
  const {at, table} = stage
  const {y, height, width} = at.field
  const {y0, y1, piece} = placed
  const edges = [y0, y1].filter(edge => edge >= 0 && edge <= height)
  return SIDES.flatMap(side => {
    const x = fieldX(at, side)
    const frame: Shape = {
      ...{kind: "path", key: `${side} opened ${piece.va}`, class: "open-edge"},
      d: edges.map(edge => line(x - 0.5, y + edge, x + width + 0.5, y + edge)).join(""),
    }
    return [frame, ...(table?.kind === "cells" ? runShapes(stage, side, placed, table) : [])]
  })
}

function runShapes(stage: Zoomed, side: Side, placed: Placed, table: OpenTable): Shape[] {
  const {at} = stage
  const {lines, cell, line: tall} = table
  const inSight = (n: number) => {
    const top = placed.y0 + OPEN_PAD + n * tall
    return top > -2 && top < Math.min(at.field.height, placed.y1) - tall + 2
  }
  const yOf = (n: number) => at.field.y + placed.y0 + OPEN_PAD + n * tall
  const x0 = fieldX(at, side)
  const brackets: string[] = []
  const shapes: Shape[] = []
  for (const segment of table.segments) {
    if (!isFolded(segment)) continue
    const end = segment.first + segment.count
    const [a, b] = [lineOf(table, segment.first), lineOf(table, end - 1)]
    const startX = (segment.first - lines[a].first) * cell
    const endX = (end - lines[b].first) * cell
    if (inSight(a)) brackets.push(bracket(x0 + startX + 1, yOf(a), 1))
    if (inSight(b)) brackets.push(bracket(x0 + endX - 1.5, yOf(b), -1))
    const ways = runWays(stage, side, segment)
    const rooms = [a, a + 1]
      .filter(n => n <= b)
      .map(n => {
        const from = n === a ? startX : 0
        return {n, x: from, room: (n === b ? endX : lines[n].count * cell) - from - INSET - 6}
      })
    const best = ways
      .flatMap(way => rooms.filter(({room}) => widthOf(way) <= room).map(room => ({...room, way})))
      .at(0)
    if (!best || !inSight(best.n)) continue
    shapes.push(
      ...words(stage, side, placed, {
        ...{x: best.x + INSET, look: segment[side], spans: best.way, key: `run ${segment.first}`},
        y: OPEN_PAD + best.n * tall - 1.5,
      }),
    )
  }
  return [
    {kind: "path", key: `${side} brackets`, class: `run-bracket ${side}`, d: brackets.join("")},
    ...shapes,
  ]
}

function bracket(x: number, y: number, way: 1 | -1): string {
  return `M${x + 3 * way},${y + 2}H${x}V${y + 12.5}H${x + 3 * way}`
}
