// What happened in each line of an opened table. Lines of bits with one cause, one below the other, share a ribbon, and so do lines
// of cells that have no copy at all. A block that is gone, where the copy has a table, has one beside all of them.

import type {Geometry} from "../../model/geometry.ts"
import type {Va} from "../../model/word.ts"
import {markOf} from "../field/cells.ts"
import {APART, isGone, type Cause} from "../seam/ribbons.ts"
import {lineOf, type OpenTable} from "./openTable.ts"
import {OPEN_PAD} from "./pieces.ts"
import type {Placed} from "./place.ts"
import type {Segment} from "./segments.ts"
import type {Sum, Told} from "./told.ts"

/** What will be a ribbon: its middle and height in the window, px, and the first address that it stands for. */
export interface Band {
  readonly cause: Cause
  readonly count: number
  readonly y: number
  readonly height: number
  readonly row: Va
}

/** Height of the ribbon of some entries of a line, px. */
const THIN = 3

interface Line {
  readonly n: number
  readonly counts: Map<Cause, number>
}

export function lineBands(
  {granule}: Geometry,
  table: OpenTable,
  {y0, y1}: Pick<Placed, "y0" | "y1">,
  {sums}: Pick<Told, "sums">,
): Band[] {
  const lines = linesOf(table, sums)
  const yOf = (n: number) => y0 + OPEN_PAD + n * table.line
  const vaOf = (n: number) => (table.va + table.lines[n].first * granule) as Va
  // Then none of the lines is an entry of the source.
  const isBlock = table.segments[0].block.source !== null
  const bands: Band[] = sums
    .filter(({cause}) => isBlock && isGone(cause))
    .map(({cause, count, first}) => ({cause, count, y: (y0 + y1) / 2, height: y1 - y0, row: first}))
  for (let i = 0; i < lines.length; i++) {
    const {n, counts} = lines[i]
    const cause = sharedBy(table, lines[i])
    if (cause === null) {
      for (const [k, [cause, count]] of [...counts].entries()) {
        const y = yOf(n + 0.5) + APART * (k - (counts.size - 1) / 2)
        bands.push({cause, count, y, height: THIN, row: vaOf(n)})
      }
      continue
    }
    let count = counts.get(cause)!
    while (lines[i + 1]?.n === lines[i].n + 1 && sharedBy(table, lines[i + 1]) === cause)
      count += lines[++i].counts.get(cause)!
    const [from, to] = [yOf(n), yOf(lines[i].n + 1)]
    const thin = table.kind === "cells" && lines[i].n === n
    bands.push({cause, count, y: (from + to) / 2, height: thin ? THIN : to - from - 2, row: vaOf(n)})
  }
  return bands
}

/**
 * What happened to all entries of a line, so that lines can share it; null: to some only, or several things, or each line of cells
 * has its own mark. A line of bits is always full.
 */
function sharedBy(table: OpenTable, {n, counts}: Line): Cause | null {
  const [[cause, count]] = counts
  if (table.kind === "cells" && !isGone(cause)) return null
  return count === table.lines[n].count ? cause : null
}

/** The lines in which something happened. */
function linesOf(table: OpenTable, sums: readonly Sum[]): Line[] {
  const lines = new Map<number, Line>()
  for (const segment of table.segments) {
    const cause = causeOf(segment, sums)
    if (!cause) continue
    const end = segment.first + segment.count
    for (let n = lineOf(table, segment.first); n < table.lines.length && table.lines[n].first < end; n++) {
      const {first, count} = table.lines[n]
      const here = Math.min(end, first + count) - Math.max(segment.first, first)
      const line = lines.get(n) ?? {n, counts: new Map<Cause, number>()}
      lines.set(n, line)
      line.counts.set(cause, (line.counts.get(cause) ?? 0) + here)
    }
  }
  return [...lines.values()]
}

/** What a ribbon would say of a run. */
function causeOf({copy, missing, block}: Segment, sums: readonly Sum[]): Cause | null {
  const mark = markOf(copy)
  if (mark === "F") return sums.some(({cause}) => cause === "F") ? "F" : "added"
  return mark ?? (block.source === null && (missing === "lost" || missing === "dropped") ? missing : null)
}
