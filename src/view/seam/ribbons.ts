// The seam: a ribbon for each group of neighbouring rows to which the same thing happened. Height is the rows', but never
// less than 2 px, and no mark and no count is ever dropped: near marks are pushed apart, and joined, with the sum of
// their counts, when there are too many. What happened outside of the window is counted at its ends.

import {apart} from "../apart.ts"
import type {Account, ChangedRow, Mark} from "../../model/account/account.ts"
import {span, type Level} from "../../model/geometry.ts"
import type {Va} from "../../model/word.ts"
import {rowOf, rowY, type Rows} from "../field/rows.ts"

/**
 * Who or what: a flag's mark, or an entry that has no copy (a block that a map operation took away, dropped by rule, lost by a bug),
 * or one that nobody asked for.
 */
export type Cause = Mark | "unmapped" | "dropped" | "lost" | "added"

export interface Stretch {
  readonly y0: number
  readonly y1: number
}

export interface Ribbon<C extends string = Cause> {
  readonly cause: C
  /** Entries. */
  readonly count: number
  /** px from the top of the window; y1 - y0 >= 2. */
  readonly y0: number
  readonly y1: number
  /** Its stretches of rows, each at least 2 px: more than one where near ribbons share a mark. */
  readonly parts: readonly Stretch[]
  /** Where its mark stands, after pushing apart. */
  readonly markY: number
  /** The rows that it stands for: first addresses, ascending. */
  readonly rows: readonly Va[]
}

export interface Seam<C extends string = Cause> {
  readonly ribbons: readonly Ribbon<C>[]
  /** Entries outside of the window, by cause. */
  readonly above: readonly {readonly cause: C; readonly count: number; readonly last: Va}[]
  readonly below: readonly {readonly cause: C; readonly count: number; readonly first: Va}[]
}

/** A row in which something happened, of a table of pages or of blocks at `level`: how many entries for each cause. */
export type SeamRow<C extends string> = {readonly va: Va; readonly level: Level} & Readonly<Record<C, number>>

export const MIN_HEIGHT = 2
export const APART = 13
export const MOST_MARKS = 24
/** Height of a line at the seam's end, px: one for each cause outside of the window. Marks leave it room. */
export const END = 20
/** From such lines to the middle of the next mark. */
const END_APART = 14
/** From this height on a ribbon has room for the large mark, which keeps more distance. */
const LARGE = 16
const LARGE_APART = 17

/** In this order one stands for a row where only one can. `missing` has no ribbon: the line of the stop says it. */
export const CAUSES = ["F", "unmapped", "lost", "dropped", "V", "W", "added"] as const

/** Is it in the source and not in the copy? */
export function isGone(cause: Cause): boolean {
  return cause === "unmapped" || cause === "lost" || cause === "dropped"
}

/** What a row counts as where it can be only one thing. */
export function causeOf(row: ChangedRow): {cause: Cause; count: number} | null {
  for (const cause of CAUSES) if (row[cause] > 0) return {cause, count: row[cause]}
  return null
}

interface Group<C extends string> {
  cause: C
  count: number
  parts: {y0: number; y1: number}[]
  rows: Va[]
}

const first = ({parts}: Group<string>) => parts[0].y0
const last = ({parts}: Group<string>) => parts[parts.length - 1].y1

/** Neighbouring rows with one cause, as groups; y from the top of the list. A row may belong to several causes. */
function groups<C extends string>(
  causes: readonly C[],
  changes: readonly SeamRow<C>[],
  rows: Rows,
): Group<C>[] {
  const list: Group<C>[] = []
  const open = new Map<C, Group<C>>()
  for (const row of changes) {
    const at = causes.some(cause => row[cause] > 0) && rowOf(rows, row.va)
    if (!at) continue
    // The copy may have a table of many rows where the source has one block.
    const to = rowOf(rows, (row.va + span(rows.geometry, row.level) - 1) as Va) ?? at
    const [y0, y1] = [rowY(at), rowY(to) + to.section.rowPx]
    for (const cause of causes) {
      if (row[cause] === 0) continue
      const group = open.get(cause)
      if (group && y0 <= last(group)) {
        group.count += row[cause]
        group.parts[0].y1 = y1
        group.rows.push(row.va)
      } else {
        const fresh = {cause, count: row[cause], parts: [{y0, y1}], rows: [row.va]}
        open.set(cause, fresh)
        list.push(fresh)
      }
    }
  }
  return list
}

/** The seam of a window [top, top + height) on the rows. */
export function seam({rows: changes}: Account, rows: Rows, top: number, height: number): Seam {
  return seamOf(CAUSES, changes, {rows, top, height})
}

/** The seam of rows with causes of any kind. */
export function seamOf<C extends string>(
  causes: readonly C[],
  changes: readonly SeamRow<C>[],
  {rows, top, height}: {readonly rows: Rows; readonly top: number; readonly height: number},
): Seam<C> {
  const all = groups(causes, changes, rows)
  const inside = all.filter(g => last(g) > top && first(g) < top + height)
  const outside = (list: Group<C>[]) => {
    const sums = new Map<C, {cause: C; count: number; first: Va; last: Va}>()
    for (const {cause, count, rows} of list) {
      const sum = sums.get(cause)
      const [first, last] = [sum?.first ?? rows[0], rows[rows.length - 1]]
      sums.set(cause, {cause, count: (sum?.count ?? 0) + count, first, last})
    }
    return [...sums.values()]
  }
  const above = outside(all.filter(g => last(g) <= top))
  const below = outside(all.filter(g => first(g) >= top + height))
  const ends = ({length}: readonly unknown[]) => (length ? END * length + END_APART : 0)
  const room = {from: ends(above), to: height - ends(below)}
  const most = Math.min(MOST_MARKS, Math.floor((room.to - room.from) / APART) + 1)
  const placed = joined(inside, most).map(({cause, count, rows, parts: whole}): Ribbon<C> => {
    const parts = whole.map(({y0, y1}) => {
      const [from, to] = [Math.max(0, y0 - top), Math.min(height, y1 - top)]
      const half = Math.max(MIN_HEIGHT, to - from) / 2
      return {y0: (from + to) / 2 - half, y1: (from + to) / 2 + half}
    })
    const [y0, y1] = [parts[0].y0, parts[parts.length - 1].y1]
    return {cause, count, rows, parts, y0, y1, markY: (y0 + y1) / 2}
  })
  return {ribbons: pushedApart(placed, room), above, below}
}

/** At most so many marks: the nearest ribbons of one cause share one. The rows between them stay as they are. */
function joined<C extends string>(list: readonly Group<C>[], most: number): Group<C>[] {
  const left = [...list]
  while (left.length > most) {
    let best: {group: Group<C>; next: Group<C>; gap: number} | null = null
    const before = new Map<C, Group<C>>()
    for (const next of left) {
      const group = before.get(next.cause)
      before.set(next.cause, next)
      const gap = group ? first(next) - last(group) : Infinity
      if (group && gap < (best?.gap ?? Infinity)) best = {group, next, gap}
    }
    if (!best) return left
    const {group, next} = best
    left.splice(left.indexOf(next), 1)
    left[left.indexOf(group)] = {
      cause: group.cause,
      count: group.count + next.count,
      parts: [...group.parts, ...next.parts],
      rows: [...group.rows, ...next.rows],
    }
  }
  return left
}

/** Is a ribbon tall enough for the large mark? */
export function isLarge({parts, y0, y1}: Ribbon<string>): boolean {
  return parts.length === 1 && y1 - y0 >= LARGE
}

/**
 * Marks stand at least APART px from each other, in their order, as near to their ribbons as that allows.
 */
export function pushedApart<C extends string>(
  unsorted: readonly Ribbon<C>[],
  {from, to}: {from: number; to: number},
): Ribbon<C>[] {
  const ribbons = [...unsorted].sort((a, b) => a.markY - b.markY)
  const offsets: number[] = []
  for (const [n, ribbon] of ribbons.entries()) {
    const gap = n && (isLarge(ribbon) || isLarge(ribbons[n - 1]) ? LARGE_APART : APART)
    offsets.push(n === 0 ? 0 : offsets[n - 1] + gap)
  }
  const lowest = to - (offsets.at(-1) ?? 0)
  const places = apart(
    ribbons.map(({markY}) => markY),
    offsets,
    from,
    lowest,
  )
  return ribbons.map((ribbon, n) => ({...ribbon, markY: places[n]}))
}
