import fc from "fast-check"
import {expect, test} from "vitest"
import {geometry} from "../../../src/model/geometry.ts"
import type {RowEntry} from "../../../src/view/field/cells.ts"
import {alikeIn} from "../../../src/view/zoom/alike.ts"

const g = geometry(4096, 48)
const alike = alikeIn(g)

/** A row of pages: index and 64-bit descriptor. */
function pages(entries: readonly (readonly [number, bigint])[]): RowEntry {
  const words = new Uint32Array(1024)
  for (const [i, value] of entries) words.set([Number(value & 0xffff_ffffn), Number(value >> 32n)], 2 * i)
  return {level: 2, lo: 3, hi: 0, pages: {words, at: 0}}
}

const PAGE = 0x0068_0000_0000_0703n
const at = (pa: bigint, more = 0n) => PAGE | pa | more

test("tables are alike where all that they map is one distance further on, over 4 GiB as well", () => {
  const row = pages([
    [0, at(0xffff_f000n)],
    [7, at(0x4000_0000n)],
    [511, at(0x1_0000_0000n)],
  ])
  for (const further of [0n, 0x1000n, 0x20_0000n, 0x12_3456_7000n]) {
    const next = pages([
      [0, at(0xffff_f000n + further)],
      [7, at(0x4000_0000n + further)],
      [511, at(0x1_0000_0000n + further)],
    ])
    expect(alike(row, next)).toBe(true)
  }
})

test("one entry at another distance, with another attribute, missing or more, and they are not", () => {
  const row = pages([
    [0, at(0x4000_0000n)],
    [1, at(0x4000_1000n)],
  ])
  const like = (...entries: [number, bigint][]) => alike(row, pages(entries))
  expect(like([0, at(0x4020_0000n)], [1, at(0x4020_1000n)])).toBe(true)
  expect(like([0, at(0x4020_0000n)], [1, at(0x4020_2000n)])).toBe(false)
  expect(like([0, at(0x4020_0000n)], [1, at(0x1_4020_1000n)])).toBe(false)
  expect(like([0, at(0x4020_0000n, 0x80n)], [1, at(0x4020_1000n, 0x80n)])).toBe(false)
  expect(like([0, at(0x4020_0000n)])).toBe(false)
  expect(like([0, at(0x4020_0000n)], [1, at(0x4020_1000n)], [2, at(0x4020_2000n)])).toBe(false)
  expect(like([1, at(0x4020_0000n)], [2, at(0x4020_1000n)])).toBe(false)
})

test("any table is like itself moved, and unlike itself with one bit turned over", () => {
  const entry = fc.record({
    i: fc.integer({min: 0, max: 511}),
    page: fc.integer({min: 1, max: 2 ** 20}),
    readOnly: fc.boolean(),
  })
  fc.assert(
    fc.property(
      fc.uniqueArray(entry, {minLength: 2, maxLength: 40, selector: ({i}) => i}),
      fc.integer({min: 1, max: 2 ** 20}),
      fc.nat(),
      fc.constantFrom(0n, 1n, 2n, 6n, 7n, 10n, 12n, 20n, 51n, 53n, 54n),
      (entries, pages_, pick, bit) => {
        const value = (e: (typeof entries)[number], by: number) =>
          at(BigInt(e.page + by) << 12n, e.readOnly ? 0x80n : 0n)
        const row = pages(entries.map(e => [e.i, value(e, 0)]))
        const moved = entries.map(e => [e.i, value(e, pages_)] as [number, bigint])
        expect(alike(row, pages(moved))).toBe(true)
        moved[pick % moved.length][1] ^= 1n << bit
        expect(alike(row, pages(moved))).toBe(false)
      },
    ),
    {numRuns: 300},
  )
})
