// Names on the map. A name stands in its area where the area is dark behind all of it, else beside, below or above it on quiet
// ground; the first of a kind is enough. Writable areas are what one expects: their names stay away.

import {EMPTY, READ_ONLY, TABLE, WRITABLE} from "../../model/descriptor/descriptor.ts"
import {number} from "../../model/descriptor/say.ts"
import {hex} from "../../model/word.ts"
import {box, line, type Shape} from "../draw.ts"
import {fieldX} from "../stage/layout.ts"
import {isCopied, isNowWritable, placesAt, type PlaceAt} from "../stage/places.ts"
import {columnsOf, rowAtY, rowsIn} from "../field/rows.ts"
import {looksOf, type Stage} from "../stage/stage.ts"
import {isInside, wordsBox, type Label, type Rect, type Spot} from "./labels.ts"

const SIDES = ["source", "copy"] as const

/** Widths of the two kinds of names; they decide where a name has room. */
const strongWidth = (text: string) => text.length * 6.6
const plainWidth = (text: string) => text.length * 5.7
/** From a name to what is said of it. */
const whatX = ({at}: Stage, name: string) =>
  at.mode === "medium" ? name.length * 5.9 + 6 : name.length * 6.3 + 12

/** The names of both wings. */
export function placeLabels(stage: Stage): Label[] {
  const phone = stage.at.mode === "phone"
  return placesAt(stage)
    .filter(({odd}) => odd > 0)
    .flatMap(place => {
      if (isTakenOut(place)) return phone ? [] : [extentLabel(stage, place)]
      const inside = insideSpots(stage, place)
      return [phone ? inside : [...inside, ...outsideSpots(stage, place)]]
    })
}

/** Of what was taken out of the linear map: name and extent, in the left wing alone. */
export function extentLabels(stage: Stage): Label[] {
  return placesAt(stage)
    .filter(place => place.odd > 0 && isTakenOut(place))
    .map(place => extentLabel(stage, place))
}

/** Tall, and not read-only anywhere: taken out of the linear map. */
function isTakenOut({y0, y1, readOnly}: PlaceAt): boolean {
  return y1 - y0 >= 15 && readOnly === 0
}

/** Least height of a dark area that its name stands in, px: of the letters, with what hangs below the line. */
const INSIDE = 12

/** In the dark area itself: at its head, else further to the right or further down. */
function insideSpots(stage: Stage, place: PlaceAt): Spot[] {
  const {at, source} = stage
  const phone = at.mode === "phone"
  const columns = columnsOf(source.geometry)
  const px = at.field.width / columns
  const [top, bottom] = [Math.max(0, place.y0), Math.min(place.y1, at.field.height)]
  if (bottom - top < (phone ? 11 : INSIDE)) return []
  // Margins shrink with the field; phones are drawn with their own.
  const part = Math.min(1, at.field.width / 512)
  const start = phone ? 9 : 24 * part
  const width = phone ? strongWidth(place.name) : whatX(stage, place.name) + plainWidth(inWords(place))
  const spots: Spot[] = []
  for (let y = top + Math.min((bottom - top) / 2, 14); y <= bottom - 5.5; y += 16)
    for (let x = start; x + width <= at.field.width; x += phone ? 20 : 48)
      if (darkUntil(stage, y, x / px) >= Math.min(columns, (x + width) / px))
        spots.push(nameSpot(stage, place, x, y, true))
  return spots
}

/** Near the area, where nothing but writable or empty entries lie behind the name. */
function outsideSpots(stage: Stage, place: PlaceAt): Spot[] {
  const {at, source} = stage
  const px = at.field.width / columnsOf(source.geometry)
  const part = Math.min(1, at.field.width / 512)
  const high = place.y1 - place.y0 >= 15
  const middle = place.y0 + Math.min((place.y1 - place.y0) / 2, 14)
  const end = darkUntil(stage, middle, high ? 0 : place.column) * px
  const start = place.column * px
  // Never far away: a name that stands alone would name the wrong thing.
  const besides = [start, Math.min(start, at.field.width / 2), start + 48 * part, start - 96 * part]
  const places = [
    [end + 10 * part, middle],
    ...besides.map(x => [x + 10, place.y1 + 8]),
    ...besides.map(x => [x + 10, place.y0 - 8]),
    [end + 50 * part, middle],
  ]
  return places
    .map(([x, y]) => nameSpot(stage, place, x, y, false))
    .filter(({boxes: [box]}) => isInside(at, at.source, box) && isQuiet(stage, box))
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

/** Has the source nothing but writable or empty entries behind a box? */
function isQuiet(stage: Stage, {x0, y0, x1, y1}: Rect): boolean {
  const {at, rows, top, source} = stage
  const looks = new Uint8Array(columnsOf(source.geometry))
  const px = looks.length / at.field.width
  const look = looksOf(stage, "source")
  // The box has some room of its own around the letters.
  for (const row of rowsIn(rows, top + y0 + 2 - at.field.y, y1 - y0 - 4)) {
    look(row, looks)
    const behind = looks.subarray(Math.floor((x0 - at.source) * px), Math.ceil((x1 - at.source) * px))
    if (!behind.every(value => value === WRITABLE || value === EMPTY || value === TABLE)) return false
  }
  return true
}

function inWords({blocks, pages}: PlaceAt): string {
  const count = (n: number, thing: string) => n > 0 && `${number(n)} ${n === 1 ? thing : `${thing}s`}`
  return [count(blocks, "block"), count(pages, "page")].filter(Boolean).join(", ")
}

/** A name in both wings; x and y (of its middle) from the field's corner. */
function nameSpot(stage: Stage, place: PlaceAt, x: number, y: number, inside: boolean): Spot {
  const {at} = stage
  const phone = at.mode === "phone"
  const changed = isNowWritable(stage, place)
  const shapes: Shape[] = []
  const boxes: Rect[] = []
  for (const side of SIDES) {
    if (side === "copy" && !isCopied(stage, place)) continue
    const tone = `${inside ? "on-dark" : "plain"} ${side} ${side === "copy" && changed ? "changed" : ""}`
    const left = fieldX(at, side) + x
    const push = (key: string, dx: number, text: string, style: string) =>
      shapes.push({
        kind: "text",
        key: `place ${place.name} ${side} ${key}`,
        class: `place ${tone} ${style}`,
        ...{x: left + dx, y: at.field.y + y + 4, text},
      })
    const name = phone && changed && side === "copy" ? "now writable" : place.name
    push("name", 0, name, inside ? "strong" : "")
    const what = !inside || phone ? "" : side === "source" ? inWords(place) : changed ? "now writable" : ""
    if (what) push("what", whatX(stage, place.name), what, "what")
    const width = what
      ? whatX(stage, place.name) + plainWidth(what)
      : inside
        ? strongWidth(name)
        : plainWidth(name)
    boxes.push(wordsBox(left, at.field.y + y, width))
  }
  return {boxes, shapes}
}

/** Taken out of the linear map: its band says so; here are name and extent, on paper, at its foot or its head. */
function extentLabel({at}: Stage, place: PlaceAt): Label {
  const [y0, y1] = [at.field.y + Math.max(0, place.y0), at.field.y + Math.min(place.y1, at.field.height)]
  const right = at.source + at.field.width
  const extent = `${hex(place.start)} to ${hex(place.end - 1)}`
  const name = (key: string, style: string, x: number, y: number, text: string): Shape => ({
    ...{kind: "text", key: `place ${place.name} ${key}`, class: `place plain source end ${style}`},
    ...{x, y: y + 4, text},
  })
  const width = plainWidth(extent) + 4 + strongWidth(place.name)
  const ground = ({x0, y0, x1, y1}: Rect): Shape => ({
    ...{kind: "path", key: `place ${place.name} ground`, class: "ground"},
    d: box(x0 - 2, y0, x1 - x0 + 4, y1 - y0),
  })
  return [y1 - 12, y0 + 12, (y0 + y1) / 2].map(y => ({
    boxes: [wordsBox(right - 12 - width, y, width)],
    shapes: [
      ground(wordsBox(right - 12 - width, y, width)),
      name("name", "strong", right - 16 - plainWidth(extent), y, place.name),
      name("extent", "", right - 12, y, extent),
    ],
  }))
}

/** Beams from the first row to the last of what was taken out of the linear map. */
export function beamShapes(stage: Stage): Shape[] {
  const {at} = stage
  if (at.mode === "phone") return []
  return placesAt(stage)
    .filter(place => place.odd > 0 && isTakenOut(place))
    .flatMap((place): Shape[] => {
      const [y0, y1] = [at.field.y + Math.max(0, place.y0), at.field.y + Math.min(place.y1, at.field.height)]
      const edges = [at.source + at.field.width, at.copy + at.field.width]
      const d = edges.map(edge => beam(edge - 4.5, y0 + 0.5, y1 - 0.5)).join("")
      return [
        {kind: "path", key: `beam ${place.name} ground`, class: "beam-ground", d},
        {kind: "path", key: `beam ${place.name}`, class: "beam", d},
      ]
    })
}

function beam(x: number, y0: number, y1: number): string {
  return line(x, y0, x, y1) + line(x - 3, y0, x + 3, y0) + line(x - 3, y1, x + 3, y1)
}
