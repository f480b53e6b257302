// trans_table_map_page() of patch v1: the one function that knows conflicts, -ENXIO, and FORCEMAP, which does not split a block but
// replaces it by an empty table. The same in both forms of v1. Transitional tables facts, 4.1.

import {tableAddress} from "../address.ts"
import type {ReturnCode} from "../experiment.ts"
import {index, levels, type Geometry, type Level} from "../geometry.ts"
import type {Pa, Va, Word} from "../word.ts"
import {none, populate, type Machine} from "./machine.ts"

const NAME = "trans_table_map_page"
const TABLE: Word = {lo: 3, hi: 0}

/** pmd_sect() and pud_sect(): bits 1:0 are 01; pud_sect() is constant false with 64K pages. */
function isSection(g: Geometry, level: Level, lo: number): boolean {
  return (level === 2 || (level === 1 && g.granule !== 65536)) && (lo & 3) === 1
}

/** Maps the frame of `page` at `va` (both may be unaligned) with raw bits `prot`; what was linked before an error stays. */
export function mapPage(m: Machine, force: boolean, root: Pa, page: Pa, va: Va, prot: Word): ReturnCode {
  const g = m.geometry
  let table = root
  for (const level of levels(g).slice(0, -1)) {
    const words = m.table(table)
    const i = index(g, level, va)
    const read = {lo: words[2 * i], hi: words[2 * i + 1]}
    const where = {function: NAME, va, level, index: i, table}
    const section = isSection(g, level, read.lo)
    m.at({...where, entry: read})
    if (section && !force) {
      m.gaveUp({...where, reason: "conflict"}, read)
      return -6
    }
    let allocated: Pa | undefined
    if (section || none(words, i)) {
      allocated = m.page()
      if (allocated === undefined) {
        m.gaveUp({...where, reason: "memory"}, read)
        return -12
      }
      populate(g, words, i, allocated, TABLE)
    }
    const wrote = {lo: words[2 * i], hi: words[2 * i + 1]}
    m.trace?.({...where, decision: section ? "force" : "descend", read, wrote: allocated && wrote, allocated})
    table = tableAddress(g, wrote.lo, wrote.hi)
  }
  const i = index(g, 3, va)
  const words = m.table(table)
  if (!none(words, i) && !force) {
    const read = {lo: words[2 * i], hi: words[2 * i + 1]}
    m.gaveUp({function: NAME, va, level: 3, index: i, table, reason: "conflict"}, read)
    return -6
  }
  writePage(m, NAME, table, i, page, va, prot)
  return 0
}

/** Writes a level-3 entry: the frame in which `page` lies, with raw protection bits. */
export function writePage(m: Machine, name: string, table: Pa, i: number, page: Pa, va: Va, prot: Word) {
  const words = m.table(table)
  const read = {lo: words[2 * i], hi: words[2 * i + 1]}
  populate(m.geometry, words, i, (page - (page % m.geometry.granule)) as Pa, prot)
  const wrote = {lo: words[2 * i], hi: words[2 * i + 1]}
  m.trace?.({function: name, decision: "map", level: 3, va, index: i, table, read, wrote})
}
