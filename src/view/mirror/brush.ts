// The brush: the slots that the opened seam shows, [from, to). It never leaves the axis and never lies in a hole.

import {number} from "../../model/descriptor/say.ts"
import {span} from "../../model/geometry.ts"
import {bigVa, hex64, type Va} from "../../model/word.ts"
import {columnsOf} from "../field/rows.ts"
import {pieceOfSlot, slotOf, slotPlace, slotVa, type Axis} from "./axis.ts"
import type {Mirror} from "./scene.ts"

export interface Brush {
  readonly from: number
  readonly to: number
}

/** Within the axis, at least one slot, as wide as before if that is possible. */
export function within({slots}: Axis, {from, to}: Brush): Brush {
  const size = Math.max(1, Math.min(slots, to - from))
  const start = Math.max(0, Math.min(slots - size, from))
  return {from: start, to: start + size}
}

/** Moved by slots. */
export function moved(axis: Axis, {from, to}: Brush, by: number): Brush {
  return within(axis, {from: from + by, to: to + by})
}

/** Twice as wide, or half, about its middle; as near to it as keeps a slot that it shows: null: none. */
export function resized(axis: Axis, {from, to}: Brush, factor: 2 | 0.5, slot: number | null): Brush {
  const size = Math.max(1, Math.min(axis.slots, Math.floor((to - from) * factor)))
  const middle = Math.floor((from + to - size) / 2)
  const shows = slot !== null && slot >= from && slot < to
  const start = shows ? Math.max(slot - size + 1, Math.min(slot, middle)) : middle
  return within(axis, {from: start, to: start + size})
}

/** With one of its edges at a slot; edges do not cross. */
export function withEdge(axis: Axis, {from, to}: Brush, edge: "from" | "to", slot: number): Brush {
  return edge === "from"
    ? {from: Math.max(0, Math.min(to - 1, slot)), to}
    : {from, to: Math.min(axis.slots, Math.max(from + 1, slot))}
}

/** The brush that shows an address: as it is if it does, else moved there, as wide as it was. null if nothing is mapped there. */
export function showing(axis: Axis, brush: Brush | null, va: Va): Brush | null {
  const slot = slotOf(axis, va)
  if (slot === null) return null
  if (!brush) return {from: slot, to: slot + 1}
  if (slot >= brush.from && slot < brush.to) return brush
  const size = brush.to - brush.from
  const start = Math.floor(slot / size) * size
  return within(axis, {from: start, to: start + size})
}

/** The slots of a region. */
export function onto(axis: Axis, {start, end}: {readonly start: Va; readonly end: Va}): Brush | null {
  const from = slotOf(axis, start)
  const last = slotOf(axis, (end - 1) as Va)
  return from === null || last === null ? null : {from, to: last + 1}
}

/** The slots around one that look as it does in both trees and lie in the same piece. */
export function runAround(axis: Axis, looks: readonly Uint8Array[], slot: number): Brush {
  const piece = pieceOfSlot(axis, slot)
  const like = (n: number) => looks.every(side => side[n] === side[slot])
  let [from, to] = [slot, slot + 1]
  while (from > piece.first && like(from - 1)) from--
  while (to < piece.first + piece.slots && like(to)) to++
  return {from, to}
}

/** x from its first slot to the end of its last. */
export function brushPlace(axis: Axis, {from, to}: Brush): {readonly x0: number; readonly x1: number} {
  const last = slotPlace(axis, to - 1)
  return {x0: slotPlace(axis, from).x, x1: last.x + last.width}
}

/** Its addresses, [start, end). */
export function brushRange(axis: Axis, {from, to}: Brush): {readonly start: Va; readonly end: Va} {
  return {start: slotVa(axis, from), end: (slotVa(axis, to - 1) + axis.unit) as Va}
}

/** Differences that the account counts in a brush; a block that it shows a part of is one. */
export function changedIn({axis, outcome, source}: Mirror, brush: Brush): number {
  const {start, end} = brushRange(axis, brush)
  return outcome.account.rows
    .filter(row => row.va + span(source.geometry, row.level) > start && row.va < end)
    .reduce((sum, r) => sum + r.W + r.V + r.F + r.dropped + r.missing + r.lost + r.added + r.unmapped, 0)
}

const blanks = (text: string) => text.replaceAll("_", " ")

/** "0xffff 0000 0a20 0000 to 0a3f ffff, 512 pages, 25 changed": groups that both ends share are said once. */
export function brushWords(mirror: Mirror, brush: Brush): string {
  const {start, end} = brushRange(mirror.axis, brush)
  const [first, last] = [hex64(bigVa(start)), hex64(bigVa((end - 1) as Va))].map(text =>
    text.slice(2).split("_"),
  )
  const shared = first.findIndex((group, n) => group !== last[n])
  const to = shared < 0 ? last.at(-1)! : last.slice(shared).join(" ")
  const pages = (brush.to - brush.from) * columnsOf(mirror.source.geometry)
  const changed = changedIn(mirror, brush)
  return `${blanks(hex64(bigVa(start)))} to ${to}, ${number(pages)} pages, ${changed ? number(changed) : "none"} changed`
}
