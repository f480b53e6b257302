import {expect, test} from "vitest"
import {compare} from "../../../src/model/account/compare.ts"
import {geometry} from "../../../src/model/geometry.ts"
import {memory, type Memory} from "../../../src/model/memory.ts"
import {toPa, toVa, type Pa} from "../../../src/model/word.ts"

const g = geometry(4096, 39)
const range = {start: toVa(-(2n ** 39n)), end: toVa(0n)}
const PAGE = 0x0068_0000_4000_0703n

/** Tables of 4K/39 at base, base + 4 KiB, base + 8 KiB, with these entries in the level-3 table. */
function tree(base: number, leaves: Record<number, bigint>, attributes = 3n): {root: Pa; memory: Memory} {
  const m = memory(4096)
  for (const page of [0, 4096, 8192]) m.put(toPa(base + page), new Uint32Array(1024))
  const write = (pa: number, value: bigint) =>
    m.write(toPa(pa), Number(value & 0xffff_ffffn), Number(value >> 32n))
  write(base, BigInt(base + 4096) | attributes)
  write(base + 4096 + 8, BigInt(base + 8192) | 3n)
  for (const [i, value] of Object.entries(leaves)) write(base + 8192 + 8 * Number(i), value)
  return {root: toPa(base), memory: m}
}

test("copies that differ in the addresses of their tables alone are equal", () => {
  const result = compare(g, tree(0x10_0000, {5: PAGE, 9: PAGE}), tree(0x20_0000, {5: PAGE, 9: PAGE}), range)
  expect(result).toEqual({leaves: 2, tables: 3, tablesByLevel: [1, 1, 1], count: 0, differences: []})
})

test.each([7n, 51n])("a leaf that differs in bit %i is named with its address and both values", n => {
  const kernels = PAGE ^ (1n << n)
  const result = compare(g, tree(0x10_0000, {5: PAGE}), tree(0x20_0000, {5: kernels}), range)
  const va = toVa(-(2n ** 39n) + 0x20_5000n)
  expect(result.count).toBe(1)
  expect(result.differences).toEqual([{va, level: 3, ours: PAGE, kernels}])
})

test("a leaf that is on one side only is a difference, whichever side", () => {
  expect(compare(g, tree(0x10_0000, {5: PAGE}), tree(0x20_0000, {}), range).count).toBe(1)
  expect(compare(g, tree(0x10_0000, {}), tree(0x20_0000, {5: PAGE}), range).count).toBe(1)
})

test("attributes of table descriptors are compared, and what is below them, too", () => {
  const ours = tree(0x10_0000, {5: PAGE}, 0x1000_0000_0000_0003n)
  const {count, differences} = compare(g, ours, tree(0x20_0000, {5: PAGE | 0x80n}), range)
  expect(count).toBe(2)
  expect(differences.map(({level, ours}) => [level, ours])).toEqual([
    [1, 0x1000_0000_0000_0003n],
    [3, PAGE],
  ])
})

test("nothing outside of the range is compared", () => {
  const second = toVa(-(2n ** 39n) + 0x20_6000n)
  const result = compare(g, tree(0x10_0000, {5: PAGE}), tree(0x20_0000, {6: PAGE}), {...range, start: second})
  expect(result.count).toBe(1)
  expect(result.leaves).toBe(1)
})

test("a table that is absent on one side is a difference, and so is an absent root", () => {
  const whole = tree(0x10_0000, {5: PAGE})
  const root = memory(4096)
  root.put(toPa(0x20_0000), new Uint32Array(1024))
  root.write(toPa(0x20_0000), 0x30_0003, 0)
  expect(compare(g, whole, {root: toPa(0x20_0000), memory: root}, range).count).toBe(1)
  expect(compare(g, whole, {root: toPa(0x70_0000), memory: root}, range).count).toBe(1)
})

test("all differences are counted, the first twenty are listed in order of address", () => {
  const leaves = Object.fromEntries(Array.from({length: 30}, (_, i) => [10 * i, PAGE]))
  const {count, differences} = compare(g, tree(0x10_0000, leaves), tree(0x20_0000, {}), range)
  expect(count).toBe(30)
  expect(differences.map(({va}) => va)).toEqual(differences.map(({va}) => va).sort((a, b) => a - b))
  expect(differences).toHaveLength(20)
})
