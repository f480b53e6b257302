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
  /** In the upper half; like pa and size a multiple of the granule. */
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
function largestBlock(g: Geometry): Level {
  return g.granule === 4096 ? 1 : 2
}

/**
 * Tables of the upper half with these mappings, made one after the other: a later one may change what an earlier one
 * mapped in pages, as set_memory_ro() does. `attributes` are the bits of a table descriptor besides the address.
 * @throws RangeError if a mapping is not aligned, would split a block, or if there is no page for a table.
 */
export function build(
  g: Geometry,
  mappings: readonly Mapping[],
  allocator: Allocator,
  attributes: Word,
): {readonly root: Pa; readonly memory: Memory} {
  const tables = memory(g.granule)
  const root = take()
  for (const mapping of mappings) {
    const {va, pa, size} = mapping
    if (va % g.granule !== 0 || pa % g.granule !== 0 || size % g.granule !== 0 || size <= 0)
      throw new RangeError(`${hex64(va)}, ${hex(pa)}, ${hex(size)}: not aligned to the granule`)
    map(g.start, root, halfStart(g, 1), mapping)
  }
  return {root, memory: tables}

  function take(): Pa {
    const page = allocator()
    if (page === undefined) throw new RangeError("no page for a table")
    tables.put(page, new Uint32Array(g.granule / 4))
    return page
  }

  /** Maps what lies in the table at `table`, whose first entry translates `base`. */
  function map(level: Level, table: Pa, base: Va, mapping: Mapping) {
    const frame = tables.frame(table)!
    const {va, pa, size, prot, largest = largestBlock(g)} = mapping
    const bytes = span(g, level)
    const {from, to} = inRange({start: va, end: (va + size) as Va}, base, bytes, entries(g, level))
    const output = (i: number) => (pa + base + i * bytes - va) as Pa
    if (level === 3) return leaves(g, frame, from, to, output(from), prot)
    for (let i = from; i < to; i++) {
      const at = (base + i * bytes) as Va
      const isTable = (frame[2 * i] & 3) === 3
      const fits = at >= va && at + bytes <= va + size && output(i) % bytes === 0
      if (!isTable && fits && level >= largest && blockAllowed(g, level))
        leaves(g, frame, i, i + 1, output(i), prot & ~2n)
      else map((level + 1) as Level, isTable ? next(frame, i) : link(frame, i, at), at, mapping)
    }
  }

  function next(frame: Uint32Array, i: number): Pa {
    return tableAddress(g, frame[2 * i], frame[2 * i + 1])
  }

  /** A new table below the empty entry i. */
  function link(frame: Uint32Array, i: number, at: Va): Pa {
    if ((frame[2 * i] | frame[2 * i + 1]) !== 0)
      throw new RangeError(`the block at ${hex64(at)} would have to be split`)
    const table = take()
    const {lo, hi} = addressBits(g, table)
    frame[2 * i] = lo | attributes.lo
    frame[2 * i + 1] = hi | attributes.hi
    return table
  }
}

/**
 * Entries [from, to) as leaves of consecutive granules from pa on. The address is encoded anew only where its low half
 * wraps: millions of pages are built while a person waits.
 */
function leaves(g: Geometry, frame: Uint32Array, from: number, to: number, pa: Pa, prot: bigint) {
  const bits = word(prot)
  let {lo, hi} = addressBits(g, pa)
  for (let i = from; i < to; i++) {
    frame[2 * i] = lo | bits.lo
    frame[2 * i + 1] = hi | bits.hi
    const following = lo + g.granule
    if (following < 2 ** 32) lo = following
    else if (i + 1 < to) ({lo, hi} = addressBits(g, (pa + (i + 1 - from) * g.granule) as Pa))
  }
}
