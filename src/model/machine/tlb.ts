// A TLB: leaves of walks that ended well, kept until they are invalidated or their entry is needed. What is in it is used, whatever the
// tables say meanwhile. Assumed: direct mapped, one set of entries for each level of leaves, tables on the way not kept, no ASIDs.
// vmsav8-64 facts, 5; Arm ARM DDI 0487, "Translation Lookaside Buffers (TLBs)".

import type {Level} from "../geometry.ts"
import type {Pa, Va} from "../word.ts"

export const MAY_READ = 1
export const MAY_WRITE = 2
export const MAY_FETCH = 4

export interface TlbEntry {
  readonly start: Va
  readonly base: Pa
  /** Bytes. */
  readonly size: number
  readonly level: Level
  /** EL1's rights: MAY_READ, MAY_WRITE, MAY_FETCH. */
  readonly rights: number
  /** The root from which it was walked. */
  readonly root: Pa
  /** How many pages had been copied when it came in. */
  readonly since: number
}

export interface Tlb {
  /** The number of the entry for an address, to be used until the next insert; -1: a miss. */
  find(va: number): number
  /** Output address less input address, rights, and level of an entry that was found. */
  shift(entry: number): number
  rights(entry: number): number
  level(entry: number): Level
  insert(entry: TlbEntry): void
  /** Like insert for a page, without an object. */
  insertPage(va: number, pa: number, rights: number, root: Pa, since: number): void
  /** The entries for pages alone, if no block is in: an entry's place is its page number & mask. */
  pages(): TlbPages | undefined
  clear(): void
  /** All entries, by level and entry number. */
  list(): TlbEntry[]
  /** A copy that changes no more. */
  snapshot(): TlbSnapshot
  restore(from: TlbSnapshot): void
}

/** Entries for pages as arrays: page numbers (NaN: empty), output less input address, rights, root, since. */
export interface TlbPages {
  readonly mask: number
  readonly tag: Float64Array
  readonly shift: Float64Array
  readonly rights: Uint8Array
  readonly root: Float64Array
  readonly since: Int32Array
}

/** The entries that were in a TLB. */
export type TlbSnapshot = readonly TlbEntry[]

/** A TLB for spans of leaves by level (bytes; index 0 is level 0), with so many entries for each. */
export function tlb(entries: number, spans: readonly number[]): Tlb {
  const count = entries * spans.length
  // The span's number of an entry; NaN: empty. No address is equal to it.
  const tag = new Float64Array(count).fill(NaN)
  const shift = new Float64Array(count)
  const root = new Float64Array(count)
  const since = new Int32Array(count)
  const rights = new Uint8Array(count)
  const used = new Uint8Array(spans.length)
  const pages = 3

  /** Where the n-th span of a level belongs. The low bits of a whole number below 2^53 survive a bit operator. */
  const place = (level: number, n: number) => level * entries + (n & (entries - 1))

  function set(level: number, n: number, by: number, may: number, from: Pa, now: number) {
    const at = place(level, n)
    tag[at] = n
    shift[at] = by
    rights[at] = may
    root[at] = from
    since[at] = now
    used[level] = 1
  }

  const last = pages * entries
  const ofPages: TlbPages = {
    mask: entries - 1,
    tag: tag.subarray(last),
    shift: shift.subarray(last),
    rights: rights.subarray(last),
    root: root.subarray(last),
    since: since.subarray(last),
  }

  const result: Tlb = {
    pages: () => (used[0] + used[1] + used[2] === 0 && used[pages] === 1 ? ofPages : undefined),
    find(va) {
      for (let level = pages; level >= 0; level--) {
        if (used[level] === 0) continue
        const n = Math.floor(va / spans[level])
        const at = place(level, n)
        if (tag[at] === n) return at
      }
      return -1
    },
    shift: entry => shift[entry],
    rights: entry => rights[entry],
    level: entry => Math.floor(entry / entries) as Level,
    insert(entry) {
      const {start, base, level} = entry
      set(level, Math.floor(start / spans[level]), base - start, entry.rights, entry.root, entry.since)
    },
    insertPage(va, pa, may, from, now) {
      set(pages, Math.floor(va / spans[pages]), pa - va, may, from, now)
    },
    clear() {
      tag.fill(NaN)
      used.fill(0)
    },
    list() {
      const found: TlbEntry[] = []
      for (let at = 0; at < count; at++) {
        if (Number.isNaN(tag[at])) continue
        const level = result.level(at)
        const start = (tag[at] * spans[level]) as Va
        found.push({
          ...{start, base: (start + shift[at]) as Pa, size: spans[level], level},
          ...{rights: rights[at], root: root[at] as Pa, since: since[at]},
        })
      }
      return found
    },
    snapshot: () => result.list(),
    restore(from) {
      result.clear()
      for (const entry of from) result.insert(entry)
    },
  }
  return result
}
