// The names of what lies on the map. A name stands where most of its pages are in the window: from far in which rows, from near in which lines.

import type {Pa} from "../../model/word.ts"
import {cellsIn} from "./mapCells.ts"
import {frameAt, type MapLayout} from "./mapLayout.ts"
import {inSight, rowBox, type Box} from "./mapPlace.ts"
import {HOLDERS, type Holder, type Moment} from "./moment.ts"
import {madeFor} from "./timelineWords.ts"

export interface MapName {
  readonly text: string
  /** The role of its colour, if it has one of its own. */
  readonly tone: "source" | "copy" | "accent" | null
  /** The place on the map that it means, px. */
  readonly at: number
}

interface Named {
  readonly of: readonly Holder[]
  /** On a phone the second one. */
  readonly text: readonly [string, string]
  /** Rows that it fills, at least. */
  readonly least: number
  readonly tone: "source" | "copy" | null
}

/** The most needed first. */
const NAMED: readonly Named[] = [
  {of: ["source table"], text: ["swapper’s tables", "S tables"], least: 0, tone: "source"},
  {of: ["copy table"], text: ["copy’s tables", "C tables"], least: 0, tone: "copy"},
  {of: ["source table out of reach"], text: ["swapper’s tables, dead", "S, dead"], least: 0, tone: "source"},
  {of: ["copy table out of reach"], text: ["copy’s tables, dead", "C, dead"], least: 0, tone: "copy"},
  {of: ["text"], text: ["text", "text"], least: 0.25, tone: null},
  {of: ["rodata"], text: ["rodata", "rodata"], least: 0.25, tone: null},
  {of: ["waiting"], text: ["image, waiting", "waiting"], least: 1, tone: null},
  {of: ["exit page", "exit table"], text: ["code that copies", "code"], least: 0, tone: "copy"},
  {of: ["data"], text: ["data", "data"], least: 0.25, tone: null},
  {of: ["home"], text: ["home", "home"], least: 1, tone: null},
  {of: ["home since loading"], text: ["home since loading", "home"], least: 2, tone: null},
  {of: ["list"], text: ["list", "list"], least: 0, tone: null},
]

/** The most needed first. `lost`: rows without a table, where only what the CPU needs is named. */
export function mapNames(
  layout: MapLayout,
  {holders, live}: Pick<Moment, "holders" | "live">,
  lost: readonly Box[],
  phone: boolean,
): MapName[] {
  const counts = layout.rung === "memory" ? countRows(layout, holders) : countLines(layout, holders)
  const near = layout.rung !== "memory"
  const all = NAMED.flatMap(({of, text: [long, short], least, tone}): MapName[] => {
    const numbers = of.map(holder => HOLDERS.indexOf(holder))
    const place = densest(counts, numbers)
    if (!place || (!near && place.pages < least * layout.bill.rowFrames)) return []
    const at = place.at()
    if (tone === null && lost.some(({y, height}) => at >= y && at < y + height)) return []
    const dead = of[0] === "source table" && !live.source && !live.restored
    const whole = tone === "copy" ? long.replace("copy’s", madeFor(layout.bill)) : long
    return [{text: phone ? short : dead ? `${whole}, dead` : whole, tone, at}]
  })
  const most = lost.reduce<Box | null>((a, b) => (a && a.height >= b.height ? a : b), null)
  const unreachable = most && {tone: "accent" as const, at: most.y + most.height / 2}
  return unreachable ? [{...unreachable, text: phone ? "lost" : "unreachable"}, ...all] : all
}

/** A row or a line, and of how many pages of each holder it is told. */
interface Count {
  /** Its middle, px; asked of few. */
  readonly at: () => number
  readonly pages: Uint32Array
}

/** All rows. */
function countRows(layout: MapLayout, holders: Uint8Array): Count[] {
  const {bill, rowBytes} = layout
  const rows = new Map<number, Uint32Array>()
  for (const {start, first, count, memory} of bill.parts) {
    if (!memory) continue
    for (let n = 0; n < count;) {
      const pa = start + n * bill.frameBytes
      const row = Math.floor(pa / rowBytes)
      const end = Math.min(count, n + ((row + 1) * rowBytes - pa) / bill.frameBytes)
      const pages = rows.get(row) ?? new Uint32Array(HOLDERS.length)
      rows.set(row, pages)
      for (; n < end; n++) pages[holders[first + n]]++
    }
  }
  return Array.from(rows, ([row, pages]) => ({
    at: () => middleOf(rowBox(layout, (row * rowBytes) as Pa)),
    pages,
  }))
}

/** The lines in the window, and of each only the pages that are in sight. */
function countLines(layout: MapLayout, holders: Uint8Array): Count[] {
  const lines = new Map<number, Uint32Array>()
  for (const {pa, y} of cellsIn(layout)) {
    const frame = frameAt(layout.bill, pa)
    const pages = lines.get(y) ?? new Uint32Array(HOLDERS.length)
    lines.set(y, pages)
    if (frame >= 0) pages[holders[frame]]++
  }
  const {space, line} = layout
  const box = (y: number): Box => ({
    x: space.x,
    y: space.y + y,
    width: space.width,
    height: line / space.scale,
  })
  return Array.from(lines, ([y, pages]) => ({at: () => middleOf(inSight(layout, box(y))), pages}))
}

function middleOf(box: Box | null): number {
  return box ? box.y + box.height / 2 : NaN
}

/** The middle of the run of neighbouring rows with most pages of some holders. */
function densest(
  counts: readonly Count[],
  of: readonly number[],
): (Pick<Count, "at"> & {pages: number}) | null {
  const sum = ({pages}: Count) => of.reduce((all, holder) => all + pages[holder], 0)
  let best: ReturnType<typeof densest> = null
  for (let n = 0; n < counts.length; n++) {
    const first = n
    let pages = sum(counts[n])
    if (pages === 0) continue
    let moment = 0
    for (let more = 0; n + 1 < counts.length && (more = sum(counts[n + 1])) > 0; n++) {
      pages += more
      moment += more * (n + 1 - first)
    }
    if (!best || pages > best.pages) best = {at: counts[first + Math.round(moment / pages)].at, pages}
  }
  return best
}
