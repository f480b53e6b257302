// A walk as a railway line through memory: the register is its head, every level a station, the table page in its ring with its neighbours
// in memory on either side. The line has the colour of its root. A fault is a buffer stop across the rails.

import {box, line as straight, polygon, type Shape} from "../draw.ts"
import {markPath, marks} from "../seam/marks.ts"
import {hex} from "../../model/word.ts"
import {cellShapes} from "./cellShapes.ts"
import {heldName} from "./heldName.ts"
import type {Leader} from "./mapMarks.ts"
import type {Moment, WalkLine, WalkStop} from "./moment.ts"
import {ofMaps} from "./timelineWords.ts"
import {heldBy, isMisread, stationWords, type StationWords, type WalkScene} from "./walkWords.ts"

/** Px: the cells' left edge and size, the rail, the words, and all. */
export const WALK = {cells: 28, cell: 24, rail: 136, words: 254, width: 372, title: 18, rule: 30.5} as const

/** From one station to the next: as usual, with the last words below, and in a low window. */
export const PITCH = {usual: 66, low: 57, tight: 48} as const

/** The middle of the first station from the top. */
const FIRST = 80

export type Hue = "source" | "copy" | "plain"

/** The colour of a line: of the root from which it starts. */
export function hueOf({register}: WalkLine, live: Moment["live"]): Hue {
  if (register === null) return "plain"
  if (register === "TTBR0") return "copy"
  return live.source ? "source" : live.copy ? "copy" : "plain"
}

/** The middle of each station, px from the top of the walk. */
export function stationYs({stops}: WalkLine, pitch: number): number[] {
  return stops.map((_, n) => FIRST + n * pitch)
}

export function walkHeight({stops}: WalkLine, pitch: number): number {
  return FIRST + Math.max(0, stops.length - 1) * pitch + 30
}

/** Where the leaders from the map's pages end; `top`: of the walk in the map's coordinates. */
export function leadersOf(walk: WalkLine, live: Moment["live"], pitch: number, top: number): Leader[] {
  const ys = stationYs(walk, pitch)
  return walk.stops.flatMap((stop, n) =>
    stop.what === "from" ? [] : [{pa: stop.pa, y: top + ys[n], tone: toneOf(walk, stop, live)}],
  )
}

/** Pages that are changed, or at which it stops, have the accent. */
function toneOf(walk: WalkLine, stop: WalkStop, live: Moment["live"]): Leader["tone"] {
  if (stop.what === "to" || isMisread(stop)) return "accent"
  return stop.what === "from" ? "plain" : hueOf(walk, live)
}

/** The title, the stations, the rails. */
export function walkShapes(scene: WalkScene, pitch: number): Shape[] {
  const {line, live} = scene
  const ys = stationYs(line, pitch)
  return [
    ...titleShapes("walk", line, {x: 0, y: WALK.title, width: 316}),
    ...railShapes(scene, ys),
    ...line.stops.flatMap((stop, n) => stationShapes(scene, stop, n, ys[n])),
    ...arrowShapes(line, ys),
    ...stopShapes(line, ys, live),
  ]
}

const DOES = {read: "load from", write: "store to", fetch: "fetch from"} as const

interface TitlePlace {
  readonly x: number
  readonly y: number
  readonly width: number
}

export function titleShapes(key: string, line: WalkLine, {x, y, width}: TitlePlace): Shape[] {
  const {access, register} = line
  const head = register === null ? "No walk" : "Walk"
  const how = register === null ? ", the MMU is off" : register === "TTBR0" ? ", through TTBR0" : ""
  const words = `${access.ahead ? "ahead of time for a " : ""}${DOES[access.kind]} ${hex(access.va)}${how}`
  return [
    {
      ...{kind: "text", key: `${key} title`, class: "walk-title", x, y, text: `${head}  ${words}`},
      spans: [
        {class: "strong", text: head},
        {class: "", text: `\u2002${words}`},
      ],
    },
    {kind: "path", key: `${key} rule`, class: "walk-rule", d: straight(x, y + 12.5, x + width, y + 12.5)},
  ]
}

/** The number of the station at which the walk ends badly; -1: it does not, or what was wrong is not looked at, since the TLB knew better. */
export function faultAt({stops, access}: WalkLine): number {
  return access.fault ? stops.findIndex(({next}) => next === "fault") : -1
}

/** Rails from the register to the last station that is reached; dashed where only the TLB still leads. */
function railShapes({line, live}: WalkScene, ys: readonly number[]): Shape[] {
  // No register stands at its head.
  if (line.register === null) return []
  const {stops} = line
  const hue = hueOf(line, live)
  const fault = faultAt(line)
  const astray = stops.findIndex(({next}) => next === "fault")
  const end = stops.findLastIndex(({what}) => what !== "from")
  const last = fault >= 0 ? fault : end
  if (last < 0) return []
  const cached = !line.access.fault && astray >= 0 && astray < end
  const solid = ys[cached ? astray : last]
  const rail = (key: string, from: number, to: number, more = ""): Shape => ({
    ...{kind: "path", key, class: `walk-rail ${hue}${more}`, d: straight(WALK.rail, from, WALK.rail, to)},
  })
  return [
    rail("rail", WALK.rule, solid),
    ...(cached ? [rail("rail cached", solid, ys[end], " cached")] : []),
    ...(fault >= 0 && fault < end ? [rail("rail beyond", solid + 34, ys[end], " beyond")] : []),
  ]
}

function stationShapes(scene: WalkScene, stop: WalkStop, n: number, y: number): Shape[] {
  const {live, line} = scene
  const words = stationWords(scene, n)
  const tone = toneOf(line, stop, live)
  const top = y - WALK.cell / 2
  const key = `station ${n}`
  const text = (what: string, name: string, x: number, dy: number, said: string): Shape => ({
    ...{kind: "text", key: `${key} ${what}`, class: name, x, y: y + dy, text: said},
  })
  const half = (stop.around.length - 1) / 2
  return [
    text("name", "walk-name end", WALK.cells - 6, 4.5, words.name),
    text("address", `walk-address ${stop.what === "from" ? "ink" : tone}`, WALK.cells, -18, hex(stop.pa)),
    ...(words.title ? [text("title", "walk-note end", WALK.cells + 9 * WALK.cell, -18, words.title)] : []),
    ...stop.around.flatMap((holder, at) =>
      cellShapes(
        {
          ...{
            key: `${key} cell ${at}`,
            x: WALK.cells + at * WALK.cell + 0.5,
            y: top,
            holder,
            strong: at === half,
          },
          ...{width: WALK.cell - 1, height: WALK.cell},
        },
        live,
      ),
    ),
    {
      ...{kind: "path", key: `${key} ring`, class: `walk-ring${tone === "accent" ? " accent" : ""}`},
      d: box(WALK.rail - 13.25, top - 1.25, 26.5, WALK.cell + 2.5),
    },
    ...wordShapes(key, words, y),
  ]
}

function wordShapes(key: string, {first, second, mark, loud}: StationWords, y: number): Shape[] {
  const shift = mark ? 18 : 0
  return [
    {
      ...{kind: "text", key: `${key} first`, class: `walk-entry${loud ? " accent" : ""}`},
      ...{x: WALK.words, y: y - 2, text: first},
    },
    {
      ...{
        kind: "text",
        key: `${key} second`,
        class: "walk-note",
        x: WALK.words + shift,
        y: y + 13.5,
        text: second,
      },
    },
    ...(mark ? markShapes(key, mark, WALK.words + 6, y + 9.5) : []),
  ]
}

/** The mark of MKWRITE: solid where it made the entry writable, hollow where it would have. */
export function markShapes(
  key: string,
  mark: NonNullable<StationWords["mark"]>,
  x: number,
  y: number,
): Shape[] {
  const {letterY} = marks.W
  return [
    {kind: "path", key: `${key} mark`, class: `walk-mark ${mark}`, d: markPath("W", 8, x, y)},
    {
      kind: "text",
      key: `${key} mark letter`,
      class: `walk-mark-letter ${mark}`,
      x,
      y: y + 8 * letterY + 3,
      text: "W",
    },
  ]
}

/** The data's way from its source to its destination. */
function arrowShapes({stops, access}: WalkLine, ys: readonly number[]): Shape[] {
  const [from, to] = [
    stops.findIndex(({what}) => what === "from"),
    stops.findIndex(({what}) => what === "to"),
  ]
  if (from < 0 || to < 0 || access.fault) return []
  const [start, end] = [ys[from] - 14, ys[to] + 14]
  return [
    {kind: "path", key: "arrow", class: "walk-arrow", d: straight(WALK.rail, start, WALK.rail, end + 12)},
    {
      ...{kind: "path", key: "arrow head", class: "walk-arrow-head"},
      d: polygon([WALK.rail, end], [WALK.rail - 6.5, end + 14], [WALK.rail + 6.5, end + 14]),
    },
  ]
}

/** The buffer stop below the station at which it ends: a rail's end, a bar, two feet. */
function stopShapes(line: WalkLine, ys: readonly number[], live: Moment["live"]): Shape[] {
  const at = faultAt(line)
  if (at < 0) return []
  const y = ys[at] + 13
  const {rail} = WALK
  return [
    {
      kind: "path",
      key: "stop rail",
      class: `walk-rail ${hueOf(line, live)}`,
      d: straight(rail, y, rail, y + 7),
    },
    {kind: "path", key: "stop", class: "walk-stop", d: box(rail - 15, y + 7, 30, 5)},
    {
      ...{kind: "path", key: "stop feet", class: "walk-stop-feet"},
      d: straight(rail - 12, y + 12, rail - 12, y + 18) + straight(rail + 12, y + 12, rail + 12, y + 18),
    },
  ]
}

/** Only for whom it is read out: a station in one sentence. */
export function stationText(scene: WalkScene, n: number): string {
  const {name, title, first, second} = stationWords(scene, n)
  const stop = scene.line.stops[n]
  const held = ofMaps(scene.bill, heldName(scene.bill.places, heldBy(stop), stop.pa).word)
  return [name, hex(stop.pa), title, held, first, second].filter(Boolean).join(", ")
}
