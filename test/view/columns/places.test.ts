import {describe, expect, test} from "vitest"
import {geometry, levels} from "../../../src/model/geometry.ts"
import {placesOf, STRIP, WEDGE} from "../../../src/view/columns/places.ts"
import {SIZES} from "../scenes.ts"

test("the grid at 1440 is the drawn one", () => {
  const {columns, top, strip, rows, foot} = placesOf(geometry(4096, 48), "wide", ...SIZES.wide, 3)
  expect(
    columns.map(({name, strip, list, width, index, half, seam}) => [
      name,
      strip,
      list,
      width,
      index,
      half,
      seam,
    ]),
  ).toEqual([
    ["PGD", 24, 50, 272, 52, 101, 18],
    ["PUD", 338, 364, 272, 52, 101, 18],
    ["PMD", 652, 678, 330, 52, 116, 46],
    ["PTE", 1024, 1050, 366, 60, 142, 22],
  ])
  expect([200 + top, 200 + top + strip, rows, 200 + foot]).toEqual([247, 759, 21, 769])
})

test("at 1024 PGD and PUD are 92 px wide each, and PMD is as wide as at 1440", () => {
  const {columns, right} = placesOf(geometry(4096, 48), "medium", ...SIZES.medium, 3)
  expect(columns.map(({folded}) => folded)).toEqual([true, true, false, false])
  expect(columns.map(({strip, list, width}) => list + width - strip)).toEqual([92, 92, 356, 404])
  expect(columns[3].list + columns[3].width).toBe(right)
})

describe.each([
  ["4K, 39 bits", geometry(4096, 39)],
  ["4K, 48 bits", geometry(4096, 48)],
  ["4K, 52 bits", geometry(4096, 52)],
  ["16K, 47 bits", geometry(16384, 47)],
  ["16K, 52 bits", geometry(16384, 52)],
  ["64K, 42 bits", geometry(65536, 42)],
])("%s", (_, g) => {
  test.each([
    ["wide", 1440, 578],
    ["wide", 1920, 834],
    ["wide", 2560, 1100],
    ["medium", 1024, 450],
  ] as const)("at %s %i the columns follow one another from edge to edge", (mode, width, height) => {
    const {columns, left, right} = placesOf(g, mode, width, height, 3)
    expect(columns.map(({level}) => level)).toEqual(levels(g))
    expect(columns[0].strip).toBe(left)
    for (const [n, {strip}] of columns.slice(1).entries())
      expect(strip).toBe(columns[n].list + columns[n].width + WEDGE)
    const last = columns.at(-1)!
    expect(last.list + last.width).toBe(right)
    expect(columns.every(({half, folded}) => half >= (folded ? 12 : 80))).toBe(true)
  })

  test("a phone has as many rows as its height lets it, six at least", () => {
    const rows = (height: number) => placesOf(g, "phone", 390, height, 3).rows
    expect([rows(140), rows(284), rows(366), rows(900)]).toEqual([6, 8, 11, 14])
  })

  test("a phone has the one column that is asked for", () => {
    const {columns, right} = placesOf(g, "phone", 390, 285, 2)
    expect(columns.map(({level, strip}) => [level, strip])).toEqual([[2, 14]])
    expect(columns[0].list).toBeGreaterThan(14 + STRIP)
    expect(columns[0].list + columns[0].width).toBe(right)
  })
})

test("a high window has higher rows, and the strip whole pixels for each entry", () => {
  const {strip, rowHeight} = placesOf(geometry(4096, 48), "wide", 1920, 1100, 3)
  expect([strip, rowHeight]).toEqual([1024, 28])
})
