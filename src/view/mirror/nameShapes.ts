// The names of the regions as shapes, in the source's band and, of what is in the copy, at the same place in the copy's.

import type {Region} from "../../model/regions.ts"
import type {Shape} from "../draw.ts"
import {isAsked} from "../field/missing.ts"
import {pieceAt, slotUnder, slotVa} from "./axis.ts"
import type {Looks} from "./columns.ts"
import {LINE, liesQuiet, type Name} from "./names.ts"
import type {Place} from "./place.ts"
import {copyWords} from "./regionWords.ts"
import type {Mirror} from "./scene.ts"

/** The source's names, and those of what is in the copy, at the same x. */
export function nameShapes(mirror: Mirror, place: Place, looks: Looks, names: readonly Name[]): Shape[] {
  return names.flatMap(name => [
    ...name.lines.map((text, n) => lineShape(name, "source", n, place.bands.source.y + name.y, text)),
    ...leaderShapes(mirror, place, name),
    ...copyShapes(mirror, place, looks, name),
  ])
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

/** In one line, or a line for each part of it. */
function saidOf({axis}: Mirror, looks: Looks, words: string, x: number, region: Region): readonly string[] {
  const fits = (text: string) => liesQuiet(axis, looks.copy, x, text, region)
  return [[words], words.split(", ")].find(parts => parts.every(fits)) ?? []
}
