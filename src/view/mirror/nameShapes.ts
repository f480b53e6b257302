// The names of the regions as shapes, in the source's band and, of what is in the copy, at the same place in the copy's.

import type {Region} from "../../model/regions.ts"
import type {Va} from "../../model/word.ts"
import type {Shape} from "../draw.ts"
import {isAsked} from "../field/missing.ts"
import {pieceAt, slotUnder, slotVa, xOf} from "./axis.ts"
import {brushPlace, type Brush} from "./brush.ts"
import type {Looks} from "./columns.ts"
import {liesQuiet, namesOf} from "./names.ts"
import {LINE, type Name} from "./nameSpots.ts"
import type {Place} from "./place.ts"
import {copyWords, regionName} from "./regionWords.ts"
import type {Mirror} from "./scene.ts"
import {textWidth} from "./text.ts"

/** The source's names, and those of what is in the copy: at the same x, or beside what was copied of a region. */
export function nameShapes(mirror: Mirror, place: Place, looks: Looks, brush: Brush | null): Shape[] {
  const names = namesOf(mirror, place, looks, brush)
  const own = names.map(name => copyShapes(mirror, place, looks, name))
  const isNamed = (region: Region) => names.some((name, n) => name.region === region && own[n].length > 0)
  return [
    ...names.flatMap((name, n) => [
      ...name.lines.map((text, n) => lineShape(name, "source", n, place.bands.source.y + name.y, text)),
      ...leaderShapes(mirror, place, name),
      ...own[n],
    ]),
    ...mirror.regions
      .filter(region => !isNamed(region))
      .flatMap(region => besideShapes(mirror, place, region, brush)),
  ]
}

function lineShape(
  {region, x, end, wordsX}: Name,
  side: string,
  n: number,
  top: number,
  text: string,
): Shape {
  const style = `region ${n === 0 ? "strong" : ""} ${end ? "end" : ""}`
  const behind = n > 0 && wordsX !== null
  return {
    kind: "text",
    ...{key: `name ${region.start} ${side} ${n}`, class: style},
    ...{x: behind ? wordsX : x, y: behind ? top : top + LINE * n, text},
  }
}

/** From the words to the region: onward, or back over what lies between. */
function leaderShapes({axis}: Mirror, {bands}: Place, {region, x, y, end, leader}: Name): Shape[] {
  if (leader === null) return []
  const at = bands.source.y + y - 4
  const piece = pieceAt(axis, region.start)!
  const onward =
    leader > piece.x + 6
      ? `M${x + 3},${at}H${leader - 5}L${leader},${bands.source.y + 8}`
      : `M${x + 3},${at}H${piece.x}`
  const d = end ? onward : `M${x - 4},${at}H${leader + 1}`
  return [{kind: "path", key: `name ${region.start} leader`, class: "region-leader", d}]
}

function copyShapes(mirror: Mirror, place: Place, looks: Looks, name: Name): Shape[] {
  const {region, lines, x, y, end, leader} = name
  const {axis, experiment} = mirror
  const words = copyWords(mirror, region)
  const band = place.bands.copy
  if (words === null || leader !== null || end || y > band.height) return []
  if (!isAsked(experiment, slotVa(axis, slotUnder(axis, x)!))) return []
  const said = place.mode === "phone" ? [] : saidOf(mirror, looks, words, x, region)
  const all = y + LINE * said.length > band.height - 4 ? [lines[0]] : [lines[0], ...said]
  return all.map((text, n) => lineShape(name, "copy", n, band.y + y, text))
}

/** From what was copied, or from the brush over it, to the words beside it, px. */
const BESIDE = 16
/** Baseline of a name from the band's top, px. */
const FIRST = {wide: 21.5, medium: 16, phone: 14} as const

/** Of a region that goes on beyond the range: the name stands behind what was copied, with a leader, however narrow that may be. */
function besideShapes(mirror: Mirror, place: Place, region: Region, brush: Brush | null): Shape[] {
  const {axis, experiment} = mirror
  const words = copyWords(mirror, region)
  const end = experiment.range?.end
  const piece = end === undefined ? undefined : pieceAt(axis, end)
  if (words === null || !piece || end === undefined || end >= region.end) return []
  // A range may end with a piece: the line leads back to that one, over what was cut out behind it.
  const copied = axis.pieces.findLast(({start}) => start < end) ?? piece
  const edge = xOf(axis, (end - 1) as Va) ?? copied.x + copied.width
  const over = brush ? brushPlace(axis, brush) : {x0: 0, x1: 0}
  const from = over.x0 < edge + BESIDE && over.x1 > edge - 3 ? over.x1 + 2 : edge + 1
  const lines = [regionName(region), ...(place.mode === "phone" ? [] : [words])]
  const width = Math.max(...lines.map((line, n) => textWidth(line, n === 0 ? 12.2 : 11, n === 0)))
  const [x, y] = [Math.max(from, piece.x) + BESIDE, place.bands.copy.y + FIRST[place.mode]]
  if (x + width > piece.x + piece.width) return []
  const key = `name ${region.start} beside`
  return [
    ...lines.map((text, n): Shape => {
      const style = `region ${n === 0 ? "strong" : ""}`
      return {kind: "text", key: `${key} ${n}`, class: style, x, y: y + LINE * n, text}
    }),
    {kind: "path", key: `${key} leader`, class: "region-leader", d: `M${x - 4},${y - 4}H${from}`},
  ]
}

/** In one line, or a line for each part of it. */
function saidOf({axis}: Mirror, looks: Looks, words: string, x: number, region: Region): readonly string[] {
  const fits = (text: string) => liesQuiet(axis, looks.copy, x, text, region)
  return [[words], words.split(", ")].find(parts => parts.every(fits)) ?? []
}
