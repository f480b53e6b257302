// The rows of the map that have lost their table, or never had one in the copy: neighbours as one piece with a bracket, and in the largest how many there are.

import {number} from "../../model/descriptor/say.ts"
import {box, line, type Shape} from "../draw.ts"
import type {Pa} from "../../model/word.ts"
import {textWidth} from "../mirror/text.ts"
import type {MapLayout} from "./mapLayout.ts"
import {inSight, rowBox, type Box} from "./mapPlace.ts"
import type {Moment} from "./moment.ts"

/** Neighbouring rows without a table: their place on the map, how many rows, and since which page the first of them is lost. */
export interface LostPiece extends Box {
  readonly rows: number
  readonly since: number
}

export function lostPieces(layout: MapLayout, lost: Moment["lost"]): LostPiece[] {
  const rows = new Map<number, number>()
  for (const {pa, since} of lost) rows.set(Math.floor(pa / layout.rowBytes), since)
  const found: LostPiece[] = []
  let last = NaN
  for (const [row, since] of [...rows].sort(([a], [b]) => a - b)) {
    const whole = rowBox(layout, (row * layout.rowBytes) as Pa)
    const place = whole && inSight(layout, whole)
    if (!place) continue
    const before = found.at(-1)
    if (before && row === last + 1) found[found.length - 1] = joined(before, place, since)
    else found.push({...place, rows: 1, since})
    last = row
  }
  return found
}

/** A piece with one more row below it. */
function joined({x, y, width, rows, since}: LostPiece, below: Box, lost: number): LostPiece {
  return {x, y, width, height: below.y + below.height - y, rows: rows + 1, since: Math.min(since, lost)}
}

/** The rows of the map in all. */
export function rowCount({bands}: MapLayout): number {
  return bands.reduce((sum, {kind, rows}) => sum + (kind === "gap" ? 0 : rows), 0)
}

/** " of 192 have lost their table"; of a copy that never mapped them it is said that it did not. */
export function lostWords(rows: number, all: number, lost: Moment["lost"]): string {
  const [are, have, their] = rows === 1 ? ["is", "has", "its"] : ["are", "have", "their"]
  if (lost.every(({since}) => since < 0)) return ` of ${number(all)} ${are} not mapped by this copy`
  if (lost.some(({since}) => since < 0)) return ` of ${number(all)} cannot be reached`
  return ` of ${number(all)} ${have} lost ${their} table`
}

/** The same without of how many, and in a few words: for narrower maps. */
function shorterWords(words: string): string[] {
  const few = words.includes("not mapped")
    ? " not mapped"
    : words.includes("lost")
      ? " without a table"
      : " lost"
  return [words, words.replace(/^ of [\d,]+/, ""), few]
}

/** Of the words over a hatched area, px. */
const SIZE = 13

/** A bracket at the left of what cannot be reached, "now" where it is new by this page; in the largest piece, how many rows. */
export function lostShapes(
  layout: MapLayout,
  {lost, page}: Pick<Moment, "lost" | "page">,
  phone: boolean,
): Shape[] {
  const pieces = lostPieces(layout, lost)
  if (pieces.length === 0) return []
  const {space} = layout
  const most = pieces.reduce((a, b) => (b.rows > a.rows ? b : a))
  const edge = ({x, y, width, height}: Box) =>
    line(x, y, x + width, y) + line(x, y + height, x + width, y + height)
  const bracket = ({y, height}: Box) =>
    phone ? `M${space.x + space.width + 3},${y}h4v${height}h-4` : `M${space.x - 3},${y}h-5v${height}h5`
  const rows = pieces.reduce((sum, piece) => sum + piece.rows, 0)
  const shapes: Shape[] = [
    ...pieces.flatMap((piece, n): Shape[] => {
      const now = piece.since === page ? " now" : ""
      return [
        {kind: "path", key: `lost edge ${n}`, class: `map-lost-edge${now}`, d: edge(piece)},
        {kind: "path", key: `bracket ${n}`, class: `map-bracket${now}`, d: bracket(piece)},
      ]
    }),
  ]
  if (most.height < 30) return shapes
  const first = `${number(rows)} ${rows === 1 ? "row" : "rows"}`
  const second = lostWords(rows, rowCount(layout), lost)
  const wide = (text: string) => Math.ceil(textWidth(first, SIZE, true) + textWidth(text, SIZE)) + 16
  const fitting = shorterWords(second)
  const words = [first, fitting.find(text => wide(text) < space.width) ?? fitting.at(-1)!] as const
  const width = wide(words[1])
  const [x, y] = [most.x + most.width / 2 - width / 2, most.y + most.height / 2]
  shapes.push(
    {kind: "path", key: "lost words ground", class: "map-words-ground", d: box(x, y - 13, width, 26)},
    {
      ...{
        kind: "text",
        key: "lost words",
        class: "map-words",
        x: x + width / 2,
        y: y + 4.5,
        text: words.join(""),
      },
      spans: [
        {class: "strong", text: words[0]},
        {class: "", text: words[1]},
      ],
    },
  )
  return shapes
}
