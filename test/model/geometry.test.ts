import fc from "fast-check"
import {describe, expect, test} from "vitest"
import {
  alignDown,
  blockAllowed,
  contiguousEntries,
  entries,
  geometry,
  granuleBase,
  halfEnd,
  halfStart,
  index,
  levels,
  linuxFold,
  linuxName,
  shift,
  span,
  tableBytes,
  type Geometry,
  type Granule,
  type Level,
} from "../../src/model/geometry.ts"
import type {Pa, Va} from "../../src/model/word.ts"
import {holds, seed} from "../random.ts"

// granule/VA, TxSZ, levels, start, then level -1 to 3, then the size of the root in bytes.
const GEOMETRIES = `
  4K/36  28 3  1 | - | - | [35:30] 64 x 1G | [29:21] 512 x 2M | [20:12] 512 x 4K | 512
  4K/39  25 3  1 | - | - | [38:30] 512 x 1G | [29:21] 512 x 2M | [20:12] 512 x 4K | 4096
  4K/42  22 4  0 | - | [41:39] 8 x 512G | [38:30] 512 x 1G | [29:21] 512 x 2M | [20:12] 512 x 4K | 64
  4K/47  17 4  0 | - | [46:39] 256 x 512G | [38:30] 512 x 1G | [29:21] 512 x 2M | [20:12] 512 x 4K | 2048
  4K/48  16 4  0 | - | [47:39] 512 x 512G | [38:30] 512 x 1G | [29:21] 512 x 2M | [20:12] 512 x 4K | 4096
  4K/52  12 5 -1 | [51:48] 16 x 256T | [47:39] 512 x 512G | [38:30] 512 x 1G | [29:21] 512 x 2M | [20:12] 512 x 4K | 128
  16K/36 28 2  2 | - | - | - | [35:25] 2048 x 32M | [24:14] 2048 x 16K | 16384
  16K/39 25 3  1 | - | - | [38:36] 8 x 64G | [35:25] 2048 x 32M | [24:14] 2048 x 16K | 64
  16K/42 22 3  1 | - | - | [41:36] 64 x 64G | [35:25] 2048 x 32M | [24:14] 2048 x 16K | 512
  16K/47 17 3  1 | - | - | [46:36] 2048 x 64G | [35:25] 2048 x 32M | [24:14] 2048 x 16K | 16384
  16K/48 16 4  0 | - | [47:47] 2 x 128T | [46:36] 2048 x 64G | [35:25] 2048 x 32M | [24:14] 2048 x 16K | 16
  16K/52 12 4  0 | - | [51:47] 32 x 128T | [46:36] 2048 x 64G | [35:25] 2048 x 32M | [24:14] 2048 x 16K | 256
  64K/36 28 2  2 | - | - | - | [35:29] 128 x 512M | [28:16] 8192 x 64K | 1024
  64K/39 25 2  2 | - | - | - | [38:29] 1024 x 512M | [28:16] 8192 x 64K | 8192
  64K/42 22 2  2 | - | - | - | [41:29] 8192 x 512M | [28:16] 8192 x 64K | 65536
  64K/47 17 3  1 | - | - | [46:42] 32 x 4T | [41:29] 8192 x 512M | [28:16] 8192 x 64K | 256
  64K/48 16 3  1 | - | - | [47:42] 64 x 4T | [41:29] 8192 x 512M | [28:16] 8192 x 64K | 512
  64K/52 12 3  1 | - | - | [51:42] 1024 x 4T | [41:29] 8192 x 512M | [28:16] 8192 x 64K | 8192`

const lines = (text: string) =>
  text
    .trim()
    .split("\n")
    .map(line => line.trim())

function parse(name: string): Geometry {
  const [granule, vaBits] = name.split("/").map(part => parseInt(part, 10))
  return geometry((granule * 1024) as Granule, vaBits)
}

function size(count: number): string {
  const unit = Math.floor(Math.log2(count) / 10)
  return `${count / 1024 ** unit}${"BKMGT"[unit]}`
}

/** A geometry as a line of the table, without regard to blanks. */
function print(name: string): string {
  const g = parse(name)
  const column = (level: Level) => {
    if (level < g.start) return "-"
    const high = Math.min(shift(g, level) + g.stride, g.vaBits) - 1
    return `[${high}:${shift(g, level)}] ${entries(g, level)} x ${size(span(g, level))}`
  }
  const columns = ([-1, 0, 1, 2, 3] as const).map(column)
  return `${name} ${64 - g.vaBits} ${levels(g).length} ${g.start} | ${columns.join(" | ")} | ${tableBytes(g, g.start)}`
}

describe("every geometry has its levels, index bits, entries and root", () => {
  test.each(lines(GEOMETRIES))("%s", line => {
    expect(print(line.split(" ")[0])).toBe(line.replace(/ +/g, " "))
  })
})

// levels; the level of PGD, P4D, PUD, PMD, PTE; PGDIR_SHIFT / entries of the PGD.
const FOLDS = `
  16K/36 2 |  2  2 2 2 3 | 25 / 2048
  64K/42 2 |  2  2 2 2 3 | 29 / 8192
  4K/39  3 |  1  1 1 2 3 | 30 / 512
  16K/47 3 |  1  1 1 2 3 | 36 / 2048
  64K/48 3 |  1  1 1 2 3 | 42 / 64
  64K/52 3 |  1  1 1 2 3 | 42 / 1024
  4K/48  4 |  0  0 1 2 3 | 39 / 512
  16K/48 4 |  0  0 1 2 3 | 47 / 2
  16K/52 4 |  0  0 1 2 3 | 47 / 32
  4K/52  5 | -1  0 1 2 3 | 48 / 16`

describe("Linux folds the levels that a configuration lacks into the PGD", () => {
  test.each(lines(FOLDS))("%s", line => {
    const name = line.split(" ")[0]
    const g = parse(name)
    const {PGD, P4D, PUD, PMD, PTE} = linuxFold(g)
    const text = `${name} ${levels(g).length} | ${PGD} ${P4D} ${PUD} ${PMD} ${PTE} | ${shift(g, PGD)} / ${entries(g, PGD)}`
    expect(text).toBe(line.replace(/ +/g, " "))
  })
})

test("Linux calls the root PGD and gives every other level its name", () => {
  const names = (name: string) => levels(parse(name)).map(level => linuxName(parse(name), level))
  expect(names("4K/52")).toEqual(["PGD", "P4D", "PUD", "PMD", "PTE"])
  expect(names("4K/48")).toEqual(["PGD", "PUD", "PMD", "PTE"])
  expect(names("4K/39")).toEqual(["PGD", "PMD", "PTE"])
  expect(names("64K/42")).toEqual(["PGD", "PTE"])
})

test("blocks stand at level 2, and higher where granule and format allow", () => {
  const at = (g: Geometry) => ([-1, 0, 1, 2, 3] as const).filter(level => blockAllowed(g, level))
  expect(at(geometry(4096, 48))).toEqual([1, 2])
  expect(at(geometry(4096, 48, "lpa2"))).toEqual([0, 1, 2])
  expect(at(geometry(16384, 48))).toEqual([2])
  expect(at(geometry(16384, 48, "lpa2"))).toEqual([1, 2])
  expect(at(geometry(65536, 48))).toEqual([2])
  expect(at(geometry(65536, 48, "lpa"))).toEqual([1, 2])
})

test("the contiguous hint joins 16, 32 or 128 entries, and none where it is ignored", () => {
  const of = (g: Geometry) => ([0, 1, 2, 3] as const).map(level => contiguousEntries(g, level))
  expect(of(geometry(4096, 48))).toEqual([0, 16, 16, 16])
  expect(of(geometry(16384, 48))).toEqual([0, 0, 32, 128])
  expect(of(geometry(65536, 48))).toEqual([0, 0, 32, 32])
})

test("combinations that the architecture does not have are refused", () => {
  expect(() => geometry(8192 as Granule, 48)).toThrow("8192 is no granule")
  expect(() => geometry(4096, 53)).toThrow(RangeError)
  expect(() => geometry(4096, 12)).toThrow(RangeError)
  expect(() => geometry(4096, 47.5)).toThrow(RangeError)
  expect(() => geometry(4096, 52, "48")).toThrow("52 VA bits need the output address format lpa2")
  expect(() => geometry(65536, 48, "lpa2")).toThrow(RangeError)
  expect(() => geometry(4096, 48, "lpa")).toThrow(RangeError)
})

describe(`index and alignment agree with BigInt (seed ${seed})`, () => {
  test.each(lines(GEOMETRIES).map(line => line.split(" ")[0]))("%s", name => {
    const g = parse(name)
    const va = fc.maxSafeNat().map(n => (n % 2 ** (g.vaBits + 1)) - 2 ** g.vaBits)
    const where = fc.tuple(va, fc.constantFrom(...levels(g)))
    holds(
      where,
      ([at, level]) => {
        const low = BigInt(shift(g, level))
        const inHalf = BigInt.asUintN(g.vaBits, BigInt(at))
        const position = (inHalf >> low) & (BigInt(entries(g, level)) - 1n)
        const start = (BigInt(at) >> low) << low
        return (
          BigInt(index(g, level, at as Va)) === position && BigInt(alignDown(g, level, at as Va)) === start
        )
      },
      20_000,
    )
  })
})

test("the halves meet at 0 and reach as far as the VA bits", () => {
  const g = geometry(4096, 48)
  expect([halfStart(g, 0), halfEnd(g, 0)]).toEqual([0, 2 ** 48])
  expect([halfStart(g, 1), halfEnd(g, 1)]).toEqual([-(2 ** 48), 0])
  expect(index(g, 0, halfStart(g, 1))).toBe(0)
  expect(index(g, 0, (halfEnd(g, 1) - 1) as Va)).toBe(511)
})

test("granuleBase cuts an address above 4 GiB to its granule", () => {
  expect(granuleBase(geometry(65536, 48), 0xf_ffff_1234_5678 as Pa)).toBe(0xf_ffff_1234_0000)
})
