// The shape that the copy had before patch v1 and has had since v4 of the series: pointers into both tables that are
// incremented until the address reaches the end, so nothing stops them at the end of a table; a new level-3 table for every
// source table, whatever the destination holds. Linux 5.2, arch/arm64/kernel/hibernate.c; Linux 5.12, arch/arm64/mm/trans_pgd.c.

import {pageAddress, tableAddress} from "../address.ts"
import type {ReturnCode} from "../experiment.ts"
import {index, span, type Geometry, type Level} from "../geometry.ts"
import type {Pa, Va} from "../word.ts"
import {classOf, leafCodes, type LeafCode} from "./leafCode.ts"
import {copyTold, type Pages} from "./copyTold.ts"
import {
  addrEnd,
  copyName,
  entriesUntil,
  Halt,
  none,
  populate,
  takenAsTable,
  type Below,
  type Entry,
  type Machine,
  type Words,
} from "./machine.ts"
import type {Revision, Settings} from "./revision.ts"

/** How a revision differs: its leaf rule, its table bits, and two habits. */
export interface Shape extends Pick<Revision, "rule" | "tableBits"> {
  /** BUG_ON for an entry that is not valid and whose frame pfn_valid() refuses. */
  readonly bugOnBadFrame: boolean
  /** Is a table for the P4D allocated with five levels? Without it the walk follows an empty entry. */
  readonly allocatesP4d: boolean
  /**
   * The highest descriptor bit that the kernel takes for address, besides the high bits of 52-bit formats: 47, or 49 in the
   * releases whose PTE_ADDR_LOW reaches to bit 49 whatever the configuration (seen in 7.1; RES0 bits 49:48 lead it astray).
   */
  readonly addressTop: 47 | 49
}

/** An address as the kernel takes it from a descriptor: the architecture's, and bits 49:48 where it does not mask them. */
function taken(shape: Shape, g: Geometry, address: Pa, hi: number): Pa {
  const extra = shape.addressTop === 49 && g.output !== "lpa2" ? (hi >>> 16) & 3 : 0
  return (address + extra * 2 ** 48) as Pa
}

/** What the functions of one copy have in common. */
interface Copying {
  readonly m: Machine
  readonly shape: Shape
  readonly codes: ReadonlyMap<Level, readonly LeafCode[]>
}

/** Copies [start, end) of the table at src into the one at dst: 0, -12, or a Halt. */
export function copyRange(
  m: Machine,
  shape: Shape,
  settings: Settings,
  dst: Pa,
  src: Pa,
  start: Va,
  end: Va,
): ReturnCode {
  const codes = new Map(([1, 2, 3] as const).map(level => [level, leafCodes(shape, settings, level)]))
  return copyTable({m, shape, codes}, m.geometry.start, {dst, src, start, end})
}

/** At least one entry, until the address equals the end; behind its table it goes astray. */
function copyTable(copying: Copying, level: Level, below: Below): ReturnCode {
  if (level === 3) return copyPte(copying, below)
  const {m} = copying
  const g = m.geometry
  const {start, end, dst: table} = below
  const src = m.table(below.src, "source")
  const dst = m.table(table)
  const name = copyName(g, level)
  const slots = g.granule / 8
  const step = span(g, level)
  let i = index(g, level, start)
  let addr = start
  do {
    if (i >= slots) m.astray()
    const next = addrEnd(addr, end, step)
    const entry = {function: name, level, va: addr, index: i, table}
    m.at(entry)
    if (none(src, i)) m.trace?.({...entry, decision: "skip"})
    else {
      m.read++
      if (takenAsTable(g, level, src[2 * i])) {
        const rc = descend(copying, {src, dst}, entry, next)
        if (rc !== 0) return rc
      } else copyLeaf(copying, {src, dst}, entry)
    }
    addr = next
    i++
  } while (addr !== end)
  return 0
}

/** An entry that is taken as a table: a page for the copy's, where it needs one, then all below it up to an address. */
function descend(copying: Copying, {src, dst}: Words, entry: Entry, end: Va): ReturnCode {
  const {m, shape} = copying
  const g = m.geometry
  const {level, index: i, va} = entry
  // The function for the table below takes its page and looks into it: Linux 5.12, copy_pte() for the PMD's entry.
  const below = (level + 1) as Level
  const name = copyName(g, below)
  const read = {lo: src[2 * i], hi: src[2 * i + 1]}
  let allocated: Pa | undefined
  if (level === 2 || (none(dst, i) && (level > -1 || shape.allocatesP4d))) {
    allocated = m.page()
    if (allocated === undefined) {
      m.gaveUp({...entry, function: name, reason: "memory"}, read)
      return -12
    }
    populate(g, dst, i, allocated, shape.tableBits(level))
  }
  const wrote = {lo: dst[2 * i], hi: dst[2 * i + 1]}
  const atOnce = m.trace?.({
    ...entry,
    function: name,
    decision: "descend",
    read,
    wrote: allocated && wrote,
    allocated,
  })
  const from = taken(shape, g, tableAddress(g, read.lo, read.hi), read.hi)
  m.at({...entry, function: name, entry: read})
  const to = taken(shape, g, tableAddress(g, wrote.lo, wrote.hi), wrote.hi)
  return copyTable(copying, below, {dst: to, src: from, start: va, end, atOnce})
}

/** A block, by the rule of its level. */
function copyLeaf({m, codes}: Copying, {src, dst}: Words, entry: Entry) {
  const {level, index: i} = entry
  const read = {lo: src[2 * i], hi: src[2 * i + 1]}
  const code = codes.get(level)![classOf(read.lo, read.hi)]
  dst[2 * i] = (read.lo & code.keepLo) | code.setLo
  dst[2 * i + 1] = (read.hi & code.keepHi) | code.setHi
  m.trace?.({...entry, decision: "copy", read, wrote: {lo: dst[2 * i], hi: dst[2 * i + 1]}})
}

/** Level 3: at least one entry, until the address equals the end; the end of the table does not stop it. */
function copyPte({m, shape, codes}: Copying, {dst: table, src: from, start, end, atOnce}: Below): ReturnCode {
  const g = m.geometry
  const src = m.table(from, "source")
  const dst = m.table(table)
  const pages = {src, dst, codes: codes.get(3)!}
  const first = index(g, 3, start)
  const behind = first + entriesUntil(start, end, g.granule)
  const inTable = Math.min(behind, g.granule / 8)
  const at = (i: number) => {
    const va = (start + (i - first) * g.granule) as Va
    return {function: "copy_pte", level: 3, va, index: i, table} as const
  }
  const copy = (from: number, to: number) => copyEntries(m, shape, pages, from, to)
  const stopped = copyTold(m.trace, atOnce, at, pages, first, inTable, copy)
  if (stopped < inTable) {
    const read = {lo: src[2 * stopped], hi: src[2 * stopped + 1]}
    const pa = taken(shape, g, pageAddress(g, read.lo, read.hi), read.hi)
    m.gaveUp({...at(stopped), reason: "pfn", pa}, read, "bug")
    throw new Halt("BUG")
  }
  if (inTable < behind) {
    m.at(at(inTable - 1))
    m.astray()
  }
  return 0
}

/** The hot loop: copies entries [from, to), and returns the index at which it stopped: `to`, or that of the BUG. */
function copyEntries(m: Machine, shape: Shape, {src, dst, codes}: Pages, from: number, to: number): number {
  const g = m.geometry
  let read = 0
  let i = from
  for (; i < to; i++) {
    const lo = src[2 * i]
    const hi = src[2 * i + 1]
    if ((lo | hi) === 0) continue
    read++
    const {drop, keepLo, keepHi, setLo, setHi} = codes[classOf(lo, hi)]
    if (drop) continue
    if (shape.bugOnBadFrame && (lo & 1) === 0 && !m.validFrames(taken(shape, g, pageAddress(g, lo, hi), hi)))
      break
    dst[2 * i] = (lo & keepLo) | setLo
    dst[2 * i + 1] = (hi & keepHi) | setHi
  }
  m.read += read
  return i
}
