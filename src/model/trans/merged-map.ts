// trans_pgd_map_page() as merged, Linux 5.6 to 5.15: existing entries are taken as tables without a look, and the page's
// slot is overwritten. Transitional tables facts, 4.2.

import {tableAddress} from "../address.ts"
import type {ReturnCode} from "../experiment.ts"
import {index, levels} from "../geometry.ts"
import type {Pa, Va, Word} from "../word.ts"
import {none, populate, type Machine} from "./machine.ts"
import {writePage} from "./v1-map.ts"

const NAME = "trans_pgd_map_page"
const TABLE: Word = {lo: 3, hi: 0}

/** Maps the frame of `page` at `va` with raw bits `prot`. */
export function mapPage(m: Machine, root: Pa, page: Pa, va: Va, prot: Word): ReturnCode {
  const g = m.geometry
  let table = root
  for (const level of levels(g).slice(0, -1)) {
    const words = m.table(table)
    const i = index(g, level, va)
    const read = {lo: words[2 * i], hi: words[2 * i + 1]}
    const where = {function: NAME, va, level, index: i, table}
    m.at({...where, entry: read})
    let allocated: Pa | undefined
    if (none(words, i)) {
      allocated = m.page()
      if (allocated === undefined) {
        m.gaveUp({...where, reason: "memory"}, read)
        return -12
      }
      populate(g, words, i, allocated, TABLE)
    }
    const wrote = {lo: words[2 * i], hi: words[2 * i + 1]}
    m.trace?.({...where, decision: "descend", read, wrote: allocated && wrote, allocated})
    table = tableAddress(g, wrote.lo, wrote.hi)
  }
  writePage(m, NAME, table, index(g, 3, va), page, va, prot)
  return 0
}
