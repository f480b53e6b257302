// A ribbon as shapes: the pages in the colours of their holders, pale from where the story ended; below it how far it came. Alone it
// says how a run of the list went, at a glance; two of them under each other on one scale compare two runs.

import {box, line, type Shape} from "../draw.ts"
import type {Window} from "./timelineScale.ts"
import {ribbonRuns, type RibbonRun} from "./ribbonRuns.ts"
import {HOLDERS, type RibbonSpan} from "./moment.ts"

/** Height of a ribbon, and of all that belongs to a ribbon alone (the head of the buffer stop above, the line below), px. */
export const RIBBON_HEIGHT = 22
export const RIBBON_ALONE = {above: 8, below: 5} as const

export interface RibbonPlace {
  /** Of its keys, so that several ribbons can be in one scene. */
  readonly key: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly window: Window
}

/** The pages; those from `end` on are pale. */
export function pagesShapes(place: RibbonPlace, spans: readonly RibbonSpan[], end: number): Shape[] {
  const {key, x, y, width, window} = place
  const runs = ribbonRuns(spans, window, width)
  const edge = (end - window.first) * (width / Math.max(1, window.count))
  const parts = [
    {pale: "", runs: cut(runs, 0, edge)},
    {pale: " pale", runs: cut(runs, edge, width)},
  ]
  const shapes = HOLDERS.flatMap(holder =>
    parts.map(({pale, runs}): Shape => {
      const own = runs.filter(run => run.holder === holder)
      const d = own.map(({x0, x1}) => box(x + x0, y, x1 - x0, RIBBON_HEIGHT)).join("")
      const slug = holder.replaceAll(" ", "-")
      return {kind: "path", key: `${key} ${holder}${pale}`, class: `ribbon-page ${slug}${pale}`, d}
    }),
  )
  return shapes.filter(shape => shape.kind === "path" && shape.d !== "")
}

/** What of the runs lies in [x0, x1). */
function cut(runs: readonly RibbonRun[], x0: number, x1: number): RibbonRun[] {
  return runs
    .map(run => ({...run, x0: Math.max(run.x0, x0), x1: Math.min(run.x1, x1)}))
    .filter(run => run.x1 > run.x0)
}

/** The line below what was copied, pages [0, done). */
export function doneShapes({key, x, y, width, window}: RibbonPlace, done: number): Shape[] {
  const length =
    Math.max(0, Math.min(window.count, done - window.first)) * (width / Math.max(1, window.count))
  if (length === 0) return []
  return [
    {kind: "path", key: `${key} done`, class: "ribbon-done", d: box(x, y + RIBBON_HEIGHT + 1, length, 3)},
  ]
}

/** A run of the list. */
export interface RibbonRunOf {
  readonly pages: number
  readonly spans: readonly RibbonSpan[]
  /** The page at which it ended, from 0; all pages: it came to the end of the list. */
  readonly end: number
  /** What is said at the page where it ended ("7,569: fault"); null: it survived, and goes on to the right. */
  readonly died: string | null
}

/**
 * A run alone: its ribbon, how far it came, and where it died. Runs on one scale have the same `scale`, in pages. `place.y` is the
 * ribbon's upper edge; the label stands above it, the arrow of who survives behind it, 28 px.
 */
export function ribbonAlone(
  run: RibbonRunOf,
  place: Omit<RibbonPlace, "window">,
  scale = run.pages,
): Shape[] {
  const at = {...place, window: {first: 0, count: scale}}
  const whole = place.x + (run.pages / Math.max(1, scale)) * place.width
  const shapes = [...pagesShapes(at, run.spans, run.end), ...doneShapes(at, run.end)]
  if (run.died === null) return [...shapes, ...arrowShapes(place.key, whole, place.y + RIBBON_HEIGHT / 2)]
  const x = place.x + (run.end / Math.max(1, scale)) * place.width
  return [...shapes, ...bufferShapes(place.key, x, place.y, run.died, x > place.x + place.width * 0.7)]
}

/** On to the right, with a head. */
function arrowShapes(key: string, x: number, y: number): Shape[] {
  return [
    {kind: "path", key: `${key} on`, class: "time-rail", d: line(x, y, x + 20, y)},
    {kind: "path", key: `${key} head`, class: "time-head", d: `M${x + 28},${y}l-10,-5.5v11Z`},
  ]
}

/** A buffer stop across the ribbon; its words to the right, or to the left where there is no room. */
function bufferShapes(key: string, x: number, y: number, text: string, left: boolean): Shape[] {
  const foot = y + RIBBON_HEIGHT + 5
  return [
    {
      kind: "path",
      key: `${key} stop`,
      class: "time-fault",
      d: line(x, y - 6, x, foot) + line(x - 5, y - 6, x + 5, y - 6),
    },
    {
      ...{kind: "text", key: `${key} died`, class: `time-label fault ${left ? "end" : ""}`},
      ...{x: left ? x - 9 : x + 9, y: y - 4, text},
    },
  ]
}
