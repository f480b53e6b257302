// What follows brush and point in the mirror as shapes: the brush's frame, its funnel, the lens with its runs and marks.

import {EMPTY, READ_ONLY, INVALID, WRITABLE} from "../../model/descriptor/descriptor.ts"
import {bytes} from "../../model/descriptor/say.ts"
import {index, type Level} from "../../model/geometry.ts"
import {bigVa, hex64, type Va} from "../../model/word.ts"
import {box, line, polygon, type Shape} from "../draw.ts"
import {BY_W} from "../field/cells.ts"
import {markShapes} from "../seam/markShapes.ts"
import {slotOf, slotVa, xOf} from "./axis.ts"
import {brushPlace, brushRange, type Brush} from "./brush.ts"
import {letterOf, type Lens, type LensRun} from "./lens.ts"
import {countWords, hasMark, placedMarks, RADIUS} from "./marks.ts"
import type {Place} from "./place.ts"
import type {Mirror} from "./scene.ts"

/** The lanes of the lens, from above. */
export const LANES = ["source", "marks", "copy"] as const
export type Lane = (typeof LANES)[number]

/** The frame of the brush around its columns, px. */
export function brushFrame({axis}: Mirror, {bands}: Place, brush: Brush) {
  const {x0, x1} = brushPlace(axis, brush)
  const frame = (y: number, height: number) => ({x: x0 - 1.5, y, width: x1 - x0 + 3, height})
  return {
    x0,
    x1,
    source: frame(bands.source.y - 1.5, bands.source.height + 3),
    copy: frame(bands.copy.y - 1.5, bands.copy.height + 3),
  }
}

/** The funnel from the brush to the lens, above and below. */
export function funnelShapes(mirror: Mirror, place: Place, brush: Brush): Shape[] {
  const {lens, left, right, bands} = place
  if (!lens) return []
  const {x0, x1} = brushPlace(mirror.axis, brush)
  const top = [bands.source.y + bands.source.height + 2, lens.source.y - 1] as const
  const low = [lens.copy.y + lens.copy.height + 2, bands.copy.y - 1] as const
  return [
    {
      kind: "path",
      key: "funnel top",
      class: "funnel",
      d: polygon([x0, top[0]], [x1, top[0]], [right, top[1]], [left, top[1]]),
    },
    {
      kind: "path",
      key: "funnel low",
      class: "funnel",
      d: polygon([left, low[0]], [right, low[0]], [x1, low[1]], [x0, low[1]]),
    },
    {
      kind: "path",
      key: "funnel lines",
      class: "funnel-line",
      d:
        line(x0, top[0], left, top[1]) +
        line(x1, top[0], right, top[1]) +
        line(left, low[0], x0, low[1]) +
        line(right, low[0], x1, low[1]),
    },
  ]
}

/** Frame, lens, marks; and the point. */
export function overShapes(
  mirror: Mirror,
  place: Place,
  brush: Brush | null,
  lens: Lens | null,
  point: Va,
): Shape[] {
  if (!brush || !lens || !place.lens) return pointShapes(mirror, place, point)
  const {source, copy} = brushFrame(mirror, place, brush)
  const rect = ({x, y, width, height}: {x: number; y: number; width: number; height: number}) =>
    box(x, y, width, height)
  return [
    {kind: "path", key: "brush", class: "brush-frame", d: rect(source) + rect(copy)},
    ...lensShapes(mirror, place, brush, lens),
    ...selectedShapes(mirror, place, brush, lens, point),
  ]
}

/** With the seam closed the point is a mark at its column, below and above. */
function pointShapes({axis}: Mirror, {bands}: Place, point: Va): Shape[] {
  const x = xOf(axis, point)
  if (x === null) return []
  const y = bands.source.y + bands.source.height
  return [
    {
      kind: "path",
      key: "point",
      class: "here",
      d:
        polygon([x, y + 2], [x - 4, y + 8], [x + 4, y + 8]) +
        polygon([x, bands.copy.y - 2], [x - 4, bands.copy.y - 8], [x + 4, bands.copy.y - 8]),
    },
  ]
}

function lensShapes(mirror: Mirror, place: Place, brush: Brush, lens: Lens): Shape[] {
  const {left, right, nameX, mode} = place
  const {source, marks, copy} = place.lens!
  const shapes: Shape[] = [
    {
      kind: "path",
      key: "lens source",
      class: "border source",
      d: box(left - 0.5, source.y - 0.5, right - left + 1, source.height),
    },
    {
      kind: "path",
      key: "lens copy",
      class: "border copy",
      d: box(left - 0.5, copy.y + 0.5, right - left + 1, copy.height),
    },
  ]
  const middle = marks.y + marks.height / 2
  const groups = placedMarks(lens.groups, left, right, false)
  for (const [n, group] of groups.entries()) {
    const gone = group.cause === "lost" || group.cause === "dropped"
    const boxes = (y0: number, y1: number) =>
      group.parts.map(({x0, x1}) => box(x0, y0, Math.max(1, x1 - x0), y1 - y0)).join("")
    shapes.push(
      {
        kind: "path",
        key: `lens was ${n}`,
        class: "ribbon-lens dark",
        d: group.cause === "added" ? "" : boxes(marks.y, middle),
      },
      {
        kind: "path",
        key: `lens is ${n}`,
        class: gone ? "ribbon-lens gone" : "ribbon-lens accent",
        d: gone ? boxes(middle - 1, middle + 1) : boxes(middle, marks.y + marks.height),
      },
    )
  }
  let end = left
  for (const [n, group] of groups.entries()) {
    const key = `lens mark ${n}`
    const x = group.x + (hasMark(group) ? RADIUS + 2 : 3)
    const text = countWords(group)
    end = x + text.length * 7.4
    shapes.push({
      kind: "path",
      key: `${key} paper`,
      class: "ground",
      d: box(x - 1, middle - 7, text.length * (hasMark(group) ? 7.2 : 6.4) + 2, 14),
    })
    if (hasMark(group))
      shapes.push(...markShapes(key, group.cause as "W", RADIUS, group.x, middle, {ground: 1.5}))
    shapes.push({
      kind: "text",
      ...{
        key: `${key} count`,
        class: hasMark(group) ? "ribbon-count" : "ribbon-words",
        x,
        y: middle + 4.5,
        text,
      },
    })
  }
  const {start, end: to} = brushRange(mirror.axis, brush)
  const g = mirror.source.geometry
  const size = Object.values(sizeOf((brush.to - brush.from) * mirror.axis.unit)).join(" ")
  const entry = lens.runs?.[0]?.bytes ?? g.granule
  const stroke = lens.runs
    ? `one stroke = one ${entry === g.granule ? "page" : "entry"}, ${bytes(entry)}`
    : `1 px = ${roundPx(lens.px)} pages`
  end = Math.max(end, ...groups.flatMap(({parts}) => parts.map(({x1}) => x1)))
  const words = [`the brushed ${size} from ${hex64(bigVa(start))}: ${stroke}`, `${size}: ${stroke}`]
  const text = mode === "phone" ? undefined : words.find(words => right - end - 16 > words.length * 5.9)
  shapes.push({kind: "text", key: "lens words", class: "end", x: right, y: middle + 4, text: text ?? ""})
  const last = (to - 1) as Va
  if (place.strips.length > 0) {
    const level = 2 as Level
    const [a, b] = [index(g, level, start), index(g, level, last)]
    const chip = a === b ? `${a}` : `${a}..`
    if (mode !== "phone") {
      const width = chip.length * 6.8 + 8
      shapes.push(
        {kind: "text", key: "lens level", class: "level end ink", x: nameX, y: marks.y + 5, text: "PMD"},
        {
          kind: "path",
          key: "lens chip",
          class: "chip tone-3",
          d: box(nameX + 2 - width, marks.y + 10, width, 15),
        },
        {
          kind: "text",
          key: "lens index",
          class: "chip-text",
          x: nameX + 2 - width / 2,
          y: marks.y + 21.5,
          text: chip,
        },
      )
    }
  }
  for (const [n, run] of (lens.runs ?? []).entries()) shapes.push(...runShapes(run, n, place))
  return shapes
}

const roundPx = (px: number) => {
  const pages = 1 / px
  return pages >= 10 ? Math.round(pages) : Math.round(pages * 10) / 10
}

function sizeOf(size: number) {
  const text = bytes(size).split(" ")
  return {value: text[0], unit: text[1]}
}

/** Letters in what is dark or changed, words in long runs. */
function runShapes({x0, x1, count, source, copy, what, missing}: LensRun, n: number, place: Place): Shape[] {
  const {source: up, copy: low} = place.lens!
  const width = x1 - x0
  const middle = (x0 + x1) / 2
  const shapes: Shape[] = []
  const text = (key: string, style: string, x: number, y: number, words: string) =>
    shapes.push({kind: "text", key: `run ${n} ${key}`, class: style, x, y, text: words})
  const [upY, lowY] = [up.y + up.height / 2 + 4, low.y + low.height / 2 + 4]
  const dark = source === READ_ONLY || source === INVALID
  if (width >= 7 && dark) text("letter", "lens-letter source", middle, upY, letterOf(source))
  if (width >= 7 && copy >= BY_W) text("copy letter", "lens-letter copy", middle, lowY, letterOf(copy))
  else if (width >= 7 && (copy === READ_ONLY || copy === INVALID))
    text("copy letter", "lens-letter plain", middle, lowY, letterOf(copy))
  const phone = place.mode === "phone"
  if (source === WRITABLE && count > 1) {
    const times = `×${count}`
    if (what && width >= 230) {
      text("words", "lens-words", x0 + 11, upY, `${times} W`)
      text(
        "what",
        "lens-words soft",
        x0 + 15 + 6.6 * (times.length + 2),
        upY,
        `${what.memory} → ${what.address}..`,
      )
    } else if (width >= 36) text("words", "lens-words middle", middle, upY, times)
  }
  if (width >= (phone ? 60 : 110)) {
    const words =
      missing ??
      (source === EMPTY && copy === EMPTY
        ? "empty"
        : source === copy && source === WRITABLE && width >= 230
          ? "as it was"
          : "")
    if (words)
      text(
        "copy words",
        `lens-words soft ${missing && missing !== "not in the range" ? "accent" : ""}`,
        x0 + 11,
        lowY,
        words,
      )
  }
  return shapes
}

/** The entry of the point: framed in both halves, its index above. */
function selectedShapes(mirror: Mirror, place: Place, brush: Brush, lens: Lens, point: Va): Shape[] {
  const slot = slotOf(mirror.axis, point)
  if (slot === null || slot < brush.from || slot >= brush.to) return []
  const {left, right} = place
  const {source, copy} = place.lens!
  const step = (right - left) / (brush.to - brush.from)
  const run = lens.runs?.find(({va, count, bytes: size}) => point >= va && point < va + count * size)
  const g = mirror.source.geometry
  const size = run?.bytes ?? g.granule
  const x =
    left + (slot - brush.from) * step + ((point - slotVa(mirror.axis, slot)) / mirror.axis.unit) * step
  const start = run ? run.x0 + Math.floor((point - run.va) / size) * ((run.x1 - run.x0) / run.count) : x
  const width = run ? (run.x1 - run.x0) / run.count : Math.max(1, (g.granule / mirror.axis.unit) * step)
  const level = run && run.bytes > g.granule ? 2 : 3
  const text = `${index(g, level as Level, point)}`
  const chip = text.length * 6.9 + 7
  const middle = Math.max(left + chip / 2, Math.min(right - chip / 2, start + width / 2))
  const frame = (y: number, height: number) => box(start - 1.5, y, width + 3, height)
  return [
    {
      kind: "path",
      key: "selected",
      class: "lens-selected",
      d: frame(source.y - 2.5, source.height + 4) + frame(copy.y - 1.5, copy.height + 4),
    },
    {
      kind: "path",
      key: "selected chip",
      class: `chip tone-${level === 3 ? 4 : 3}`,
      d: box(middle - chip / 2, source.y - 25.5, chip, 15),
    },
    {kind: "text", key: "selected index", class: "chip-text", x: middle, y: source.y - 14, text},
    {
      kind: "path",
      key: "selected head",
      class: "here",
      d: polygon(
        [start + width / 2, source.y - 3],
        [start + width / 2 - 5, source.y - 9.5],
        [start + width / 2 + 5, source.y - 9.5],
      ),
    },
  ]
}
