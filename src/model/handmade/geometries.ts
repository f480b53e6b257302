// One table for each way in which the levels fold.

import {geometry} from "../geometry.ts"
import {protection} from "../descriptor/protection.ts"
import {word, type Pa, type Va} from "../word.ts"
import {GIB, loaded, MIB, RAM, sourceOf, type Handmade} from "./machine.ts"

const code = (from: number, to: number) => ({
  name: "kernel code",
  start: (RAM + from) as Pa,
  end: (RAM + to) as Pa,
})

export const levels16k: Handmade = {
  name: "16k-48",
  title: "16K granule, 48 bits: a root of two entries",
  about: "Four levels, 2,048 entries a table, blocks of 32 MiB; 200 read-only pages.",
  make: () => {
    const parts = [
      {from: 0, to: 200 * 16_384, prot: "PAGE_KERNEL_RO" as const, largest: 3 as const},
      {from: 200 * 16_384, to: 64 * MIB, largest: 3 as const},
      {from: 64 * MIB, to: GIB},
    ]
    const places = [code(0, 200 * 16_384)]
    const source = sourceOf({geometry: geometry(16_384, 48), release: "5.4", ram: GIB, parts, places})
    return loaded("16k-48", source, {mkwrite: true})
  },
}

export const levels64k: Handmade = {
  name: "64k-42",
  title: "64K granule, 42 bits: two levels",
  about:
    "8,192 entries a table; the root holds blocks of 512 MiB and tables of pages, some of them read-only.",
  make: () => {
    const parts = [
      {from: 0, to: 64 * MIB, prot: "PAGE_KERNEL_RO" as const, largest: 3 as const},
      {from: 64 * MIB, to: 512 * MIB, largest: 3 as const},
      {from: 512 * MIB, to: 8 * GIB},
    ]
    const source = sourceOf({
      geometry: geometry(65_536, 42),
      release: "5.4",
      ram: 8 * GIB,
      parts,
      places: [code(0, 64 * MIB)],
    })
    return loaded("64k-42", source, {mkwrite: true})
  },
}

export const levels39: Handmade = {
  name: "4k-39",
  title: "4K granule, 39 bits: three levels, blocks at two",
  about: "The root is the PUD, folded: blocks of 1 GiB and of 2 MiB, and pages; eight read-only blocks.",
  make: () => {
    const parts = [
      {from: 0, to: 2 * MIB, largest: 3 as const},
      {from: 2 * MIB, to: 18 * MIB, prot: "PAGE_KERNEL_RO" as const, largest: 2 as const},
      {from: 18 * MIB, to: 6 * GIB},
    ]
    const places = [code(2 * MIB, 18 * MIB)]
    const source = sourceOf({geometry: geometry(4096, 39), release: "5.4", ram: 6 * GIB, parts, places})
    return loaded("4k-39", source, {mkwrite: true})
  },
}

export const levels52: Handmade = {
  name: "4k-52",
  title: "4K granule, 52 bits (LPA2): five levels",
  about:
    "Levels -1 to 3, no SH. Behind the range a block of 512 GiB, which Linux never makes: copied, it would be taken for a table.",
  make: () => {
    const g = geometry(4096, 52)
    const parts = [
      {from: 0, to: 4 * MIB, largest: 3 as const},
      {from: 4 * MIB, to: 8 * MIB, prot: "PAGE_KERNEL_RO" as const, largest: 2 as const},
      {from: 8 * MIB, to: 3 * GIB},
    ]
    const source = sourceOf({
      geometry: g,
      release: "7.1",
      ram: 3 * GIB,
      parts,
      places: [code(4 * MIB, 8 * MIB)],
    })
    const block = word(protection("PAGE_KERNEL", "7.1", {lpa2: true, block: true})! | (512n << 30n))
    // Entry 1 of the level-0 table, to which entry 0 of the root leads.
    source.memory.write((RAM + 16 * MIB + 4096 + 8) as Pa, block.lo, block.hi)
    const {start} = source.linear
    const range = {start, end: (start + 512 * GIB) as Va}
    return loaded("4k-52", source, {mkwrite: true}, {revision: "mainline", range})
  },
}
