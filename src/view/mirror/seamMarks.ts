// The marks of the mirror's seam: what changed, as teeth between the bands, or with the seam closed as ribbons from band to band,
// each group with its mark and its count.

import {box, type Shape} from "../draw.ts"
import {markShapes} from "../seam/markShapes.ts"
import {
  countWords,
  extentOf,
  groupsOf,
  hasMark,
  isGone,
  placedMarks,
  RADIUS,
  wordsWidth,
  type Group,
  type Marked,
} from "./marks.ts"
import type {Place} from "./place.ts"
import type {Mirror} from "./scene.ts"
import {stopMark} from "./stopShapes.ts"

/** Teeth, leaders, marks and counts; with the seam closed also the ribbons that run straight across. */
export function seamMarks(mirror: Mirror, place: Place): Shape[] {
  const {left, right, marksY: y, lens} = place
  const marked = placedMarks([...groupsOf(mirror), ...stopMark(mirror)], left, right, lens !== null)
  const shapes: Shape[] = []
  let end = -Infinity
  const texts: Shape[] = []
  for (const [n, group] of marked.entries()) {
    const key = `group ${n}`
    shapes.push(...(lens ? teeth(key, group, place) : straightRibbon(key, group, place)))
    shapes.push(leader(key, group, place, end))
    const marked = hasMark(group)
    const start = group.x + (marked ? RADIUS : 0)
    end = start + 2 + wordsWidth(group)
    const d = lens ? box(start, y - 5.5, end - start, 10) : plate(group, y, end)
    texts.push({kind: "path", key: `${key} paper`, class: "ground", d})
    if (marked) texts.push(...markShapes(key, group.cause as "W", RADIUS, group.x, y, {ground: 0.5}))
    texts.push({
      kind: "text",
      ...{key: `${key} count`, class: marked && !group.words ? "ribbon-count" : "ribbon-words"},
      ...{x: group.x + (marked ? RADIUS + 1.5 : 2), y: y + (marked ? 4.5 : 3), text: countWords(group)},
    })
  }
  return [...shapes, ...texts]
}

/** Paper under a mark and its count where they lie on ribbons: both are read on one ground, whatever is beside it. */
function plate(group: Marked, y: number, end: number): string {
  const start = group.x - (hasMark(group) ? RADIUS + PAD - 1 : PAD)
  return box(start, y - PLATE / 2, end + PAD - start, PLATE)
}

/** Height of such a ground, and what it leaves around the words, px. */
const PLATE = 19
const PAD = 3

function boxesOf({parts}: Group, y: number, height: number): string {
  return parts.map(({x0, x1}) => box(x0, y, Math.max(1.5, x1 - x0), height)).join("")
}

/** With the seam open: what was, under the source; what is, over the copy. A stop has its line. */
function teeth(key: string, group: Marked, {bands, tooth}: Place): Shape[] {
  if (group.words) return []
  const was = boxesOf(group, bands.source.y + bands.source.height + 1, tooth / 2)
  const is = boxesOf(group, bands.copy.y - tooth, tooth)
  return [
    {kind: "path", key: `${key} was`, class: "tooth was", d: group.cause === "added" ? "" : was},
    {kind: "path", key: `${key} tooth`, class: isGone(group) ? "tooth gone" : "tooth", d: is},
  ]
}

/** With the seam closed: from band to band. */
function straightRibbon(key: string, group: Marked, {bands, marksY: y}: Place): Shape[] {
  if (group.words) return []
  const [low, high] = [bands.copy.y, bands.source.y + bands.source.height]
  const was = group.cause === "added" ? "" : boxesOf(group, high + 1, y - high - 1)
  return [
    {kind: "path", key: `${key} was`, class: `ribbon ${group.cause === "V" ? "invalid" : "dark"}`, d: was},
    isGone(group)
      ? {kind: "path", key: `${key} bar`, class: "ribbon-bar", d: boxesOf(group, y - 1, 2)}
      : {kind: "path", key: `${key} is`, class: "ribbon accent", d: boxesOf(group, y, low - y - 1)},
  ]
}

/** From a group's tooth to its mark, if that stands elsewhere; it keeps clear of the words before. */
function leader(key: string, group: Marked, {bands, marksY: y, tooth, lens}: Place, end: number): Shape {
  const {x0, x1} = extentOf(group)
  const middle = (x0 + x1) / 2
  const inside = group.x >= x0 - 1 && group.x <= x1 + 1
  const top = lens ? bands.copy.y - tooth : y
  const corner = Math.min(group.x - RADIUS, Math.max(middle, end + 3))
  const d = inside ? "" : `M${middle},${top}L${corner},${y}H${group.x}`
  return {kind: "path", key: `${key} leader`, class: "mark-leader", d}
}
