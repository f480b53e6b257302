import {expect, test} from "vitest"
import {mapLayout} from "../../../src/view/theatre/mapLayout.ts"
import {mapAddresses, mapNames, plainHex} from "../../../src/view/theatre/mapNames.ts"
import {lostPieces} from "../../../src/view/theatre/mapMarks.ts"
import {billOf, momentWith, type Bank} from "./bills.ts"

const MIB = 2 ** 20
const GIB = 2 ** 30
const space = {x: 176, y: 24, width: 512, height: 576, scale: 1}
const layoutOf = (...banks: Bank[]) => mapLayout(billOf(banks), () => true, space)
const captured = layoutOf([0x4000_0000, 0x5800_0000])

test("addresses stand at every 64 MiB, and at more where these would be too near", () => {
  expect(mapAddresses(captured).map(({pa}) => plainHex(pa))).toEqual([
    ...["4000_0000", "4400_0000", "4800_0000", "4c00_0000", "5000_0000", "5400_0000"],
  ])
  const large = mapAddresses(layoutOf([0, 8 * GIB]))
  const apart = large.slice(1).map(({y}, n) => y - large[n].y)
  expect(Math.min(...apart)).toBeGreaterThanOrEqual(18)
  expect(large.length).toBeGreaterThan(4)
})

test("each bank has its first address", () => {
  const two = layoutOf([0x4020_0000, 0x4820_0000], [GIB * 8, GIB * 8 + 64 * MIB])
  const said = mapAddresses(two).map(({pa}) => plainHex(pa))
  expect(said).toContain("4020_0000")
  expect(said).toContain("0002_0000_0000")
})

test("a name stands where most of its pages are, and names are a line apart", () => {
  const row = 512
  const moment = momentWith(captured.bill, [
    ...([
      [3 * row, "source table", 2],
      [150 * row, "source table", 90],
      [151 * row, "copy table", 80],
    ] as const),
    ...([
      [152 * row, "list", 9],
      [0, "text", 10 * row],
      [10 * row, "rodata", 100],
    ] as const),
  ])
  const names = mapNames(captured, moment, [], false)
  const at = (text: string) => names.find(name => name.text === text)?.at
  expect(at("swapper’s tables")).toBe(24 + 150 * 3 + 1.5)
  expect(at("text")).toBeCloseTo(24 + 5 * 3, -1)
  // A fifth of a row is too little for a name of what nobody misses.
  expect(at("rodata")).toBeUndefined()
  expect(names.slice(1).every(({y}, n) => y - names[n].y >= 15)).toBe(true)
  expect([...names].sort((a, b) => a.at - b.at)).toEqual(names)
})

test("tables to which no register leads are called dead", () => {
  const moment = momentWith(captured.bill, [[0, "source table", 2]])
  const dead = {...moment, live: {...moment.live, source: false}}
  expect(mapNames(captured, dead, [], false).map(({text}) => text)).toEqual(["swapper’s tables, dead"])
})

test("where rows have lost their table only what the CPU needs is named, and the rows", () => {
  const moment = momentWith(
    captured.bill,
    [
      [0, "text", 512 * 10],
      [512 * 20, "list", 5],
      [512 * 30, "copy table", 5],
    ],
    [...Array(60).keys()].map(n => 0x4000_0000 + n * 2 * MIB),
  )
  const names = mapNames(captured, moment, lostPieces(captured, moment.lost), false)
  expect(names.map(({text}) => text)).toEqual(["unreachable", "copy’s tables"])
})

test("no name stands above or below the map", () => {
  const moment = momentWith(captured.bill, [
    [0, "source table", 2],
    [2, "copy table", 3],
    [8, "list", 4],
    [20, "exit page", 2],
  ])
  const ys = mapNames(captured, moment, [], false).map(({y}) => y)
  expect(Math.min(...ys)).toBeGreaterThanOrEqual(24)
  const low = momentWith(captured.bill, [
    [98303, "source table", 1],
    [98300, "copy table", 2],
    [98290, "list", 4],
  ])
  expect(Math.max(...mapNames(captured, low, [], false).map(({y}) => y))).toBeLessThanOrEqual(600)
})
