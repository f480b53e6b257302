import {describe, expect, test} from "vitest"
import {outputAddress, tableAddress} from "../../../src/model/address.ts"
import {decode, encode} from "../../../src/model/descriptor/decode.ts"
import {kind} from "../../../src/model/descriptor/descriptor.ts"
import {geometry, type Level} from "../../../src/model/geometry.ts"
import type {Release} from "../../../src/model/source.ts"
import {summary} from "../../../src/model/descriptor/summary.ts"
import {big, hex, word} from "../../../src/model/word.ts"
import {EVERYWHERE, halves, holds, seed} from "../../random.ts"

describe(`encode is the inverse of decode, for every value (seed ${seed})`, () => {
  test.each(EVERYWHERE)("%s", (_, g, level) => {
    holds(halves, ({lo, hi}) => {
      const word = encode(g, level, decode(g, level, lo, hi))
      return word.lo === lo && word.hi === hi
    })
  })
})

describe(`kind and address of a decoded descriptor are what the loops see (seed ${seed})`, () => {
  test.each(EVERYWHERE)("%s", (_, g, level) => {
    holds(
      halves,
      ({lo, hi}) => {
        const {kind: is, shape, address} = decode(g, level, lo, hi)
        const points = shape === "table" ? tableAddress(g, lo, hi) : outputAddress(g, level, lo, hi)
        return is === kind(g, level, lo, hi) && address === points
      },
      10_000,
    )
  })
})

test("an empty descriptor is decoded and encoded again", () => {
  const empty = decode(geometry(4096, 48), 3, 0, 0)
  expect(empty).toEqual({kind: "empty", shape: "empty", address: 0, fields: {}})
  expect(encode(geometry(4096, 48), 3, empty)).toEqual({lo: 0, hi: 0})
})

test("a field can be changed by name", () => {
  const g = geometry(4096, 48)
  const {lo, hi} = word(0x00e0_0000_4a2e_b787n)
  const page = decode(g, 3, lo, hi)
  const writable = encode(g, 3, {...page, fields: {...page.fields, DBM: 1, "AP[2:1]": 0}})
  expect(hex(writable)).toBe("0x00e8_0000_4a2e_b707")
})

test("encode refuses a value that does not fit and a field that is not there", () => {
  const g = geometry(4096, 48)
  expect(() => encode(g, 3, {shape: "page", fields: {AF: 2}})).toThrow("2 does not fit in AF, bits [10:10]")
  expect(() => encode(g, 3, {shape: "page", fields: {"AP[2:1]": -1}})).toThrow(RangeError)
  expect(() => encode(g, 3, {shape: "page", fields: {APTable: 1}})).toThrow("lacks one of the fields APTable")
})

const G4K = geometry(4096, 48)
const LPA2 = geometry(4096, 52)
const G64K = geometry(65536, 52)

interface Example {
  readonly d: number
  readonly value: bigint
  readonly at: [g: typeof G4K, level: Level, release: Release]
  readonly address: number
  /** Fields that are not zero, address, type and valid left out. */
  readonly set: Record<string, number>
  readonly says: string
}

const NORMAL_5_3 = {AF: 1, SH: 3, AttrIndx: 4}
const NX = {UXN: 1, PXN: 1}
const DIRTY = {"software[58:55]": 1}

const EXAMPLES: Example[] = [
  {d: 1, value: 0x0000000041a01003n, at: [G4K, 0, "5.3"], address: 0x41a01000, set: {}, says: "table"},
  {
    d: 2,
    value: 0x1800000041b01403n,
    at: [G4K, 1, "7.1"],
    address: 0x41b01000,
    set: {UXNTable: 1, PXNTable: 1, AF: 1},
    says: "table",
  },
  {
    d: 3,
    value: 0x00e8000080000711n,
    at: [G4K, 1, "5.3"],
    address: 0x80000000,
    set: {...NORMAL_5_3, ...NX, ...DIRTY, DBM: 1},
    says: "block of 1 GiB, writable, normal",
  },
  {
    d: 4,
    value: 0x00e0000047800791n,
    at: [G4K, 2, "5.3"],
    address: 0x47800000,
    set: {...NORMAL_5_3, ...NX, ...DIRTY, "AP[2:1]": 2},
    says: "block of 2 MiB, read-only, normal",
  },
  {
    d: 5,
    value: 0x00c0000040081793n,
    at: [G4K, 3, "5.3"],
    address: 0x40081000,
    set: {...NORMAL_5_3, UXN: 1, ...DIRTY, "AP[2:1]": 2},
    says: "page, read-only, executable, normal",
  },
  {
    d: 6,
    value: 0x00e0000047656793n,
    at: [G4K, 3, "5.3"],
    address: 0x47656000,
    set: {...NORMAL_5_3, ...NX, ...DIRTY, "AP[2:1]": 2},
    says: "page, read-only, normal",
  },
  {
    d: 7,
    value: 0x00e8000047655712n,
    at: [G4K, 3, "5.3"],
    address: 0x47655000,
    set: {...NORMAL_5_3, ...NX, ...DIRTY, DBM: 1},
    says: "invalid, writable, normal",
  },
  {
    d: 8,
    value: 0x00e8000052405f06n,
    at: [G4K, 3, "7.1"],
    address: 0x52405000,
    set: {AF: 1, SH: 3, AttrIndx: 1, nG: 1, ...NX, ...DIRTY, DBM: 1},
    says: "invalid, writable, normal, tagged",
  },
  {
    d: 9,
    value: 0x00e8000009000707n,
    at: [G4K, 3, "5.3"],
    address: 0x9000000,
    set: {AF: 1, SH: 3, AttrIndx: 1, ...NX, ...DIRTY, DBM: 1},
    says: "page, writable, device nGnRE",
  },
  {
    d: 10,
    value: 0x00d0000040082793n,
    at: [G4K, 3, "5.3"],
    address: 0x40082000,
    set: {...NORMAL_5_3, UXN: 1, Contiguous: 1, ...DIRTY, "AP[2:1]": 2},
    says: "page, read-only, executable, normal",
  },
  {
    d: 11,
    value: 0x006812345678a707n,
    at: [G64K, 3, "6.12"],
    address: 0xa123456780000,
    set: {AF: 1, SH: 3, AttrIndx: 1, ...NX, DBM: 1},
    says: "page, writable, normal, tagged",
  },
  {
    d: 12,
    value: 0x00ebedcba9876607n,
    at: [LPA2, 3, "7.1"],
    address: 0xbedcba9876000,
    set: {AF: 1, AttrIndx: 1, ...NX, ...DIRTY, DBM: 1},
    says: "page, writable, normal, tagged",
  },
  {
    d: 13,
    value: 0x00e8008000000405n,
    at: [LPA2, 0, "7.1"],
    address: 0x8000000000,
    set: {AF: 1, AttrIndx: 1, ...NX, ...DIRTY, DBM: 1},
    says: "block of 512 GiB, writable, normal, tagged",
  },
  {
    d: 14,
    value: 0x0068040000000705n,
    at: [G64K, 1, "6.12"],
    address: 0x40000000000,
    set: {AF: 1, SH: 3, AttrIndx: 1, ...NX, DBM: 1},
    says: "block of 4 TiB, writable, normal, tagged",
  },
  {
    d: 15,
    value: 0x0000000047659701n,
    at: [G4K, 3, "7.1"],
    address: 0x47659000,
    set: {AF: 1, SH: 3},
    says: "invalid, writable, normal",
  },
  {
    d: 16,
    value: 0x006000004765cfd3n,
    at: [G4K, 3, "5.3"],
    address: 0x4765c000,
    set: {...NORMAL_5_3, ...NX, nG: 1, "AP[2:1]": 3},
    says: "page, read-only, user, normal",
  },
  {
    d: 17,
    value: 0x046000004765cf92n,
    at: [G4K, 3, "5.3"],
    address: 0x4765c000,
    set: {...NORMAL_5_3, ...NX, nG: 1, "AP[2:1]": 2, "software[58:55]": 8},
    says: "invalid, read-only, normal",
  },
  {
    d: 18,
    value: 0x4000000041a07003n,
    at: [G4K, 1, "5.3"],
    address: 0x41a07000,
    set: {APTable: 2},
    says: "table",
  },
]

test.each(EXAMPLES)(
  "worked example D$d is decoded",
  ({value, at: [g, level, release], address, set, says}) => {
    const {lo, hi} = word(value)
    const decoded = decode(g, level, lo, hi)
    const left = Object.entries(decoded.fields).filter(
      ([name, bits]) => bits !== 0 && !/^(OA|NLTA|type|Valid)/.test(name),
    )
    expect(Object.fromEntries(left)).toEqual(set)
    expect(hex(decoded.address)).toBe(hex(address))
    expect(summary(g, level, lo, hi, release)).toBe(says)
    expect(big(encode(g, level, decoded))).toBe(value)
  },
)

test("worked example D12 read with DS = 0 shows SH and a shorter address", () => {
  const {lo, hi} = word(0x00ebedcba9876607n)
  const {fields, address} = decode(G4K, 3, lo, hi)
  expect([fields.SH, hex(address)]).toEqual([2, "0xedcb_a987_6000"])
})

test("worked example D13 is invalid with DS = 0, D14 without 52-bit addresses", () => {
  const d13 = word(0x00e8008000000405n)
  const d14 = word(0x0068040000000705n)
  expect(decode(G4K, 0, d13.lo, d13.hi).kind).toBe("invalid")
  expect(decode(geometry(65536, 48), 1, d14.lo, d14.hi).kind).toBe("invalid")
})

test("worked example D9 is the same device in 5.14, at another index", () => {
  const {lo, hi} = word(0x0068000009000713n)
  expect(summary(G4K, 3, lo, hi, "5.14")).toBe("page, writable, device nGnRE")
})
