// The strips of the mirror: one for each level above the leaves, and the wedges between them.

import {EMPTY, INVALID, READ_ONLY, state, TABLE, WRITABLE} from "../../model/descriptor/descriptor.ts"
import {alignDown, entries, index, span, type Level} from "../../model/geometry.ts"
import type {Va} from "../../model/word.ts"
import {box, line, polygon, type Shape} from "../draw.ts"
import {BY_W} from "../field/cells.ts"
import {tableFor} from "../field/tree.ts"
import type {Side} from "../stage/layout.ts"
import {rootEntries, slotPlace, type Piece} from "./axis.ts"
import type {Looks} from "./columns.ts"
import type {Place} from "./place.ts"
import type {Mirror} from "./scene.ts"

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

/** Has a tree any table of a level in a piece? */
function hasTable({trees, source, axis}: Mirror, side: Side, piece: Piece, level: Level): boolean {
  const g = source.geometry
  const step = level > g.start ? span(g, (level - 1) as Level) : 2 ** g.vaBits
  const most = 64
  for (let va: number = piece.start, n = 0; va < piece.end && n < most; va += Math.max(step, axis.unit), n++)
    if (tableFor(trees[side], level, va as Va)) return true
  return false
}

/** The wedges between the strips of one side: a table spreads to what it leads to. */
export function wedgeShapes(mirror: Mirror, place: Place, side: Side): Shape[] {
  const {strips, stripHeight, bands} = place
  const h = stripHeight
  return mirror.axis.pieces.flatMap((piece, n): Shape[] =>
    strips.flatMap((strip, s): Shape[] => {
      const next = strips[s + 1]
      if (!next || !hasTable(mirror, side, piece, next.level)) return []
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
  const {strips, stripHeight: h, left, right, nameX, bands} = place
  const {axis, source, trees, half} = mirror
  const g = source.geometry
  const shapes: Shape[] = []
  const ground = (key: string, x: number, y: number, width: number) =>
    shapes.push(
      {
        kind: "path",
        key: `${key} ground`,
        class: `strip-ground ${side}`,
        d: box(x - 0.5, y - 0.5, width + 1, h + 1),
      },
      {kind: "path", key: `${key} dots`, class: "strip-dots", d: dots(x, y + h / 2, width)},
    )
  for (const [s, strip] of strips.entries()) {
    const y = strip[side]
    shapes.push({
      kind: "text",
      ...{
        key: `${side} strip ${s}`,
        class: `level ${side} end`,
        x: nameX,
        y: y + h / 2 + 4,
        text: strip.name,
      },
    })
    if (s === 0) {
      ground(`${side} root`, left, y, right - left)
      const table = tableFor(trees[side], strip.level, rootEntries(g, half).start)
      const {count} = rootEntries(g, half)
      const step = (right - left) / count
      const paths: Record<string, string> = {}
      for (let i = 0; table && i < count; i++) {
        const look = state(g, strip.level, table.words[table.at + 2 * i], table.words[table.at + 2 * i + 1])
        if (look === EMPTY) continue
        const style =
          i === open ? "open-entry" : `run ${look === READ_ONLY || look === INVALID ? "read-only" : "table"}`
        const x = left + i * step
        paths[style] = (paths[style] ?? "") + box(x, y, Math.max(1.5, step), h)
      }
      for (const [style, d] of Object.entries(paths))
        shapes.push({kind: "path", key: `${side} root ${style}`, class: `${style} ${side}`, d})
      if (strips.length > 1) continue
    }
    for (const [n, piece] of axis.pieces.entries()) {
      if (s === 0 && strips.length > 1) continue
      if (!hasTable(mirror, side, piece, strip.level)) continue
      const key = `${side} ${strip.level} ${n}`
      if (strip.level === 2) {
        if (s === 0) continue
        ground(key, piece.x, y, piece.width)
        shapes.push(...slotRuns(mirror, key, side, looks[side], piece, y, h))
        continue
      }
      ground(key, piece.x, y, piece.width)
      const {start, end} = domainOf(mirror, piece, strip.level)
      const step = span(g, strip.level)
      let d = ""
      let lastX = -Infinity
      for (
        let va = Math.max(start, alignDown(g, strip.level, piece.start));
        va < Math.min(end, piece.end);
        va += step
      ) {
        const table = tableFor(trees[side], strip.level, va as Va)
        const i = index(g, strip.level, va as Va)
        if (!table || (table.words[table.at + 2 * i] | table.words[table.at + 2 * i + 1]) === 0) continue
        const x = stripX(mirror, place, piece, s, va)
        const width = Math.max(1, (step / (end - start)) * piece.width)
        if (x - lastX < 0.5) continue
        lastX = x
        d += box(Math.min(x, piece.x + piece.width - 1), y, width, h)
      }
      shapes.push({kind: "path", key, class: `open-entry ${side}`, d})
    }
  }
  if (place.mode !== "phone") {
    const {y, height} = bands[side]
    const label = 11
    shapes.push(
      {kind: "text", key: `${side} pte`, class: `level ${side} end`, x: nameX, y: y + label, text: "PTE"},
      {kind: "text", key: `${side} first`, class: "tick end", x: nameX, y: y + label + 13, text: "0"},
      {
        kind: "text",
        ...{key: `${side} last`, class: "tick end", x: nameX, y: y + height - 1},
        text: `${entries(g, 3) - 1}`,
      },
      {
        kind: "path",
        key: `${side} ticks`,
        class: "tick-line",
        d:
          line(left - 4, y + 0.5, left - 1, y + 0.5) +
          line(left - 4, y + height - 0.5, left - 1, y + height - 0.5),
      },
    )
  }
  return shapes
}

/** The PMD strip of a piece: neighbouring slots of one look, as boxes of one path for each look. */
function slotRuns(
  {axis}: Mirror,
  key: string,
  side: Side,
  looks: Uint8Array,
  piece: Piece,
  y: number,
  h: number,
): Shape[] {
  const paths: Record<string, string> = {}
  const end = piece.first + piece.slots
  for (let from = piece.first, to = from; from < end; from = to) {
    while (to < end && looks[to] === looks[from]) to++
    const look = looks[from]
    if (look === EMPTY) continue
    const style = look >= BY_W ? "changed" : LOOK_CLASS[look]
    const a = slotPlace(axis, from)
    const b = slotPlace(axis, to - 1)
    paths[style] = (paths[style] ?? "") + box(a.x, y, Math.max(1, b.x + b.width - a.x), h)
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
