// Names of the regions inside the bands. A name stands in its region, beside it, or further away with a leader; where nothing
// quiet is left it gives way, and the list of regions still has it. And the words over what is not in the copy.

import {EMPTY, TABLE, WRITABLE} from "../../model/descriptor/descriptor.ts"
import {bytes, number} from "../../model/descriptor/say.ts"
import {span, type Level} from "../../model/geometry.ts"
import type {Region} from "../../model/regions.ts"
import {bigVa, hex64, type Va} from "../../model/word.ts"
import type {Shape} from "../draw.ts"
import type {Side} from "../stage/layout.ts"
import {pieceAt, roundly, slotUnder, slotVa, xOf} from "./axis.ts"
import {brushPlace, type Brush} from "./brush.ts"
import type {Place} from "./place.ts"
import {isAsked} from "../field/missing.ts"
import type {Mirror} from "./scene.ts"

/** The slots of both trees in one look each. */
export interface Looks extends Readonly<Record<Side, Uint8Array>> {
  /** Of the copy without its tables: EMPTY where none of its leaves is. */
  readonly leaves: Uint8Array
}

/** A name in its place. */
export interface Name {
  readonly region: Region
  readonly row: number
  /** Where the words begin, or end. */
  readonly x: number
  readonly end: boolean
  readonly lines: readonly string[]
  /** The region's own x, if a line leads there. */
  readonly leader: number | null
}

interface Box {
  readonly x0: number
  readonly x1: number
  readonly y0: number
  readonly y1: number
}

/** Baselines of a name's rows from the band's top. */
const ROWS = {wide: [21.5, 56, 90], medium: [16, 46, 76], phone: [14, 38]} as const
const LINE = 14.5
const NEAR = 12
const STEP = 12

const strong = (text: string) => text.length * 6.6
const plain = (text: string) => text.length * 5.3

/** What is said under a region's name. `at`: its address, where no piece says it. */
export function regionWords(
  {byLevel, leaves, device, name, bytes: size}: Region,
  mirror: Mirror,
  at: Va | null,
): string {
  const {geometry: g} = mirror.source
  const kinds = byLevel.flatMap((count, n) => (count ? [{level: (n - 1) as Level, count}] : []))
  const one = kinds.length === 1 ? kinds[0] : null
  const things = (count: number, thing: string) => `${number(count)} ${thing}${count === 1 ? "" : "s"}`
  const where = at === null ? "" : ` at ${hex64(bigVa(at))}`
  if (one?.level === 3) return `${things(one.count, "page")}${where}`
  if (one && at !== null) return `${things(one.count, "block")}${where}`
  if (one && device) return `${things(one.count, "block")} of ${bytes(span(g, one.level))}, device memory`
  const leavesWords = leaves === 1 ? "1 leaf" : `${number(leaves)} leaves`
  return name === "linear map"
    ? `${leavesWords}, ${Object.values(roundly(size)).join(" ")}`
    : `${leavesWords}${where}`
}

/** What a region is called: by its name, else by its address. */
export function regionName({name, start}: Region): string {
  return name ?? hex64(bigVa(start))
}

/** The source's names, larger regions first. */
export function namesOf(mirror: Mirror, place: Place, looks: Looks, brush: Brush | null): Name[] {
  const {axis, regions} = mirror
  const {mode} = place
  const rows = ROWS[mode]
  const taken: Box[] = []
  if (brush) {
    const {x0, x1} = brushPlace(axis, brush)
    // A brush over half of the picture cannot keep names away.
    if (x1 - x0 < 60) taken.push({x0: x0 - 4, x1: x1 + 4, y0: 0, y1: 1000})
  }
  const found: Name[] = []
  // Large regions first; those that need a leader last, in order of addresses.
  const bySize = [...regions].sort((a, b) => b.bytes - a.bytes)
  for (const away of [false, true])
    for (const region of away ? regions : bySize) {
      if (found.some(name => name.region === region)) continue
      const lines = linesOf(mirror, place, region)
      const width = Math.max(strong(lines[0]), ...lines.slice(1).map(plain))
      const boxOf = ({x0, x1, row}: Spot): Box => ({
        ...{x0: x0 - 3, x1: x1 + 3, y0: rows[row] - 11},
        y1: rows[row] + LINE * (lines.length - 1) + 4,
      })
      const spot = [...spots(mirror, place, region, width)].find(spot => {
        const box = boxOf(spot)
        if ((spot.leader !== null) !== away || box.y1 > place.bands.source.height) return false
        const all = spot.leader === null ? [box] : [box, leaderBox(spot, rows[spot.row])]
        if (all.some(b => taken.some(t => t.x0 < b.x1 && b.x0 < t.x1 && t.y0 < b.y1 && b.y0 < t.y1)))
          return false
        return isQuiet(mirror, looks.source, spot.x0 - (spot.own ? 8 : 0), spot.x1, spot.own ? region : null)
      })
      if (!spot) continue
      taken.push(boxOf(spot))
      if (spot.leader !== null) taken.push(leaderBox(spot, rows[spot.row]))
      found.push({
        ...{region, row: spot.row, x: spot.end ? spot.x1 : spot.x0, end: spot.end},
        ...{lines, leader: spot.leader},
      })
    }
  return found
}

/** What the line from a name to its region takes. */
function leaderBox({x1, leader}: Pick<Spot, "x1" | "leader">, y: number): Box {
  return {x0: x1 + 3, x1: Math.max(x1 + 3, leader! - 5), y0: y - 6, y1: y - 2}
}

function linesOf(mirror: Mirror, {mode}: Place, region: Region): string[] {
  const name = regionName(region)
  if (mode === "phone") return [name]
  const narrow = (pieceAt(mirror.axis, region.start)?.width ?? 0) < 60
  const again = mirror.regions.some(other => other.name === region.name && other.end <= region.start)
  const words = regionWords(region, mirror, narrow ? region.start : null)
  const {executable, executableWritable} = region
  const code = region.name === "kernel image" && executable > 0 && mode === "wide"
  return [
    name,
    again && region.name === "vmalloc" ? `upper end, ${words}` : words,
    ...(code ? [executableWritable === 0 ? "code is X, read-only" : "code is X, writable"] : []),
  ]
}

interface Spot {
  readonly row: number
  readonly x0: number
  readonly x1: number
  readonly end: boolean
  readonly leader: number | null
  /** May it lie on its own region? */
  readonly own: boolean
}

function* spots(mirror: Mirror, place: Place, region: Region, width: number): Iterable<Spot> {
  const {axis} = mirror
  const piece = pieceAt(axis, region.start)
  const [from, to] = [xOf(axis, region.start), xOf(axis, (region.end - 1) as Va)]
  if (!piece || from === null || to === null) return
  const rows = ROWS[place.mode].map((_, row) => row)
  const edge = {left: piece.x + 4, right: piece.x + piece.width - 4}
  const inside = to - from >= width + 2 * NEAR
  for (const row of rows) {
    if (inside)
      for (let x = from + NEAR; x + width <= to - 4; x += STEP)
        yield {row, x0: x, x1: x + width, end: false, leader: null, own: true}
    // A region at the left of its piece has its name at its right, the others before them where there is room.
    const left = {row, x0: from - 6 - width, x1: from - 6, end: true, leader: null, own: false}
    const right = {row, x0: to + 8, x1: to + 8 + width, end: false, leader: null, own: false}
    const first =
      from - piece.x > piece.width / 8 && region.name !== "vmalloc" ? [left, right] : [right, left]
    for (const spot of inside ? [] : first) if (spot.x0 >= edge.left && spot.x1 <= edge.right) yield spot
  }
  if (inside) return
  // Away from it: in the same piece, then in the one before.
  const before = axis.pieces.findLast(({x}) => x < piece.x)
  for (const row of rows)
    for (const p of [piece, before]) {
      if (!p || p.width < width + 20) continue
      for (let x1 = Math.min(from - 14, p.x + p.width - 8); x1 - width >= p.x + 4 && from - x1 < 160; x1 -= 8)
        yield {row, x0: x1 - width, x1, end: true, leader: from, own: false}
    }
}

/** Is nothing behind a stretch but empty slots, or quiet ones of its own region? */
function isQuiet({axis}: Mirror, looks: Uint8Array, x0: number, x1: number, own: Region | null): boolean {
  const piece = axis.pieces.find(p => x0 >= p.x && x1 <= p.x + p.width)
  if (!piece) return false
  const [from, to] = [slotUnder(axis, x0)!, slotUnder(axis, x1)!]
  for (let slot = from; slot <= to; slot++) {
    if (looks[slot] === EMPTY) continue
    if (own && (looks[slot] === WRITABLE || looks[slot] === TABLE)) continue
    return false
  }
  return true
}

/** The source's names, and those of what is in the copy, at the same x. */
export function nameShapes(mirror: Mirror, place: Place, looks: Looks, names: readonly Name[]): Shape[] {
  const shapes: Shape[] = []
  const rows = ROWS[place.mode]
  for (const {region, row, x, end, lines, leader} of names) {
    const key = `name ${region.start}`
    const put = (side: Side, n: number, text: string, y: number, style: string) =>
      shapes.push({
        kind: "text",
        key: `${key} ${side} ${n}`,
        class: `region ${style} ${end ? "end" : ""}`,
        x,
        y,
        text,
      })
    const top = place.bands.source.y + rows[row]
    for (const [n, text] of lines.entries()) put("source", n, text, top + LINE * n, n === 0 ? "strong" : "")
    if (leader !== null) {
      const y = top - 4
      const piece = pieceAt(mirror.axis, region.start)!
      const aside = leader > piece.x + 6
      const d = aside
        ? `M${x + 3},${y}H${leader - 5}L${leader},${place.bands.source.y + 8}`
        : `M${x + 3},${y}H${piece.x}`
      shapes.push({kind: "path", key: `${key} leader`, class: "region-leader", d})
    }
    const words = copyWords(mirror, region)
    if (words === null || leader !== null || end) continue
    if (!isAsked(mirror.experiment, slotVa(mirror.axis, slotUnder(mirror.axis, x)!))) continue
    const band = place.bands.copy
    put("copy", 0, lines[0], band.y + rows[row], "strong")
    if (place.mode === "phone") continue
    const fits = (text: string) => isQuiet(mirror, looks.copy, x, x + plain(text), region)
    // In one line, or a line for each part of it.
    const said = [[words], words.split(", ")].find(parts => parts.every(fits)) ?? []
    if (rows[row] + LINE * said.length > band.height - 4) continue
    for (const [n, text] of said.entries()) put("copy", n + 1, text, band.y + rows[row] + LINE * (n + 1), "")
  }
  return shapes
}

/** What became of a region in the copy; null if nothing of it is there. */
export function copyWords({source, experiment, outcome}: Mirror, region: Region): string | null {
  if (!isAsked(experiment, region.start) || outcome.built === null) return null
  const sums = {W: 0, V: 0, F: 0, gone: 0, added: 0}
  for (const row of outcome.account.rows) {
    if (row.va + span(source.geometry, row.level) <= region.start || row.va >= region.end) continue
    sums.W += row.W
    sums.V += row.V
    sums.F += row.F
    sums.gone += row.lost + row.missing + row.dropped
  }
  const left = region.leaves - sums.gone
  if (left <= 0) return null
  return [
    sums.gone
      ? `${number(left)} of ${number(region.leaves)} leaves`
      : `the same ${number(region.leaves)} leaves`,
    sums.W && `${number(sums.W)} now writable`,
    sums.V && `${number(sums.V)} now valid`,
    sums.F && `${number(sums.F)} mapped`,
  ]
    .filter(Boolean)
    .join(", ")
}

/** Names in a sentence that stand for several regions. */
function saidAs(region: Region): string {
  return region.device ? "device" : regionName(region)
}

const ORDER = ["kernel image", "modules", "vmalloc", "vmemmap", "device"]

/** What nobody asked for: a heading, and a sentence. null if everything was. */
export function absentWords({experiment, regions, outcome}: Mirror): {heading: string; words: string} | null {
  const all = regions.reduce((sum, {leaves}) => sum + leaves, 0)
  const asked = experiment.range ? outcome.account.survey.leaves : 0
  if (all === asked) return null
  const outside = regions.filter(
    ({start, end}) => !isAsked(experiment, start) && !isAsked(experiment, (end - 1) as Va),
  )
  const leaves = outside.reduce((sum, region) => sum + region.leaves, 0)
  const size = roundlyAll(outside)
  const heading = `Not in the copy: ${number(all - asked)} ${all - asked === 1 ? "leaf" : "leaves"}${leaves === all - asked ? `, ${size}` : ""}.`
  const said = new Set(outside.filter(({name}) => name !== "fixmap").map(saidAs))
  const names = [
    ...ORDER.filter(name => said.has(name)),
    ...[...said].filter(name => !ORDER.includes(name)),
  ].slice(0, 6)
  const list = names.length ? `No ${names.join(", no ")}. ` : ""
  // Without a linear map there is no data to move.
  const code = asked > 0 && outside.some(({executable}) => executable > 0)
  return {
    heading,
    words:
      list +
      (code
        ? "No kernel code runs through this table: the few instructions that move the pages are reached through TTBR0, one identity-mapped page, and TTBR1 is for the data that they move."
        : ""),
  }
}

function roundlyAll(regions: readonly Region[]): string {
  const mib = regions.reduce((sum, region) => sum + region.bytes, 0) / 2 ** 20
  return mib < 1024 ? `${Math.round(mib * 10) / 10} MiB` : Object.values(roundly(mib * 2 ** 20)).join(" ")
}

/** Words in lines of at most a width. */
export function wrapped(text: string, width: number, letter = 5.5): string[] {
  const lines: string[] = []
  for (const word of text.split(" ").filter(Boolean)) {
    const last = lines.at(-1)
    if (last !== undefined && (last.length + 1 + word.length) * letter <= width)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
