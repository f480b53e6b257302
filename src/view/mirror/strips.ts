// The strips of the mirror: one for each level above the leaves, and the wedges between them.

import {EMPTY, INVALID, READ_ONLY, state, TABLE, WRITABLE} from "../../model/descriptor/descriptor.ts"
import {alignDown, entries, index, span, type Level} from "../../model/geometry.ts"
import type {Va} from "../../model/word.ts"
import {box, line, polygon, type Shape} from "../draw.ts"
import {BY_W} from "../field/cells.ts"
import {hasTable, tableFor} from "../field/tree.ts"
import type {Side} from "../stage/layout.ts"
import {rootEntries, slotPlace, type Piece} from "./axis.ts"
import type {Looks} from "./columns.ts"
import type {Place} from "./place.ts"
import {rowOfSlot, type Mirror} from "./scene.ts"

/** What a strip of a piece shows at a level: the tables that lead to it, whole. */
function domainOf(
  {source, half}: Mirror,
  piece: Piece,
  level: Level,
): {readonly start: number; readonly end: number} {
  const g = source.geometry
  if (level === g.start) {
    const {start} = rootEntries(g, half)
    return {start, end: start + 2 ** g.vaBits}
  }
  const up = (level - 1) as Level
  return {start: alignDown(g, up, piece.start), end: alignDown(g, up, (piece.end - 1) as Va) + span(g, up)}
}

/** Where an address stands in a strip. The PMD's has the scale of the leaves, unless it is the root. */
function stripX(mirror: Mirror, place: Place, piece: Piece, strip: number, va: number): number {
  const {level} = place.strips[strip]
  const root = strip === 0
  if (level === 2 && !root) return piece.x + ((va - piece.start) / (piece.end - piece.start)) * piece.width
  const {start, end} = domainOf(mirror, piece, level)
  const [x, width] = root ? [place.left, place.right - place.left] : [piece.x, piece.width]
  return x + ((va - start) / (end - start)) * width
}

/** Has a side any table of a level in a piece? */
function leads({trees}: Mirror, side: Side, piece: Piece, level: Level): boolean {
  return hasTable(trees[side], level, piece.start, piece.end)
}

/** The wedges between the strips of one side: a table spreads to what it leads to. */
export function wedgeShapes(mirror: Mirror, place: Place, side: Side): Shape[] {
  const {strips, stripHeight, bands} = place
  const h = stripHeight
  return mirror.axis.pieces.flatMap((piece, n): Shape[] =>
    strips.flatMap((strip, s): Shape[] => {
      const next = strips[s + 1]
      if (!next || !leads(mirror, side, piece, next.level)) return []
      const g = mirror.source.geometry
      const [first, end] = [
        alignDown(g, strip.level, piece.start),
        alignDown(g, strip.level, (piece.end - 1) as Va),
      ]
      const from = stripX(mirror, place, piece, s, first)
      const to = Math.max(from + 1, stripX(mirror, place, piece, s, end + span(g, strip.level)))
      const [x0, x1] = [piece.x, piece.x + piece.width]
      const [y0, y1] = side === "source" ? [strip.source + h, next.source] : [strip.copy, next.copy + h]
      if (y0 === y1 || bands.source.height <= 0) return []
      return [
        {
          kind: "path",
          key: `${side} wedge ${n} ${s}`,
          class: `wedge ${side}`,
          d: polygon([from, y0], [to, y0], [x1, y1], [x0, y1]),
        },
      ]
    }),
  )
}

const LOOK_CLASS: Record<number, string> = {
  [WRITABLE]: "block",
  [READ_ONLY]: "read-only",
  [INVALID]: "invalid",
  [TABLE]: "table",
}

/** The strips of one side, the names of their levels, and the ends of the PTE axis. `open`: the root's entry on the way to the point. */
export function stripShapes(mirror: Mirror, place: Place, side: Side, looks: Looks, open: number): Shape[] {
  const {pieces} = mirror.axis
  const has = (level: Level) => pieces.some(piece => leads(mirror, side, piece, level))
  return [
    ...place.strips.flatMap((strip, s): Shape[] => {
      if (s === 0) return [nameShape(place, side, s), ...rootStrip(mirror, place, side, open)]
      if (!has(strip.level)) return []
      const below = pieces.flatMap((piece, n): Shape[] => {
        if (!leads(mirror, side, piece, strip.level)) return []
        const key = `${side} ${strip.level} ${n}`
        const entries =
          strip.level === 2
            ? slotRuns(mirror, place, key, side, looks[side], piece)
            : [upperEntries(mirror, place, key, side, piece, s)]
        return [...groundShapes(key, side, piece.x, strip[side], piece.width, place.stripHeight), ...entries]
      })
      return [nameShape(place, side, s), ...below]
    }),
    ...(place.mode !== "phone" && has(3) ? pteAxis(mirror, place, side) : []),
  ]
}

function nameShape({strips, stripHeight: h, nameX: x}: Place, side: Side, s: number): Shape {
  const {name: text, [side]: y} = strips[s]
  return {
    kind: "text",
    ...{key: `${side} strip ${s}`, class: `level ${side} end`, x, y: y + h / 2 + 4, text},
  }
}

function groundShapes(key: string, side: Side, x: number, y: number, width: number, h: number): Shape[] {
  const d = box(x - 0.5, y - 0.5, width + 1, h + 1)
  return [
    {kind: "path", key: `${key} ground`, class: `strip-ground ${side}`, d},
    {kind: "path", key: `${key} dots`, class: "strip-dots", d: dots(x, y + h / 2, width)},
  ]
}

/** The one strip that nothing is cut out of. */
function rootStrip({source, trees, half}: Mirror, place: Place, side: Side, open: number): Shape[] {
  const {strips, stripHeight: h, left, right} = place
  const {level, [side]: y} = strips[0]
  const {start, count} = rootEntries(source.geometry, half)
  const table = tableFor(trees[side], level, start)
  const step = (right - left) / count
  const paths: Record<string, string> = {}
  for (let i = 0; table && i < count; i++) {
    const words = [table.words[table.at + 2 * i], table.words[table.at + 2 * i + 1]] as const
    const look = state(source.geometry, level, ...words)
    if (look === EMPTY) continue
    const tone = look === READ_ONLY || look === INVALID ? "read-only" : "table"
    const style = i === open ? "open-entry" : `run ${tone}`
    paths[style] = (paths[style] ?? "") + box(left + i * step, y, Math.max(1.5, step), h)
  }
  return [
    ...groundShapes(`${side} root`, side, left, y, right - left, h),
    ...Object.entries(paths).map(([style, d]): Shape => ({
      kind: "path",
      ...{key: `${side} root ${style}`, class: `${style} ${side}`, d},
    })),
  ]
}

/** What a strip between root and PMD has in a piece. */
function upperEntries(mirror: Mirror, place: Place, key: string, side: Side, piece: Piece, s: number): Shape {
  const g = mirror.source.geometry
  const {level, [side]: y} = place.strips[s]
  const {start, end} = domainOf(mirror, piece, level)
  const step = span(g, level)
  const width = Math.max(1, (step / (end - start)) * piece.width)
  let d = ""
  let lastX = -Infinity
  const first = Math.max(start, alignDown(g, level, piece.start))
  for (let va = first; va < Math.min(end, piece.end); va += step) {
    const table = tableFor(mirror.trees[side], level, va as Va)
    const i = index(g, level, va as Va)
    if (!table || (table.words[table.at + 2 * i] | table.words[table.at + 2 * i + 1]) === 0) continue
    const x = stripX(mirror, place, piece, s, va)
    if (x - lastX < 0.5) continue
    lastX = x
    d += box(Math.min(x, piece.x + piece.width - 1), y, width, place.stripHeight)
  }
  return {kind: "path", key, class: `open-entry ${side}`, d}
}

/** Name and ends of the axis that the columns have in common. */
function pteAxis({source}: Mirror, {bands, left, nameX: x}: Place, side: Side): Shape[] {
  const {y, height} = bands[side]
  const foot = y + height
  const label = 11
  const last = `${entries(source.geometry, 3) - 1}`
  const d = line(left - 4, y + 0.5, left - 1, y + 0.5) + line(left - 4, foot - 0.5, left - 1, foot - 0.5)
  return [
    {kind: "text", key: `${side} pte`, class: `level ${side} end`, x, y: y + label, text: "PTE"},
    {kind: "text", key: `${side} first`, class: "tick end", x, y: y + label + 13, text: "0"},
    {kind: "text", key: `${side} last`, class: "tick end", x, y: foot - 1, text: last},
    {kind: "path", key: `${side} ticks`, class: "tick-line", d},
  ]
}

/** The PMD strip of a piece: neighbouring slots of one look, as boxes of one path for each look. Larger blocks are not of it. */
function slotRuns(
  mirror: Mirror,
  place: Place,
  key: string,
  side: Side,
  looks: Uint8Array,
  piece: Piece,
): Shape[] {
  const {axis} = mirror
  const y = place.strips.at(-1)![side]
  const paths: Record<string, string> = {}
  const end = piece.first + piece.slots
  const lookOf = (slot: number) => (rowOfSlot(mirror, slot)?.section.level === 2 ? looks[slot] : EMPTY)
  for (let from = piece.first, to = from; from < end; from = to) {
    const look = lookOf(from)
    while (to < end && lookOf(to) === look) to++
    if (look === EMPTY) continue
    const style = look >= BY_W ? "changed" : LOOK_CLASS[look]
    const a = slotPlace(axis, from)
    const b = slotPlace(axis, to - 1)
    const width = Math.max(1, b.x + b.width - a.x)
    paths[style] = (paths[style] ?? "") + box(a.x, y, width, place.stripHeight)
  }
  return Object.entries(paths).map(([style, d]) => ({
    kind: "path",
    ...{key: `${key} ${style}`, class: `run ${side} ${style}`, d},
  }))
}

/** A row of dots: nothing is here. */
export function dots(x: number, y: number, width: number): string {
  let d = ""
  for (let at = x + 8; at < x + width - 3; at += 8) d += box(Math.round(at), Math.round(y - 0.5), 1, 1)
  return d
}
