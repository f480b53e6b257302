import {expect, test} from "vitest"
import {geometry} from "../../../src/model/geometry.ts"
import {readWord} from "../../../src/model/memory.ts"
import {idmapLine, idmapStateAt, idmapTables} from "../../../src/model/steps/idmapLine.ts"
import {back, into, next, out, over, toError} from "../../../src/model/steps/move.ts"
import {tableAddress} from "../../../src/model/address.ts"
import {hex, hex64, type Pa} from "../../../src/model/word.ts"
import {digests} from "./told.ts"

const g = geometry(4096, 48)
const call = (limit = 4) => ({
  ...{revision: "mainline" as const, geometry: g, page: 0x1234_5678_9abc as Pa},
  tables: [0, 1, 2, 3].slice(0, limit).map(n => (0x80_0000_0000 + n * 0x1000) as Pa),
})

test("a page is mapped from the leaf up: each step takes a table that points to the one before", () => {
  const line = idmapLine(call())!
  expect([line.count, line.failed, line.ends]).toEqual([4, false, [4]])
  let below = 0x1234_5678_9000
  for (const n of [1, 2, 3, 4]) {
    const {step, top, memory, result} = idmapStateAt(line, n)
    expect(top).toEqual({table: step!.allocated, level: 4 - n})
    expect(digests(memory).length).toBe(n)
    const {lo, hi} = readWord(memory, (top!.table + 8 * step!.index) as Pa)!
    expect(tableAddress(g, lo, hi)).toBe(below)
    below = top!.table
    expect(result).toEqual(n === 4 ? {rc: 0, ttbr0: below, t0sz: 16} : null)
  }
  expect(idmapStateAt(line, 0)).toMatchObject({step: null, top: null, result: null})
  expect(() => idmapStateAt(line, 5)).toThrow(RangeError)
})

test("without a page for its last table it ends in an error, with the tables so far", () => {
  const line = idmapLine(call(3))!
  expect([line.count, line.failed, toError(line, 1)]).toEqual([4, true, 4])
  const {step, top, result, stop, memory} = idmapStateAt(line, 4)
  expect(step).toMatchObject({decision: "refuse", reason: "memory", level: 0, table: null})
  expect([top?.level, result?.rc, stop?.reason, digests(memory).length]).toEqual([1, -12, "memory", 3])
})

test("the moves are those of any line", () => {
  const line = idmapLine(call())!
  expect([into(line, 0), back(line, 2), over(line, 1), out(line, 1), next(line, 1, "change")]).toEqual([
    1, 1, 2, 2, 2,
  ])
  expect([into(line, 4), next(line, 1, "decision")]).toEqual([null, null])
})

test("before Linux 5.12 there was no such function", () => {
  expect(idmapLine({...call(), revision: "merged-v5.7"})).toBe(null)
})

test("all tables are known before the first is made, and each is there from its step on", () => {
  const line = idmapLine(call(3))!
  const told = (number: number) =>
    idmapTables(line, number).map(({level, bits: {msb, lsb}, index, table, wrote}) =>
      [`${level} ${msb}:${lsb} ${index}`, ...(table === null ? [] : [hex(table), hex64(wrote!)])].join(" "),
    )
  expect(told(0)).toEqual(["0 47:39 36", "1 38:30 209", "2 29:21 179", "3 20:12 393"])
  expect(told(2)).toEqual([
    "0 47:39 36",
    "1 38:30 209",
    "2 29:21 179 0x0080_0000_1000 0x0000_0080_0000_0003",
    "3 20:12 393 0x0080_0000_0000 0x00c0_1234_5678_9783",
  ])
  expect(told(4).map(text => text.split(" ").length)).toEqual([3, 5, 5, 5])
})

test("with 64 KiB pages and an address above 48 bits the root has 1,024 entries; with 4 KiB a level is missing", () => {
  const tables = (granule: 4096 | 65536, page: number) =>
    idmapTables(idmapLine({...call(), geometry: geometry(granule, 52), page: page as Pa, tables: []})!, 0)
  expect(tables(65536, 0x8004040080000).map(({bits, index}) => [bits.msb, index])).toEqual([
    [51, 512],
    [41, 514],
    [28, 8],
  ])
  expect(tables(4096, 0x8004040081000)[0].bits.msb).toBe(47)
})
