import fc from "fast-check"
import {expect, test} from "vitest"
import {fieldsOf, finest} from "../../../src/model/descriptor/field.ts"
import {
  holdsAddress,
  settable,
  valuesOf,
  withAddress,
  withField,
} from "../../../src/model/descriptor/setField.ts"
import {geometry} from "../../../src/model/geometry.ts"
import {word} from "../../../src/model/word.ts"

const g = geometry(4096, 48)
const page = word(0x00e0_0000_4a2e_b787n)
const fields = () => fieldsOf(g, 3, page.lo, page.hi, "5.14")

test("a field that is set reads back as it was set, and all other bits stay", () => {
  fc.assert(
    fc.property(
      fc.bigInt({min: 0n, max: (1n << 64n) - 1n}),
      fc.nat(),
      fc.bigInt({min: 0n, max: 1n << 60n}),
      (value, pick, to) => {
        const at = word(value)
        const all = finest(fieldsOf(g, 3, at.lo, at.hi, "5.14"))
        const {high, low} = all[pick % all.length]
        const mask = ((1n << BigInt(high - low + 1)) - 1n) << BigInt(low)
        const made = withField(at, {high, low}, to)
        expect(made & ~mask).toBe(value & ~mask)
        expect((made & mask) >> BigInt(low)).toBe(to & (mask >> BigInt(low)))
      },
    ),
  )
})

test("the fields of a page that can be set, the address once, and the values of those with few bits", () => {
  const names = settable(fields()).map(({name}) => name)
  expect(names).toContain("AP[2:1]")
  expect(names.filter(name => name.startsWith("OA"))).toEqual(["OA"])
  const memory = settable(fields()).find(({name}) => name === "AttrIndx")!
  const said = valuesOf(g, 3, page, memory, "5.14")
  expect(said).toHaveLength(8)
  expect(said[1].says).toContain("tagged")
  expect(valuesOf(g, 3, page, fields().find(holdsAddress)!, "5.14")).toEqual([])
})

test("an address is set as a whole, and refused with the reason where it cannot stand", () => {
  expect(withAddress(g, 3, page, 0x1234_5000n)).toBe(0x00e0_0000_1234_5787n)
  expect(withAddress(g, 3, page, 0x1234_5080n)).toBe(
    "0x1234_5080 is 0x0080 past a multiple of 4 KiB; a page of level 3 begins at one, such as 0x1234_5000",
  )
  const block = word(0x00e0_0000_4040_0781n)
  expect(withAddress(g, 2, block, 0x4060_0000n)).toBe(0x00e0_0000_4060_0781n)
  expect(withAddress(g, 2, block, 0x4050_0000n)).toContain("past a multiple of 2 MiB; a block of level 2")
  expect(withAddress(g, 3, page, 1n << 48n)).toContain("has more than 48 bits")
  expect(withAddress(g, 3, word(0n), 0x1000n)).toBe("An empty entry has no address; set bit 0 first")
})

test("with 52-bit addresses the high bits go where the format has them", () => {
  const wide = geometry(4096, 52)
  const made = withAddress(wide, 3, word(0x0068_0000_4040_0703n), 0x000c_0000_4040_1000n)
  expect(made).toBe(0x0068_0000_4040_1703n | (3n << 8n))
})
