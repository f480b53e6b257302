// A whole table as a strip of two lanes: source and copy. Where several entries share a pixel the rarest shows.

import {EMPTY, INVALID, READ_ONLY, TABLE, WRITABLE} from "../../model/descriptor/descriptor.ts"
import {BY_F, BY_V, BY_W, RANK} from "../field/cells.ts"
import type {Below, Group} from "./groups.ts"

/** What is in the source and not in the copy although it should be; one more than the looks of a field. */
export const LOST = 9

/** Looks of a strip's pixels, one lane each. */
export interface Lanes {
  readonly source: Uint8Array
  readonly copy: Uint8Array
}

const rank = (look: number) => (look === LOST ? RANK.length : RANK[look])

/** The lanes of groups of `count` entries, `length` px long. */
export function lanes(groups: readonly Group[], count: number, length: number): Lanes {
  const source = new Uint8Array(length)
  const copy = new Uint8Array(length)
  for (const group of groups) {
    const {from, to} = pixels(group.first, group.count, count, length)
    const [was, is] = [sourceLook(group), copyLook(group)]
    for (let y = from; y < to; y++) {
      if (rank(was) > rank(source[y])) source[y] = was
      if (rank(is) > rank(copy[y])) copy[y] = is
    }
  }
  return {source, copy}
}

/** The pixels [from, to) that entries touch, at least one. */
export function pixels(first: number, n: number, count: number, length: number): {from: number; to: number} {
  const from = Math.min(length - 1, Math.floor((first * length) / count))
  return {from, to: Math.min(length, Math.ceil(((first + n) * length) / count))}
}

/** A table shows what changed below it: as it was in the source, by whom in the copy. */
function sourceLook({source: {state}, below}: Group): number {
  if (state !== TABLE || !below) return state
  const most = loudest(below)?.mark
  return most === "W" ? READ_ONLY : most === "V" ? INVALID : TABLE
}

function copyLook({copy: {state}, fate, marks, below}: Group): number {
  if (fate === "lost") return LOST
  const mark = marks[0] ?? (state === TABLE && below ? loudest(below)?.mark : undefined)
  if (fate === "changed" && !mark) return BY_W
  return mark === "W" ? BY_W : mark === "V" ? BY_V : mark === "F" ? BY_F : state
}

/** The marks below with the entries that they stand on, most first. */
export function marksBelow(below: Below): {readonly mark: "W" | "V" | "F"; readonly count: number}[] {
  return (["W", "V", "F"] as const)
    .map(mark => ({mark, count: below[mark]}))
    .filter(({count}) => count > 0)
    .sort((a, b) => b.count - a.count)
}

/** The mark that stands on most entries below, and on how many; without a mark: how many are gone or were added. */
export function loudest(
  below: Below,
): {readonly mark: "W" | "V" | "F" | null; readonly count: number} | null {
  const [most] = marksBelow(below)
  if (most) return most
  const rest = below.unmapped + below.dropped + below.lost + below.added
  return rest > 0 ? {mark: null, count: rest} : null
}

/** The custom properties that paint a look in a lane; null: paper with dots. */
export function colourOf(look: number, side: "source" | "copy"): {tone: string; pattern: boolean} | null {
  switch (look) {
    case EMPTY:
      return null
    case WRITABLE:
      return {tone: `--${side}-writable`, pattern: false}
    case READ_ONLY:
      return {tone: `--${side}-read-only`, pattern: false}
    case TABLE:
      return {tone: `--${side}-table`, pattern: false}
    case INVALID:
      return {tone: `--${side}-read-only`, pattern: true}
    case LOST:
      return {tone: "--accent", pattern: true}
    default:
      return {tone: "--accent", pattern: false}
  }
}
