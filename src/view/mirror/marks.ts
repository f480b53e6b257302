// Marks along the seam: neighbouring columns with one cause are a group with its count. Groups stand where they are, or beside it
// with a leader where they are narrow, and push each other apart.

import {apart} from "../apart.ts"
import {number} from "../../model/descriptor/say.ts"
import {span} from "../../model/geometry.ts"
import type {Va} from "../../model/word.ts"
import {CAUSES, isGone as isMissing, type Cause as SeamCause} from "../seam/ribbons.ts"
import {xOf, slotPlace, slotOf} from "./axis.ts"
import {textWidth} from "./text.ts"
import type {Mirror} from "./scene.ts"

/** As in the seam of the wings; here also where the copy stopped. */
export type Cause = SeamCause | "stop"

export interface Part {
  readonly x0: number
  readonly x1: number
}

export interface Group {
  readonly cause: Cause
  readonly count: number
  /** What was unmapped. */
  readonly thing?: "block" | "page"
  /** In the place of the count: the code of a stop. */
  readonly words?: string
  /** Its first row. */
  readonly va: Va
  readonly parts: readonly Part[]
}

export interface Marked extends Group {
  /** Middle of its mark. */
  readonly x: number
}

const MOST = 24
/** A group less wide than this has its mark beside it. */
const NARROW = 12
const BESIDE = 33
/** From a mark's middle to its left, and to its count. */
export const RADIUS = 7.5
const APART = 2
const DIGIT = 7.4

/** The groups of the whole axis, ascending. */
export function groupsOf({axis, outcome, source}: Mirror): Group[] {
  const found: {cause: Cause; count: number; va: Va; parts: {x0: number; x1: number}[]}[] = []
  const last = new Map<Cause, (typeof found)[number]>()
  for (const row of outcome.account.rows) {
    const x0 = xOf(axis, row.va)
    if (x0 === null) continue
    const end = (row.va + span(source.geometry, row.level)) as Va
    const width = slotPlace(axis, slotOf(axis, row.va)!).width
    const x1 = row.level < 2 ? (xOf(axis, (end - 1) as Va) ?? x0 + width) : x0 + width
    for (const cause of CAUSES) {
      if (row[cause] === 0) continue
      const group = last.get(cause)
      const before = group?.parts.at(-1)
      if (group && before && x0 - before.x1 < 0.01) {
        before.x1 = Math.max(before.x1, x1)
        group.count += row[cause]
      } else {
        const fresh = {cause, count: row[cause], va: row.va, parts: [{x0, x1}], thing: "block" as const}
        last.set(cause, fresh)
        found.push(fresh)
      }
    }
  }
  return atMost(found, MOST)
}

/** At most so many: the nearest ones of one cause become one. */
export function atMost(groups: readonly Group[], most: number): Group[] {
  const list = [...groups]
  while (list.length > most) {
    let best: {at: number; next: number; gap: number} | null = null
    const before = new Map<Cause, number>()
    for (const [n, {cause, parts}] of list.entries()) {
      const at = before.get(cause)
      before.set(cause, n)
      const gap = at === undefined ? Infinity : parts[0].x0 - list[at].parts.at(-1)!.x1
      if (at !== undefined && gap < (best?.gap ?? Infinity)) best = {at, next: n, gap}
    }
    if (!best) return list
    const [a, b] = [list[best.at], list[best.next]]
    list[best.at] = {...a, count: a.count + b.count, parts: [...a.parts, ...b.parts]}
    list.splice(best.next, 1)
  }
  return list
}

/** From a group's first part to the end of its last. */
export function extentOf({parts}: Pick<Group, "parts">): Part {
  return {x0: parts[0].x0, x1: parts.at(-1)!.x1}
}

/** What stands beside a mark. */
export function countWords({cause, count, thing = "page", words}: Worded): string {
  if (words !== undefined) return words
  if (cause === "unmapped") return `unmapped ${number(count)} ${thing}${count === 1 ? "" : "s"}`
  return hasMark({cause}) ? number(count) : `${cause} ${number(count)}`
}

type Worded = Pick<Group, "cause" | "count" | "thing" | "words">

/** Is it in the source and not in the copy? */
export function isGone({cause}: Pick<Group, "cause">): boolean {
  return cause === "P" || cause === "stop" || isMissing(cause)
}

/** Has it a flag's mark, or a word alone? */
export function hasMark({cause}: Pick<Group, "cause">): boolean {
  return cause === "W" || cause === "V" || cause === "F" || cause === "P"
}

/** Px from a mark's middle to the end of its count. */
export function reach(group: Worded): number {
  return (hasMark(group) ? RADIUS + 1.5 : 2) + wordsWidth(group)
}

/** Px of what stands beside a mark, or in its place. */
export function wordsWidth(group: Worded): number {
  const words = countWords(group)
  // Words are condensed; the capitals of a code lose less by it.
  const part = group.words ? 0.97 : 0.9
  return hasMark(group) && !group.words ? DIGIT * words.length : part * textWidth(words, 11, true)
}

/** The groups with places for their marks between two edges, in their order, none over another. `beside`: narrow ones move aside. */
export function placedMarks(
  groups: readonly Group[],
  left: number,
  right: number,
  beside: boolean,
): Marked[] {
  // One that moves aside does not pass the next.
  const sorted = groups
    .map(group => ({...group, middle: (extentOf(group).x0 + extentOf(group).x1) / 2}))
    .sort((a, b) => a.middle - b.middle)
  const wanted: number[] = []
  for (const {middle, words, ...group} of sorted) {
    const {x0, x1} = extentOf(group)
    const x = middle + (beside && !words && x1 - x0 < NARROW ? BESIDE : 0)
    wanted.push(Math.max(x, wanted.at(-1) ?? -Infinity))
  }
  const offsets = [0]
  for (let n = 1; n < sorted.length; n++)
    offsets.push(offsets[n - 1] + reach(sorted[n - 1]) + APART + (hasMark(sorted[n]) ? RADIUS : 0))
  const most = right - (sorted.length ? offsets[sorted.length - 1] + reach(sorted[sorted.length - 1]) : 0)
  const places = apart(wanted, offsets, left + RADIUS, most)
  return sorted.map(({middle: _, ...group}, n) => ({...group, x: places[n]}))
}
