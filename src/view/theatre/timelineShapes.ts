// The line of time as shapes: rail and stations, ribbon, marks above, names below, and where one is. `at` is an event, as xOf has it.

import {line, polygon, type Shape} from "../draw.ts"
import {isEntered} from "../../model/machine/whole.ts"
import type {Rect} from "../seam/labels.ts"
import {doneShapes, pagesShapes, RIBBON_HEIGHT, type RibbonPlace} from "./ribbonShapes.ts"
import type {Playbill} from "./moment.ts"
import {captions, LETTER} from "./timelineCaptions.ts"
import {marksAt, markShapes} from "./timelineMarks.ts"
import {endPage, isCut, pageAt, xOf, type Stop, type TimelineScale} from "./timelineScale.ts"
import {ofMaps, pageNumber} from "./timelineWords.ts"

/** Heights from the line's upper edge, px. */
const RIBBON_Y = 27
const RAIL_Y = RIBBON_Y + RIBBON_HEIGHT / 2
const NUMBER_Y = 56
const CAPTION_Y = 68
const PLAYHEAD_Y = 77
/** Of the whole line: with stations, and of the narrow form, whose names stand above the ribbon. */
export const LINE_HEIGHT = 82
export const NARROW_HEIGHT = 54

/** The line of a story at an event. */
export function timelineShapes(playbill: Playbill, scale: TimelineScale, at: number): Shape[] {
  const {ribbon, window} = scale
  const place: RibbonPlace = {key: "ribbon", ...ribbon, y: RIBBON_Y, window}
  const end = endPage(playbill)
  const narrow = scale.before.length === 0
  const marks = marksAt(playbill, scale)
  const head = playheadShapes(playbill, scale, at)
  const named = captionShapes(playbill, scale, narrow ? marks.map(markBox) : head.boxes, narrow)
  return [
    ...(narrow ? [] : railShapes(playbill, scale)),
    ...pagesShapes(place, playbill.ribbon, end),
    {kind: "path", key: "ribbon frame", class: "ribbon-frame", d: frame(scale)},
    ...doneShapes(place, Math.min(end, pageAt(playbill, at))),
    ...named,
    ...[...scale.before, ...scale.after].flatMap(stop => stopShapes(stop, playbill, at)),
    ...marks.flatMap(mark => markShapes(mark, mark.page === null && !narrow ? RAIL_Y - 6 : RIBBON_Y)),
    ...head.shapes,
  ]
}

/** Above and below the pages; open where the window ends before the list does. */
function frame({ribbon: {x, width}}: TimelineScale): string {
  const y = RIBBON_Y + RIBBON_HEIGHT
  return line(x, RIBBON_Y - 0.5, x + width, RIBBON_Y - 0.5) + line(x, y + 0.5, x + width, y + 0.5)
}

function railShapes(playbill: Playbill, scale: TimelineScale): Shape[] {
  const {before, ribbon, width} = scale
  const cut = isCut(scale, playbill)
  const enters = isEntered(playbill.end)
  const reached = before.findLast(stop => stop.reached)
  const toRibbon = before.every(stop => stop.reached)
  const from = before[0]?.x ?? 0
  const behind = ribbon.x + ribbon.width
  const paths: [string, string, string][] = [
    ["rail before", "time-rail", line(from, RAIL_Y, toRibbon ? ribbon.x : (reached?.x ?? from), RAIL_Y)],
    [
      "rail not come to",
      "time-rail dotted",
      toRibbon ? "" : line(reached?.x ?? from, RAIL_Y, ribbon.x, RAIL_Y),
    ],
    ["rail after", `time-rail after ${enters ? "" : "dotted"}`, line(behind, RAIL_Y, width - 8, RAIL_Y)],
    [
      "jump",
      `time-head ${enters ? "" : "pale"}`,
      polygon([width, RAIL_Y], [width - 10, RAIL_Y - 5.5], [width - 10, RAIL_Y + 5.5]),
    ],
    ["cut before", "time-cut", cut.before ? tear(ribbon.x) : ""],
    ["cut after", "time-cut", cut.after ? tear(behind) : ""],
  ]
  return paths.filter(([, , d]) => d !== "").map(([key, name, d]) => ({kind: "path", key, class: name, d}))
}

/** The edge of a window, where the list goes on: two teeth. */
function tear(x: number): string {
  const y = RIBBON_Y
  const step = RIBBON_HEIGHT / 4
  return `M${x},${y}l3,${step}l-6,${step}l6,${step}l-3,${step}`
}

function stopShapes(stop: Stop, {list}: Playbill, at: number): Shape[] {
  const {number, x, reached, events} = stop
  const here = events.some(one => one.event === at)
  const past =
    reached && (events.length > 0 ? events.every(one => one.event <= at) : number < 0 || at >= list.first)
  const tone = !reached ? "hollow" : here ? "here" : past ? "" : "ahead"
  const radius = events.length === 0 ? 2.5 : 4.5
  return [
    {kind: "path", key: `stop ${number}`, class: `time-stop ${tone}`, d: dot(x, RAIL_Y, radius)},
    {
      ...{kind: "text", key: `stop ${number} number`, class: `time-number ${reached ? "" : "pale"}`},
      ...{x, y: NUMBER_Y, text: number > 0 ? `${number}` : ""},
    },
  ]
}

function dot(x: number, y: number, r: number): string {
  return `M${x - r},${y}a${r},${r},0,1,0,${2 * r},0a${r},${r},0,1,0,${-2 * r},0Z`
}

function captionShapes(
  playbill: Playbill,
  scale: TimelineScale,
  inTheWay: readonly Rect[],
  narrow: boolean,
): Shape[] {
  const y = narrow ? 13 : CAPTION_Y
  const {x: left, width} = scale.ribbon
  return captions(playbill.ribbon, scale.window, {left, width, y: y - 4}, inTheWay).map(({text, x}) => ({
    ...{kind: "text", key: `caption ${text}`, class: "time-caption"},
    ...{x: left + x, y, text: ofMaps(playbill, text)},
  }))
}

function markBox({x, label, side}: ReturnType<typeof marksAt>[number]): Rect {
  const words = side === null ? 0 : 10 + label.length * LETTER
  return {
    x0: side === "left" ? x - words - 6 : x - 8,
    x1: side === "right" ? x + words + 6 : x + 8,
    y0: 0,
    y1: 18,
  }
}

/** A line through the ribbon with its page's number below, or a triangle below a station. */
function playheadShapes(
  playbill: Playbill,
  scale: TimelineScale,
  at: number,
): {shapes: Shape[]; boxes: Rect[]} {
  const {list, length, end} = playbill
  const x = xOf(scale, playbill, at)
  const page = at - list.first
  const onPage = page >= 0 && page < list.length
  const tone = at === length - 1 && end.kind !== "survived" ? "fault" : ""
  const foot = RIBBON_Y + RIBBON_HEIGHT
  const narrow = scale.before.length === 0
  const shapes: Shape[] = [
    {kind: "path", key: "playhead casing", class: "time-casing", d: line(x, RIBBON_Y - 4, x, foot + 6)},
    {kind: "path", key: "playhead", class: `time-playhead ${tone}`, d: line(x, RIBBON_Y - 5, x, foot + 7)},
  ]
  if (!onPage) {
    const y = narrow ? foot : NUMBER_Y + 4
    const triangle = polygon([x, y], [x + 5, y + 7], [x - 5, y + 7])
    return {
      shapes: [
        ...(narrow ? shapes : []),
        {kind: "path", key: "playhead foot", class: `time-foot ${tone}`, d: triangle},
      ],
      boxes: [],
    }
  }
  if (narrow) return {shapes, boxes: []}
  const text = pageNumber(page)
  const half = text.length * 4 + 3
  const middle = Math.max(half, Math.min(scale.width - half, x))
  const triangle = polygon([x, foot + 5], [x + 5, foot + 12], [x - 5, foot + 12])
  const label: Shape = {
    kind: "text",
    key: "playhead page",
    class: `time-page ${tone}`,
    x: middle,
    y: PLAYHEAD_Y,
    text,
  }
  return {
    shapes: [...shapes, {kind: "path", key: "playhead foot", class: `time-foot ${tone}`, d: triangle}, label],
    boxes: [{x0: middle - half, x1: middle + half, y0: foot + 4, y1: PLAYHEAD_Y + 2}],
  }
}
