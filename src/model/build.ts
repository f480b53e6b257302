// From mappings to tables, as the kernel's own mapping code chooses blocks and pages: the largest block to which virtual
// address, physical address and what is left are aligned. Linux 5.3.1, arch/arm64/mm/mmu.c, __create_pgd_mapping() and
// alloc_init_pud() to init_pte(). Left out: the contiguous hint.

import {addressBits, tableAddress} from "./address.ts"
import type {Allocator} from "./allocator.ts"
import {blockAllowed, entries, halfStart, span, type Geometry, type Level} from "./geometry.ts"
import {memory, type Memory} from "./memory.ts"
import {inRange} from "./range.ts"
import {hex, hex64, word, type Pa, type Va, type Word} from "./word.ts"

export interface Mapping {
  /** In the upper half, like pa and size a multiple of the granule. */
  readonly va: Va
  readonly pa: Pa
  /** Bytes. */
  readonly size: number
  /** The descriptor of a page, its address bits 0. In a block bit 1 is cleared. */
  readonly prot: bigint
  /** The level of the largest blocks: 3 for pages alone (NO_BLOCK_MAPPINGS). Linux's own choice if not given. */
  readonly largest?: Level
}

/** Linux has blocks at level 2, with 4K also at level 1, and never at level 0. */
export function largestBlock(g: Geometry): Level {
  return g.granule === 4096 ? 1 : 2
}

/**
 * Tables of the upper half with these mappings, one after the other: a later one changes what an earlier one mapped in
 * pages, as set_memory_ro() does. `attributes` are the bits of a table descriptor besides the address.
 * @throws RangeError if a mapping is not aligned, would split a block, or if there is no page for a table.
 */
export function build(
  g: Geometry,
  mappings: readonly Mapping[],
  allocator: Allocator,
  attributes: Word,
): {readonly root: Pa; readonly memory: Memory} {
  const tables = memory(g.granule)
  const take = () => {
    const page = allocator()
    if (page === undefined) throw new RangeError("no page for a table")
    tables.put(page, new Uint32Array(g.granule / 4))
    return page
  }
  const root = take()
  for (const mapping of mappings) {
    const {va, pa, size} = mapping
    if (va % g.granule !== 0 || pa % g.granule !== 0 || size % g.granule !== 0 || size <= 0)
      throw new RangeError(`${hex64(BigInt(va))}, ${hex(pa)}, ${hex(size)}: not aligned to the granule`)
    map(g.start, root, halfStart(g, 1), mapping)
  }
  return {root, memory: tables}

  function map(level: Level, table: Pa, base: Va, mapping: Mapping) {
    const frame = tables.frame(table)!
    const {va, size, largest = largestBlock(g)} = mapping
    const end = (va + size) as Va
    const bytes = span(g, level)
    const {from, to} = inRange({start: va, end}, base, bytes, entries(g, level))
    if (level === 3)
      return leaves(g, frame, from, to, pageAt((base + from * bytes) as Va, mapping), mapping.prot)
    for (let i = from; i < to; i++) {
      const at = (base + i * bytes) as Va
      const pa = pageAt(at, mapping)
      const isTable = (frame[2 * i] & 3) === 3
      const fits = at >= va && at + bytes <= end && pa % bytes === 0
      if (!isTable && fits && level >= largest && blockAllowed(g, level)) {
        leaves(g, frame, i, i + 1, pa, mapping.prot & ~2n)
        continue
      }
      if (!isTable && (frame[2 * i] | frame[2 * i + 1]) !== 0)
        throw new RangeError(`a block at ${hex64(BigInt(at))} would have to be split`)
      if (!isTable) {
        const {lo, hi} = addressBits(g, take())
        frame[2 * i] = lo | attributes.lo
        frame[2 * i + 1] = hi | attributes.hi
      }
      map((level + 1) as Level, tableAddress(g, frame[2 * i], frame[2 * i + 1]), at, mapping)
    }
  }
}

/** Where a mapping maps an address. */
function pageAt(at: Va, {va, pa}: Mapping): Pa {
  return (pa + (at - va)) as Pa
}

/** Leaves [from, to) of a table, the first one at `pa`. */
function leaves(g: Geometry, frame: Uint32Array, from: number, to: number, pa: Pa, prot: bigint) {
  const {lo: low, hi: high} = word(prot)
  const step = g.granule
  for (let i = from; i < to; i++) {
    const {lo, hi} = addressBits(g, (pa + (i - from) * step) as Pa)
    frame[2 * i] = lo | low
    frame[2 * i + 1] = hi | high
  }
}
