// Paints the map into pixels, at device resolution, from a byte for each frame. Where frames share a pixel the rarest shows. What the CPU
// needs is painted once more over it, so large that it can be seen: a lone page is 3 x 4 px with paper around, a run has paper at both ends.
// Of a map that is looked at from near the window is painted.
// From one moment to the next only the lines are painted that are not as they were.

import {mix, type Palette} from "../palette.ts"
import {packed, type Packed} from "../field/tones.ts"
import {isLive, isVital, lookOf, NONE, RANK} from "./holders.ts"
import type {Band, MapLayout} from "./mapLayout.ts"
import {HOLDERS, type Moment} from "./moment.ts"

export interface MapTones {
  readonly paper: Packed
  /** By holder; hatched ones: the colour of their lines. */
  readonly held: readonly Packed[]
  /** The same in rows that have lost their table. */
  readonly pale: readonly Packed[]
  readonly hatched: readonly boolean[]
  readonly hair: Packed
  /** Hatching of lost rows. */
  readonly lost: Packed
}

export function mapTones(p: Palette): MapTones {
  const looks = HOLDERS.map((_, n) => lookOf(n)!)
  const colours = looks.map(({tone}) => p[tone])
  return {
    paper: packed(p.paper),
    held: colours.map(packed),
    pale: colours.map(colour => packed(mix(colour, p.paper, 0.55))),
    hatched: looks.map(({form}) => form === "hatched"),
    hair: packed(p.hair),
    lost: packed(mix(p.paper, p.accent, 0.62)),
  }
}

/** What is needed of a moment. */
export type MapMoment = Pick<Moment, "holders" | "live" | "lost">

/** Device rows [from, to) that were painted. */
export type Painted = readonly [from: number, to: number]

/**
 * Paints the map; `pixels` has layout.columns words for each of layout.height device rows. `before`: the moment that is in the pixels,
 * painted with the same layout and tones. Returns what was painted, top first.
 */
export function paintMap(
  pixels: Uint32Array,
  layout: MapLayout,
  moment: MapMoment,
  tones: MapTones,
  before?: MapMoment,
): Painted[] {
  const painter = painterOf(pixels, layout, moment, tones)
  const stretches =
    before && turnsNothing(before, moment)
      ? changedLines(layout, before, moment)
      : [[0, layout.height] as const]
  for (const stretch of stretches) painter(stretch)
  return stretches
}

/** Are the same tables live and the same rows lost? Then what differs can be told line by line. */
export function turnsNothing(a: MapMoment, b: MapMoment): boolean {
  const live = (Object.keys(a.live) as (keyof Moment["live"])[]).every(key => a.live[key] === b.live[key])
  return (
    live &&
    a.holders.length === b.holders.length &&
    a.lost.length === b.lost.length &&
    a.lost.every((row, n) => row.pa === b.lost[n].pa)
  )
}

/** A line of the map: its band, and its number in it. */
interface Line {
  readonly band: Band
  readonly n: number
  readonly top: number
}

/** The lines in device rows [from, to) of the window. */
function* linesOf(layout: MapLayout, [from, to]: Painted = [0, layout.height]): Iterable<Line> {
  const {line, top} = layout
  for (const band of layout.bands) {
    if (band.kind !== "rows" || line === 0) continue
    const start = band.top - top
    const first = Math.max(0, Math.floor((from - start) / line))
    const end = Math.min(band.height / line, Math.ceil((to - start) / line))
    for (let n = first; n < end; n++) yield {band, n, top: start + n * line}
  }
}

/** A piece of a line: frames [first, first + count) from column `at` of the line's frames. */
type Visit = (first: number, count: number, at: number) => void

/** Visits the frames of a line, and of all rows that lie over each other in it. */
function visitFrames(layout: MapLayout, {band, n}: Line, visit: Visit) {
  const {bill, rowBytes, across, lines, per} = layout
  const firstRow = band.row + Math.floor(n / lines) * per
  const rows = Math.min(per, band.row + band.rows - firstRow)
  for (let row = firstRow; row < firstRow + rows; row++) {
    const start = (row * rowBytes) / bill.frameBytes + (n % lines) * across
    for (const part of bill.parts) {
      const own = part.start / bill.frameBytes
      const from = Math.max(start, own)
      const to = Math.min(start + across, own + part.count)
      if (from < to) visit(part.first + from - own, to - from, from - start)
    }
  }
}

function changedLines(layout: MapLayout, before: MapMoment, {holders}: MapMoment): Painted[] {
  const halo = haloOf(layout)
  const found: [number, number][] = []
  for (const line of linesOf(layout)) {
    let same = true
    visitFrames(layout, line, (first, count) => {
      same &&= alike(holders, before.holders, first, first + count)
    })
    if (same) continue
    const from = Math.max(0, line.top - halo)
    const to = Math.min(layout.height, line.top + layout.line + halo)
    const last = found.at(-1)
    if (last && from <= last[1]) last[1] = to
    else found.push([from, to])
  }
  return found
}

function alike(a: Uint8Array, b: Uint8Array, from: number, to: number): boolean {
  for (let n = from; n < to; n++) if (a[n] !== b[n]) return false
  return true
}

/** How far what is painted once more reaches out of its line, device px. */
function haloOf({space}: MapLayout): number {
  return Math.ceil(4 * space.scale)
}

function painterOf(pixels: Uint32Array, layout: MapLayout, moment: MapMoment, tones: MapTones) {
  const looks = new Uint8Array(layout.across)
  const shown = new Uint8Array(layout.columns)
  const {rowBytes, lines: perRow, per, columns, line: tall} = layout
  const lines = linePainter(columns, layout.space.scale, tones)
  const lost = new Set(moment.lost.map(({pa}) => Math.floor(pa / rowBytes)))
  return ([from, to]: Painted) => {
    pixels.fill(tones.paper, from * columns, to * columns)
    const vital: Vital[] = []
    const halo = haloOf(layout)
    for (const line of linesOf(layout, [from - halo, to + halo])) {
      looks.fill(NONE)
      visitFrames(layout, line, (first, count, at) => rarest(moment.holders, first, count, looks, at))
      collect(vital, layout, line, looks, moment.live)
      spread(looks, shown)
      const isLost = lost.has(line.band.row + Math.floor(line.n / perRow) * per)
      lines.begin(shown, isLost)
      // Rows of several lines are told apart by a line of paper.
      const end = perRow > 1 && tall > 2 && (line.n + 1) % perRow === 0 ? tall - 1 : tall
      for (let y = Math.max(from, line.top); y < Math.min(to, line.top + end); y++)
        lines.row(pixels.subarray(y * columns, (y + 1) * columns), shown, isLost, y)
    }
    paintVital(pixels, columns, [from, to], vital, tones, layout.space.scale)
  }
}

function rarest(holders: Uint8Array, first: number, count: number, looks: Uint8Array, at: number) {
  const rank = RANK
  for (let n = 0; n < count; n++) {
    const holder = holders[first + n]
    if (rank[holder] > rank[looks[at + n]]) looks[at + n] = holder
  }
}

/** The look of each device column: of its frame, or of the rarest of those that share it. */
function spread(looks: Uint8Array, shown: Uint8Array) {
  const rank = RANK
  const share = looks.length / shown.length
  for (let x = 0; x < shown.length; x++) {
    const first = Math.floor(x * share)
    const end = Math.max(first + 1, Math.floor((x + 1) * share))
    let best = looks[first]
    for (let n = first + 1; n < end; n++) if (rank[looks[n]] > rank[best]) best = looks[n]
    shown[x] = best
  }
}

/** CSS px from one line of a hatching to the next. */
const [WAITING, NOTHING, LOST] = [3, 6, 7]

/** Paints lines in which a device row is like the one above, but for its hatchings. */
function linePainter(columns: number, scale: number, t: MapTones) {
  const waiting = hatching(columns, WAITING, scale)
  const nothing = hatching(columns, NOTHING, scale)
  const gone = hatching(columns, LOST, scale)
  const plain = new Uint32Array(columns)
  let hatched = false

  /** The colours of a line, those of hatchings apart. */
  function begin(looks: Uint8Array, isLost: boolean) {
    const held = isLost ? t.pale : t.held
    const lines = t.hatched
    hatched = isLost
    for (let x = 0; x < columns; x++) {
      const look = looks[x]
      const open = look === NONE || lines[look]
      hatched ||= open
      plain[x] = open ? t.paper : held[look]
    }
  }

  function row(into: Uint32Array, looks: Uint8Array, isLost: boolean, y: number) {
    into.set(plain)
    if (!hatched) return
    const held = isLost ? t.pale : t.held
    const lines = t.hatched
    const [w, n, g] = [waiting.at(y), nothing.at(y), gone.at(-y)]
    for (let x = 0; x < columns; x++) {
      const look = looks[x]
      if (isLost && gone.on[g + x]) into[x] = t.lost
      else if (look === NONE) {
        if (nothing.on[n + x]) into[x] = t.hair
      } else if (lines[look] && waiting.on[w + x]) into[x] = held[look]
    }
  }

  return {begin, row}
}

/** Diagonals: is pixel x of device row y on a line? on[at(y) + x] tells. */
function hatching(columns: number, apart: number, scale: number) {
  const period = Math.round(apart * scale)
  const on = Uint8Array.from({length: columns + period}, (_, x) => (x % period < scale ? 1 : 0))
  return {on, at: (y: number) => ((y % period) + period) % period}
}

/** A run of what the CPU needs: a box of device px, filled or hollow. */
interface Vital {
  readonly holder: number
  readonly hollow: boolean
  readonly x0: number
  readonly x1: number
  readonly y0: number
  readonly y1: number
  readonly lone: boolean
}

function collect(into: Vital[], layout: MapLayout, {top}: Line, looks: Uint8Array, live: Moment["live"]) {
  const {columns, across, line, space} = layout
  const [width, height] = [Math.round(3 * space.scale), Math.round(4 * space.scale)]
  for (let n = 0; n < across; n++) {
    const holder = looks[n]
    if (!isVital(holder)) continue
    const first = n
    while (n + 1 < across && looks[n + 1] === holder) n++
    let [x0, x1] = [Math.floor((first * columns) / across), Math.ceil(((n + 1) * columns) / across)]
    const lone = x1 - x0 <= width
    if (x1 - x0 < width) {
      x0 = Math.max(0, Math.min(columns - width, Math.round((x0 + x1 - width) / 2)))
      x1 = x0 + width
    }
    const tall = Math.max(line, lone ? height : width)
    const y0 = top - Math.floor((tall - line) / 2)
    into.push({holder, hollow: !isLive(holder, live), x0, x1, y0, y1: y0 + tall, lone})
  }
}

/** Paper first, so that neighbours don't cover each other. */
function paintVital(
  pixels: Uint32Array,
  columns: number,
  [from, to]: Painted,
  vital: readonly Vital[],
  t: MapTones,
  scale: number,
) {
  const fill = (x0: number, x1: number, y0: number, y1: number, colour: Packed) => {
    for (let y = Math.max(from, y0); y < Math.min(to, y1); y++)
      pixels.fill(colour, y * columns + Math.max(0, x0), y * columns + Math.min(columns, x1))
  }
  const gap = Math.round(2 * scale)
  for (const {x0, x1, y0, y1, lone} of vital) {
    const above = lone ? gap : 0
    fill(x0 - gap, x1 + gap, y0 - above, y1 + above, t.paper)
  }
  for (const {holder, hollow, x0, x1, y0, y1} of vital) {
    fill(x0, x1, y0, y1, t.held[holder])
    if (!hollow) continue
    const edge = Math.max(1, Math.min(Math.round(1.5 * scale), Math.floor(Math.min(x1 - x0, y1 - y0) / 3)))
    fill(x0 + edge, x1 - edge, y0 + edge, y1 - edge, t.paper)
  }
}
