// The whole map of a moment: its layout, the words beside it, and what is drawn over its pixels, in the order in which it lies.

import {number} from "../../model/descriptor/say.ts"
import type {PaRange} from "../../model/source.ts"
import {toVa, type Pa} from "../../model/word.ts"
import type {Shape} from "../draw.ts"
import {betweenShapes, neighbourShapes} from "./mapEdges.ts"
import type {MapLayout, MapSpace} from "./mapLayout.ts"
import {lostPieces, lostShapes} from "./mapLost.ts"
import {
  arcShapes,
  leaderShapes,
  mappedShapes,
  outlineShapes,
  ringShapes,
  rootShapes,
  type Leader,
} from "./mapMarks.ts"
import {wrapped} from "../mirror/text.ts"
import {nameShapes} from "./mapBeside.ts"
import {mapNames} from "./mapNames.ts"
import {scaleWords} from "./mapScale.ts"
import {WORDS, type WordsLayout} from "./wordsLayout.ts"
import {KERNEL_CODE, type Moment, type Playbill} from "./moment.ts"

/** Where the parts of a map stand, px from its own corner. */
export interface MapFrame {
  readonly width: number
  readonly height: number
  readonly space: Omit<MapSpace, "scale">
  /** Where the gutter ends and the stations begin; null: there is no gutter. */
  readonly end: number | null
  /** Names at the right, addresses short. */
  readonly phone: boolean
}

export type MapMode = "wide" | "medium" | "phone"

export const MAP_FRAMES: Readonly<Record<MapMode, MapFrame>> = {
  wide: {width: 748, height: 642, space: {x: 176, y: 24, width: 512, height: 576}, end: 748, phone: false},
  medium: {width: 620, height: 642, space: {x: 176, y: 24, width: 384, height: 576}, end: 620, phone: false},
  phone: {width: 362, height: 317, space: {x: 43, y: 16, width: 256, height: 255}, end: null, phone: true},
}

/** What stands above and below the map in a window, px: header, headline, words, and the line of time. */
const AROUND: Readonly<Record<MapMode, number>> = {wide: 324, medium: 350, phone: 0}
const LEAST = 384

/** The frame in a window of some height: a low one leaves the map less, so that the line of time does not lie over it. */
export function mapFrame(mode: MapMode, window: number): MapFrame {
  const frame = MAP_FRAMES[mode]
  const lower = frame.space.height - Math.max(LEAST, window - AROUND[mode])
  if (frame.phone || lower <= 0) return frame
  return {
    ...frame,
    height: frame.height - lower,
    space: {...frame.space, height: frame.space.height - lower},
  }
}

/** The room for the words of a page: on a phone the whole width, since no names stand beside them. */
export function wordsSpace({space, phone, width}: MapFrame): MapFrame["space"] {
  if (!phone) return space
  const {across, line, head, foot} = WORDS
  const cell = Math.floor(width / across)
  const room = cell * across
  return {...space, x: Math.floor((width - room) / 2), width: room, height: head + 16 * line + foot}
}

/** Px of the element: on a phone no more than the map needs. */
export function elementHeight({phone, height, space}: MapFrame, layout: MapLayout | WordsLayout): number {
  if (!phone) return height
  return (
    height -
    space.height +
    (layout.rung === "words" ? layout.space.height : layout.height / layout.space.scale)
  )
}

export interface MapScene {
  readonly frame: MapFrame
  readonly layout: MapLayout
  readonly bill: Playbill
  readonly moment: Moment
  readonly leaders: readonly Leader[]
}

/** Beside the map, and of it what does not depend on the moment's page. */
export function besideShapes({layout, frame, moment}: MapScene): Shape[] {
  return [
    ...neighbourShapes(layout, frame.phone),
    ...nameShapes(
      layout,
      mapNames(layout, moment, lostPieces(layout, moment.lost), frame.phone),
      frame.phone,
    ),
    ...scaleShapes(layout, frame.phone),
  ]
}

/** On a phone the steps of the zoom stand beside it, px. */
const SCALE_WIDTH = 205

function scaleShapes(layout: MapLayout, phone: boolean): Shape[] {
  const {space, height} = layout
  const y = space.y + height / space.scale + (phone ? 26 : 34)
  const text = scaleWords(layout, phone)
  // Beyond the map's right edge the leaders go by.
  const lines = wrapped(text, phone ? SCALE_WIDTH : space.width, 11)
  return lines.map((text, n): Shape => ({
    ...{kind: "text", key: `scale ${n}`, class: "map-name small", x: space.x, y: y + 14 * n, text},
  }))
}

/** Over the pixels. */
export function overShapes(scene: MapScene): Shape[] {
  const {frame, layout, bill, moment, leaders} = scene
  const data = dataOf(moment)
  // A page may arrive, and what is read next fail.
  const stopped = moment.end?.kind === "fault" && !moment.write
  const mapped = mappedOf(scene)
  const lost = lostShapes(layout, moment, frame.phone)
  return [
    ...betweenShapes(layout).filter(shape => !isCovered(shape, lost)),
    ...lost,
    ...readOnlyShapes(scene),
    ...(frame.end === null ? [] : leaderShapes(layout, moment.holders, leaders, frame.end)),
    ...ringShapes(layout, leaders),
    ...(moment.live.restored ? rootShapes(layout, bill.roots.restored) : []),
    ...(mapped ? mappedShapes(layout, mapped.table, mapped.row) : []),
    ...(data && !mapped ? arcShapes(layout, data.from, data.to, stopped) : []),
  ]
}

/** Words that those on lost rows would cut through are left out. */
function isCovered(shape: Shape, lost: readonly Shape[]): boolean {
  const words = lost.find(({kind}) => kind === "text")
  return shape.kind === "text" && words?.kind === "text" && Math.abs(shape.y - words.y) < 22
}

/** What is over the pixels is cut off to this path of CSS: from near nothing stands beside the window but in the gutter. */
export function overClip({layout, frame}: MapScene): string | undefined {
  if (layout.rung === "memory") return undefined
  const {x, y, width} = layout.space
  const [left, right, bottom] = [x - 9, x + width, y + layout.height / layout.space.scale]
  const around = [
    ...[`${left}px ${y}px`, `${right}px ${y}px`, `${right}px 0`, `${frame.width + 9}px 0`],
    ...[`${frame.width + 9}px 999px`, `${right}px 999px`, `${right}px ${bottom}px`, `${left}px ${bottom}px`],
  ]
  return `polygon(${around.join(", ")})`
}

/** Where a page comes from and goes to; null: none is on its way. */
function dataOf({write, walks, end}: Moment): {from: Pa; to: Pa} | null {
  if (write) return write
  if (end?.kind !== "fault" || end.access !== "write") return null
  const stops = walks.flatMap(walk => walk.stops)
  const [from, to] = (["from", "to"] as const).map(what => stops.find(stop => stop.what === what)?.pa)
  return from !== undefined && to !== undefined ? {from, to} : null
}

interface Mapped {
  readonly table: Pa
  readonly row: Pa
}

/** The table that is missed now, or is overwritten now, and the row that it mapped; one that mapped many rows, or none, has no row of its own. */
function mappedOf(scene: MapScene): Mapped | null {
  const {write, lost, page, end} = scene.moment
  if (end?.kind === "fault") return missedOf(scene)
  const now = lost.filter(({since}) => since === page)
  return write && now.length === 1 ? {table: write.to, row: now[0].pa} : null
}

/** At a fault: the table of level 3 at which the walk ends, if the row has lost it. */
function missedOf({bill, moment: {walks, lost}, layout}: MapScene): Mapped | null {
  const [walk] = walks
  const stop = walk?.stops.find(({next}) => next === "fault")
  if (stop?.what !== 3) return null
  const row = (toVa(walk.access.va) - bill.shift) as Pa
  const isLost = lost.some(({pa}) => row >= pa && row < pa + layout.rowBytes)
  return isLost ? {table: stop.pa, row} : null
}

/** At a store that was not allowed: the kernel's code, if it is read-only, and how many pages of the list lie there and elsewhere. */
function readOnlyShapes({bill, moment: {end}, layout, frame}: MapScene): Shape[] {
  const {readOnlyCode: pages, readOnlyElsewhere: more} = bill
  if (end?.kind !== "fault" || end.fault.kind !== "permission" || end.access !== "write" || pages === 0)
    return []
  const code = frame.phone ? "code" : "the kernel’s code"
  const words = `read-only: ${number(pages)} pages of ${code}${more > 0 ? `, ${number(more)} elsewhere` : ""}`
  return outlineShapes(layout, readOnlyRanges(bill), words)
}

function readOnlyRanges({places}: Playbill): PaRange[] {
  return places.filter(({name}) => name === KERNEL_CODE)
}
