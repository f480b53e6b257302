// The seam: a ribbon for each group of neighbouring rows to which the same thing happened. Height is the rows', but never
// less than 2 px, and no mark and no count is ever dropped: near marks are pushed apart, and joined, with the sum of
// their counts, when there are too many. What happened outside of the window is counted at its ends.

import type {Account, ChangedRow, Mark} from "../model/account.ts"
import type {Va} from "../model/word.ts"
import {rowOf, rowY, type Rows} from "./rows.ts"

/** Who or what: a flag's mark, or an entry that has no copy (dropped by rule, lost by a bug), or one that nobody asked for. */
export type Cause = Mark | "dropped" | "lost" | "added"

export interface Ribbon {
  readonly cause: Cause
  /** Entries. */
  readonly count: number
  /** px from the top of the window; y1 - y0 >= 2. */
  readonly y0: number
  readonly y1: number
  /** Where its mark stands, after pushing apart. */
  readonly markY: number
  /** The rows that it stands for: first addresses, ascending. */
  readonly rows: readonly Va[]
}

export interface Seam {
  readonly ribbons: readonly Ribbon[]
  /** Entries outside of the window, by cause. */
  readonly above: readonly {readonly cause: Cause; readonly count: number; readonly last: Va}[]
  readonly below: readonly {readonly cause: Cause; readonly count: number; readonly first: Va}[]
}

export const MIN_HEIGHT = 2
export const APART = 13
export const MOST_MARKS = 24

/** What a row counts as, and how often. A row that is only `missing` has no ribbon: the line of the stop says it. */
export function causeOf(row: ChangedRow): {cause: Cause; count: number} | null {
  for (const cause of ["F", "lost", "dropped", "V", "W", "added"] as const)
    if (row[cause] > 0) return {cause, count: row[cause]}
  return null
}

interface Group {
  cause: Cause
  count: number
  y0: number
  y1: number
  rows: Va[]
}

/** Neighbouring rows with one cause, as groups; y from the top of the list. */
function groups(account: Account, rows: Rows): Group[] {
  const list: Group[] = []
  for (const row of account.rows) {
    const what = causeOf(row)
    const at = what && rowOf(rows, row.va)
    if (!what || !at) continue
    const y0 = rowY(at)
    const y1 = y0 + at.section.rowPx
    const last = list.at(-1)
    if (last && last.cause === what.cause && y0 <= last.y1) {
      last.count += what.count
      last.y1 = y1
      last.rows.push(row.va)
    } else list.push({...what, y0, y1, rows: [row.va]})
  }
  return list
}

/** The seam of a window [top, top + height) on the rows. */
export function seam(account: Account, rows: Rows, top: number, height: number): Seam {
  const all = groups(account, rows)
  const inside = all.filter(g => g.y1 > top && g.y0 < top + height)
  const outside = (list: Group[]) => {
    const sums = new Map<Cause, {cause: Cause; count: number; first: Va; last: Va}>()
    for (const {cause, count, rows} of list) {
      const sum = sums.get(cause)
      const [first, last] = [sum?.first ?? rows[0], rows[rows.length - 1]]
      sums.set(cause, {cause, count: (sum?.count ?? 0) + count, first, last})
    }
    return [...sums.values()]
  }
  const placed = joined(inside).map(({y0, y1, ...rest}) => {
    const [from, to] = [Math.max(0, y0 - top), Math.min(height, y1 - top)]
    const middle = (from + to) / 2
    const half = Math.max(MIN_HEIGHT, to - from) / 2
    return {...rest, y0: middle - half, y1: middle + half, markY: middle}
  })
  return {
    ribbons: pushedApart(placed, height),
    above: outside(all.filter(g => g.y1 <= top)),
    below: outside(all.filter(g => g.y0 >= top + height)),
  }
}

/** At most MOST_MARKS groups: the nearest neighbours of one cause become one. */
function joined(list: readonly Group[]): Group[] {
  const left = list.map(group => ({...group}))
  while (left.length > MOST_MARKS) {
    let best = -1
    for (let n = 1; n < left.length; n++) {
      if (left[n].cause !== left[n - 1].cause) continue
      if (best < 0 || left[n].y0 - left[n - 1].y1 < left[best].y0 - left[best - 1].y1) best = n
    }
    if (best < 0) return left
    const [gone] = left.splice(best, 1)
    const into = left[best - 1]
    left[best - 1] = {
      ...into,
      count: into.count + gone.count,
      y1: gone.y1,
      rows: [...into.rows, ...gone.rows],
    }
  }
  return left
}

/** Marks stand at least APART px from each other, in their order, as near to their ribbons as that allows. */
function pushedApart(ribbons: readonly Ribbon[], height: number): Ribbon[] {
  const ys = ribbons.map(r => r.markY)
  for (let n = 1; n < ys.length; n++) ys[n] = Math.max(ys[n], ys[n - 1] + APART)
  let limit = height
  for (let n = ys.length - 1; n >= 0; n--) {
    ys[n] = Math.min(ys[n], limit)
    limit = ys[n] - APART
  }
  return ribbons.map((ribbon, n) => ({...ribbon, markY: ys[n]}))
}
