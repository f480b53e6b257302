// What is not in the copy, in words, where it would stand: it has as much room as what is.

import {number} from "../../model/descriptor/say.ts"
import type {Shape} from "../draw.ts"
import type {Looks} from "./columns.ts"
import {partsOf, type Part} from "./parts.ts"
import type {Place} from "./place.ts"
import {absentWords} from "./regionWords.ts"
import type {Mirror} from "./scene.ts"
import {wrapped} from "./text.ts"

/** Where words may stand, px. */
interface Room {
  readonly x0: number
  readonly x1: number
}

const HEADING = {large: 15.5, small: 11.5} as const
const LINE = 16

/** The headings and sentences; `avoid`: what covers the band, as the brush does. */
export function absentShapes(mirror: Mirror, place: Place, looks: Looks, avoid: Room | null): Shape[] {
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
  const absent = absentWords(mirror)
  if (absent)
    shapes.push(
      ...(place.mode === "phone"
        ? [phoneHeading(place, absent.heading)]
        : written("absent", place, roomsOf("outside"), absent.heading, absent.words)),
    )
  const {copied, survey, fates} = outcome.account
  if (experiment.range && copied === 0 && outcome.rc === 0 && survey.leaves > 0)
    shapes.push(...written("nothing", place, roomsOf("gone"), "Returned 0, copied nothing.", []))
  else if (fates.missing > 0) {
    const heading = `Not reached: ${number(fates.missing)} leaves.`
    shapes.push(...written("unreached", place, roomsOf("unreached"), heading, []))
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

/** The first form that has room in one of the stretches: a sentence is whole or not there. */
function written(
  key: string,
  {mode, bands}: Place,
  rooms: readonly Room[],
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
        const high = top + pitch * head.length + LINE * lines.length
        if (width < 60 || head.length > (words ? 1 : 4) || high > height + 8) continue
        const text = (n: number | string, style: string, at: number, text: string): Shape => ({
          kind: "text",
          ...{key: `${key} ${n}`, class: style, x: x0 + margin, y: y + top + at, text},
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
