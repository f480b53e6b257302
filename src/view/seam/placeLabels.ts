// Names on the map. A name stands in its area where the area is dark behind all of it, else beside or below it; names never
// overlap each other, the first of a kind is enough. Writable areas are what one expects: their names stay away.

import {READ_ONLY} from "../../model/descriptor/descriptor.ts"
import {number} from "../../model/descriptor/say.ts"
import {hex} from "../../model/word.ts"
import {line, type Shape} from "../draw.ts"
import {fieldX} from "../stage/layout.ts"
import {isCopied, isNowWritable, placesAt, type PlaceAt} from "../stage/places.ts"
import {columnsOf, rowAtY} from "../field/rows.ts"
import {looksOf, type Stage} from "../stage/stage.ts"

const SIDES = ["source", "copy"] as const

/** Widths of the two kinds of names; they decide where a name has room. */
const strongWidth = (text: string) => text.length * 6.6
const plainWidth = (text: string) => text.length * 5.7
/** From a name to what is said of it. */
const whatX = ({at}: Stage, name: string) =>
  at.mode === "medium" ? name.length * 5.9 + 6 : name.length * 6.3 + 12

/** The names as shapes in both wings. */
export function placeLabels(stage: Stage): Shape[] {
  const {at} = stage
  const phone = at.mode === "phone"
  const shapes: Shape[] = []
  let free = -Infinity
  for (const place of placesAt(stage).filter(({odd}) => odd > 0)) {
    if (place.y1 - place.y0 >= 15 && place.readOnly === 0) {
      if (!phone) shapes.push(...takenOut(stage, place))
      continue
    }
    const spot = spotOf(stage, place)
    if ((phone && !spot.inside) || spot.y < free || spot.y > at.field.height - 6) continue
    free = spot.y + 15
    shapes.push(...nameShapes(stage, place, spot))
  }
  return shapes
}

interface Spot {
  readonly inside: boolean
  /** px from the field's corner; y: the middle of the name. */
  readonly x: number
  readonly y: number
}

function spotOf(stage: Stage, place: PlaceAt): Spot {
  const {at, source} = stage
  const phone = at.mode === "phone"
  const columns = columnsOf(source.geometry)
  const px = at.field.width / columns
  const tall = place.y1 - place.y0
  const middle = place.y0 + Math.min(tall / 2, 14)
  // Margins shrink with the field; phones are drawn with their own.
  const part = Math.min(1, at.field.width / 512)
  const [x, beside] = phone ? [9, 10] : [24 * part, 10 * part]
  const width = phone ? strongWidth(place.name) : whatX(stage, place.name) + plainWidth(inWords(place))
  const high = tall >= (phone ? 11 : 15)
  if (high && darkUntil(stage, middle, x / px) >= Math.min(columns, (x + width) / px))
    return {inside: true, x, y: middle}
  const end = darkUntil(stage, middle, high ? 0 : place.column) * px
  if (end + beside + plainWidth(place.name) < at.field.width)
    return {inside: false, x: end + beside, y: middle}
  return {inside: false, x: Math.min(place.column * px, at.field.width / 2) + 10, y: place.y1 + 8}
}

/** The first column from `from` on that is not read-only in the source's row at a height. */
function darkUntil(stage: Stage, y: number, from: number): number {
  const looks = new Uint8Array(columnsOf(stage.source.geometry))
  const row = rowAtY(stage.rows, stage.top + y)
  if (!row) return 0
  looksOf(stage, "source")(row, looks)
  let column = Math.floor(from)
  while (column < looks.length && looks[column] === READ_ONLY) column++
  return column
}

function inWords({blocks, pages}: PlaceAt): string {
  const count = (n: number, thing: string) => n > 0 && `${number(n)} ${n === 1 ? thing : `${thing}s`}`
  return [count(blocks, "block"), count(pages, "page")].filter(Boolean).join(", ")
}

function nameShapes(stage: Stage, place: PlaceAt, {inside, x, y}: Spot): Shape[] {
  const {at} = stage
  const phone = at.mode === "phone"
  const changed = isNowWritable(stage, place)
  const shapes: Shape[] = []
  for (const side of SIDES) {
    if (side === "copy" && !isCopied(stage, place)) continue
    const tone = `${inside ? "on-dark" : "plain"} ${side} ${side === "copy" && changed ? "changed" : ""}`
    const push = (key: string, dx: number, text: string, style: string) =>
      shapes.push({
        kind: "text",
        key: `place ${place.name} ${side} ${key}`,
        class: `place ${tone} ${style}`,
        ...{x: fieldX(at, side) + x + dx, y: at.field.y + y + 4, text},
      })
    const name = phone && changed && side === "copy" ? "now writable" : place.name
    push("name", 0, name, inside ? "strong" : "")
    if (!inside || phone) continue
    if (side === "source") push("what", whatX(stage, place.name), inWords(place), "what")
    else if (changed) push("what", whatX(stage, place.name), "now writable", "what")
  }
  return shapes
}

/** Taken out of the linear map: its band says so; here are name and extent, and a beam from the first row to the last. */
function takenOut({at}: Stage, place: PlaceAt): Shape[] {
  const [y0, y1] = [at.field.y + Math.max(0, place.y0), at.field.y + Math.min(place.y1, at.field.height)]
  const right = at.source + at.field.width
  const extent = `${hex(place.start)} to ${hex(place.end - 1)}`
  const beams = [right, at.copy + at.field.width].map(edge => beam(edge - 4.5, y0 + 0.5, y1 - 0.5)).join("")
  const name = (key: string, style: string, x: number, text: string): Shape => ({
    ...{kind: "text", key: `place ${place.name} ${key}`, class: `place plain source end ${style}`},
    ...{x, y: y1 - 8, text},
  })
  return [
    {kind: "path", key: `beam ${place.name} ground`, class: "beam-ground", d: beams},
    {kind: "path", key: `beam ${place.name}`, class: "beam", d: beams},
    name("name", "strong", right - 16 - plainWidth(extent), place.name),
    name("extent", "", right - 12, extent),
  ]
}

function beam(x: number, y0: number, y1: number): string {
  return line(x, y0, x, y1) + line(x - 3, y0, x + 3, y0) + line(x - 3, y1, x + 3, y1)
}
