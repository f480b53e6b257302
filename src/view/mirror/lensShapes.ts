// The lens as shapes: its frames, what changed between its halves, and what is brushed.

import {EMPTY} from "../../model/descriptor/descriptor.ts"
import {bytes} from "../../model/descriptor/say.ts"
import {index, linuxName, type Level} from "../../model/geometry.ts"
import {bigVa, hex64, type Va} from "../../model/word.ts"
import {box, type Shape} from "../draw.ts"
import {markShapes} from "../seam/markShapes.ts"
import {brushRange, type Brush} from "./brush.ts"
import {entryBytes, type Lens} from "./lens.ts"
import {runShapes} from "./lensRuns.ts"
import {countWords, hasMark, isGone, placedMarks, RADIUS, wordsWidth, type Marked} from "./marks.ts"
import type {Place} from "./place.ts"
import type {Mirror} from "./scene.ts"
import {textWidth} from "./text.ts"

/** The lanes of the lens, from above. */
export const LANES = ["source", "marks", "copy"] as const
export type Lane = (typeof LANES)[number]

export function lensShapes(mirror: Mirror, place: Place, brush: Brush, lens: Lens): Shape[] {
  const {left, right} = place
  const {source, copy} = place.lens!
  const groups = placedMarks(lens.groups, left, right, false)
  const frame = (side: string, y: number, height: number): Shape => ({
    kind: "path",
    ...{key: `lens ${side}`, class: `border ${side}`, d: box(left - 0.5, y, right - left + 1, height)},
  })
  return [
    frame("source", source.y - 0.5, source.height),
    frame("copy", copy.y + 0.5, copy.height),
    ...groups.flatMap((group, n) => ribbonShapes(group, n, place)),
    ...groups.flatMap((group, n) => groupShapes(group, n, place)),
    ...brushedShapes(mirror, place, brush, lens, groups),
    ...(lens.runs ?? []).flatMap((run, n) => runShapes(run, n, place)),
  ]
}

/** What was, down to the middle, and what is from there on; a bar where nothing is. */
function ribbonShapes(group: Marked, n: number, place: Place): Shape[] {
  const {y, height} = place.lens!.marks
  const middle = y + height / 2
  const boxes = (y0: number, y1: number) =>
    group.parts.map(({x0, x1}) => box(x0, y0, Math.max(1, x1 - x0), y1 - y0)).join("")
  const was = group.cause === "V" ? "invalid" : "dark"
  const gone = isGone(group)
  return [
    {
      kind: "path",
      ...{
        key: `lens was ${n}`,
        class: `ribbon-lens ${was}`,
        d: group.cause === "added" ? "" : boxes(y, middle),
      },
    },
    {
      kind: "path",
      ...{key: `lens is ${n}`, class: `ribbon-lens ${gone ? "gone" : "accent"}`},
      d: gone ? boxes(middle - 1, middle + 1) : boxes(middle, y + height),
    },
  ]
}

/** The mark and what stands beside it; words alone stand under the bar of what is gone. */
function groupShapes(group: Marked, n: number, place: Place): Shape[] {
  const {marks} = place.lens!
  const middle = marks.y + marks.height / 2
  const key = `lens mark ${n}`
  const marked = hasMark(group)
  const x = group.x + (marked ? RADIUS + 2 : 3)
  return [
    ...(marked
      ? [
          {
            kind: "path",
            ...{key: `${key} paper`, class: "ground", d: box(x - 1, middle - 7, wordsWidth(group) + 1, 14)},
          } as const,
          ...markShapes(key, group.cause as "W", RADIUS, group.x, middle, {ground: 1.5}),
        ]
      : []),
    {
      kind: "text",
      ...{key: `${key} count`, class: marked && !group.words ? "ribbon-count" : "ribbon-words"},
      ...{x, y: middle + (marked || group.cause === "added" ? 4.5 : 11), text: countWords(group)},
    },
  ]
}

/** What is brushed, in words at the right, and the index that leads to it at the left. */
function brushedShapes(
  mirror: Mirror,
  place: Place,
  brush: Brush,
  lens: Lens,
  groups: readonly Marked[],
): Shape[] {
  const {left, right, nameX, mode} = place
  if (mode === "phone") return []
  const {marks} = place.lens!
  const {start, end} = brushRange(mirror.axis, brush)
  const g = mirror.source.geometry
  const shown = bytes((brush.to - brush.from) * mirror.axis.unit)
  const what = lensWords(mirror, brush, lens)
  const taken = groups.flatMap(group => [
    group.x + RADIUS + wordsWidth(group),
    ...group.parts.map(({x1}) => x1),
  ])
  const free = right - Math.max(left, ...taken) - 16
  const words = [`the brushed ${shown} from ${hex64(bigVa(start))}: ${what}`, `${shown}: ${what}`]
  const text = words.find(words => textWidth(words, 11) < free) ?? ""
  const y = marks.y + marks.height / 2 + 4
  const shapes: Shape[] = [{kind: "text", key: "lens words", class: "end", x: right, y, text}]
  if (place.strips.length === 0) return shapes
  const level = Math.min(2, lens.runs?.[0]?.level ?? 2) as Level
  const [a, b] = [index(g, level, start), index(g, level, (end - 1) as Va)]
  const chip = a === b ? `${a}` : `${a}..`
  const width = chip.length * 6.8 + 8
  const tone = `chip tone-${Math.max(1, level + 1)}`
  const at = {x: nameX + 2 - width / 2, y: marks.y + 21.5}
  return [
    ...shapes,
    ...[
      {
        kind: "text",
        ...{key: "lens level", class: "level end ink", x: nameX, y: marks.y + 5, text: linuxName(g, level)},
      } as const,
      {
        kind: "path",
        ...{key: "lens chip", class: tone, d: box(nameX + 2 - width, marks.y + 10, width, 15)},
      } as const,
      {kind: "text", key: "lens index", class: "chip-text", ...at, text: chip} as const,
    ],
  ]
}

/** What a stroke or a pixel is, or the block or the empty entry that all of it lies in. */
function lensWords(mirror: Mirror, brush: Brush, lens: Lens): string {
  const [run, other] = lens.runs ?? []
  if (!run) return `1 px = ${pagesOf(lens.px)} pages`
  const size = entryBytes(mirror, run)
  const whole = (brush.to - brush.from) * mirror.axis.unit
  const isEmpty = run.source === EMPTY && run.copy === EMPTY
  if (!other && run.entries === 1 && (isEmpty || size > whole))
    return `${size > whole ? "in " : ""}one ${isEmpty ? "empty entry" : "block"} of ${bytes(size)}`
  return `one stroke = one ${size === mirror.source.geometry.granule ? "page" : "entry"}, ${bytes(size)}`
}

function pagesOf(px: number): number {
  const pages = 1 / px
  return pages >= 10 ? Math.round(pages) : Math.round(pages * 10) / 10
}
