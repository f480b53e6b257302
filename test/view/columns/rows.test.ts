import {describe, expect, test} from "vitest"
import {inSight, rowsOf, scrollTo} from "../../../src/view/columns/rows.ts"
import {columnsAt} from "./columns.ts"

describe("the rows of the PTE table of PMD 81", async () => {
  const {groups} = await columnsAt("6.1-4k-default", 0xffff_0000_0a2e_b000n)
  const folded = rowsOf(groups[3], new Set())
  const rows = rowsOf(groups[3], new Set([234]))

  test("a folded group is one row; opened it is a head and its entries", () => {
    expect(folded.count).toBe(25)
    expect(rows.count).toBe(31)
    const said = [19, 20, 25, 26].map(at => rows.row(at)).map(({kind, first, count}) => [kind, first, count])
    expect(said).toEqual([
      ["head", 234, 6],
      ["member", 234, 1],
      ["member", 239, 1],
      ["run", 240, 9],
    ])
  })

  test("PTE 235 is row 22 of 31 when its run is open, and in the row of its run when it is not", () => {
    expect(rows.place(235)).toBe(21)
    expect(folded.place(235)).toBe(folded.place(234))
  })

  test("every row's first entry leads back to the row, unless the row is a head", () => {
    for (let at = 0; at < rows.count; at++) {
      const row = rows.row(at)
      expect(rows.place(row.first)).toBe(row.kind === "head" ? at + 1 : at)
    }
  })

  test("what is no group of several is not opened", () => {
    expect(rowsOf(groups[3], new Set([235, 249, 0])).count).toBe(25 + 9)
  })

  test("there is no row behind the last", () => {
    expect(() => rows.row(31)).toThrow(RangeError)
  })

  test("the row comes to where 7 rows are above the list and 3 below", () => {
    const scroll = scrollTo(21, null, 21 * 24, 24, rows.count)
    expect(scroll).toBe(7 * 24)
    expect(rows.count - 7 - 21).toBe(3)
  })
})

test("a list scrolls by a row to the next one, and not at all to one in sight", () => {
  expect(scrollTo(21, 0, 504, 24, 100)).toBe(24)
  expect(scrollTo(0, 24, 504, 24, 100)).toBe(0)
  expect(scrollTo(5, 24, 504, 24, 100)).toBe(24)
  expect(scrollTo(99, 0, 504, 24, 100)).toBe(79 * 24)
})

test("of 8,192 rows only those in sight and a few around them are drawn", async () => {
  const {groups} = await columnsAt("6.1-4k-default", 0xffff_0000_04a0_0000n)
  const one = rowsOf([{...groups[3][0], count: 8192}], new Set([0]))
  expect(one.count).toBe(8193)
  expect(inSight(one, {scroll: 24 * 4000, height: 504, rowHeight: 24, more: 8})).toEqual({
    from: 3992,
    to: 4029,
  })
  expect(inSight(one, {scroll: 24 * 9000, height: 504, rowHeight: 24, more: 8})).toEqual({
    from: 8193,
    to: 8193,
  })
})
