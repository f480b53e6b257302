// The places that a region's name could have: in the region or beside it, under it on a phone, further away or behind the last piece
// with a leader. Which of them is free is for names.ts to say.

import type {Region} from "../../model/regions.ts"
import type {Va} from "../../model/word.ts"
import {addressesOf} from "./addresses.ts"
import {pieceAt, xOf, type Axis, type Piece} from "./axis.ts"
import type {Place} from "./place.ts"
import {regionName, regionWords} from "./regionWords.ts"
import type {Mirror} from "./scene.ts"
import {textWidth, wrapped} from "./text.ts"

/** A name in its place. */
export interface Name {
  readonly region: Region
  /** Where the words begin, or end. */
  readonly x: number
  /** Baseline of its first line from the band's top. */
  readonly y: number
  readonly end: boolean
  /** The name, and under it what is said of it. */
  readonly lines: readonly string[]
  /** In one line: where what is said begins. */
  readonly wordsX: number | null
  /** Where a line from the words leads to, if they are away from the region. */
  readonly leader: number | null
}

/** A place that a name could have: [x0, x1) of its words. */
export interface Spot extends Pick<Name, "y" | "end" | "lines" | "leader" | "wordsX"> {
  readonly x0: number
  readonly x1: number
  /** What that is quiet it may lie on, besides what is empty. */
  readonly on: "own region" | "any" | null
}

/** Baselines of a name's rows from the band's top. */
const ROWS = {wide: [21.5, 56, 90], medium: [16, 46, 76], phone: [14, 38]} as const
export const LINE = 14.5
/** Baseline under the band of a phone: tall letters stay clear of the band's outline. */
const BELOW = 13
const NEAR = 12
const STEP = 12
/** The longest line to a name, px: within the pieces and, on a phone, to those behind the last one. */
const AWAY = 80
/** From the last piece to the names behind it, px. */
const BEHIND = 28

const strong = (text: string) => textWidth(text, 12.2, true)
export const plain = (text: string) => textWidth(text, 11)
const widthOf = (lines: readonly string[]) =>
  Math.max(strong(lines[0]), ...lines.slice(1).map(line => plain(line)))

/** Where the last piece ends. */
export function lastEnd({pieces}: Axis): number {
  const last = pieces.at(-1)
  return last ? last.x + last.width : 0
}

/** A name and what is said under it. */
export function linesOf(mirror: Mirror, place: Place, region: Region): string[] {
  const name = regionName(region)
  if (place.mode === "phone") return [name]
  const piece = pieceAt(mirror.axis, region.start)
  const said = addressesOf(mirror.axis, place).some(({start}) => start === piece?.start)
  const alike = mirror.regions.filter(other => other.name === region.name)
  const upper = region.name === "vmalloc" && alike.length > 1 && region === alike.at(-1)
  const words = regionWords(region, mirror, said ? null : region.start)
  const {executable, executableWritable} = region
  const code = region.name === "kernel image" && executable > 0 && place.mode === "wide" && said
  return [
    name,
    upper ? `upper end, ${words}` : words,
    ...(code ? [executableWritable === 0 ? "code is X, read-only" : "code is X, writable"] : []),
  ]
}

/** From and to of a region on the axis. */
function extentOf(axis: Axis, {start, end}: Region): {piece: Piece; from: number; to: number} | null {
  const piece = pieceAt(axis, start)
  const [from, to] = [xOf(axis, start), xOf(axis, (end - 1) as Va)]
  return piece && from !== null && to !== null ? {piece, from, to} : null
}

/** In the region, or beside it: with all its words, or with its name alone. */
export function* nearSpots(
  mirror: Mirror,
  place: Place,
  region: Region,
  [name, ...words]: readonly string[],
  whole: boolean,
): Iterable<Spot> {
  const extent = extentOf(mirror.axis, region)
  if (!extent) return
  const {piece, from, to} = extent
  const folded = words.flatMap(line => wrapped(line, to - from - NEAR - 4, 11))
  const forms = whole
    ? [
        [name, ...words],
        [name, ...folded],
      ]
    : [[name]]
  for (const lines of forms) {
    const width = widthOf(lines)
    const inside = to - from >= width + NEAR + 4
    for (const y of ROWS[place.mode]) {
      if (inside)
        for (let x = from + NEAR; x + width <= to - 4; x += STEP)
          yield {
            ...{y, lines, x0: x, x1: x + width},
            ...{wordsX: null, end: false, leader: null, on: "own region"},
          }
      if (inside || lines.length > words.length + 1) continue
      // A region at the left of its piece has its name at its right, the others before them where there is room.
      const beside = {y, lines, wordsX: null, leader: null, on: null}
      const away = lines.length > 1 ? 8 : 5
      const left = {...beside, x0: from - 6 - width, x1: from - 6, end: true}
      const right = {...beside, x0: to + away, x1: to + away + width, end: false}
      const before = from - piece.x > piece.width / 8 && region.name !== "vmalloc"
      for (const spot of before ? [left, right] : [right, left])
        if (spot.x0 >= piece.x + 4 && spot.x1 <= piece.x + piece.width - 4) yield spot
    }
  }
}

/** On a phone: under the piece, which is mostly less wide than any name. What comes first may go on under the next one. */
export function* belowSpots({axis}: Mirror, place: Place, region: Region, first: boolean): Iterable<Spot> {
  const piece = pieceAt(axis, region.start)
  if (!piece) return
  const lines = [regionName(region)]
  const width = strong(lines[0])
  const next = axis.pieces.find(({x}) => x > piece.x)
  const end = next && !first ? next.x - 4 : place.right
  const y = place.bands.source.height + BELOW
  const last = first ? piece.x + piece.width - 4 : piece.x
  for (let x0 = piece.x; x0 <= last && x0 + width <= end; x0 += 4)
    yield {...{x0, x1: x0 + width, y, lines, wordsX: null}, end: false, leader: null, on: null}
}

/** With a leader: in the same piece, then in the one before. */
export function* awaySpots(
  mirror: Mirror,
  place: Place,
  region: Region,
  lines: readonly string[],
): Iterable<Spot> {
  const extent = extentOf(mirror.axis, region)
  if (!extent) return
  const {piece, from} = extent
  const width = widthOf(lines)
  const before = mirror.axis.pieces.findLast(({x}) => x < piece.x)
  for (const y of ROWS[place.mode])
    for (const p of [piece, before]) {
      if (!p || p.width < width + 20) continue
      for (
        let x1 = Math.min(from - 14, p.x + p.width - 8);
        x1 - width >= p.x + 4 && from - x1 < AWAY;
        x1 -= 8
      )
        yield {...{y, lines, wordsX: null, x0: x1 - width, x1}, end: true, leader: from, on: null}
    }
}

/** With a leader back to the region: in the same piece, then in the one behind it; with all its words, or with its name alone. */
export function* aheadSpots(
  mirror: Mirror,
  place: Place,
  region: Region,
  lines: readonly string[],
  on: Spot["on"],
): Iterable<Spot> {
  const extent = extentOf(mirror.axis, region)
  if (!extent) return
  const {piece, to} = extent
  const behind = mirror.axis.pieces.find(({x}) => x > piece.x)
  for (const form of [lines, lines.slice(0, 1)])
    for (const y of ROWS[place.mode])
      for (const p of [piece, behind]) {
        if (!p) continue
        const last = Math.min(p.x + p.width - 4 - widthOf(form), to + 2 * AWAY)
        for (let x0 = Math.max(to + 14, p.x + 8); x0 <= last; x0 += 8)
          yield {
            ...{y, lines: form, x0, x1: x0 + widthOf(form)},
            ...{wordsX: null, end: false, leader: to, on},
          }
      }
}

/** Behind the last piece, with a leader: in one line, in several, or the name alone. `first`: from the foot up, and nearer if need be. */
export function* restSpots(
  mirror: Mirror,
  place: Place,
  region: Region,
  lines: readonly string[],
  first: boolean,
): Iterable<Spot> {
  const extent = extentOf(mirror.axis, region)
  const edge = lastEnd(mirror.axis)
  if (!extent || (place.mode === "phone" && edge + BEHIND - extent.to > AWAY)) return
  const one = [lines[0], lines.slice(1).join(", ")]
  const name = strong(lines[0])
  const forms = [
    {lines: one, words: name + 7, width: name + 7 + plain(one[1])},
    {lines, words: null, width: widthOf(lines)},
    {lines: lines.slice(0, 1), words: null, width: name},
  ]
  const head = ROWS[place.mode][0]
  const count = Math.ceil((place.bands.source.height - head) / LINE)
  for (const {lines, words, width} of forms) {
    const x0 = edge + (first ? Math.max(BEHIND / 2, Math.min(BEHIND, place.right - width - edge)) : BEHIND)
    if (x0 + width > place.right) continue
    for (let n = 0; n < count; n++) {
      const y = head + LINE * (first ? count - 1 - n : n)
      const wordsX = words === null ? null : x0 + words
      yield {...{x0, x1: x0 + width, y, lines, wordsX, end: false}, leader: extent.to, on: null}
    }
  }
}
