import {expect, test} from "vitest"
import {geometry, type Geometry} from "../../src/model/geometry.ts"
import {memory, type Memory} from "../../src/model/memory.ts"
import type {Outcome} from "../../src/model/outcome.ts"
import type {Source} from "../../src/model/source.ts"
import {toPa, toVa, word, type Pa} from "../../src/model/word.ts"
import {entryAt, entryOn, pathAt, sourceHalf, translation} from "../../src/model/path.ts"

/** Memory with tables: address → index → descriptor. */
function tables(frameBytes: number, content: Record<string, Record<number, bigint>>): Memory {
  const m = memory(frameBytes)
  for (const [address, words] of Object.entries(content)) {
    const base = BigInt(address)
    m.put(toPa(base - (base % BigInt(frameBytes))), new Uint32Array(frameBytes / 4))
    for (const [i, value] of Object.entries(words)) {
      const {lo, hi} = word(value)
      m.write((toPa(base) + 8 * +i) as Pa, lo, hi)
    }
  }
  return m
}

const pages = tables(4096, {
  "0x1000": {0: 0x2003n},
  "0x2000": {0: 0x3003n, 1: 0x0060_0000_4000_0781n},
  "0x3000": {81: 0x4003n, 82: 0x0060_0000_4000_0701n, 83: 0x9000_0003n, 84: 0x0000_0000_4abc_d002n},
  "0x4000": {235: 0x00e0_0000_4a2e_b787n, 236: 0x00e8_0000_4a2e_c706n, 237: 0x00e8_0000_4a2e_d705n},
})
const g = geometry(4096, 48)
const way = (va: bigint, at: Geometry = g, m = pages) => {
  const path = pathAt(at, m, toPa(0x1000), toVa(va))
  const pa = translation(at, path, toVa(va))
  return `${path.entries.map(e => `${e.level}:${e.index} ${e.kind}`).join(", ")} → ${pa === null ? "none" : pa.toString(16)}`
}

test("a way goes down to the page and gives the physical address with the offset", () => {
  expect(way(0xffff_0000_0a2e_b123n)).toBe("0:0 table, 1:0 table, 2:81 table, 3:235 page → 4a2eb123")
})

test("a way ends at a block, at an empty and at an invalid entry", () => {
  expect(way(0xffff_0000_4000_1000n)).toBe("0:0 table, 1:1 block → 40001000")
  expect(way(0xffff_0000_0a4e_b123n)).toBe("0:0 table, 1:0 table, 2:82 block → 400eb123")
  expect(way(0xffff_0000_0a2e_a000n)).toBe("0:0 table, 1:0 table, 2:81 table, 3:234 empty → none")
  expect(way(0xffff_0000_0a2e_c000n)).toBe("0:0 table, 1:0 table, 2:81 table, 3:236 invalid → none")
  expect(way(0xffff_0000_0a80_0000n)).toBe("0:0 table, 1:0 table, 2:84 invalid → none")
  expect(way(0xffff_8000_0000_0000n)).toBe("0:256 empty → none")
})

test("a way ends in a hole where a table's address is no memory", () => {
  const path = pathAt(g, pages, toPa(0x1000), toVa(0xffff_0000_0a60_0000n))
  expect(path.hole).toBe(0x9000_0000)
  expect(path.entries).toHaveLength(3)
})

test("an entry knows its table, where it begins and where it points", () => {
  const path = pathAt(g, pages, toPa(0x1000), toVa(0xffff_0000_0a2e_b123n))
  expect(entryOn(path, 2)).toMatchObject({table: 0x3000, va: toVa(0xffff_0000_0a20_0000n), pa: 0x4000})
  expect(entryOn(path, 3)).toMatchObject({lo: 0x4a2e_b787, hi: 0x00e0_0000, pa: 0x4a2e_b000})
  expect(entryOn(path, -1)).toBeUndefined()
})

test("a small root that is not aligned to a frame is read at its place", () => {
  const small = geometry(65536, 48)
  const m = tables(65536, {"0x1200": {3: 0x2_0003n}, "0x20000": {1: 0x0060_0000_8000_0701n}})
  const path = pathAt(small, m, toPa(0x1200), toVa(0xffff_0c00_2000_0000n))
  expect(path.entries.map(e => [e.level, e.index, e.kind])).toEqual([
    [1, 3, "table"],
    [2, 1, "block"],
  ])
})

test("source and copy are followed side by side; without a copy its way has no entries", () => {
  const va = toVa(0xffff_0000_0a2e_b000n)
  const source = {
    geometry: g,
    memory: pages,
    root: toPa(0x1000),
    linear: {start: va, end: va},
  } as unknown as Source
  const copied = tables(4096, {"0x10000": {0: 0x1_1003n}, "0x11000": {}})
  const outcome = {built: toPa(0x1_0000), memory: copied} as unknown as Outcome
  const at = entryAt(source, outcome, va)
  expect(at.level).toBe(3)
  expect(at.copy.entries.map(e => e.kind)).toEqual(["table", "empty"])
  expect(entryAt(source, {...outcome, built: null}, va).copy).toEqual({entries: [], hole: null})
  expect(sourceHalf(source)).toBe(1)
})
