// The horizontal axis of the mirror: pieces of the address space in which something is mapped, at one scale, holes cut out between
// them. Lengths are px from the picture's left edge. A slot is what one PMD entry maps: brush and columns count in slots, so that
// they never lie in a hole.

import {entries, halfEnd, halfStart, span, type Geometry} from "../../model/geometry.ts"
import type {Va} from "../../model/word.ts"
import {rowReader} from "../field/cells.ts"
import {rowSpan, rowVa, type Rows} from "../field/rows.ts"
import type {Tree} from "../field/tree.ts"

/** A stretch without a hole, [start, end). */
export interface Stretch {
  readonly start: Va
  readonly end: Va
}

export interface Piece extends Stretch {
  readonly x: number
  readonly width: number
  /** Its first slot, and how many it has. */
  readonly first: number
  readonly slots: number
  /** Pieces that share a number stand close together under one name. */
  readonly group: number
}

/** What is cut out before a piece. */
export interface Hole {
  readonly bytes: number
  readonly x: number
  readonly width: number
}

export interface Axis {
  /** Bytes of a slot. */
  readonly unit: number
  /** Bytes of a pixel, a power of two. */
  readonly scale: number
  readonly slots: number
  readonly pieces: readonly Piece[]
  readonly holes: readonly Hole[]
}

/** Between two pieces, px. */
export interface Room {
  readonly left: number
  readonly width: number
  readonly gap: number
}

const LEAST = 8
/** From so many px on a hole is cut out. */
const CUT = 256
const MOST = 24
/** Between pieces that were joined. */
const JOINT = 2
/** A PMD entry is never wider. */
const WIDEST = 64

/** What holds anything in one of the trees, in whole slots, neighbours as one. */
export function occupied(rows: Rows, trees: readonly Tree[]): Stretch[] {
  const {geometry: g} = rows
  const list: {start: Va; end: Va}[] = []
  const readers = trees.map(rowReader)
  for (const section of rows.sections) {
    const bytes = rowSpan(g, section)
    for (let row = 0; row < section.rows; row++) {
      const at = {section, row}
      if (!readers.some(read => holds(read(at)))) continue
      const start = rowVa(g, at)
      const last = list.at(-1)
      if (last?.end === start) last.end = (start + bytes) as Va
      else list.push({start, end: (start + bytes) as Va})
    }
  }
  return list
}

const holds = ({lo, hi, pages}: {lo: number; hi: number; pages: unknown}) => pages !== null || (lo | hi) !== 0

/** Bytes of a slot: of a PMD entry, or of the whole half where there is no PMD. */
export function slotBytes(g: Geometry): number {
  return g.start === 3 ? 2 ** g.vaBits : span(g, 2)
}

/** The axis of some stretches (ascending): the smallest scale, a power of two, at which they have room. */
export function axisOf(g: Geometry, stretches: readonly Stretch[], room: Room): Axis {
  const unit = slotBytes(g)
  for (let scale = Math.max(1, unit / WIDEST); ; scale *= 2) {
    const groups = joined(cut(g, stretches, CUT * scale))
    const px = (s: Stretch) => Math.max(LEAST, (s.end - s.start) / scale)
    const widths = groups.map(group => group.reduce((sum, s) => sum + Math.ceil(px(s)) + JOINT, -JOINT))
    const sum = widths.reduce((a, b) => a + b, 0) + room.gap * Math.max(0, groups.length - 1)
    if (sum > room.width && scale < 2 ** 52) continue
    return laidOut(groups, px, {unit, scale}, room)
  }
}

function laidOut(
  groups: readonly (readonly Stretch[])[],
  px: (s: Stretch) => number,
  {unit, scale}: {unit: number; scale: number},
  {left, gap}: Room,
): Axis {
  const pieces: Piece[] = []
  const holes: Hole[] = []
  let x = left
  let first = 0
  for (const [group, parts] of groups.entries()) {
    if (group > 0) {
      holes.push({bytes: parts[0].start - pieces.at(-1)!.end, x, width: gap})
      x += gap
    }
    for (const [n, part] of parts.entries()) {
      if (n > 0) x += JOINT
      const slots = Math.max(1, (part.end - part.start) / unit)
      pieces.push({...part, x, width: px(part), first, slots, group})
      x += Math.ceil(px(part))
      first += slots
    }
  }
  return {unit, scale, slots: first, pieces, holes}
}

/**
 * Stretches with small holes between them are one piece; a hole at the start of a root entry belongs to it, too. Two tables that
 * the root points to are two pieces, unless what they map follows one another.
 */
function cut(g: Geometry, stretches: readonly Stretch[], least: number): Stretch[] {
  const top = g.start < 2 ? span(g, g.start) : 2 ** g.vaBits
  const list: {start: Va; end: Va}[] = []
  for (const {start, end} of stretches) {
    const last = list.at(-1)
    const entry = Math.floor(start / top)
    const near = last && start - last.end < least
    if (last && near && (start === last.end || entry === Math.floor((last.end - 1) / top))) last.end = end
    else {
      const lead = start - entry * top
      list.push({start: (lead < least && g.start < 2 ? entry * top : start) as Va, end})
    }
  }
  return list
}

/** At most so many groups of pieces: those with the smallest hole between them stand together. */
function joined(pieces: readonly Stretch[]): Stretch[][] {
  const groups = pieces.map(piece => [piece])
  while (groups.length > MOST) {
    let best = 1
    const hole = (n: number) => groups[n][0].start - groups[n - 1].at(-1)!.end
    for (let n = 2; n < groups.length; n++) if (hole(n) < hole(best)) best = n
    groups.splice(best - 1, 2, [...groups[best - 1], ...groups[best]])
  }
  return groups
}

/** The piece of an address; undefined in a hole. */
export function pieceAt({pieces}: Axis, va: Va): Piece | undefined {
  return pieces.find(({start, end}) => va >= start && va < end)
}

/** The x of an address; null in a hole. */
export function xOf(axis: Axis, va: Va): number | null {
  const piece = pieceAt(axis, va)
  return piece ? piece.x + ((va - piece.start) / (piece.end - piece.start)) * piece.width : null
}

/** The hole that an address lies in; null in a piece, or before, behind and between pieces that stand together. */
export function holeAt({pieces, holes}: Axis, va: Va): Hole | null {
  const next = pieces.findIndex(({start}) => start > va)
  if (next < 1 || va < pieces[next - 1].end) return null
  const {x, width} = pieces[next - 1]
  return holes.find(hole => hole.x >= x + width - 1 && hole.x < pieces[next].x) ?? null
}

/** The slot of an address; null in a hole. */
export function slotOf(axis: Axis, va: Va): number | null {
  const piece = pieceAt(axis, va)
  return piece ? piece.first + Math.floor((va - piece.start) / axis.unit) : null
}

/** The piece that a slot lies in. @throws RangeError if there is no such slot. */
export function pieceOfSlot({pieces, slots}: Axis, slot: number): Piece {
  const piece = pieces.findLast(({first}) => first <= slot)
  if (!piece || slot >= slots) throw new RangeError(`slot ${slot} of ${slots}`)
  return piece
}

/** The first address of a slot. */
export function slotVa(axis: Axis, slot: number): Va {
  const piece = pieceOfSlot(axis, slot)
  return (piece.start + (slot - piece.first) * axis.unit) as Va
}

/** Left edge and width of a slot. */
export function slotPlace(axis: Axis, slot: number): {readonly x: number; readonly width: number} {
  const piece = pieceOfSlot(axis, slot)
  const width = piece.width / piece.slots
  return {x: piece.x + (slot - piece.first) * width, width}
}

/** The slot under an x, or the nearest one; undefined if nothing is mapped at all. */
export function slotUnder({pieces}: Axis, x: number): number | undefined {
  const away = (p: Piece) => Math.max(p.x - x, x - (p.x + p.width), 0)
  const near = pieces.reduce<Piece | undefined>((a, b) => (a && away(a) <= away(b) ? a : b), undefined)
  if (!near) return undefined
  const n = Math.floor(((x - near.x) / near.width) * near.slots)
  return near.first + Math.max(0, Math.min(near.slots - 1, n))
}

/** The entries of the root from left to right: the one strip that nothing is cut out of. */
export function rootEntries(g: Geometry, half: 0 | 1) {
  return {count: entries(g, g.start), start: halfStart(g, half), end: halfEnd(g, half)}
}

const UNITS = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB"]

/** A size in at most three digits, as a number and its unit: 128 TiB, 1.5 GiB, 0.98 GiB. */
export function roundly(bytes: number): {readonly value: string; readonly unit: string} {
  let unit = 0
  while (bytes >= 999.5 && unit < UNITS.length - 1) {
    bytes /= 1024
    unit++
  }
  const value =
    bytes >= 100
      ? Math.round(bytes)
      : bytes >= 10
        ? Math.round(bytes * 10) / 10
        : Math.round(bytes * 100) / 100
  return {value: `${value}`, unit: UNITS[unit]}
}
