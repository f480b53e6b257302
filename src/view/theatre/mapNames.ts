// The words beside the map: addresses at round places, and the names of what lies there, each with a short leader, pushed apart. A
// name stands where most of its pages are; where there is no room for all the less needed give way.

import {line, type Shape} from "../draw.ts"
import {hex, type Pa} from "../../model/word.ts"
import {rowBox, type Box, type MapLayout} from "./mapLayout.ts"
import {HOLDERS, type Holder, type Moment} from "./moment.ts"

export interface MapAddress {
  readonly pa: Pa
  /** The middle of its row, px. */
  readonly y: number
}

const MIB = 2 ** 20
/** Least px from one address to the next. */
const APART = 36

/** Every 64 MiB, or 128, 256 ... where these are too near; and the first of each bank. */
export function mapAddresses(layout: MapLayout): MapAddress[] {
  const {rowBytes, bands} = layout
  let step = Math.max(64 * MIB, rowBytes)
  const yAt = (pa: number) => {
    const box = rowBox(layout, pa as Pa)!
    return box.y + Math.min(box.height / 2, 2)
  }
  const far = (row: number, rows: number) => {
    const rowsOfStep = step / rowBytes
    return rows < 2 * rowsOfStep || yAt((row + rowsOfStep) * rowBytes) - yAt(row * rowBytes) >= APART
  }
  while (bands.some(({kind, row, rows}) => kind === "rows" && !far(row, rows))) step *= 2
  const found: MapAddress[] = []
  const push = (pa: number) => {
    const y = yAt(pa)
    if (found.every(other => Math.abs(other.y - y) >= APART / 2)) found.push({pa: pa as Pa, y})
  }
  const banks = bands.filter(({kind}) => kind === "rows")
  for (const {row} of banks) push(row * rowBytes)
  for (const {row, rows} of banks)
    for (let pa = Math.ceil((row * rowBytes) / step) * step; pa < (row + rows) * rowBytes; pa += step)
      push(pa)
  return found.sort((one, other) => one.y - other.y)
}

export interface MapName {
  readonly text: string
  /** The role of its colour, if it has one of its own. */
  readonly tone: "source" | "copy" | "accent" | null
  /** The middle of its words, and the place on the map that it means, px. */
  readonly y: number
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
  {of: ["source table"], text: ["swapper’s tables", "tables"], least: 0, tone: "source"},
  {of: ["copy table"], text: ["copy’s tables", "tables"], least: 0, tone: "copy"},
  {of: ["text"], text: ["text", "text"], least: 0.25, tone: null},
  {of: ["rodata"], text: ["rodata", "rodata"], least: 0.25, tone: null},
  {of: ["waiting"], text: ["image, waiting", "waiting"], least: 1, tone: null},
  {of: ["exit page", "exit table"], text: ["code that copies", "code"], least: 0, tone: "copy"},
  {of: ["data"], text: ["data", "data"], least: 0.25, tone: null},
  {of: ["home"], text: ["home", "home"], least: 1, tone: null},
  {of: ["home since loading"], text: ["home since loading", "home"], least: 2, tone: null},
  {of: ["list"], text: ["list", "list"], least: 0, tone: null},
]

/** Px from one name to the next. */
const LINE = 15

/** `lost`: rows without a table, where only what the CPU needs is named. */
export function mapNames(
  layout: MapLayout,
  {holders, live}: Pick<Moment, "holders" | "live">,
  lost: readonly Box[],
  phone: boolean,
): MapName[] {
  const {space, height} = layout
  const counts = countRows(layout, holders)
  const all = NAMED.flatMap(({of, text: [long, short], least, tone}): MapName[] => {
    const place = densest(
      counts,
      of.map(holder => HOLDERS.indexOf(holder)),
    )
    if (!place || place.pages < least * layout.bill.rowFrames) return []
    const box = rowBox(layout, (place.row * layout.rowBytes) as Pa)
    if (!box) return []
    const at = box.y + box.height / 2
    if (tone === null && lost.some(({y, height}) => at >= y && at < y + height)) return []
    const dead = of[0] === "source table" && !live.source
    return [{text: phone ? short : dead ? `${long}, dead` : long, tone, y: at, at}]
  })
  const room = Math.floor(height / space.scale / LINE)
  const most = lost.reduce<Box | null>((a, b) => (a && a.height >= b.height ? a : b), null)
  if (most)
    all.unshift({text: phone ? "lost" : "unreachable", tone: "accent", y: 0, at: most.y + most.height / 2})
  return apart(all.slice(0, room), space.y + 4, space.y + height / space.scale - 4)
}

interface RowCount {
  readonly row: number
  /** Pages by holder. */
  readonly pages: Uint32Array
}

function countRows({bill, rowBytes}: MapLayout, holders: Uint8Array): RowCount[] {
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
  return Array.from(rows, ([row, pages]) => ({row, pages}))
}

/** The middle row of the run of neighbouring rows with most pages of some holders. */
function densest(counts: readonly RowCount[], of: readonly number[]): {row: number; pages: number} | null {
  const sum = ({pages}: RowCount) => of.reduce((all, holder) => all + pages[holder], 0)
  let best: {row: number; pages: number} | null = null
  for (let n = 0; n < counts.length; n++) {
    const first = n
    let pages = sum(counts[n])
    if (pages === 0) continue
    let moment = 0
    for (let more = 0; n + 1 < counts.length && (more = sum(counts[n + 1])) > 0; n++) {
      pages += more
      moment += more * (n + 1 - first)
    }
    if (!best || pages > best.pages) best = {row: counts[first + Math.round(moment / pages)].row, pages}
  }
  return best
}

/** Names in the order of their places, at least a line apart, none outside. */
function apart(names: readonly MapName[], top: number, bottom: number): MapName[] {
  const sorted = [...names].sort((a, b) => a.at - b.at)
  const ys: number[] = []
  for (const {at} of sorted) ys.push(Math.max(at, top, (ys.at(-1) ?? -Infinity) + LINE))
  for (let n = ys.length - 1, limit = bottom; n >= 0; n--, limit -= LINE) ys[n] = Math.min(ys[n], limit)
  return sorted.map((name, n) => ({...name, y: ys[n]}))
}

/** The words as shapes: addresses at the left; names left of the map, or on a phone right of it. */
export function nameShapes(layout: MapLayout, names: readonly MapName[], phone: boolean): Shape[] {
  const {space} = layout
  const right = space.x + space.width
  return [
    ...mapAddresses(layout).map(({pa, y}): Shape => ({
      ...{kind: "text", key: `address ${pa}`, class: "map-address", x: 0, y: y + 4},
      text: phone ? shortAddress(pa) : plainHex(pa),
    })),
    ...names.flatMap(({text, tone, y, at}): Shape[] => [
      {
        ...{
          kind: "text",
          key: `name ${text} ${tone}`,
          class: `map-name ${tone ?? "plain"}${phone ? "" : " end"}`,
          y: y + 4,
          text,
        },
        x: phone ? right + 14 : space.x - 14,
      },
      {
        ...{kind: "path", key: `name ${text} ${tone} leader`, class: `map-name-leader ${tone ?? "plain"}`},
        d: phone ? line(right + 3, at, right + 11, y) : line(space.x - 11, y, space.x - 3, at),
      },
    ]),
  ]
}

/** Hex in groups of four without 0x: 4a28_8000. */
export function plainHex(pa: number): string {
  return hex(pa).slice(2)
}

/** On a phone without its last group. */
function shortAddress(pa: number): string {
  return plainHex(pa).replace(/[0-9a-f]{4}$/, "")
}
