import {expect, test} from "vitest"
import {mapAddresses, phoneAddress} from "../../../src/view/theatre/mapAddresses.ts"
import {listAddress, plainHex, shortHex} from "../../../src/view/theatre/plainHex.ts"
import {mapLayout} from "../../../src/view/theatre/mapLayout.ts"
import {nearLayout} from "../../../src/view/theatre/mapNear.ts"
import {billOf, type Bank} from "./bills.ts"

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

test("from near addresses stand in the window alone, nearer to each other", () => {
  const near = nearLayout(captured.bill, space, {rung: "letters", left: 0, top: 24 * 10})
  const said = mapAddresses(near).map(({pa, y}) => [plainHex(pa), y])
  expect(said.slice(0, 3)).toEqual([
    ["4140_0000", 36],
    ["4180_0000", 84],
    ["41c0_0000", 132],
  ])
  expect(said).toHaveLength(12)
})

test("an address is said without noughts before it, on a phone in groups below each other, or rounded", () => {
  expect([0x0800_0000, 0x4028_8000, 0x8_8000_0000].map(listAddress)).toEqual([
    "0800_0000",
    "4028_8000",
    "8_8000_0000",
  ])
  expect([0, 0x4000_0000, 0x4b_4000_0000].map(shortHex)).toEqual(["0", "4000_0000", "4b_4000_0000"])
  expect([0x4020_0000, 4.5 * GIB, 300 * GIB, 1024 * GIB].map(phoneAddress)).toEqual([
    ...[["4020_", "0000"], ["4.5 GiB"], ["300 GiB"], ["1 TiB"]],
  ])
})
