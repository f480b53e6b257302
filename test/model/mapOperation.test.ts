import {expect, test} from "vitest"
import {addressBits} from "../../src/model/address.ts"
import type {Experiment} from "../../src/model/experiment.ts"
import {geometry, type Level} from "../../src/model/geometry.ts"
import {memory} from "../../src/model/memory.ts"
import {run} from "../../src/model/run.ts"
import type {Source} from "../../src/model/source.ts"
import {machine} from "../../src/model/trans/machine.ts"
import {v1Intended} from "../../src/model/trans/v1-intended.ts"
import {hex64, type Pa, type Va} from "../../src/model/word.ts"
import {pathAt} from "../../src/model/path.ts"

const g = geometry(4096, 48)
const START = -(2 ** 48) as Va
const PROT = 0x00e8_0000_0000_0713n

/** Four tables at 0x1000 to 0x4000: a 1 GiB block, a 2 MiB block and one page, one after the other. */
function source(): Source {
  const made = memory(4096)
  const table = (pa: number) => {
    const words = new Uint32Array(1024)
    made.put(pa as Pa, words)
    return words
  }
  const [pgd, pud, pmd, pte] = [0x1000, 0x2000, 0x3000, 0x4000].map(table)
  const put = (words: Uint32Array, i: number, pa: number, lo: number, hi: number) => {
    const bits = addressBits(g, pa as Pa)
    words[2 * i] = bits.lo | lo
    words[2 * i + 1] = bits.hi | hi
  }
  put(pgd, 0, 0x2000, 3, 0)
  put(pud, 0, 0x3000, 3, 0)
  put(pud, 1, 0x8000_0000, 0x711, 0x00e8_0000)
  put(pmd, 0, 0x4000, 3, 0)
  put(pmd, 1, 0x4020_0000, 0x711, 0x00e8_0000)
  put(pte, 0, 0x4000_0000, 0x713, 0x00e8_0000)
  const linear = {start: START, end: -(2 ** 47) as Va}
  return {
    ...{geometry: g, root: 0x1000 as Pa, memory: made, release: "5.3", mair: 0n, ram: [], places: []},
    ...{nonGlobal: false, linear},
  }
}

function mapped(
  va: number,
  forcemap: boolean,
  revision: Experiment["revision"] = "v1-as-intended",
  limit = 100,
) {
  const from = source()
  const experiment: Experiment = {
    ...{source: "hand", edits: [], revision, debugPagealloc: false, range: from.linear, frames: []},
    flags: {mkwrite: false, mkvalid: false, checkpfn: false, forcemap},
    allocator: {base: 0x100_0000 as Pa, limit},
    maps: [{va: (START + va) as Va, page: 0x5555_5000 as Pa, prot: PROT}],
  }
  const outcome = run(experiment, from)
  const path = pathAt(g, outcome.memory, outcome.built!, (START + va) as Va)
  return {...outcome.maps[0], path: path.entries, last: path.entries.at(-1)!}
}

test.each<[string, number, Level]>([
  ["a page", 0, 3],
  ["a 2 MiB block", 0x20_0000, 2],
  ["a 1 GiB block", 0x4000_0000, 1],
])("mapping onto %s without FORCEMAP is -ENXIO, and it stays", (_what, va, level) => {
  const {rc, stop, last, allocated, unmappedBytes} = mapped(va, false)
  expect([rc, stop?.reason, stop?.level, allocated, unmappedBytes]).toEqual([-6, "conflict", level, 0, 0])
  expect([last.level, last.lo & 1]).toEqual([level, 1])
})

test.each<[string, number, Level, number, number]>([
  ["a page", 0, 3, 0, 0],
  ["a 2 MiB block", 0x20_0000, 2, 1, 2 ** 21 - 4096],
  ["a 1 GiB block", 0x4000_0000, 1, 2, 2 ** 30 - 4096],
])("FORCEMAP onto %s replaces it, and the rest of it is mapped no more", (_what, va, level, pages, lost) => {
  const {rc, replaced, last, allocated, unmappedBytes} = mapped(va, true)
  expect([rc, replaced?.level, allocated, unmappedBytes]).toEqual([0, level, pages, lost])
  expect(hex64(last)).toBe("0x00e8_0000_5555_5713")
})

test("onto nothing it needs no force, and takes the tables that are missing", () => {
  const {rc, allocated, replaced, last} = mapped(0x80_0000_0000, false)
  expect([rc, allocated, replaced, hex64(last)]).toEqual([0, 3, undefined, "0x00e8_0000_5555_5713"])
})

test("-ENOMEM on the way leaves the tables that were linked before", () => {
  // The copy takes four pages; the map gets two of its three.
  const {rc, stop, path} = mapped(0x80_0000_0000, false, "v1-as-intended", 6)
  expect([rc, stop?.reason, stop?.level]).toEqual([-12, "memory", 2])
  expect(path.map(entry => entry.kind)).toEqual(["table", "table", "empty"])
})

test("Linux 5.7 overwrites without a question, and ignores the protection it is given", () => {
  const {rc, last} = mapped(0, false, "merged-v5.7")
  expect([rc, hex64(last)]).toEqual([0, "0x0048_0000_5555_5713"])
})

test("Linux 5.12 takes a block for a table, and goes where no table is", () => {
  expect(mapped(0x20_0000, false, "merged-v5.12").rc).toBe("OOB")
})

test("a revision without a map function maps nothing", () => {
  expect(mapped(0, true, "mainline").rc).toBeUndefined()
})

test("with 64K pages a block at level 1 is no section to Linux: it is taken for a table", () => {
  const wide = geometry(65536, 48)
  const made = memory(65536)
  const root = new Uint32Array(16384)
  root[0] = 0x711
  root[1] = 0x00e8_0000
  made.put(0x10000 as Pa, root)
  const m = machine(wide, made, () => undefined, [])
  const settings = {
    flags: {mkwrite: false, mkvalid: false, checkpfn: false, forcemap: false},
    debugPagealloc: false,
    nonGlobal: false,
  }
  const map = () =>
    v1Intended.mapPage!(m, settings, 0x10000 as Pa, 0 as Pa, START, {lo: 0x713, hi: 0x00e8_0000})
  expect(map).toThrow(expect.objectContaining({rc: "OOB"}))
})
