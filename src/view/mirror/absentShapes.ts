// What is not in the copy, in words, where it would stand: it has as much room as what is. The names of what is there come first.

import {number} from "../../model/descriptor/say.ts"
import type {Shape} from "../draw.ts"
import {meets, type Rect} from "../seam/labels.ts"
import type {Looks} from "./columns.ts"
import {partsOf, type Part} from "./parts.ts"
import type {Place} from "./place.ts"
import {absentWords, type Absent} from "./regionWords.ts"
import type {Mirror} from "./scene.ts"
import {textWidth, wordsBox, wrapped} from "./text.ts"

/** Where words may stand, px. */
interface Room {
  readonly x0: number
  readonly x1: number
}

const HEADING = {large: 15.5, small: 11.5} as const
const LINE = 16

/** The headings and sentences; `avoid`: what covers the band, as the brush does; `taken`: where other words stand. */
export function absentShapes(
  mirror: Mirror,
  place: Place,
  looks: Looks,
  avoid: Room | null,
  taken: readonly Rect[],
): Shape[] {
  const {outcome, axis, experiment} = mirror
  const all = axis.pieces.flatMap(piece => partsOf(mirror, looks, piece))
  const roomsOf = (...kinds: Part["kind"][]): Room[] => {
    const parts = all.filter(({kind}) => kinds.includes(kind)).map(part => beside(part, avoid))
    const last = axis.pieces.at(-1)
    // Where no stretch has room there may be some behind the last piece.
    const rest = last ? [{x0: last.x + last.width + 6, x1: place.right + 6}] : []
    return parts.length ? [...parts.sort((a, b) => b.x1 - b.x0 - (a.x1 - a.x0)).slice(0, 1), ...rest] : []
  }
  const shapes: Shape[] = []
  const free = [...taken]
  const add = (key: string, rooms: readonly Room[], {heading, words}: Absent) => {
    const said = written(key, place, rooms, free, heading, words)
    free.push(...said.flatMap(shape => (shape.kind === "text" ? [wordsBox(shape)] : [])))
    shapes.push(...said)
  }
  const absent = absentWords(mirror)
  if (absent && place.mode === "phone") shapes.push(phoneHeading(place, absent.heading))
  else if (absent) add("absent", roomsOf("outside"), absent)
  const {copied, survey, fates} = outcome.account
  if (experiment.range && copied === 0 && outcome.rc === 0 && survey.leaves > 0)
    add("nothing", roomsOf("gone"), {heading: "Returned 0, copied nothing.", words: []})
  else if (fates.missing > 0) {
    const heading = `Not reached: ${number(fates.missing)} leaves.`
    add("unreached", roomsOf("unreached"), {heading, words: []})
  }
  return shapes
}

/** What of a stretch is left beside something. */
function beside({x0, x1}: Room, avoid: Room | null): Room {
  if (!avoid || avoid.x1 <= x0 || avoid.x0 >= x1) return {x0, x1}
  return avoid.x0 - x0 > x1 - avoid.x1 ? {x0, x1: avoid.x0} : {x0: avoid.x1, x1}
}

/** A phone's pieces have no room: under the copy's title. */
function phoneHeading({left, titleY}: Place, text: string): Shape {
  return {kind: "text", key: "absent", class: "absent-heading small", x: left, y: titleY.copy + 16, text}
}

/** The first form that has room in one of the stretches beside what is taken: a sentence is whole or not there. */
function written(
  key: string,
  {mode, bands}: Place,
  rooms: readonly Room[],
  taken: readonly Rect[],
  heading: string,
  sentences: readonly string[],
): Shape[] {
  const {y, height} = bands.copy
  const top = mode === "wide" ? 33 : 18
  for (const words of [...sentences, ""])
    for (const size of ["large", "small"] as const)
      for (const {x0, x1} of rooms) {
        const margin = x1 - x0 > 300 ? 36 : 10
        const width = x1 - x0 - margin - 8
        const head = wrapped(heading, width, HEADING[size], true)
        const lines = wrapped(words, width, 12.2)
        const pitch = size === "large" ? 20 : 14
        const high = pitch * head.length + LINE * lines.length
        if (width < 60 || head.length > (words ? 1 : 4)) continue
        const wide = Math.max(
          ...head.map(line => textWidth(line, HEADING[size], true)),
          ...lines.map(line => textWidth(line, 12.2)),
        )
        const down = freeAt(top, height + 8 - high, {x: x0 + margin, y, wide, high: high - 4}, taken)
        if (down === null) continue
        const text = (n: number | string, style: string, at: number, text: string): Shape => ({
          kind: "text",
          ...{key: `${key} ${n}`, class: style, x: x0 + margin, y: y + down + at, text},
        })
        return [
          ...head.map((line, n) =>
            text(n, `absent-heading ${size === "small" ? size : ""}`, pitch * n, line),
          ),
          ...lines.map((line, n) => text(`line ${n}`, "absent-words", pitch * head.length + LINE * n, line)),
        ]
      }
  return []
}

/** From what height on [least, most] words of a size have nothing in their way: their first baseline from `y`; null: nowhere. */
function freeAt(
  least: number,
  most: number,
  {x, y, wide, high}: {readonly x: number; readonly y: number; readonly wide: number; readonly high: number},
  taken: readonly Rect[],
): number | null {
  for (let down = least; down <= most; down += 4) {
    const top = y + down - ASCENT
    const box = {x0: x - CLEAR, x1: x + wide + CLEAR, y0: top - CLEAR, y1: top + high + CLEAR}
    if (!taken.some(other => meets(box, other))) return down
  }
  return null
}

/** From a heading's baseline to its top, and between it and other words, px. */
const ASCENT = 12
const CLEAR = 5
