// trans_pgd_idmap_page(), Linux 5.12 on: maps one page at its own address in new tables, built from the leaf up, one entry in
// each. How many tables depends on granule and address only, not on VA_BITS. Transitional tables facts, 4.3.

import type {Level} from "../geometry.ts"
import {split, type Pa, type Va, type Word} from "../word.ts"
import {protectionOn} from "./leafRules.ts"
import {populate, type Machine} from "./machine.ts"
import type {Idmapped} from "./revision.ts"

const NAME = "trans_pgd_idmap_page"
const TABLE: Word = {lo: 3, hi: 0}

/** Maps the frame in which `page` lies; `leaf` are the attribute bits of its entry. */
export function idmapPage(m: Machine, page: Pa, leaf: Word): Idmapped {
  const {granule, granuleBits, stride} = m.geometry
  const msbMax = page >= 2 ** 48 ? 51 : 47
  let target = (page - (page % granule)) as Pa
  let attributes = protectionOn(m.geometry, leaf)
  for (let level: number = 3, lsb = granuleBits as number; level >= 0; level--, lsb += stride) {
    const table = m.page()
    const msb = Math.min(lsb + stride - 1, msbMax)
    const i = Math.floor(page / 2 ** lsb) % 2 ** (msb - lsb + 1)
    const where = {function: NAME, va: page as number as Va, level: level as Level, index: i}
    if (table === undefined) {
      m.gaveUp({...where, reason: "memory"})
      return {rc: -12, ttbr0: null, t0sz: null}
    }
    const words = m.table(table)
    populate(m.geometry, words, i, target, attributes)
    m.trace?.({
      ...where,
      table,
      decision: "map",
      wrote: {lo: words[2 * i], hi: words[2 * i + 1]},
      allocated: table,
    })
    target = table
    attributes = TABLE
    if (msb === msbMax) break
  }
  return {rc: 0, ttbr0: toTtbr(target), t0sz: 64 - (msbMax + 1)}
}

/** A table's address as TTBR holds it: address bits 51:48 in register bits 5:2. Linux: phys_to_ttbr() with 52-bit PAs. */
function toTtbr(pa: Pa): Pa {
  return (pa < 2 ** 48 ? pa : (pa % 2 ** 48) + ((split(pa).hi >>> 16) & 0xf) * 4) as Pa
}
