// From a root, every table page that can be reached, and nothing else: so that the synchronous model can walk tables of a
// file that is larger than memory. 64 GiB mapped by 4 KiB pages have 128 MiB of tables.
// Breadth first, level by level, each page once. That is enough even if one page serves at two levels: the upper level comes
// first, and what the page reaches from the lower level it reaches from the upper one, too.

import {tableAddress} from "../model/address.ts"
import {granuleBase, levels, span, tableBytes, type Geometry, type Level} from "../model/geometry.ts"
import {memory as emptyMemory, type Memory} from "../model/memory.ts"
import {hex, type Pa} from "../model/word.ts"
import {FormatError} from "./error.ts"
import type {Physical} from "./segment.ts"

/** A table that a descriptor points to and the file does not have. */
export interface Absent {
  readonly pa: Pa
  /** The level at which it is a table. */
  readonly level: Level
  /** The first address that it would translate, in bytes from the start of the half. */
  readonly offset: number
}

export interface Collected {
  readonly memory: Memory
  /** Pages in it. */
  readonly pages: number
  readonly absent: readonly Absent[]
}

/** Bytes of tables that are read at most, unless told otherwise: 4 KiB pages for 128 GiB. */
const BUDGET = 2 ** 28
/** Reads that are under way at the same time. */
const PARALLEL = 64

interface Wanted {
  readonly pa: Pa
  readonly offset: number
}

/**
 * Reads the tables below the root table at `root` (aligned to its own size; it may be smaller than a page).
 * @throws FormatError if the root is not in the file, or if there is more than `budget` bytes of tables, present or not.
 */
export async function collect(
  from: Physical,
  g: Geometry,
  root: Pa,
  budget: number = BUDGET,
): Promise<Collected> {
  const memory = emptyMemory(g.granule)
  const absent: Absent[] = []
  const seen = new Set<Pa>()

  /** The words of the page at pa, put into memory when it comes first. */
  const page = async (pa: Pa) => {
    const there = memory.frame(pa)
    if (there) return there
    const data = await from.read(pa, g.granule)
    if (!data) return undefined
    memory.put(pa, words(data))
    return memory.frame(pa)
  }

  const base = granuleBase(g, root)
  const first = (await page(base)) ?? (await partial(from, g, root))
  if (!first) throw new FormatError(`no table at the root ${hex(root)}: the file does not have this address`)
  if (!memory.frame(base)) memory.put(base, first)

  const start = (root - base) / 4
  let wanted = next(g, g.start, first.subarray(start, start + tableBytes(g, g.start) / 4), 0, seen)
  for (const level of levels(g).slice(1)) {
    const below: Wanted[] = []
    for (let i = 0; i < wanted.length; i += PARALLEL) {
      const batch = wanted.slice(i, i + PARALLEL)
      const tables = await Promise.all(batch.map(({pa}) => page(pa)))
      for (const [k, {pa, offset}] of batch.entries()) {
        const table = tables[k]
        if (!table) absent.push({pa, level, offset})
        else if (level < 3) below.push(...next(g, level, table, offset, seen))
        if (seen.size * g.granule > budget)
          throw new FormatError(
            `more than ${hex(budget)} bytes of tables can be reached from the root ${hex(root)}`,
          )
      }
    }
    wanted = below
  }
  return {memory, pages: [...memory.frames()].length, absent}
}

/** The tables that the entries of a table point to and that nobody pointed to before. */
function next(g: Geometry, level: Level, table: Uint32Array, offset: number, seen: Set<Pa>): Wanted[] {
  const list: Wanted[] = []
  for (let i = 0; i < table.length / 2; i++) {
    const lo = table[2 * i]
    if ((lo & 3) !== 3) continue
    const pa = tableAddress(g, lo, table[2 * i + 1])
    if (seen.has(pa)) continue
    seen.add(pa)
    list.push({pa, offset: offset + i * span(g, level)})
  }
  return list
}

/** A root smaller than a page whose page is not in the file as a whole: the root alone, the rest of the page zeros. */
async function partial(from: Physical, g: Geometry, root: Pa): Promise<Uint32Array | undefined> {
  const data = await from.read(root, tableBytes(g, g.start))
  if (!data) return undefined
  const page = new Uint32Array(g.granule / 4)
  page.set(words(data), (root % g.granule) / 4)
  return page
}

/** Bytes as little-endian words: a view if their place in the buffer allows it, else a copy. */
function words(data: Uint8Array): Uint32Array {
  const aligned = data.byteOffset % 4 === 0 ? data : data.slice()
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength / 4)
}
