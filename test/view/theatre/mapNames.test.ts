import {expect, test} from "vitest"
import {mapLayout} from "../../../src/view/theatre/mapLayout.ts"
import {nearLayout} from "../../../src/view/theatre/mapNear.ts"
import {mapNames} from "../../../src/view/theatre/mapNames.ts"
import {lostPieces} from "../../../src/view/theatre/mapLost.ts"
import {billOf, momentWith, type Bank} from "./bills.ts"

const MIB = 2 ** 20
const space = {x: 176, y: 24, width: 512, height: 576, scale: 1}
const layoutOf = (...banks: Bank[]) => mapLayout(billOf(banks), () => true, space)
const captured = layoutOf([0x4000_0000, 0x5800_0000])

test("a name stands where most of its pages are", () => {
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

test("from near only what is in the window is named, however little it is", () => {
  const moment = momentWith(captured.bill, [
    [0, "text", 512 * 10],
    [512 * 100, "rodata", 3],
    [512 * 180, "list", 3],
  ])
  const near = nearLayout(captured.bill, space, {rung: "cells", left: 0, top: 98 * 8})
  expect(mapNames(near, moment, [], false)).toEqual([{text: "rodata", tone: null, at: 24 + 2.5 * 8}])
})

test("from nearest a name points at what is in sight, and not at rows of which nothing of its kind is", () => {
  const moment = momentWith(captured.bill, [
    [512 * 100, "rodata", 10],
    [512 * 101 + 300, "rodata", 100],
    [512 * 102, "source table", 2],
    [512 * 103 + 400, "copy table", 2],
  ])
  const near = nearLayout(captured.bill, space, {rung: "letters", left: 0, top: 98 * 24})
  const names = mapNames(near, moment, [], false)
  expect(names).toEqual([
    {text: "swapper’s tables", tone: "source", at: 24 + 4.5 * 24},
    {text: "rodata", tone: null, at: 24 + 2.5 * 24},
  ])
})
