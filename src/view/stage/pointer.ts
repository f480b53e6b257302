// What follows the pointer: index chips, dotted row and column, the mark on the strips, the frame of the loupe. The same in both
// wings, so that equal places are compared straight across.

import {alignDown, index, type Level} from "../../model/geometry.ts"
import type {Va} from "../../model/word.ts"
import {box, line, polygon, type Shape} from "../draw.ts"
import {fieldX, type Side} from "./layout.ts"
import {loupeBox, loupeFrame, type LoupeFrame} from "../loupe/loupe.ts"
import type {Rect} from "../seam/labels.ts"
import {xOf, yOf, type Stage} from "./stage.ts"
import {stripY} from "../strip/strips.ts"
import {tableFor} from "../field/tree.ts"

const SIDES: readonly Side[] = ["source", "copy"]

/** The tone of an index, as in the VA bar: 1 (root) to 4 (PTE). */
function tone(level: Level): number {
  return Math.max(1, level + 1)
}

/** What follows a point; its dots keep clear of `words`. */
export function pointerShapes(stage: Stage, va: Va, words: readonly Rect[] = []): Shape[] {
  const {at} = stage
  const y = yOf(stage, va)
  return SIDES.flatMap(side => [
    ...(at.mode === "phone" ? [] : chipShapes(stage, side, va, y !== null)),
    ...stripMark(stage, side, va, y),
    ...(y === null ? [] : crossShapes(stage, side, va, y, words)),
  ])
}

function chip(key: string, x: number, y: number, text: string, level: Level): Shape[] {
  const width = text.length * 6.6 + 7.8
  return [
    {kind: "path", key, class: `chip tone-${tone(level)}`, d: box(x - width / 2, y - 8, width, 15)},
    {kind: "text", key: `${key} text`, class: "chip-text", x, y: y + 3.5, text},
  ]
}

/** The indices on the way to an address, over strips and, where it is shown, its column. */
export function chipShapes(stage: Stage, side: Side, va: Va, shown: boolean): Shape[] {
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

/** Its place on the last strip, with a line to the middle of its row. */
export function stripMark(stage: Stage, side: Side, va: Va, rowY: number | null): Shape[] {
  const {at, source} = stage
  const g = source.geometry
  const strip = at.strips.at(-1)
  if (!strip || !tableFor(stage.trees[side], strip.level, va)) return []
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
  shapes.push({
    kind: "path",
    key: `${side} here line`,
    class: "here-line",
    d: line(side === "source" ? x1 : x0, y + 0.5, edge, rowY),
  })
  if (at.mode !== "wide") return shapes
  shapes.push({
    kind: "path",
    key: `${side} here head`,
    class: "open-mark",
    d: polygon([edge - way * 6, rowY - 4], [edge - way * 0.5, rowY], [edge - way * 6, rowY + 4]),
  })
  return shapes
}

function crossShapes(stage: Stage, side: Side, va: Va, y: number, words: readonly Rect[]): Shape[] {
  const {at} = stage
  const x0 = fieldX(at, side)
  const x = x0 + xOf(stage, va)
  const loupe = loupeBox(stage, side, va)
  const f = loupeFrame(stage, side, va, y)
  const lines = loupe
    ? loupe.above
      ? line(f.x0, f.y0, loupe.x + 0.5, loupe.y + loupe.height) +
        line(f.x1, f.y0, loupe.x + loupe.width - 0.5, loupe.y + loupe.height)
      : line(f.x0, f.y1, loupe.x + 0.5, loupe.y) + line(f.x1, f.y1, loupe.x + loupe.width - 0.5, loupe.y)
    : ""
  // The point's own cell, if the frame leaves room to see it.
  const roomy = f.x1 - f.x0 >= 11 && f.y1 - f.y0 >= 11
  return [
    ...(at.mode === "phone" ? [] : dottedLines(stage, side, x, y, f, words)),
    {kind: "path", key: `${side} frame`, class: "loupe-frame", d: box(f.x0, f.y0, f.x1 - f.x0, f.y1 - f.y0)},
    {kind: "path", key: `${side} lines`, class: "loupe-lines", d: lines},
    {kind: "path", key: `${side} cell`, class: "loupe-cell", d: roomy ? box(x - 4, y - 4, 8, 8) : ""},
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

/** Row and column of the point as dots of 1 px, so that no line covers pixels. A phone's rows are too thin even for dots. */
function dottedLines(
  stage: Stage,
  side: Side,
  x: number,
  y: number,
  f: LoupeFrame,
  words: readonly Rect[],
): Shape[] {
  const {at} = stage
  const [column, row] = [Math.floor(x), Math.floor(y)]
  const x0 = fieldX(at, side)
  const dots = (places: [number, number][]) =>
    places
      .filter(([x, y]) => !words.some(w => x >= w.x0 && x < w.x1 && y >= w.y0 && y < w.y1))
      .map(([x, y]) => box(x, y, 1, 1))
      .join("")
  const down = steps(at.field.y + 1, f.y0 - 1, 5).map((n): [number, number] => [column, n])
  const across = side === "source" ? steps(x0, f.x0 - 1, 6) : steps(x0 + at.field.width - 1, f.x1, -6)
  // The line of a stop is the line of its row.
  const stop = stage.outcome.stop && yOf(stage, stage.outcome.stop.va)
  const free = at.mode === "wide" && stop !== y
  return [
    {kind: "path", key: `${side} column`, class: "dots", d: dots(down)},
    {
      kind: "path",
      key: `${side} row`,
      class: "dots",
      d: free ? dots(across.map(n => [n, row])) : "",
    },
  ]
}

/** Numbers from one to another. */
function steps(from: number, to: number, by: number): number[] {
  return Array.from({length: Math.max(0, Math.floor((to - from) / by) + 1)}, (_, n) => from + n * by)
}
