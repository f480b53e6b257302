import {expect, test} from "vitest"
import {hex64} from "../../../src/model/word.ts"
import {columnsOf, GAP, rowAtY, rowOf, rowsIn, rowVa, rowY} from "../../../src/view/field/rows.ts"
import {topFor, vaAt, xOf, yOf} from "../../../src/view/stage/stage.ts"
import type {Va} from "../../../src/model/word.ts"
import {scene} from "../scenes.ts"

test("a PMD table is 512 rows; two stand 6 px apart; a block of 1 GiB is a bar", async () => {
  const {rows} = await scene("map-gigabyte")
  // GiB 0 is a block, GiB 1 became a table by force, GiB 2 and 3 are blocks.
  expect(rows.sections.map(({level, rows}) => [level, rows])).toEqual([
    [1, 1],
    [2, 512],
    [1, 2],
  ])
  const [bar, table] = rows.sections
  expect(table.y).toBe(bar.y + bar.rowPx + GAP)
})

test.each([
  "6.1-4k-default",
  "64k-42",
  "16k-48",
  "4k-39",
  "4k-52",
  "index-bug",
  "linear-4g",
  "6.12-16k-lpa2",
])("%s: a row, its address and its height are three names of one thing", async name => {
  const {rows, source} = await scene(name)
  const g = source.geometry
  const step = Math.max(1, Math.floor(rows.height / 997))
  for (let y = 0; y < rows.height; y += step) {
    const row = rowAtY(rows, y)!
    expect(rowOf(rows, rowVa(g, row))).toEqual(row)
    expect(rowAtY(rows, rowY(row))).toEqual(row)
  }
  expect([rowAtY(rows, -1), rowAtY(rows, rows.height)]).toEqual([undefined, undefined])
})

test("tables have 512, 2,048 or 8,192 columns", async () => {
  for (const [name, columns] of [
    ["6.1-4k-default", 512],
    ["16k-48", 2048],
    ["64k-42", 8192],
  ] as const)
    expect(columnsOf((await scene(name)).source.geometry)).toBe(columns)
})

test("only the rows of the window are visited", async () => {
  const {rows} = await scene("linear-4g")
  expect([...rowsIn(rows, 1000, 512)].length).toBeLessThanOrEqual(258)
})

test("the drawn point is where it is drawn: row 81, column 235", async () => {
  const stage = await scene("6.1-4k-default")
  const va = -(2 ** 48) + 0x0a2e_b000
  expect([xOf(stage, va as Va), yOf(stage, va as Va)]).toEqual([235.5, 43 + 81 * 2 + 1])
  expect(hex64(BigInt(vaAt(stage, 235, 163)!))).toBe("0xffff_0000_0a2e_b000")
})

test("the window moves in halves of a field, and stands still when the point is in sight", async () => {
  const {rows, at} = await scene("6.1-4k-crash")
  const start = -(2 ** 48)
  expect(topFor(rows, at, (start + 297 * 2 ** 21) as Va, 0)).toBe(256)
  expect(topFor(rows, at, (start + 81 * 2 ** 21) as Va, 0)).toBe(0)
  expect(topFor(rows, at, (start + 297 * 2 ** 21) as Va, 300)).toBe(300)
})
