import fc from "fast-check"
import {expect, test} from "vitest"
import {
  isRead,
  printFrames,
  readEnd,
  readFrames,
  readLimit,
  readMapVa,
  readPa,
  readProt,
  readStart,
  readVa,
  type Read,
} from "../../../src/app/control/fields.ts"
import {geometry} from "../../../src/model/geometry.ts"
import {hex64, toPa, toVa, type Va} from "../../../src/model/word.ts"

const g = geometry(4096, 48)
const g39 = geometry(4096, 39)
const g64 = geometry(65536, 52)
const TOP = toVa(0n)
const START = toVa(0xffff_0000_0000_0000n)

const problem = <T>(read: Read<T>) => (isRead(read) ? undefined : read.problem)
const value = <T>(read: Read<T>) => (isRead(read) ? read.value : undefined)
const start = (text: string, end: Va = TOP) => readStart(text, g, 1, end)

test("an unaligned address is told its neighbours", () => {
  expect(problem(readPa("0x1001", g, true))).toBe(
    "0x1001 is not a multiple of 4 KiB: expected 0x1000 or 0x2000",
  )
  expect(problem(start("0xffff_0000_0000_1001"))).toBe(
    "0xffff_0000_0000_1001 is not a multiple of 4 KiB: expected 0xffff_0000_0000_1000 or 0xffff_0000_0000_2000",
  )
  expect(problem(readPa("0x1000", g64, true))).toMatch(
    /not a multiple of 64 KiB: expected 0x0000 or 0x0001_0000/,
  )
})

test("what is no number is quoted, and the expected form shown", () => {
  expect(problem(start("hello"))).toBe(
    "“hello” is not a number: expected hex such as 0xffff_0000_0000_0000, or decimal digits",
  )
  expect(problem(start("ffff0000"))).toBe("“ffff0000” is not a number: hex begins with 0x")
  expect(problem(start(""))).toBe("Nothing is here: expected a number such as 0xffff_0000_0000_0000")
  expect(problem(readLimit("-3"))).toBe(
    "“-3” is no number of pages: expected a whole number in digits, 0 to 16,777,216",
  )
})

test("more than 64 bits are too many, however long", () => {
  expect(problem(readProt("0x1_0000_0000_0000_0000"))).toMatch(/has more than 64 bits/)
  const long = `0x${"f".repeat(1_000_000)}`
  expect(problem(readProt(long))).toBe(
    "“0xffffffffffffffffff… (1,000,002 characters)” has more than 64 bits: expected a number such as 0x00e8_0000_0000_0707",
  )
})

test("an address that is not canonical is told which bits are wrong", () => {
  expect(problem(readVa("0x1234_0000_0000_0000", g))).toBe(
    "0x1234_0000_0000_0000 is no address: bits 63 to 48 must be all 0 or all 1; expected up to 0x0000_ffff_ffff_ffff, or from 0xffff_0000_0000_0000",
  )
})

test("an address beyond the geometry is told its limits", () => {
  expect(problem(readVa("0xffff_0000_0000_0000", g39))).toBe(
    "0xffff_0000_0000_0000 is beyond the 39 bits of these tables: expected up to 0x0000_007f_ffff_ffff, or from 0xffff_ff80_0000_0000",
  )
  expect(value(readVa("0xfff0_0000_0000_0000", g64))).toBe(-(2 ** 52))
})

test("an address of the other half is told which half it is", () => {
  expect(problem(start("0x1000"))).toBe(
    "0x0000_0000_0000_1000 is in the lower half: these tables translate 0xffff_0000_0000_0000 to 0xffff_ffff_ffff_ffff",
  )
  expect(problem(readStart("0xffff_0000_0000_0000", g, 0, toVa(0x8000n)))).toMatch(/is in the upper half/)
})

test("a reversed range is told at either end", () => {
  const end = toVa(0xffff_0000_0000_2000n)
  expect(problem(start("0xffff_0000_0000_3000", end))).toBe(
    "The start 0xffff_0000_0000_3000 is not below the end: expected less than 0xffff_0000_0000_2000",
  )
  expect(problem(readEnd("0xffff000000002000", g, 1, end))).toBe(
    "The end 0xffff_0000_0000_2000 is not above the start: expected more than 0xffff_0000_0000_2000, or 0 for the top",
  )
})

test("an end of 0 is the top of the upper half, and 2^48 that of the lower one", () => {
  expect(value(readEnd("0", g, 1, START))).toBe(0)
  expect(value(readEnd("0x1_0000_0000_0000", g, 0, toVa(0n)))).toBe(2 ** 48)
})

test("physical addresses end where the descriptors' do", () => {
  expect(problem(readPa("0x1_0000_0000_0000", g, true))).toBe(
    "0x0001_0000_0000_0000 has more than 48 bits: expected at most 0xffff_ffff_ffff",
  )
  expect(value(readPa("0x1_0000_0000_0000", g64, true))).toBe(2 ** 48)
  expect(value(readPa("0x1001", g, false))).toBe(0x1001)
})

test("a limit of pages is a count", () => {
  expect(value(readLimit("40"))).toBe(40)
  expect(value(readLimit("0"))).toBe(0)
  expect(problem(readLimit("99999999999"))).toBe(
    "99999999999 pages are too many: expected a whole number in digits, 0 to 16,777,216",
  )
})

test("a page may be mapped in either half, at its start", () => {
  expect(value(readMapVa("0x1000", g))).toBe(0x1000)
  expect(value(readMapVa("0xffff_0000_0000_1000", g))).toBe(START + 0x1000)
  expect(problem(readMapVa("0x1001", g))).toMatch(/not a multiple/)
})

test("frames are read one by one, and the wrong one is named", () => {
  expect(value(readFrames("0x4000_0000-0x5000_0000, 0x6000_0000-0x7000_0000", g))).toHaveLength(2)
  expect(value(readFrames(" none ", g))).toEqual([])
  expect(problem(readFrames("0x4000_0000", g))).toBe(
    "“0x4000_0000” is no range: expected start-end, such as 0x4000_0000-0x6000_0000",
  )
  expect(problem(readFrames("0x4000_0000-0x5000_0000, 0x4800_0000-0x7000_0000", g))).toBe(
    "Range 2: 0x4800_0000 lies below the end of the range before it: expected 0x5000_0000 or more",
  )
  expect(problem(readFrames("0x5000_0000-0x4000_0000", g))).toBe(
    "the end 0x4000_0000 is not above the start: expected more than 0x5000_0000",
  )
  expect(problem(readFrames("0x1-0x1000", g))).toMatch(/0x0001 is not a multiple of 4 KiB/)
  expect(problem(readFrames("1-2,".repeat(2000), g))).toBe(
    "2,000 ranges are too many: expected at most 1,000",
  )
  expect(problem(readFrames("x".repeat(1_000_000), g))).toBe(
    "1,000,000 characters are too many: expected at most 100,000",
  )
})

test("whatever is typed, a reader gives a value or a message of a few lines, and throws nothing", () => {
  const text = fc.oneof(
    fc.string({unit: "binary"}),
    fc.bigInt({min: 0n, max: 2n ** 70n}).map(n => `0x${n.toString(16)}`),
    fc.integer().map(String),
    fc.constantFrom("a".repeat(1_000_000), "0x", "-", ",", "0x-0x", "1-1"),
  )
  const readers: ((text: string) => Read<unknown>)[] = [
    t => readVa(t, g),
    t => readStart(t, g39, 1, TOP),
    t => readEnd(t, g64, 1, START),
    t => readEnd(t, g, 0, toVa(0n)),
    t => readPa(t, g64, true),
    t => readLimit(t),
    t => readProt(t),
    t => readMapVa(t, g),
    t => readFrames(t, g),
  ]
  fc.assert(
    fc.property(text, fc.constantFrom(...readers), (typed, read) => {
      const result = read(typed)
      if (!isRead(result)) expect(result.problem.length).toBeLessThan(300)
    }),
    {numRuns: 2000},
  )
})

test("what is printed is read back", () => {
  const page = fc.integer({min: 0, max: 2 ** 36 - 2})
  fc.assert(
    fc.property(page, fc.uniqueArray(page, {minLength: 2, maxLength: 20}), (n, edges) => {
      const va = (n * 4096 - 2 ** 48) as Va
      expect(value(readStart(hex64(va), g, 1, TOP))).toBe(va)
      const sorted = edges.sort((a, b) => a - b)
      const ranges = sorted
        .slice(0, sorted.length - (sorted.length % 2))
        .flatMap((from, i) => (i % 2 ? [] : [{start: toPa(from * 4096), end: toPa(sorted[i + 1] * 4096)}]))
      expect(value(readFrames(printFrames(ranges), g))).toEqual(ranges)
    }),
  )
})

test("a count of pages that is no whole number, or not in digits, says what is expected", () => {
  const expected = "expected a whole number in digits, 0 to 16,777,216"
  expect(problem(readLimit("1.5"))).toBe(`“1.5” is no number of pages: ${expected}`)
  expect(problem(readLimit("1e9"))).toBe(`“1e9” is no number of pages: ${expected}`)
  expect(problem(readLimit(""))).toBe(`Nothing is here: ${expected}`)
})
