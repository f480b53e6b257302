// Does a row continue the one before it: the same entries in the same places, all that they map a constant distance further on?
// Then a picture can stack them. Compares two tables word by word and stops at the first difference, so that 32,768 tables take
// a few milliseconds; an exact key for every table (model/stacks.ts) would take a second.

import {outputAddress} from "../../model/address.ts"
import {EMPTY, state, TABLE} from "../../model/descriptor/descriptor.ts"
import {entries, span, type Geometry} from "../../model/geometry.ts"
import {attributeMask, attributes} from "../../model/runs.ts"
import type {RowEntry} from "../field/cells.ts"
import type {Table} from "../field/tree.ts"

/** Compares neighbouring rows of one tree: is `next` like `row`? */
export function alikeIn(g: Geometry): (row: RowEntry, next: RowEntry) => boolean {
  const mask = attributeMask(g, 3, "page")
  const count = entries(g, 3)
  return (row, next) =>
    row.pages || next.pages
      ? row.pages !== null && next.pages !== null && alikeTables(row.pages, next.pages, count, mask)
      : follows(g, row, next)
}

/** Rows that are one descriptor each: both empty, parts of one larger block, or blocks one behind the other. */
function follows(g: Geometry, row: RowEntry, next: RowEntry): boolean {
  const {level} = row
  const was = state(g, level, row.lo, row.hi)
  if (was === EMPTY) return state(g, next.level, next.lo, next.hi) === EMPTY
  if (level !== next.level || was === TABLE) return false
  if (level < 2 && row.lo === next.lo && row.hi === next.hi) return true
  const [a, b] = [attributes(g, level, row.lo, row.hi), attributes(g, level, next.lo, next.hi)]
  const further = outputAddress(g, level, next.lo, next.hi) - outputAddress(g, level, row.lo, row.hi)
  return a.lo === b.lo && a.hi === b.hi && further === span(g, level)
}

/**
 * All entries a constant distance apart, as 64-bit numbers, and no attribute bit among the bits that differ. Where an address
 * is split over the word (52 bits) and crosses from one part to the other, tables count as different.
 */
function alikeTables(a: Table, b: Table, count: number, mask: {lo: number; hi: number}): boolean {
  let known = false
  let [apartLo, apartHi] = [0, 0]
  for (let i = 0; i < 2 * count; i += 2) {
    const lo = a.words[a.at + i]
    const hi = a.words[a.at + i + 1]
    const nextLo = b.words[b.at + i]
    const nextHi = b.words[b.at + i + 1]
    if ((lo | hi) === 0 || (nextLo | nextHi) === 0) {
      if ((lo | hi | nextLo | nextHi) !== 0) return false
      continue
    }
    if (((lo ^ nextLo) & mask.lo) !== 0 || ((hi ^ nextHi) & mask.hi) !== 0) return false
    const dl = (nextLo - lo) >>> 0
    const dh = (nextHi - hi - (nextLo < lo ? 1 : 0)) >>> 0
    if (!known) [known, apartLo, apartHi] = [true, dl, dh]
    else if (dl !== apartLo || dh !== apartHi) return false
  }
  return true
}
