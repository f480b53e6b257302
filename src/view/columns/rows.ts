// The rows of a column: a folded group is one row; an opened one is a head and its entries. Nothing is made per entry, so that
// 8,192 of them cost as much as the few that are in sight.

import {opens, type Group} from "./groups.ts"

/** entry: a group of one; run: a folded group; head: of an opened group; member: an entry of it. */
export type RowKind = "entry" | "run" | "head" | "member"

export interface Row {
  readonly kind: RowKind
  /** Place among the rows, from 0. */
  readonly at: number
  readonly group: Group
  /** Entries [first, first + count) of the table. */
  readonly first: number
  readonly count: number
}

export interface Rows {
  readonly count: number
  readonly groups: readonly Group[]
  /** The row at a place. @throws RangeError if there is none. */
  row(at: number): Row
  /** The row that shows an entry: its own, or that of the group that it is folded into. */
  place(entry: number): number
  isOpen(group: Group): boolean
}

/** The rows of groups, of which those with these first entries are opened. */
export function rowsOf(groups: readonly Group[], opened: ReadonlySet<number>): Rows {
  const isOpen = (group: Group) => opens(group) && opened.has(group.first)
  // The place of each group's first row.
  const places = new Int32Array(groups.length + 1)
  for (const [n, group] of groups.entries()) places[n + 1] = places[n] + (isOpen(group) ? group.count + 1 : 1)
  const count = places[groups.length]
  return {
    count,
    groups,
    isOpen,
    row(at) {
      if (at < 0 || at >= count) throw new RangeError(`no row ${at} of ${count}`)
      const n = lastAtMost(at, i => places[i], groups.length)
      const group = groups[n]
      const by = at - places[n]
      if (!isOpen(group)) {
        const kind = group.count === 1 ? "entry" : "run"
        return {kind, at, group, first: group.first, count: group.count}
      }
      if (by === 0) return {kind: "head", at, group, first: group.first, count: group.count}
      return {kind: "member", at, group, first: group.first + by - 1, count: 1}
    },
    place(entry) {
      const n = lastAtMost(entry, i => groups[i].first, groups.length)
      return places[n] + (isOpen(groups[n]) ? 1 + entry - groups[n].first : 0)
    },
  }
}

/** The last of n ascending values that is not above a limit; the first if all are. */
function lastAtMost(limit: number, value: (i: number) => number, n: number): number {
  let [low, high] = [0, n]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (value(middle) <= limit) low = middle
    else high = middle
  }
  return low
}

/** The rows [from, to) to draw for a list that is scrolled: those in sight and a few more on either side. */
export function inSight(
  rows: Rows,
  {scroll, height, rowHeight, more}: {scroll: number; height: number; rowHeight: number; more: number},
): {from: number; to: number} {
  const from = Math.max(0, Math.floor(scroll / rowHeight) - more)
  const to = Math.min(rows.count, Math.ceil((scroll + height) / rowHeight) + more)
  return {from: Math.min(from, to), to}
}

/**
 * Where to scroll so that a row is wholly in sight. A row next to those in sight scrolls the list by one; one further off comes
 * to two thirds of the list, so that what leads to it is seen. `scroll` is null for a list that was not shown before.
 */
export function scrollTo(
  at: number,
  scroll: number | null,
  height: number,
  rowHeight: number,
  all: number,
): number {
  const [top, end] = [at * rowHeight, (at + 1) * rowHeight]
  const within = (to: number) => Math.max(0, Math.min(Math.max(0, all * rowHeight - height), to))
  const now = scroll ?? 0
  if (top >= now && end <= now + height) return within(now)
  if (scroll !== null && top < now && top >= now - rowHeight) return within(top)
  if (scroll !== null && end > now + height && end <= now + height + rowHeight) return within(end - height)
  return within(top - Math.round((2 * height) / 3 / rowHeight) * rowHeight)
}
