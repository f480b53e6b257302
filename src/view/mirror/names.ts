// Where the names of the regions stand: in the region, beside it, or further away with a leader; behind the last piece there is
// room for those of narrow pieces. Where nothing quiet is left a name gives way, and the list of regions still has it.

import {EMPTY, TABLE, WRITABLE} from "../../model/descriptor/descriptor.ts"
import type {Region} from "../../model/regions.ts"
import type {Va} from "../../model/word.ts"
import {addressesOf} from "./addresses.ts"
import {pieceAt, slotUnder, xOf, type Axis, type Piece} from "./axis.ts"
import {brushPlace, type Brush} from "./brush.ts"
import type {Looks} from "./columns.ts"
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

interface Box {
  readonly x0: number
  readonly x1: number
  readonly y0: number
  readonly y1: number
}

/** A place that a name could have: [x0, x1) of its words. */
interface Spot extends Pick<Name, "y" | "end" | "lines" | "leader" | "wordsX"> {
  readonly x0: number
  readonly x1: number
  /** May it lie on its own region? */
  readonly own: boolean
}

/** Baselines of a name's rows from the band's top. */
const ROWS = {wide: [21.5, 56, 90], medium: [16, 46, 76], phone: [14, 38]} as const
export const LINE = 14.5
/** Baseline under the band of a phone: tall letters stay clear of the band's outline. */
const BELOW = 13
const NEAR = 12
/** Words keep so far away from what is not quiet. */
const CLEAR = 3
const STEP = 12
/** The longest line to a name, px: within the pieces and, on a phone, to those behind the last one. */
const AWAY = 80

const strong = (text: string) => textWidth(text, 12.2, true)
const plain = (text: string) => textWidth(text, 11)
const widthOf = (lines: readonly string[]) =>
  Math.max(strong(lines[0]), ...lines.slice(1).map(line => plain(line)))

/** The source's names, as many as have room. */
export function namesOf(mirror: Mirror, place: Place, looks: Looks, brush: Brush | null): Name[] {
  const {axis, regions} = mirror
  const words: Box[] = []
  // A brush over half of the picture cannot keep names away.
  const {x0, x1} = brush ? brushPlace(axis, brush) : {x0: 0, x1: Infinity}
  const {height} = place.bands.source
  const brushed = x1 - x0 < 60 ? {x0: x0 - 4, x1: x1 + 4, y0: 0, y1: height} : null
  // Their sizes stand at the top.
  const holes = axis.holes.map(hole => ({x0: hole.x, x1: hole.x + hole.width, y0: 0, y1: 28}))
  const found: Name[] = []
  const isFree = (region: Region, spot: Spot) => {
    const box = boxOf(spot)
    if (brushed && meet(box, brushed)) return false
    if (words.some(other => meet(other, box))) return false
    if (spot.leader !== null && [...words, ...holes].some(other => meet(other, leaderBox(spot)))) return false
    // Below the band only a phone has names: elsewhere a low band has fewer.
    if (spot.y > height) return place.mode === "phone"
    if (box.y1 > height + 2) return false
    return spot.x0 > lastEnd(axis) || isQuiet(axis, looks.source, spot, spot.own ? region : null)
  }
  // Words are asked for in every pass.
  const lines = new Map(regions.map(region => [region, linesOf(mirror, place, region)]))
  const bySize = [...regions].sort((a, b) => b.bytes - a.bytes)
  const image = bySize.filter(({name}) => name === "kernel image")
  const backward = [...regions].reverse()
  const passes: [readonly Region[], (region: Region) => Iterable<Spot>][] = [
    [bySize, region => nearSpots(mirror, place, region, lines.get(region)!, true)],
    [place.mode === "phone" ? [...image, ...bySize] : [], region => belowSpots(mirror, place, region)],
    [regions, region => awaySpots(mirror, place, region, lines.get(region)!)],
    [backward, region => restSpots(mirror, place, region, lines.get(region)!)],
    [bySize, region => nearSpots(mirror, place, region, lines.get(region)!, false)],
  ]
  for (const [order, spots] of passes)
    for (const region of order) {
      if (found.some(name => name.region === region)) continue
      const spot = firstOf(spots(region), spot => isFree(region, spot))
      if (!spot) continue
      words.push(boxOf(spot))
      if (spot.leader !== null) words.push(leaderBox(spot))
      const {x0, x1, own: _, ...rest} = spot
      found.push({region, x: spot.end ? x1 : x0, ...rest})
    }
  return found
}

function firstOf(spots: Iterable<Spot>, isFree: (spot: Spot) => boolean): Spot | undefined {
  for (const spot of spots) if (isFree(spot)) return spot
  return undefined
}

function meet(a: Box, b: Box): boolean {
  return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1
}

function boxOf({x0, x1, y, lines, wordsX}: Spot): Box {
  const last = wordsX === null ? lines.length - 1 : 0
  return {x0: x0 - 3, x1: x1 + 3, y0: y - 11, y1: y + LINE * last + 3.5}
}

/** What the line from a name to its region takes. */
function leaderBox({x0, x1, y, end, leader}: Spot): Box {
  const [a, b] = end ? [x1 + 3, leader! - 5] : [leader!, x0 - 4]
  return {x0: a, x1: Math.max(a, b), y0: y - 6, y1: y - 2}
}

/** Where the last piece ends. */
function lastEnd({pieces}: Axis): number {
  const last = pieces.at(-1)
  return last ? last.x + last.width : 0
}

/** A name and what is said under it. */
function linesOf(mirror: Mirror, place: Place, region: Region): string[] {
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
function* nearSpots(
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
          yield {...{y, lines, x0: x, x1: x + width}, ...{wordsX: null, end: false, leader: null, own: true}}
      if (inside || lines.length > words.length + 1) continue
      // A region at the left of its piece has its name at its right, the others before them where there is room.
      const beside = {y, lines, wordsX: null, leader: null, own: false}
      const away = lines.length > 1 ? 8 : 5
      const left = {...beside, x0: from - 6 - width, x1: from - 6, end: true}
      const right = {...beside, x0: to + away, x1: to + away + width, end: false}
      const before = from - piece.x > piece.width / 8 && region.name !== "vmalloc"
      for (const spot of before ? [left, right] : [right, left])
        if (spot.x0 >= piece.x + 4 && spot.x1 <= piece.x + piece.width - 4) yield spot
    }
  }
}

/** On a phone: under the piece, which is mostly less wide than any name. */
function* belowSpots({axis}: Mirror, place: Place, region: Region): Iterable<Spot> {
  const piece = pieceAt(axis, region.start)
  if (!piece) return
  const lines = [regionName(region)]
  const next = axis.pieces.find(({x}) => x > piece.x)
  const [x0, x1] = [piece.x, piece.x + strong(lines[0])]
  const y = place.bands.source.height + BELOW
  if (x1 <= (next ? next.x - 4 : place.right))
    yield {...{x0, x1, y, lines, wordsX: null}, end: false, leader: null, own: false}
}

/** With a leader: in the same piece, then in the one before. */
function* awaySpots(mirror: Mirror, place: Place, region: Region, lines: readonly string[]): Iterable<Spot> {
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
        yield {...{y, lines, wordsX: null, x0: x1 - width, x1}, end: true, leader: from, own: false}
    }
}

/** Behind the last piece, with a leader: in one line, in several, or the name alone. */
function* restSpots(mirror: Mirror, place: Place, region: Region, lines: readonly string[]): Iterable<Spot> {
  const extent = extentOf(mirror.axis, region)
  const x0 = lastEnd(mirror.axis) + 28
  if (!extent || (place.mode === "phone" && x0 - extent.to > AWAY)) return
  const one = [lines[0], lines.slice(1).join(", ")]
  const wordsX = x0 + strong(lines[0]) + 7
  const forms = [
    {lines: one, wordsX, x1: wordsX + plain(one[1])},
    {lines, wordsX: null, x1: x0 + widthOf(lines)},
    {lines: lines.slice(0, 1), wordsX: null, x1: x0 + strong(lines[0])},
  ]
  for (const form of forms)
    for (let y: number = ROWS[place.mode][0]; y < place.bands.source.height; y += LINE)
      if (form.x1 <= place.right) yield {...form, x0, y, end: false, leader: extent.to, own: false}
}

/** Is nothing behind a stretch but empty slots, or quiet ones of its own region? */
function isQuiet(
  axis: Axis,
  looks: Uint8Array,
  {x0, x1}: Pick<Spot, "x0" | "x1">,
  own: Region | null,
): boolean {
  const [left, right] = [x0 - (own ? 8 : CLEAR), x1 + CLEAR]
  const piece = axis.pieces.find(p => left >= p.x && right <= p.x + p.width)
  if (!piece) return false
  const [from, to] = [slotUnder(axis, left)!, slotUnder(axis, right)!]
  for (let slot = from; slot <= to; slot++) {
    if (looks[slot] === EMPTY) continue
    if (own && (looks[slot] === WRITABLE || looks[slot] === TABLE)) continue
    return false
  }
  return true
}

/** Do words from an x on lie on nothing but what is quiet? */
export function liesQuiet(axis: Axis, looks: Uint8Array, x: number, text: string, region: Region): boolean {
  return isQuiet(axis, looks, {x0: x, x1: x + plain(text)}, region)
}
