// Where the names of the regions stand: in the region, beside it, or further away with a leader; behind the last piece there is
// room for those of narrow pieces. Where nothing quiet is left a name gives way, and the list of regions still has it.

import {EMPTY, TABLE, WRITABLE} from "../../model/descriptor/descriptor.ts"
import type {Region} from "../../model/regions.ts"
import type {Va} from "../../model/word.ts"
import {slotOf, slotUnder, type Axis, type Stretch} from "./axis.ts"
import {brushPlace, type Brush} from "./brush.ts"
import type {Looks} from "./columns.ts"
import {
  aheadSpots,
  awaySpots,
  belowSpots,
  lastEnd,
  LINE,
  linesOf,
  nearSpots,
  plain,
  restSpots,
  type Name,
  type Spot,
} from "./nameSpots.ts"
import type {Place} from "./place.ts"
import type {Mirror} from "./scene.ts"

interface Box {
  readonly x0: number
  readonly x1: number
  readonly y0: number
  readonly y1: number
}

/** Words keep so far away from what is not quiet. */
const CLEAR = 3

/** What nobody can do without. */
const FIRST: readonly (string | null)[] = ["linear map", "kernel image"]

/** The source's names, as many as have room. Where one that nobody can do without is left over, those have their places first. */
export function namesOf(mirror: Mirror, place: Place, looks: Looks, brush: Brush | null): Name[] {
  const {regions} = mirror
  // Words are asked for in every pass.
  const lines = new Map(regions.map(region => [region, linesOf(mirror, place, region)]))
  const bySize = [...regions].sort((a, b) => b.bytes - a.bytes)
  const first = FIRST.flatMap(name => bySize.find(region => region.name === name) ?? [])
  const passes = passesOf(mirror, place, lines)
  const found = placedNames(mirror, place, looks, brush, passes)
  if (first.every(region => found.some(name => name.region === region))) return found
  return placedNames(mirror, place, looks, brush, [...firstPasses(mirror, place, lines, first), ...passes])
}

type Pass = readonly [readonly Region[], (region: Region) => Iterable<Spot>]
type Lines = ReadonlyMap<Region, readonly string[]>

/** Which regions look for a place where, in this order: each takes the first that is free. */
function passesOf(mirror: Mirror, place: Place, lines: Lines): readonly Pass[] {
  const bySize = [...mirror.regions].sort((a, b) => b.bytes - a.bytes)
  const image = bySize.filter(({name}) => name === "kernel image")
  const backward = [...mirror.regions].reverse()
  return [
    [bySize, region => nearSpots(mirror, place, region, lines.get(region)!, true)],
    [place.mode === "phone" ? [...image, ...bySize] : [], region => belowSpots(mirror, place, region, false)],
    [mirror.regions, region => awaySpots(mirror, place, region, lines.get(region)!)],
    [backward, region => restSpots(mirror, place, region, lines.get(region)!, false)],
    [bySize, region => nearSpots(mirror, place, region, lines.get(region)!, false)],
  ]
}

/** The same for those that come first: with a line across the picture, at its foot, if it must be. */
function firstPasses(mirror: Mirror, place: Place, lines: Lines, first: readonly Region[]): readonly Pass[] {
  return [
    [first, region => nearSpots(mirror, place, region, lines.get(region)!, true)],
    [place.mode === "phone" ? first : [], region => belowSpots(mirror, place, region, true)],
    [first, region => awaySpots(mirror, place, region, lines.get(region)!)],
    [first, region => nearSpots(mirror, place, region, lines.get(region)!, false)],
    [first, region => restSpots(mirror, place, region, lines.get(region)!, true)],
    [first, region => aheadSpots(mirror, place, region, lines.get(region)!, null)],
    [first, region => aheadSpots(mirror, place, region, lines.get(region)!, "any")],
  ]
}

function placedNames(
  {axis}: Mirror,
  place: Place,
  looks: Looks,
  brush: Brush | null,
  passes: readonly Pass[],
): Name[] {
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
    return (
      spot.x0 > lastEnd(axis) ||
      isQuiet(axis, looks.source, spot, spot.on === "any" ? wholeOf(axis) : spot.on && region)
    )
  }
  for (const [order, spots] of passes)
    for (const region of order) {
      if (found.some(name => name.region === region)) continue
      const spot = firstOf(spots(region), spot => isFree(region, spot))
      if (!spot) continue
      words.push(boxOf(spot))
      if (spot.leader !== null) words.push(leaderBox(spot))
      const {x0, x1, on: _, ...rest} = spot
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

/** From the first piece to the last. */
function wholeOf({pieces}: Axis): Stretch {
  return {start: pieces[0].start, end: pieces.at(-1)!.end}
}

/** Is nothing behind a stretch but empty slots, or quiet ones of its own? */
function isQuiet(
  axis: Axis,
  looks: Uint8Array,
  {x0, x1}: Pick<Spot, "x0" | "x1">,
  own: Stretch | null,
): boolean {
  const [left, right] = [x0 - (own ? 8 : CLEAR), x1 + CLEAR]
  const piece = axis.pieces.find(p => left >= p.x && right <= p.x + p.width)
  if (!piece) return false
  const [from, to] = [slotUnder(axis, left)!, slotUnder(axis, right)!]
  const [first, last] = own ? [slotOf(axis, own.start)!, slotOf(axis, (own.end - 1) as Va)!] : [1, 0]
  for (let slot = from; slot <= to; slot++) {
    if (looks[slot] === EMPTY) continue
    const quiet = looks[slot] === WRITABLE || looks[slot] === TABLE
    if (!quiet || slot < first || slot > last) return false
  }
  return true
}

/** Do words from an x on lie on nothing but what is quiet? */
export function liesQuiet(axis: Axis, looks: Uint8Array, x: number, text: string, region: Region): boolean {
  return isQuiet(axis, looks, {x0: x, x1: x + plain(text)}, region)
}
