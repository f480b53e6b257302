import fc from "fast-check"
import {expect, test} from "vitest"
import {fieldsOf} from "../../src/model/descriptor/field.ts"
import {geometry} from "../../src/model/geometry.ts"
import {big, word} from "../../src/model/word.ts"
import {
  BIT_GRIDS,
  bitsSet,
  cellX,
  difference,
  fieldLabels,
  gridWidth,
  tie,
  touches,
} from "../../src/view/bits.ts"

const g = geometry(4096, 48)
const {wide, medium} = BIT_GRIDS
const page = (lo: number, hi: number) => fieldsOf(g, 3, lo, hi, "5.14")
const NONE = {lo: 0, hi: 0}
const MKWRITE = word((1n << 51n) | (1n << 7n))

test("64 cells fill the line between the label and the right margin", () => {
  expect(gridWidth(wide)).toBeCloseTo(1138.4)
  expect(gridWidth(medium)).toBeCloseTo(812)
  expect(cellX(wide, 63)).toBe(0)
  expect(cellX(wide, 47)).toBeCloseTo(16 * 17.6 + 4)
})

test("two lines of 32 bits begin with bits 63 and 31", () => {
  const phone = {pitch: 10, gap: 0, perLine: 32} as const
  expect([63, 32, 31, 0].map(n => cellX(phone, n))).toEqual([0, 310, 0, 310])
})

test("the difference of two words and its bits agree with bigint", () => {
  fc.assert(
    fc.property(
      fc.bigInt({min: 0n, max: 2n ** 64n - 1n}),
      fc.bigInt({min: 0n, max: 2n ** 64n - 1n}),
      (a, b) => {
        const mask = difference(word(a), word(b))
        expect(big(mask)).toBe(a ^ b)
        expect(bitsSet(mask).reduce((sum, n) => sum + (1n << BigInt(n)), 0n)).toBe(a ^ b)
      },
    ),
  )
})

test("a field is touched if any of its bits is in the mask", () => {
  expect(touches({high: 7, low: 6}, MKWRITE)).toBe(true)
  expect(touches({high: 6, low: 6}, MKWRITE)).toBe(false)
  expect(touches({high: 58, low: 50}, MKWRITE)).toBe(true)
})

test("short names beside each other stand in two heights, as PXN and DBM do in a page", () => {
  const labels = fieldLabels(page(0x4a2e_b787, 0x00e0_0000), wide, MKWRITE)
  const raised = labels.filter(l => l.row === 1).map(l => l.text)
  expect(raised).toEqual(["PXN", "DBM", "page"])
  expect(labels.filter(l => l.changed).map(l => l.text)).toEqual(["DBM", "AP"])
  expect(labels.every(l => l.row !== null)).toBe(true)
})

test("with little room only names above wide fields are there, and those of changed fields", () => {
  const labels = fieldLabels(page(0x4a2e_b787, 0x00e0_0000), medium, MKWRITE, true)
  const named = labels.filter(l => l.row !== null)
  expect(named.every(l => l.row === 0)).toBe(true)
  expect(named.map(l => l.text)).toEqual(expect.arrayContaining(["DBM", "AP", "output address", "valid"]))
  expect(named.map(l => l.text)).not.toContain("NS")
})

test("names of one height never touch, whatever the level, the kind and the changes", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(geometry(4096, 48), geometry(4096, 52), geometry(16384, 47), geometry(65536, 52)),
      fc.constantFrom(1 as const, 2 as const, 3 as const),
      fc.nat({max: 0xffff_ffff}),
      fc.nat({max: 0xffff_ffff}),
      fc.boolean(),
      (geo, level, lo, hi, narrow) => {
        const grid = narrow ? medium : wide
        const labels = fieldLabels(fieldsOf(geo, level, lo, hi, "6.12"), grid, {lo: hi, hi: lo}, narrow)
        if (narrow) expect(labels.every(l => l.row !== 1)).toBe(true)
        for (const row of [0, 1]) {
          const spans = labels.filter(l => l.row === row).map(l => [l.middle, l.text.length * 4.9] as const)
          for (let i = 1; i < spans.length; i++)
            expect(spans[i][0] - spans[i][1] / 2).toBeGreaterThan(spans[i - 1][0] + spans[i - 1][1] / 2)
        }
      },
    ),
  )
})

test("the stem of a raised name crosses no low name, however long the names of single bits are", () => {
  const ofTable = (lo: number, hi: number, mask: bigint) =>
    fieldLabels(fieldsOf(g, 2, lo, hi, "5.14"), wide, word(mask))
  for (const mask of [0n, 1n << 59n, 3n << 59n, 7n << 59n, 0x1fn << 59n]) {
    const labels = ofTable(0x5ffa_f003, 0x1800_0000, mask)
    for (const raised of labels.filter(l => l.row === 1))
      for (const low of labels.filter(l => l.row === 0)) {
        const stem = raised.x + raised.width / 2
        expect(Math.abs(low.middle - stem)).toBeGreaterThan(low.text.length * 2.4)
      }
    expect(labels.every(l => l.row === null || l.middle >= l.text.length * 2.4)).toBe(true)
  }
})

test("labels cover every cell once", () => {
  const labels = fieldLabels(page(0x4a2e_b787, 0x00e0_0000), wide, NONE)
  expect(labels.reduce((sum, l) => sum + l.field.high - l.field.low + 1, 0)).toBe(64)
})

test("the sentence stands between two far bits, beside one, and under a rail of many", () => {
  expect(tie(wide, NONE, 100)).toBeNull()
  expect(tie(wide, MKWRITE, 660)?.place).toBe("between")
  expect(tie(wide, MKWRITE, 800)?.place).not.toBe("between")
  expect(tie(wide, word(1n), 600)?.place).toBe("before")
  expect(tie(wide, word(1n << 51n), 600)?.place).toBe("after")
  expect(tie(wide, word((1n << 51n) | (1n << 7n) | 1n), 600)?.place).toBe("rail")
  expect(tie(wide, word(1n << 51n), 600)?.drops).toEqual([cellX(wide, 51) + 8.8])
})
