import {describe, expect, test} from "vitest"
import {addressBits, outputAddress, pageAddress, tableAddress} from "../../src/model/address.ts"
import {geometry, shift, type Geometry} from "../../src/model/geometry.ts"
import {big, type Pa, type Word} from "../../src/model/word.ts"
import {EVERYWHERE, FORMATS, halves, holds, seed} from "../random.ts"

/** Bits [47:low] in place and the format's high bits, as the manual has it. */
function expected(g: Geometry, value: bigint, low: number): bigint {
  let address = ((value & (2n ** 48n - 1n)) >> BigInt(low)) << BigInt(low)
  if (g.output === "lpa") address |= ((value >> 12n) & 0xfn) << 48n
  if (g.output === "lpa2") address |= (((value >> 48n) & 3n) << 48n) | (((value >> 8n) & 3n) << 50n)
  return address
}

describe(`addresses of descriptors agree with BigInt (seed ${seed})`, () => {
  test.each(EVERYWHERE)("%s", (_, g, level) => {
    const agrees = ({lo, hi}: Word) => {
      const value = big({lo, hi})
      return (
        BigInt(outputAddress(g, level, lo, hi)) === expected(g, value, shift(g, level)) &&
        BigInt(tableAddress(g, lo, hi)) === expected(g, value, g.granuleBits) &&
        pageAddress(g, lo, hi) === outputAddress(g, 3, lo, hi)
      )
    }
    holds(halves, agrees, 20_000)
  })
})

describe(`addressBits is the inverse of tableAddress (seed ${seed})`, () => {
  test.each(FORMATS)("$granule, $output", g => {
    holds(halves, ({lo, hi}) => {
      const address = tableAddress(g, lo, hi)
      const bits = addressBits(g, address)
      return tableAddress(g, bits.lo, bits.hi) === address
    })
  })
})

test("addressBits refuses what the format cannot hold", () => {
  expect(() => addressBits(geometry(4096, 48), 0x1008 as Pa)).toThrow("not aligned")
  expect(() => addressBits(geometry(4096, 48), (2 ** 48) as Pa)).toThrow("more than 48 bits")
  expect(addressBits(geometry(4096, 52), (2 ** 50 + 2 ** 48) as Pa)).toEqual({lo: 0x100, hi: 0x1_0000})
  expect(addressBits(geometry(65536, 52), (2 ** 48) as Pa)).toEqual({lo: 0x1000, hi: 0})
})
