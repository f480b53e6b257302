// Where the kernel, or its allocator, goes wrong; and a large memory in pages and in blocks.

import {geometry} from "../geometry.ts"
import {GIB, loaded, MIB, sourceOf, type Handmade} from "./machine.ts"

const g = geometry(4096, 48)

export const indexBug: Handmade = {
  name: "index-bug",
  title: "v1 as posted: the index bug",
  about:
    "300 GiB in the upper half, as up to Linux 5.3: every level starts at the PGD's index, and 256 of 300 blocks are lost.",
  make: () => {
    const source = sourceOf({geometry: g, release: "5.3", ram: 300 * GIB, parts: [{from: 0, to: 300 * GIB}]})
    return loaded("index-bug", source, {mkwrite: true}, {revision: "v1-as-posted"})
  },
}

export const emptyCopy: Handmade = {
  name: "empty-copy",
  title: "v1 as posted: the empty copy",
  about:
    "2 GiB in the upper half: nothing survives the index bug, and the function returns 0. The first access faults.",
  make: () => {
    const parts = [
      {from: 0, to: 16 * MIB, largest: 3 as const},
      {from: 16 * MIB, to: 2 * GIB, largest: 2 as const},
    ]
    const source = sourceOf({geometry: g, release: "5.3", ram: 2 * GIB, parts})
    return loaded("empty-copy", source, {mkwrite: true}, {revision: "v1-as-posted"})
  },
}

export const noMemory: Handmade = {
  name: "no-memory",
  title: "The allocator runs out",
  about: "128 MiB in pages need 67 tables; there are 40: −ENOMEM, and what was built stays.",
  make: () => {
    const source = sourceOf({
      geometry: g,
      release: "5.4",
      ram: 128 * MIB,
      parts: [{from: 0, to: 128 * MIB, largest: 3}],
    })
    const {experiment, ...rest} = loaded("no-memory", source, {mkwrite: true})
    return {...rest, experiment: {...experiment, allocator: {...experiment.allocator, limit: 40}}}
  },
}

export const linear4g: Handmade = {
  name: "linear-4g",
  title: "4 GiB in pages: a million entries",
  about: "1,048,576 page entries in 2,048 tables, every 512th of them read-only: is it still instant?",
  make: () => {
    const source = sourceOf({
      ...{geometry: g, release: "5.4", ram: 4 * GIB, parts: [{from: 0, to: 4 * GIB, largest: 3}]},
      then: edit => {
        for (let table = 0; table < 2048; table++)
          edit(table * 2 * MIB + (table % 512) * 4096, (lo, hi) => [lo | 0x80, hi & ~0x8_0000])
      },
    })
    return loaded("linear-4g", source, {mkwrite: true})
  },
}

export const linear4gBlocks: Handmade = {
  name: "linear-4g-blocks",
  title: "4 GiB in blocks of 2 MiB",
  about: "The same memory as a kernel with rodata=off maps it: 2,048 block entries in 6 tables.",
  make: () => {
    const parts = [{from: 0, to: 4 * GIB, largest: 2 as const}]
    const source = sourceOf({geometry: g, release: "5.4", ram: 4 * GIB, parts})
    return loaded("linear-4g-blocks", source, {mkwrite: true})
  },
}
