// What follows the pointer: index chips, dotted row and column, the mark on the strips, the frame of the loupe. The same in both
// wings, so that equal places are compared straight across.

import {alignDown, index, type Level} from "../model/geometry.ts"
import type {Va} from "../model/word.ts"
import {box, line, polygon, type Shape} from "./draw.ts"
import {fieldX, type Side} from "./layout.ts"
import {loupeBox} from "./loupe.ts"
import {columnsOf} from "./rows.ts"
import {xOf, yOf, type Stage} from "./stage.ts"
import {stripY} from "./strips.ts"

const SIDES: readonly Side[] = ["source", "copy"]

/** The tone of an index, as in the VA bar: 1 (root) to 4 (PTE). */
function tone(level: Level): number {
  return Math.max(1, level + 1)
}

export function pointerShapes(stage: Stage, va: Va): Shape[] {
  const {at} = stage
  const y = yOf(stage, va)
  return SIDES.flatMap(side => [
    ...(at.mode === "phone" ? [] : chipShapes(stage, side, va, y !== null)),
    ...stripMark(stage, side, va, y),
    ...(y === null ? [] : crossShapes(stage, side, va, y)),
  ])
}

function chip(key: string, x: number, y: number, text: string, level: Level): Shape[] {
  const width = Math.max(16, text.length * 6.6 + 9)
  return [
    {kind: "path", key, class: `chip tone-${tone(level)}`, d: box(x - width / 2, y - 8, width, 15)},
    {kind: "text", key: `${key} text`, class: "chip-text", x, y: y + 3.5, text},
  ]
}

function chipShapes(stage: Stage, side: Side, va: Va, shown: boolean): Shape[] {
  const {at, source} = stage
  const g = source.geometry
  const shapes = at.strips.flatMap(strip =>
    chip(
      `${side} chip ${strip.level}`,
      strip[side] + at.stripWidth / 2,
      at.chipY + 8.5,
      `${index(g, strip.level, va)}`,
      strip.level,
    ),
  )
  if (!shown || g.start > 3) return shapes
  const x = fieldX(at, side) + Math.min(at.field.width - 9, Math.max(9, xOf(stage, va)))
  return [
    ...shapes,
    ...tickCover(stage, side, x),
    ...chip(`${side} chip 3`, x, at.chipY + 8.5, `${index(g, 3, va)}`, 3),
  ]
}

/** Paper over the tick that the chip would half cover. */
function tickCover({at}: Stage, side: Side, x: number): Shape[] {
  const apart = at.field.width / (at.mode === "wide" ? 8 : 4)
  const x0 = fieldX(at, side)
  const tick = x0 + Math.round((x - x0) / apart) * apart
  if (Math.abs(tick - x) > 30 || tick <= x0) return []
  const half = tick >= x0 + at.field.width - 1 ? 30 : 15
  return [
    {
      kind: "path",
      key: `${side} tick cover`,
      class: "ground",
      d: box(tick - half, at.chipY, half + Math.min(half, 15), 15),
    },
  ]
}

function stripMark(stage: Stage, side: Side, va: Va, rowY: number | null): Shape[] {
  const {at, source} = stage
  const g = source.geometry
  const strip = at.strips.at(-1)
  if (!strip) return []
  const py = stripY(stage, strip.level, alignDown(g, strip.level, va))
  if (py === null || py >= at.field.height) return []
  const y = at.field.y + py
  const [x0, x1] = [strip[side] - 2, strip[side] + at.stripWidth + 2]
  const shapes: Shape[] = [
    {kind: "path", key: `${side} here`, class: "here", d: box(x0, y - 0.5, x1 - x0, 2)},
  ]
  if (rowY === null) return shapes
  const edge = side === "source" ? at.source : at.copy + at.field.width
  const way = side === "source" ? 1 : -1
  shapes.push(
    {
      kind: "path",
      key: `${side} here line`,
      class: "here-line",
      d: line(side === "source" ? x1 : x0, y + 0.5, edge, rowY),
    },
    {
      kind: "path",
      key: `${side} here head`,
      class: "open-mark",
      d: polygon([edge - way * 6, rowY - 4], [edge - way * 0.5, rowY], [edge - way * 6, rowY + 4]),
    },
  )
  return shapes
}

function crossShapes(stage: Stage, side: Side, va: Va, y: number): Shape[] {
  const {at} = stage
  const x0 = fieldX(at, side)
  const x = x0 + xOf(stage, va)
  const loupe = loupeBox(stage, side, va)
  const [w, h] = [9.5, 6]
  const lines = loupe
    ? loupe.above
      ? line(x - w, y - h, loupe.x, loupe.y + loupe.height) +
        line(x + w, y - h, loupe.x + loupe.width, loupe.y + loupe.height)
      : line(x - w, y + h, loupe.x, loupe.y) + line(x + w, y + h, loupe.x + loupe.width, loupe.y)
    : ""
  const edge = side === "source" ? x0 : x0 + at.field.width
  return [
    {kind: "path", key: `${side} column`, class: "dots", d: line(x, at.field.y + 1, x, y - h)},
    {kind: "path", key: `${side} row`, class: "dots", d: line(edge, y, side === "source" ? x - w : x + w, y)},
    {kind: "path", key: `${side} frame`, class: "loupe-lines", d: box(x - w, y - h, 2 * w, 2 * h) + lines},
    {kind: "path", key: `${side} cell`, class: "loupe-cell", d: box(x - 3, y - 3, 6, 6)},
    ...(at.mode === "phone"
      ? []
      : [
          {
            kind: "path",
            key: `${side} head`,
            class: "open-mark",
            d: polygon([x - 4.5, at.field.y - 6], [x, at.field.y], [x + 4.5, at.field.y - 6]),
          } as const,
        ]),
  ]
}

/** Entries of a row: what one step of the arrow keys crosses. */
export function columns(stage: Stage): number {
  return columnsOf(stage.source.geometry)
}
