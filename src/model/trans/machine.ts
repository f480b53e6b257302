// What a transitional-table function runs on: tables in physical memory, an allocator, pfn_valid(). The kernel follows
// pointers without checking; here a pointer to no table ends the run with OOB, and BUG_ON with BUG. Both are thrown as a
// Halt inside this folder only, and become a value in execution.ts.

import type {Allocator} from "../allocator.ts"
import {addressBits} from "../address.ts"
import {linuxName, type Geometry, type Level} from "../geometry.ts"
import type {Memory} from "../memory.ts"
import type {Stop} from "../outcome.ts"
import type {PaRange} from "../source.ts"
import type {Step, Trace} from "../trace.ts"
import type {Pa, Va, Word} from "../word.ts"

/** The end of a run that returns nothing: the kernel stopped, or went where no table is. */
export class Halt {
  readonly rc: "BUG" | "OOB"
  constructor(rc: "BUG" | "OOB") {
    this.rc = rc
  }
}

export interface Machine {
  readonly geometry: Geometry
  /** The frame of a table, to be read and written; `of`: whose descriptor led there. @throws Halt OOB if no table is there. */
  table(pa: Pa, of?: "source" | "copy"): Uint32Array
  /** A zeroed page from the allocator, or undefined: the caller returns -ENOMEM. */
  page(): Pa | undefined
  /** The range of valid frames in which pa lies, or undefined: Linux's pfn_valid() says no. */
  validFrames(pa: Pa): PaRange | undefined
  /** Notes and reports where and why the function gives up, and what it had read there. */
  gaveUp(stop: Stop, read?: Word, decision?: "refuse" | "bug"): void
  /** Notes the entry at work, so that a Halt can be placed. */
  at(entry: Omit<Stop, "reason">): void
  /** Reports that the function leaves all tables at the entry at work. @throws Halt OOB */
  astray(): never
  /** Non-empty source entries read so far; the functions count it up. */
  read: number
  readonly trace: Trace | undefined
}

/** What a copy is asked for: a table of its own and one of the source, and the range below them. `atOnce`: what the trace answered at the entry above. */
export interface Below {
  readonly dst: Pa
  readonly src: Pa
  readonly start: Va
  readonly end: Va
  readonly atOnce?: ReturnType<Trace>
}

/** The words of both. */
export interface Words {
  readonly dst: Uint32Array
  readonly src: Uint32Array
}

/** The entry at work, in the copy's table. */
export interface Entry {
  readonly function: string
  readonly level: Level
  readonly va: Va
  readonly index: number
  readonly table: Pa
}

/**
 * A machine whose functions see `memory` and get pages from `allocator`; each page is put into memory, zeroed.
 * `frames` are the ranges for which pfn_valid() is true, in any order.
 */
export function machine(
  geometry: Geometry,
  memory: Memory,
  allocator: Allocator,
  frames: readonly PaRange[],
  trace?: Trace,
): Machine & {stop(): Stop | undefined} {
  const zeroed = zeroedPages(geometry.granule / 4)
  let stop: Stop | undefined
  let at: Omit<Stop, "reason"> | undefined
  let absent: Pick<Stop, "pa" | "of"> | undefined
  const report = (place: Omit<Stop, "reason">, step: Pick<Step, "decision" | "reason" | "read">) => {
    const {function: name, va, level, index, table = null} = place
    trace?.({function: name, va, level, index, table, ...step})
  }
  const astray = (): never => {
    if (at) report(at, {decision: "astray", reason: "bounds"})
    throw new Halt("OOB")
  }
  return {
    geometry,
    trace,
    read: 0,
    stop: () => stop ?? (at && {...at, ...absent, reason: "bounds"}),
    gaveUp(place, read, decision = "refuse") {
      stop = place
      report(place, {decision, reason: place.reason, ...(read && {read})})
    },
    at(entry) {
      at = entry
    },
    table(pa, of = "copy") {
      const frame = memory.frame(pa)
      if (frame) return frame
      absent = {pa, of}
      return astray()
    },
    astray,
    page() {
      const pa = allocator()
      if (pa !== undefined) memory.put(pa, zeroed())
      return pa
    },
    validFrames: pa => frames.find(range => pa >= range.start && pa < range.end),
  }
}

/**
 * How many level-3 entries a loop visits that begins at addr and ends when the address *equals* end: Infinity if that never
 * happens (an empty or unaligned range: the kernel's loops test after the first entry, for equality).
 */
export function entriesUntil(addr: Va, end: Va, granule: number): number {
  const n = (end - addr) / granule
  return n > 0 && Number.isInteger(n) ? n : Infinity
}

/** Hands out zeroed pages of so many words. They are cut from slabs, ever larger ones: a new array for each costs more than its copy. */
function zeroedPages(words: number): () => Uint32Array {
  let slab = new Uint32Array(0)
  let used = 0
  let pages = 1
  return () => {
    if (used === slab.length) {
      slab = new Uint32Array(words * pages)
      used = 0
      pages = Math.min(pages * 2, 64)
    }
    used += words
    return slab.subarray(used - words, used)
  }
}

/** Is the whole 64-bit entry zero? Linux: pXd_none(). */
export function none(table: Uint32Array, i: number): boolean {
  return table[2 * i] === 0 && table[2 * i + 1] === 0
}

/** Bits 1:0 are 11. Linux: pmd_table(); pud_table() where it isn't constant. */
export function isTable(lo: number): boolean {
  return (lo & 3) === 3
}

/**
 * Linux's pud_table() and pmd_table() at a level: constant true at level 1 with 64K pages (Linux 5.3 to 7.1,
 * arch/arm64/include/asm/pgtable.h), and above level 1 nothing but tables is expected.
 */
export function takenAsTable(g: Geometry, level: Level, lo: number): boolean {
  if (level < 1 || (level === 1 && g.granule === 65536)) return true
  return isTable(lo)
}

/** Takes the page of a root table in a function that begins at `va`; null if there is none. */
export function takeRoot(m: Machine, name: string, va: Va): Pa | null {
  const where = {function: name, va, level: m.geometry.start, index: 0}
  const root = m.page()
  if (root === undefined) {
    m.gaveUp({...where, reason: "memory"})
    return null
  }
  m.trace?.({...where, decision: "root", table: root, allocated: root})
  return root
}

/** Links a table page: its address and the attribute bits that the revision gives a table descriptor at this level. */
export function populate(g: Geometry, table: Uint32Array, i: number, page: Pa, attributes: Word) {
  const address = addressBits(g, page)
  table[2 * i] = (address.lo | attributes.lo) >>> 0
  table[2 * i + 1] = (address.hi | attributes.hi) >>> 0
}

/** As unsigned 64-bit addresses, is x below y? The upper range is negative and lies above the lower one. */
function below(x: number, y: number): boolean {
  return x < 0 === y < 0 ? x < y : x >= 0
}

/** Linux's pXd_addr_end(): the next boundary of a span after addr, or end if that comes first; end 0 is the top. */
export function addrEnd(addr: Va, end: Va, span: number): Va {
  const boundary = (Math.floor(addr / span) * span + span) as Va
  return below(boundary - 1, end - 1) ? boundary : end
}

/** Linux's name of the function that copies a level's table: copy_pmd; folded levels count as the lowest. */
export function copyName(g: Geometry, level: Level): string {
  if (level === 3) return "copy_pte"
  const own = {[-1]: "pgd", 0: "p4d", 1: "pud", 2: "pmd"}[level]
  return `copy_${level === g.start && level < 1 ? linuxName(g, level).toLowerCase() : own}`
}
