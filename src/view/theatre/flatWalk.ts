// A walk as one horizontal line, without the stations' neighbours: the second walk of a moment, and the only one on a phone.

import {box, line as straight, type Shape} from "../draw.ts"
import {cellShapes} from "./cellShapes.ts"
import {plainHex} from "./plainHex.ts"
import {faultAt, hueOf, markShapes} from "./walkShapes.ts"
import {heldBy, stationWords, type WalkScene} from "./walkWords.ts"

export interface FlatPlace {
  readonly x: number
  /** The middle of the cells. */
  readonly y: number
  readonly width: number
  readonly cell: number
  /** Below the cells: addresses of the pages, or the names of the levels. */
  readonly below: "addresses" | "names"
}

/** On a phone: how the walk ends, in words below it. */
export function flatWords(scene: WalkScene, key: string, x: number, y: number, width: number): Shape[] {
  const {stops} = scene.line
  const entry = stops.findLastIndex(({entry}) => entry !== null)
  const end = stops.findIndex(({what}) => what === "to")
  if (entry < 0) return []
  const {name, first, second, mark} = stationWords(scene, entry)
  const left = x + (mark ? 20 : 0)
  const written = end >= 0 && scene.line.access.fault ? stationWords(scene, end).second : ""
  return [
    ...(mark ? markShapes(`${key} words`, mark, x + 8, y - 4) : []),
    {kind: "text", key: `${key} words`, class: "walk-note", x: left, y, text: `${name} ${first} ${second}`},
    ...(written
      ? [
          {
            kind: "text",
            key: `${key} end`,
            class: "walk-note end accent",
            x: x + width,
            y,
            text: written,
          } as const,
        ]
      : []),
  ]
}

/** Stations from left to right; what comes from elsewhere is left out. */
export function flatWalk(scene: WalkScene, key: string, {x, y, width, cell, below}: FlatPlace): Shape[] {
  const {line, live} = scene
  const stops = line.stops.filter(({what}) => what !== "from")
  if (stops.length === 0) return []
  const pitch = stops.length > 1 ? (width - cell) / (stops.length - 1) : 0
  const at = (n: number) => x + cell / 2 + n * pitch
  const fault = faultAt(line)
  const hue = hueOf(line, live)
  const railEnd = fault >= 0 ? at(fault) + cell / 2 + 10 : at(stops.length - 1)
  const shapes: Shape[] = [
    {kind: "path", key: `${key} rail`, class: `walk-rail ${hue}`, d: straight(at(0), y, railEnd, y)},
  ]
  if (fault >= 0)
    shapes.push({
      kind: "path",
      key: `${key} stop`,
      class: "walk-stop",
      d: box(railEnd, y - cell / 2, 5, cell),
    })
  for (const [n, stop] of stops.entries()) {
    const own = `${key} ${n}`
    const words = stationWords(scene, n)
    const [left, top] = [at(n) - cell / 2, y - cell / 2]
    const end = stop.what === "to" || n === fault
    shapes.push(
      {kind: "path", key: `${own} paper`, class: "walk-paper", d: box(left - 2, top - 2, cell + 4, cell + 4)},
      ...cellShapes({key: own, x: left, y: top, width: cell, height: cell, holder: heldBy(stop)}, live),
      {
        ...{kind: "path", key: `${own} ring`, class: "walk-ring accent"},
        d: end ? box(left - 2, top - 2, cell + 4, cell + 4) : "",
      },
      {
        ...{
          kind: "text",
          key: `${own} below`,
          class: below === "names" ? "walk-name middle" : "walk-flat middle",
        },
        ...{x: at(n), y: y + cell / 2 + 16, text: below === "names" ? words.name : plainHex(stop.pa)},
      },
    )
    if (below === "addresses" && stop.entry && n < stops.length - 1)
      shapes.push({
        ...{kind: "text", key: `${own} index`, class: "walk-flat middle ink", x: at(n) + pitch / 2},
        ...{y: y - 7, text: `[${stop.entry.index}]`},
      })
  }
  return shapes
}
