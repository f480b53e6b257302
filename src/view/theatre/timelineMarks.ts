// Marks above the line of time: points where a table is exchanged, a diamond where something is met for the first time, a cross where
// the story ends early. Labels never overlap: the nearer one turns to the left, and where there is no room the mark stands alone.

import {line, polygon, type Shape} from "../draw.ts"
import {meets, type Rect} from "../seam/labels.ts"
import type {Playbill, TimeMark} from "./moment.ts"
import {LETTER} from "./timelineCaptions.ts"
import {isCut, xOf, type TimelineScale} from "./timelineScale.ts"
import {markNames} from "./timelineWords.ts"

/** Height of a mark's middle above the line's upper edge, and from there down to the ribbon. */
export const MARK_Y = 9
/** From a mark's middle to its label, px. */
const TO_LABEL = 10

export interface MarkAt extends TimeMark {
  readonly x: number
  readonly label: string
  /** Where the label stands; null: it has no room. */
  readonly side: "right" | "left" | null
}

/** Who is named first where there is no room for all. */
const ORDER: readonly TimeMark["kind"][] = [
  "fault",
  "jump",
  "live table",
  "old root",
  "lost list",
  "lost kimage",
  "lost code",
  "zero page",
  "read-only",
  "invalid",
  "points",
]
const rank = ({kind}: TimeMark) => ORDER.indexOf(kind)

/** The marks in sight, with places for their labels. */
export function marksAt(playbill: Playbill, scale: TimelineScale): MarkAt[] {
  const narrow = scale.before.length === 0
  const marks = shownMarks(playbill, scale)
  const glyphs = marks.map(({x}) => boxAround(x - 7, x + 7))
  const boxes: Rect[] = []
  const isFree = (box: Rect) =>
    box.x0 >= 0 && box.x1 <= scale.width && ![...boxes, ...glyphs].some(other => meets(other, box))
  const placed = new Map<TimeMark, Pick<MarkAt, "label" | "side">>()
  for (const {mark, x} of [...marks].sort((a, b) => rank(a.mark) - rank(b.mark))) {
    const names = markNames(playbill, mark)
    const spots = names.slice(narrow && names.length > 1 ? 1 : 0).flatMap(label => [
      {label, side: "right" as const, box: boxAround(x + TO_LABEL, x + TO_LABEL + widthOf(label))},
      {label, side: "left" as const, box: boxAround(x - TO_LABEL - widthOf(label), x - TO_LABEL)},
    ])
    const spot = spots.find(({box}) => isFree(box))
    if (spot) boxes.push(spot.box)
    placed.set(mark, spot ?? {label: names.at(-1) ?? "", side: null})
  }
  return marks.map(({mark, x}) => {
    const {label, side} = placed.get(mark)!
    return {...mark, x, label, side}
  })
}

const widthOf = (label: string) => label.length * LETTER + 6

/** Those in the window; a fault stands for what is marked at the same event. Points have no place where there are no stations. */
function shownMarks(playbill: Playbill, scale: TimelineScale) {
  const {window} = scale
  const {before, after} = isCut(scale, playbill)
  const inSight = ({page}: TimeMark) =>
    page === null || ((!before || page >= window.first) && (!after || page < window.first + window.count))
  const all = playbill.marks.filter(mark => mark.kind !== "jump" && inSight(mark))
  const fault = all.find(({kind}) => kind === "fault")
  return all
    .filter(mark => mark === fault || mark.event !== fault?.event)
    .filter(({kind}) => kind !== "points" || scale.before.length > 0)
    .map(mark => ({mark, x: xOf(scale, playbill, mark.event)}))
}

function boxAround(x0: number, x1: number): Rect {
  return {x0, x1, y0: MARK_Y - 7, y1: MARK_Y + 7}
}

/** The shapes of a mark, from the line's upper edge; its stem ends at `foot`. */
export function markShapes(mark: MarkAt, foot: number): Shape[] {
  const {kind, x, label, side, event} = mark
  const key = `mark ${kind} ${event}`
  const tone = kind === "live table" ? "live" : kind === "old root" ? "live" : kind === "fault" ? "fault" : ""
  const shapes: Shape[] = [
    {kind: "path", key: `${key} stem`, class: `time-stem ${tone}`, d: line(x, MARK_Y + 5, x, foot)},
    {
      kind: "path",
      key,
      class: `time-${kind === "points" ? "points" : kind === "fault" ? "cross" : "diamond"} ${tone}`,
      d: glyph(kind, x),
    },
  ]
  if (side === null) return shapes
  const words = {
    kind: "text",
    key: `${key} label`,
    class: `time-label ${tone} ${side === "left" ? "end" : ""}`,
  } as const
  return [...shapes, {...words, x: side === "left" ? x - TO_LABEL : x + TO_LABEL, y: MARK_Y + 4, text: label}]
}

function glyph(kind: TimeMark["kind"], x: number): string {
  const y = MARK_Y
  // A track, and one that branches off.
  if (kind === "points") return line(x - 5, y + 4, x + 5, y + 4) + `M${x - 5},${y + 4}L${x + 5},${y - 4}`
  if (kind === "fault")
    return line(x - 4.5, y - 4.5, x + 4.5, y + 4.5) + line(x - 4.5, y + 4.5, x + 4.5, y - 4.5)
  return polygon([x, y - 6], [x + 6, y], [x, y + 6], [x - 6, y])
}
