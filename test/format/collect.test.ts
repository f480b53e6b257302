import {expect, test} from "vitest"
import {counted, fromMemory} from "../../src/format/bytes.ts"
import {collect} from "../../src/format/collect.ts"
import {openElf} from "../../src/format/elf.ts"
import {geometry} from "../../src/model/geometry.ts"
import {readWord} from "../../src/model/memory.ts"
import type {Pa} from "../../src/model/word.ts"
import {core} from "./core.ts"

const g = geometry(4096, 48)
const ROOT = 0x4000_0000 as Pa

/** Pages of 4 KiB from 0x4000_0000 on: page → {index: descriptor}. */
async function tables(pages: Record<number, Record<number, bigint>>) {
  const count = Math.max(...Object.keys(pages).map(Number)) + 1
  const data = core({headers: [{filesz: count * 4096}], size: 0x1000 + count * 4096})
  const view = new DataView(data.buffer)
  for (const [page, entries] of Object.entries(pages))
    for (const [i, value] of Object.entries(entries))
      view.setBigUint64(0x1000 + Number(page) * 4096 + Number(i) * 8, value, true)
  const bytes = counted(fromMemory(data))
  return {bytes, memory: (await openElf(bytes)).memory}
}

test("every table that can be reached is there, and nothing else", async () => {
  const {memory} = await tables({
    0: {1: 0x4000_1003n},
    1: {2: 0x4000_2003n},
    2: {3: 0x8000_0711n},
    3: {0: 1n},
  })
  const found = await collect(memory, g, ROOT)
  expect([...found.memory.frames()]).toEqual([ROOT, 0x4000_1000, 0x4000_2000])
  expect(readWord(found.memory, 0x4000_2018 as Pa)).toEqual({lo: 0x8000_0711, hi: 0})
  expect(found.absent).toEqual([])
})

test("a table that points to itself ends, and is read once", async () => {
  const {memory, bytes} = await tables({0: {0: 0x4000_0003n, 511: 0x4000_0003n}})
  const before = bytes.reads
  const found = await collect(memory, g, ROOT)
  expect([found.pages, bytes.reads - before]).toEqual([1, 1])
})

test("a table all of whose entries point to itself ends, too", async () => {
  const all = Object.fromEntries(Array.from({length: 512}, (_, i) => [i, 0x4000_0003n]))
  const {memory} = await tables({0: all})
  expect((await collect(memory, g, ROOT)).pages).toBe(1)
})

test("a table that the file does not have is reported with its place", async () => {
  const {memory} = await tables({0: {1: 0x9999_9003n}})
  const {absent} = await collect(memory, g, ROOT)
  expect(absent).toEqual([{pa: 0x9999_9000, level: 1, offset: 2 ** 39}])
})

test("of a root that is smaller than a page only its own entries count", async () => {
  // 4K/42: eight entries, here entries 16 to 23 of page 0; what stands before and behind them is no table of this root.
  const {memory} = await tables({
    0: {15: 0x4000_3003n, 16: 0x4000_1003n, 23: 0x4000_2003n, 24: 0x4000_3003n},
    1: {},
    2: {},
    3: {},
  })
  const found = await collect(memory, geometry(4096, 42), (ROOT + 128) as Pa)
  expect([...found.memory.frames()]).toEqual([ROOT, 0x4000_1000, 0x4000_2000])
})

test("such a root is found even if the file has the root alone of its page", async () => {
  const data = core({headers: [{paddr: 0x4000_0080n, filesz: 64}]})
  new DataView(data.buffer).setBigUint64(0x1000 + 8, 0x9999_9003n, true)
  const {memory} = await openElf(fromMemory(data))
  const found = await collect(memory, geometry(4096, 42), (ROOT + 128) as Pa)
  expect(readWord(found.memory, (ROOT + 136) as Pa)).toEqual({lo: 0x9999_9003, hi: 0})
  expect(readWord(found.memory, ROOT)).toEqual({lo: 0, hi: 0})
  expect(found.absent).toHaveLength(1)
})

test("a page that is a table at two levels is read once, and what it reaches at the upper one is there", async () => {
  const {memory, bytes} = await tables({
    0: {0: 0x4000_1003n, 1: 0x4000_2003n},
    1: {0: 0x4000_2003n},
    2: {5: 0x4000_3003n},
    3: {},
  })
  const before = bytes.reads
  const found = await collect(memory, g, ROOT)
  expect([found.pages, bytes.reads - before]).toEqual([4, 4])
})

test("a root that is not in the file, and more tables than the budget, are refused", async () => {
  const {memory} = await tables({0: {0: 0x4000_1003n, 1: 0x4000_2003n}, 2: {}})
  await expect(collect(memory, g, 0x1000 as Pa)).rejects.toThrow("root")
  await expect(collect(memory, g, ROOT, 4096)).rejects.toThrow("more than 0x1000 bytes of tables")
})
