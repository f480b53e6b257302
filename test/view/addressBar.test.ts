import {expect, test} from "vitest"
import {geometry, levels, type Granule} from "../../src/model/geometry.ts"
import type {Source} from "../../src/model/source.ts"
import {toVa} from "../../src/model/word.ts"
import {addressBar, addressTone, bitsOf, MEDIUM, topBits, WIDE} from "../../src/view/addressBar.ts"

const source = (granule: Granule, vaBits: number, end = 0x6000_0000) =>
  ({geometry: geometry(granule, vaBits), ram: [{start: 0, end}]}) as unknown as Source

const GEOMETRIES: [Granule, number][] = [
  [4096, 36],
  [4096, 39],
  [4096, 48],
  [4096, 52],
  [16384, 36],
  [16384, 47],
  [16384, 48],
  [16384, 52],
  [65536, 42],
  [65536, 48],
  [65536, 52],
]

test.each(GEOMETRIES)(
  "granule %i, %i bits: every bit once, in order, and all of it fits",
  (granule, vaBits) => {
    for (const size of [WIDE, MEDIUM])
      for (const end of [0x6000_0000, 0x50_0000_0000, 2 ** 52]) {
        const bar = addressBar(source(granule, vaBits, end), size)
        expect(bar.fields.map(f => f.level)).toEqual([...levels(geometry(granule, vaBits)), null])
        let next = vaBits - 1
        let x = 0
        for (const field of bar.fields) {
          expect(field.high).toBe(next)
          expect(field.x).toBeGreaterThanOrEqual(x)
          next = field.low - 1
          x = field.x + field.width
        }
        expect(next).toBe(-1)
        expect(bar.pitch).toBeGreaterThan(9)
        expect(bar.physical).toBeGreaterThan(x)
        expect(bar.physicalWidth).toBeGreaterThanOrEqual(12 * size.digit - 0.01)
      }
  },
)

test("with 4K and 48 bits the wide bar has the inspector's pitch and stands where the mock has it", () => {
  const bar = addressBar(source(4096, 48), WIDE)
  expect(bar.pitch).toBe(17.6)
  expect(bar.fields[0].x).toBe(317)
  expect(bar.fields[1].x).toBeCloseTo(317 + 9 * 17.6 + 14)
  expect(bar.physical).toBeCloseTo(1256.8)
})

test("with 4K and 48 bits the medium bar has the inspector's pitch", () => {
  expect(addressBar(source(4096, 48), MEDIUM).pitch).toBe(12.5)
})

test("52 bits with 16K shrink the pitch", () => {
  const bar = addressBar(source(16384, 52, 2 ** 52), WIDE)
  expect(bar.fields.map(f => f.high - f.low + 1)).toEqual([5, 11, 11, 11, 14])
  expect(bar.pitch).toBeLessThan(17.6)
})

test("the bits of an address of the upper half are those of the register", () => {
  const va = toVa(0xffff_0000_0a2e_b123n)
  expect(bitsOf(va, 47, 39)).toBe("000000000")
  expect(bitsOf(va, 29, 21)).toBe("001010001")
  expect(bitsOf(va, 20, 12)).toBe("011101011")
  expect(bitsOf(va, 11, 0)).toBe("000100100011")
  expect(bitsOf(toVa(0xffff_ffff_ffff_ffffn), 51, 39)).toBe("1".repeat(13))
})

test("the bits above the address size are hex where they are whole digits", () => {
  expect(topBits(geometry(4096, 48), 1)).toBe("ffff")
  expect(topBits(geometry(4096, 52), 0)).toBe("000")
  expect(topBits(geometry(4096, 39), 1)).toBe("1…1")
  expect(topBits(geometry(4096, 36), 0)).toBe("0…0")
})

test("tones go from the root to the PTE, which always has the last", () => {
  expect(([-1, 0, 1, 2, 3] as const).map(addressTone)).toEqual([1, 1, 2, 3, 4])
})
