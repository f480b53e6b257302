// Tables in which one flag matters each.

import {geometry} from "../geometry.ts"
import {protection} from "../descriptor/protection.ts"
import {linearMap} from "../linearMap.ts"
import type {Pa, Va} from "../word.ts"
import {GIB, loaded, MIB, RAM, sourceOf, type Handmade} from "./machine.ts"

const g = geometry(4096, 48)
const release = "5.4"
const start = linearMap(g, release).start
const EXEC = protection("PAGE_KERNEL_EXEC", release)!
const kernel = {name: "kernel code", start: (RAM + 2 * MIB) as Pa, end: (RAM + 12 * MIB) as Pa}

/** Numbers from 0 to `below`, always the same ones: a linear congruence, high bits. */
function* numbers(seed: number, below: number): Iterable<number> {
  for (let x = seed; ;) {
    x = (Math.imul(x, 1_103_515_245) + 12_345) >>> 0
    yield Math.floor((x / 2 ** 32) * below)
  }
}

function some(count: number, seed: number, below: number): Set<number> {
  const found = new Set<number>()
  for (const n of numbers(seed, below)) {
    if (found.size === count) break
    found.add(n)
  }
  return found
}

export const readOnly: Handmade = {
  name: "read-only",
  title: "Read-only pages and blocks",
  about:
    "Kernel code in five read-only blocks and 128 read-only pages: without MKWRITE the copy refuses the first store.",
  make: () => {
    const parts = [
      {from: 0, to: 2 * MIB, largest: 3 as const},
      {from: 2 * MIB, to: 12 * MIB, prot: "PAGE_KERNEL_RO" as const, largest: 2 as const},
      {from: 12 * MIB, to: 12.5 * MIB, prot: "PAGE_KERNEL_RO" as const, largest: 3 as const},
      {from: 12.5 * MIB, to: 14 * MIB, largest: 3 as const},
      {from: 14 * MIB, to: 256 * MIB, largest: 2 as const},
    ]
    const source = sourceOf({geometry: g, release, ram: 256 * MIB, parts, places: [kernel]})
    return loaded("read-only", source, {mkwrite: true})
  },
}

export const pagealloc: Handmade = {
  name: "pagealloc",
  title: "debug_pagealloc: free pages taken out",
  about:
    "3,000 free pages have lost their valid bit and kept the rest: MKVALID maps them again, older kernels ask an option.",
  make: () => {
    const free = some(3000, 2019, 16_384)
    const source = sourceOf({
      ...{geometry: g, release, ram: 64 * MIB, parts: [{from: 0, to: 64 * MIB, largest: 3}]},
      then: edit => {
        for (const page of free) edit(page * 4096, (lo, hi) => [lo & ~1, hi])
      },
    })
    return loaded("pagealloc", source, {mkwrite: true})
  },
}

export const hole: Handmade = {
  name: "hole",
  title: "A stale entry into a hole in RAM",
  about:
    "One invalid entry still names a frame that is gone: MKVALID maps it, CHECKPFN refuses with −ENXIO, old kernels BUG().",
  make: () => {
    const [from, to] = [40 * MIB, 41 * MIB]
    const parts = [
      {from: 0, to: from, largest: 3 as const},
      {from, to: from + 4096, largest: 3 as const},
      {from: to, to: 64 * MIB, largest: 3 as const},
    ]
    const source = sourceOf({
      ...{geometry: g, release, ram: 64 * MIB, parts, hole: {from, to}},
      then: edit => edit(from, (lo, hi) => [lo & ~1, hi]),
    })
    return loaded("hole", source, {mkwrite: true, mkvalid: true, checkpfn: true})
  },
}

export const mapPage: Handmade = {
  name: "map-page",
  title: "A page mapped onto a page",
  about: "trans_table_map_page() finds the slot taken: −ENXIO; with FORCEMAP it overwrites.",
  make: () => {
    const source = sourceOf({
      geometry: g,
      release,
      ram: 64 * MIB,
      parts: [{from: 0, to: 64 * MIB, largest: 3}],
    })
    const maps = [{va: (start + 0x12_3000) as Va, page: (RAM + 32 * MIB) as Pa, prot: EXEC}]
    return loaded("map-page", source, {mkwrite: true}, {maps})
  },
}

export const mapBlock: Handmade = {
  name: "map-block",
  title: "A page mapped onto a block of 2 MiB",
  about:
    "With FORCEMAP an empty table takes the place of the block: 511 of its 512 pages are mapped no more.",
  make: () => {
    const parts = [{from: 0, to: 128 * MIB, largest: 2 as const}]
    const source = sourceOf({geometry: g, release, ram: 128 * MIB, parts})
    const maps = [{va: (start + 8 * MIB + 0x5000) as Va, page: (RAM + 32 * MIB) as Pa, prot: EXEC}]
    return loaded("map-block", source, {mkwrite: true, forcemap: true}, {maps})
  },
}

export const mapGigabyte: Handmade = {
  name: "map-gigabyte",
  title: "A page mapped onto a block of 1 GiB",
  about: "The same at level 1: two tables are taken, and 1 GiB less one page is mapped no more.",
  make: () => {
    const source = sourceOf({geometry: g, release, ram: 4 * GIB, parts: [{from: 0, to: 4 * GIB}]})
    const maps = [{va: (start + GIB + 0x5000) as Va, page: (RAM + 32 * MIB) as Pa, prot: EXEC}]
    return loaded("map-gigabyte", source, {mkwrite: true, forcemap: true}, {maps})
  },
}
