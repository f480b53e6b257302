import fc from "fast-check"
import {expect, test} from "vitest"
import {
  address,
  big,
  bigVa,
  bit,
  field,
  hex,
  hex64,
  parseNumber,
  split,
  toPa,
  toVa,
  word,
  type Va,
} from "../../src/model/word.ts"
import {halves, holds, seed} from "../random.ts"

const any64 = fc.bigInt({min: 0n, max: 2n ** 64n - 1n})

test(`word and big are inverse (seed ${seed})`, () => {
  holds(any64, value => big(word(value)) === value)
  holds(halves, ({lo, hi}) => {
    const w = word(big({lo, hi}))
    return w.lo === lo && w.hi === hi
  })
})

test(`an address keeps all 64 bits, as a number where a configuration may translate it (seed ${seed})`, () => {
  const top = fc.constantFrom(0, 0x000f_ffff, 0x0010_0000, 0x7fff_ffff, 0x8000_0000, 0xffef_ffff, 0xfff0_0000)
  const near = fc.tuple(top, halves).map(([hi, {lo}]) => ({lo, hi}))
  holds(fc.oneof(halves, near), ({lo, hi}) => {
    const va = address(lo, hi)
    const signed = BigInt.asIntN(64, big({lo, hi}))
    const exact = signed >= -(2n ** 52n) && signed < 2n ** 52n
    return bigVa(va) === big({lo, hi}) && BigInt(va) === signed && (typeof va === "number") === exact
  })
})

test("word cuts above bit 63 and wraps negative values", () => {
  expect(word(2n ** 64n + 5n)).toEqual({lo: 5, hi: 0})
  expect(word(-1n)).toEqual({lo: 0xffff_ffff, hi: 0xffff_ffff})
})

test(`bit agrees with BigInt (seed ${seed})`, () => {
  holds(fc.tuple(halves, fc.integer({min: 0, max: 63})), ([{lo, hi}, n]) => {
    return BigInt(bit(lo, hi, n)) === ((big({lo, hi}) >> BigInt(n)) & 1n)
  })
})

test(`field agrees with BigInt for every place and width (seed ${seed})`, () => {
  const places = fc
    .tuple(fc.integer({min: 0, max: 63}), fc.integer({min: 1, max: 52}))
    .filter(([low, width]) => low + width <= 64)
  holds(fc.tuple(halves, places), ([{lo, hi}, [low, width]]) => {
    const expected = (big({lo, hi}) >> BigInt(low)) & ((1n << BigInt(width)) - 1n)
    return BigInt(field(lo, hi, low + width - 1, low)) === expected
  })
})

test("field takes halves that a bit operator left signed", () => {
  expect(field(-1, -1, 51, 0)).toBe(2 ** 52 - 1)
  expect(field(0x8000_0000 | 0, 0, 31, 12)).toBe(0x8_0000)
  expect([field(-1, 0, 31, 0), field(0, -1, 63, 32)]).toEqual([2 ** 32 - 1, 2 ** 32 - 1])
})

test("field refuses what is wider than 52 bits or outside of the word", () => {
  expect(() => field(0, 0, 52, 0)).toThrow(RangeError)
  expect(() => field(0, 0, 64, 60)).toThrow("no field [64:60] in 64 bits")
  expect(() => field(0, 0, 3, 4)).toThrow(RangeError)
  expect(() => field(0, 0, 3, -1)).toThrow(RangeError)
})

test(`split agrees with BigInt up to 2^53 (seed ${seed})`, () => {
  holds(fc.maxSafeNat(), value => big(split(value)) === BigInt(value))
})

test(`addresses survive the way to a number and back (seed ${seed})`, () => {
  holds(fc.bigInt({min: 0n, max: 2n ** 52n - 1n}), pa => BigInt(toPa(pa)) === pa)
  const va = fc.bigInt({min: -(2n ** 52n), max: 2n ** 52n - 1n})
  holds(va, signed => {
    const register = BigInt.asUintN(64, signed)
    return BigInt(toVa(register)) === signed && bigVa(toVa(register)) === register
  })
})

test("an address that no configuration has is refused", () => {
  expect(() => toPa(2 ** 52)).toThrow("0x0010_0000_0000_0000 is no physical address: more than 52 bits")
  expect(() => toPa(-1)).toThrow(RangeError)
  expect(() => toVa(0x0010_0000_0000_0000n)).toThrow(RangeError)
  expect(() => toVa(0xffef_ffff_ffff_ffffn)).toThrow("bits 63 to 52 are not all equal")
  expect(toVa(0xfff0_0000_0000_0000n)).toBe(-(2 ** 52))
})

test(`hex is read back as the same value (seed ${seed})`, () => {
  holds(any64, value => parseNumber(hex(value)) === value && parseNumber(hex64(value)) === value, 20_000)
})

test("hex has whole groups of four digits", () => {
  expect([0, 0x4a2e_b000, 0x1_0000, 2n ** 64n - 1n, {lo: 0x787, hi: 0}].map(hex)).toEqual([
    "0x0000",
    "0x4a2e_b000",
    "0x0001_0000",
    "0xffff_ffff_ffff_ffff",
    "0x0787",
  ])
  expect(hex64(-(2 ** 48) as Va)).toBe("0xffff_0000_0000_0000")
  expect(hex64({lo: 0x4a2e_b787, hi: 0xe0_0000})).toBe("0x00e0_0000_4a2e_b787")
})

test("parseNumber reads what people write", () => {
  expect(parseNumber(" 0x00e0 0000_4a2e b787 ")).toBe(0x00e0_0000_4a2e_b787n)
  expect(parseNumber("0XFF")).toBe(255n)
  expect(parseNumber("4096")).toBe(4096n)
})

test("parseNumber gives undefined for what is no number of 64 bits", () => {
  const texts = [
    "",
    "0x",
    "ff",
    "0x1g",
    "-1",
    "1.5",
    "1e3",
    `0x1${"0".repeat(16)}`,
    "9".repeat(200),
    "0".repeat(200),
  ]
  for (const text of texts) expect(parseNumber(text), text).toBeUndefined()
})
