// What is drawn over the map: the arc of the page that is copied, leaders from the pages of a walk to its stations, and read-only
// memory with its count.

import {bytes} from "../../model/descriptor/say.ts"
import {box, line, polygon, type Shape} from "../draw.ts"
import type {PaRange} from "../../model/source.ts"
import type {Pa} from "../../model/word.ts"
import {isVital} from "./holders.ts"
import {frameAt, type MapLayout} from "./mapLayout.ts"
import {isInSight, pageBox, rowBox, windowOf, type Box} from "./mapPlace.ts"

/** Where the line from a page ends in the gutter: the height of its station. `tone`: the role of its colour. */
export interface Leader {
  readonly pa: Pa
  readonly y: number
  readonly tone: "source" | "copy" | "accent" | "plain"
}

interface Point {
  readonly x: number
  readonly y: number
}

const middle = ({x, y, width, height}: Box): Point => ({x: x + width / 2, y: y + height / 2})

/** A page's ring with its casing, px; around a cell it is larger. */
const RING = 9

function ringOf({width, height}: Box): number {
  return Math.max(RING, Math.min(width, height) + 3)
}

/**
 * Dots inside of the map, behind the run of alike pages, and a line outside: the eye can follow it, and the pages can be read. `end`: where
 * the stations begin, px.
 */
export function leaderShapes(
  layout: MapLayout,
  holders: Uint8Array,
  leaders: readonly Leader[],
  end: number,
): Shape[] {
  const window = windowOf(layout)
  const right = layout.space.x + layout.space.width
  const bottom = window.y + window.height
  const starts = new Map<number, number>()
  const seen = leaders.flatMap(leader => {
    const page = pageBox(layout, leader.pa)
    if (!page) return []
    const {x, y} = middle(page)
    // To a page above the window, or below it, its leader leads from the edge.
    if (y < window.y || y > bottom) return [{...leader, at: y < window.y ? window.y : bottom}]
    const run = page.x + page.width * runOf(layout, holders, leader.pa) + 1
    const start = Math.max(window.x, x + ringOf(page) / 2 + 1, run)
    // Over letters there are no dots.
    if (layout.rung === "letters") return [{...leader, at: y}]
    // Leaders of one row are one line of dots, from the last page on.
    starts.set(y, Math.max(start, starts.get(y) ?? 0))
    return [{...leader, at: y}]
  })
  const rows = [...starts].filter(([, x]) => x < right)
  return [
    ...rows.flatMap(([y, x]): Shape[] => [
      {kind: "path", key: `dots ${y} casing`, class: "map-dots-casing", d: line(x, y, right, y)},
      {
        ...{kind: "path", key: `dots ${y}`, d: line(x, y, right, y)},
        class: `map-dots ${seen.find(({at}) => at === y)!.tone}`,
      },
    ]),
    ...seen.map(({at, y, tone}, n): Shape => ({
      ...{kind: "path", key: `leader ${n}`, class: `map-leader ${tone}`},
      d: `M${right},${at}H${right + 6}L${end - 16},${y}H${end}`,
    })),
  ]
}

/** How many pages from one on have the same holder, to the end of its line; 1 if they are nothing that the CPU needs. */
function runOf({bill, across}: MapLayout, holders: Uint8Array, pa: Pa): number {
  const frame = frameAt(bill, pa)
  if (frame < 0 || !isVital(holders[frame])) return 1
  const rest = across - ((pa / bill.frameBytes) % across)
  let count = 1
  while (count < rest && holders[frame + count] === holders[frame]) count++
  return count
}

/** Rings around pages, under the arc that ends there. A cell shows through its ring. */
export function ringShapes(layout: MapLayout, leaders: readonly Leader[]): Shape[] {
  return leaders.flatMap(({pa, tone}, n): Shape[] => {
    const page = pageBox(layout, pa)
    if (!page || !isInSight(layout, page)) return []
    const {x, y} = middle(page)
    const size = ringOf(page)
    const around = (size: number) => box(x - size / 2, y - size / 2, size, size)
    const open = size > RING ? " open" : ""
    return [
      {kind: "path", key: `ring ${n} casing`, class: `map-ring-casing${open}`, d: around(size)},
      {kind: "path", key: `ring ${n}`, class: `map-ring${open} ${tone}`, d: around(size - (open ? 0 : 3))},
    ]
  })
}

/** The restored kernel's root while it is in use: its frame is home like others, but solid as a table that is live is. A letter is left to be read. */
export function rootShapes(layout: MapLayout, root: Pa | null): Shape[] {
  const page = root === null ? null : pageBox(layout, root)
  if (!page || !isInSight(layout, page) || layout.rung === "letters") return []
  const {x, y} = middle(page)
  return [{kind: "path", key: "restored root", class: "map-root", d: box(x - 3, y - 3, 6, 6)}]
}

/** From one page to another, in a bend to the left; stopped: dashed, with a bar across before its end. */
export function arcShapes(layout: MapLayout, from: Pa, to: Pa, stopped: boolean): Shape[] {
  const [one, other] = [pageBox(layout, from), pageBox(layout, to)]
  if (!one || !other) return []
  const [a, b] = [middle(one), middle(other)]
  const length = Math.hypot(b.x - a.x, b.y - a.y)
  if (length < 1) return []
  const bend = Math.min(80, length / 3)
  // To the left, as far as the map reaches.
  const via = {x: Math.max(layout.space.x + 4, (a.x + b.x) / 2 - bend), y: (a.y + b.y) / 2}
  const way = direction(via, b)
  const clear = stopped ? 12 : 5
  const head = {x: b.x - way.x * clear, y: b.y - way.y * clear}
  const neck = {x: head.x - way.x * 11, y: head.y - way.y * 11}
  const d = `M${a.x},${a.y}Q${via.x},${via.y} ${neck.x},${neck.y}`
  const across = (at: Point, half: number): readonly [number, number][] => [
    [at.x - way.y * half, at.y + way.x * half],
    [at.x + way.y * half, at.y - way.x * half],
  ]
  const tip = stopped
    ? line(...(across(head, 9).flat() as [number, number, number, number]))
    : polygon([head.x, head.y], ...across(neck, 5.5))
  return [
    {kind: "path", key: "arc casing", class: "map-arc-casing", d},
    {kind: "path", key: "arc", class: `map-arc${stopped ? " stopped" : ""}`, d},
    {kind: "path", key: "arc dot", class: "map-arc-head", d: dot(a, 3.5)},
    {kind: "path", key: "arc head casing", class: "map-arc-casing", d: tip},
    {kind: "path", key: "arc head", class: stopped ? "map-arc-bar" : "map-arc-head", d: tip},
  ]
}

function direction(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1
  return {x: (to.x - from.x) / length, y: (to.y - from.y) / length}
}

function dot({x, y}: Point, radius: number): string {
  return `M${x - radius},${y}a${radius},${radius} 0 1 0 ${2 * radius},0a${radius},${radius} 0 1 0 ${-2 * radius},0Z`
}

/** "This page mapped that row": from the page of a table to the row that it mapped. */
export function mappedShapes(layout: MapLayout, table: Pa, mapped: Pa): Shape[] {
  const [page, row] = [pageBox(layout, table), rowBox(layout, mapped)]
  if (!page || !row) return []
  const from = middle(page)
  const up = row.y < from.y
  const to = up ? row.y + row.height : row.y
  const sign = up ? 1 : -1
  const shaft = line(from.x, from.y - sign * 5, from.x, to + sign * 8)
  const {x, width} = layout.space
  const left = from.x > x + width / 2
  return [
    {
      kind: "path",
      key: "mapped row",
      class: "map-mapped-row",
      d: box(row.x, row.y - 1, row.width, row.height + 2),
    },
    {kind: "path", key: "mapped casing", class: "map-mapped-casing", d: shaft},
    {kind: "path", key: "mapped", class: "map-mapped", d: shaft},
    {
      ...{kind: "path", key: "mapped head", class: "map-mapped-head"},
      d: polygon([from.x, to], [from.x - 5, to + sign * 10], [from.x + 5, to + sign * 10]),
    },
    {
      ...{kind: "text", key: "mapped words", class: `map-words mapped${left ? " end" : " start"}`},
      ...{x: from.x + (left ? -7 : 7), y: from.y + (to - from.y) * 0.3},
      text: `this page mapped that row, ${bytes(layout.rowBytes)}`,
    },
  ]
}

/** Ranges of memory that are read-only, outlined; with words if there is room. */
export function outlineShapes(layout: MapLayout, ranges: readonly PaRange[], words: string): Shape[] {
  const outlines = ranges.flatMap(range => outline(layout, range))
  if (outlines.length === 0) return []
  const tall = outlines.reduce((a, b) => (b.height > a.height ? b : a))
  const d = outlines.map(one => one.d).join("")
  return [
    {kind: "path", key: "outline casing", class: "map-outline-casing", d},
    {kind: "path", key: "outline", class: "map-outline", d},
    ...(tall.height < 18
      ? []
      : [
          {
            ...({kind: "text", key: "outline words", class: "map-words ink"} as const),
            ...{x: layout.space.x + layout.space.width / 2, y: tall.y + tall.height / 2 + 4.5, text: words},
          },
        ]),
  ]
}

/** The edge of a range: its first and last lines may be shorter than the map is wide. */
function outline(layout: MapLayout, {start, end}: PaRange): {d: string; y: number; height: number}[] {
  const [first, last] = [pageBox(layout, start), pageBox(layout, (end - layout.bill.frameBytes) as Pa)]
  if (!first || !last) return []
  const {x, width} = layout.space
  const right = x + width
  const [y0, y1] = [first.y, last.y + last.height]
  const stop = last.x + last.width
  const d =
    last.y <= first.y
      ? box(first.x, y0, stop - first.x, first.height)
      : polygon(
          ...([
            [first.x, y0],
            [right, y0],
            [right, last.y],
            [stop, last.y],
            [stop, y1],
            [x, y1],
          ] as const),
          ...([
            [x, y0 + first.height],
            [first.x, y0 + first.height],
          ] as const),
        )
  return [{d, y: y0, height: y1 - y0}]
}
