import {expect, test} from "vitest"
import {bump} from "../../src/model/allocator.ts"
import {build, type Mapping} from "../../src/model/build.ts"
import {geometry} from "../../src/model/geometry.ts"
import type {Pa, Va} from "../../src/model/word.ts"
import {hex64} from "../../src/model/word.ts"
import {pathAt} from "../../src/model/path.ts"

const g = geometry(4096, 48)
const START = -(2 ** 48)
const PROT = 0x00e8_0000_0000_0713n

const mapping = (from: number, to: number, rest: Partial<Mapping> = {}): Mapping => ({
  ...{va: (START + from) as Va, pa: (0x4000_0000 + from) as Pa, size: to - from, prot: PROT},
  ...rest,
})

function built(...mappings: Mapping[]) {
  const {root, memory} = build(g, mappings, bump(0x1_0000_0000 as Pa, 4096), {lo: 3, hi: 0})
  const at = (offset: number) => pathAt(g, memory, root, (START + offset) as Va).entries.at(-1)!
  return {at, tables: [...memory.frames()].length}
}

test("a mapping gets the largest blocks to which both addresses and the rest are aligned", () => {
  const {at, tables} = built(mapping(0, 2 ** 30 + 2 ** 21 + 4096))
  expect([
    at(0).level,
    at(2 ** 30).level,
    at(2 ** 30 + 2 ** 21).level,
    at(2 ** 30 + 2 ** 21 + 4096).kind,
  ]).toEqual([1, 2, 3, "empty"])
  expect(tables).toBe(4)
  expect(hex64(at(2 ** 30))).toBe("0x00e8_0000_8000_0711")
  expect(hex64(at(2 ** 30 + 2 ** 21))).toBe("0x00e8_0000_8020_0713")
})

test("an address that is aligned on one side only is mapped in smaller pieces", () => {
  expect(built(mapping(0, 2 ** 21, {pa: 0x4000_1000 as Pa})).at(0).level).toBe(3)
})

test("pages go on where the low half of the address wraps", () => {
  const {at} = built(mapping(0, 0x4000, {pa: 0xffff_e000 as Pa, largest: 3}))
  expect([0, 0x1000, 0x2000, 0x3000].map(offset => hex64(at(offset)))).toEqual([
    "0x00e8_0000_ffff_e713",
    "0x00e8_0000_ffff_f713",
    "0x00e8_0001_0000_0713",
    "0x00e8_0001_0000_1713",
  ])
})

test("pages alone where blocks are not wanted; a later mapping changes pages of an earlier one", () => {
  const {at} = built(mapping(0, 2 ** 21, {largest: 3}), mapping(4096, 8192, {prot: PROT | 0x80n}))
  expect([at(0).level, at(0).lo & 0x80, at(4096).lo & 0x80]).toEqual([3, 0, 0x80])
})

test.each([
  ["not aligned", [mapping(1, 4096)]],
  ["would have to be split", [mapping(0, 2 ** 21), mapping(4096, 8192)]],
])("a mapping that is %s is refused", (words, mappings) => {
  expect(() => built(...mappings)).toThrow(words)
})

test("without a page for a table it says so", () => {
  expect(() => build(g, [mapping(0, 4096)], () => undefined, {lo: 3, hi: 0})).toThrow("no page for a table")
})
