import fc from "fast-check"
import {describe, expect, test} from "vitest"
import type {Pa} from "../../../src/model/word.ts"
import {frameAt, mapLayout, usedRows} from "../../../src/view/theatre/mapLayout.ts"
import {pageAt, pageBox, rowBox} from "../../../src/view/theatre/mapPlace.ts"
import {holds, seed} from "../../random.ts"
import {billOf, framesOf, momentWith, type Bank} from "./bills.ts"

const MIB = 2 ** 20
const GIB = 2 ** 30
const space = {x: 100, y: 20, width: 512, height: 576, scale: 1}
const all = () => true
const none = () => false

const captured = billOf([[0x4000_0000, 0x5800_0000]])

test("a row is what one table of level 3 maps, a pixel is a page, a line is as tall as there is room for", () => {
  const layout = mapLayout(captured, all, space)
  expect(layout).toMatchObject({line: 3, across: 512, lines: 1, per: 1, height: 576, columns: 512})
  expect(pageBox(layout, 0x4000_0000 as Pa)).toEqual({x: 100, y: 20, width: 1, height: 3})
  expect(pageBox(layout, 0x4185_8000 as Pa)).toEqual({x: 100 + 0x58, y: 20 + 12 * 3, width: 1, height: 3})
  expect(pageBox(layout, 0x5800_0000 as Pa)).toBeNull()
  expect(pageBox(layout, 0x3fff_f000 as Pa)).toBeNull()
})

test("a line is a whole number of device px, at most three CSS px", () => {
  for (const scale of [1, 1.25, 2, 3]) {
    const {line, height} = mapLayout(captured, all, {...space, scale})
    expect(Number.isInteger(line)).toBe(true)
    expect(line).toBeLessThanOrEqual(3 * scale)
    expect(height).toBeLessThanOrEqual(576 * scale)
  }
  expect(mapLayout(billOf([[0, 32 * MIB]]), all, space).line).toBe(3)
})

test("rows that hold nothing fold only where rows would be lower than two device px", () => {
  const used = (row: number) => row % 600 === 0
  expect(mapLayout(captured, none, space).bands.map(({kind}) => kind)).toEqual(["rows"])
  const {bands, line} = mapLayout(billOf([[0, 2.5 * GIB]]), used, space)
  expect(bands.map(({kind, rows}) => `${rows} ${kind}`)).toEqual([
    ...["1 rows", "599 free", "1 rows", "599 free", "1 rows", "79 free"],
  ])
  expect(line).toBe(3)
})

test("memory that is all in use shares lines and pixels", () => {
  expect(mapLayout(billOf([[0, 3 * GIB]]), all, space)).toMatchObject({line: 3, per: 8, across: 512})
  const wide = mapLayout(billOf([[0, 64 * GIB]], 65536), all, space)
  expect(wide).toMatchObject({across: 4096, lines: 2, per: 1})
})

test("with 16K and 64K pages a row has several lines, as long as there is room", () => {
  const sixteen = mapLayout(billOf([[0, GIB]], 16384), all, space)
  expect(sixteen).toMatchObject({across: 512, lines: 4, line: 3})
  expect(rowBox(sixteen, (32 * MIB) as Pa)).toEqual({x: 100, y: 20 + 12, width: 512, height: 12})
  expect(pageBox(sixteen, (513 * 16384) as Pa)).toEqual({x: 101, y: 23, width: 1, height: 3})
})

test("banks of memory have a gap between them if it is many rows", () => {
  const near = mapLayout(
    billOf([
      [0, 8 * MIB],
      [12 * MIB, 20 * MIB],
    ]),
    all,
    space,
  )
  expect(near.bands.map(({kind, rows}) => `${rows} ${kind}`)).toEqual(["10 rows"])
  const far = mapLayout(
    billOf([
      [0, 8 * MIB],
      [GIB, GIB + 8 * MIB],
    ]),
    all,
    space,
  )
  expect(far.bands.map(({kind, rows}) => `${rows} ${kind}`)).toEqual(["4 rows", "508 gap", "4 rows"])
})

const bank = fc.tuple(fc.nat(4000), fc.integer({min: 1, max: 1500}))
const machine = fc.record({
  banks: fc.array(bank, {minLength: 1, maxLength: 4}),
  granule: fc.constantFrom(4096, 16384, 65536),
  height: fc.integer({min: 200, max: 700}),
  scale: fc.constantFrom(1, 1.5, 2),
  every: fc.integer({min: 1, max: 50}),
})

describe(`whatever the memory (seed ${seed})`, () => {
  const made = ({
    banks,
    granule,
    height,
    scale,
    every,
  }: typeof machine extends fc.Arbitrary<infer T> ? T : never) => {
    let at = 0
    const list = banks.map(([skip, size]): Bank => {
      const start = at + skip * 2 * MIB
      at = start + size * 2 * MIB
      return [start, at]
    })
    const bill = billOf(list, granule)
    return {bill, layout: mapLayout(bill, row => row % every === 0, {...space, height, scale})}
  }

  test("bands lie under each other, and in the room that there is", () =>
    holds(
      machine,
      one => {
        const {layout} = made(one)
        let top = 0
        for (const band of layout.bands) {
          if (band.top !== top || band.height <= 0) return false
          top += band.height
        }
        return top === layout.height && layout.height <= Math.ceil(one.height * one.scale)
      },
      1000,
    ))

  test("the page at the middle of a page's place lies in the same pixel", () =>
    holds(
      fc.tuple(machine, fc.nat()),
      ([one, n]) => {
        const {bill, layout} = made(one)
        const part = bill.parts[n % bill.parts.length]
        const pa = (part.start + (n % part.count) * bill.frameBytes) as Pa
        const box = pageBox(layout, pa)!
        const back = pageAt(layout, box.x + box.width / 2, box.y + box.height / 2)
        if (back === null) return layout.bands.some(({kind}) => kind !== "rows")
        const other = pageBox(layout, back)!
        return other.x === box.x && other.y === box.y && (layout.per > 1 || back === pa)
      },
      1000,
    ))
})

test("rows in use are those with anything but free memory, and those that were before", () => {
  const bill = billOf([
    [0, 8 * MIB],
    [8 * MIB, 10 * MIB, false],
    [GIB, GIB + 4 * MIB],
  ])
  const {holders} = momentWith(bill, [
    [511, "list"],
    [4 * 512, "hole", 512],
    [framesOf(bill) - 1, "home"],
  ])
  expect([...usedRows(bill, holders)]).toEqual([0, 513])
  expect([...usedRows(bill, new Uint8Array(framesOf(bill)), new Set([2]))]).toEqual([2])
})

test("the number of a frame is found by its address, or none", () => {
  const bill = billOf([
    [GIB, GIB + 2 * MIB],
    [2 * GIB, 2 * GIB + 2 * MIB],
  ])
  expect(frameAt(bill, (2 * GIB + 4096) as Pa)).toBe(513)
  expect(frameAt(bill, 4096 as Pa)).toBe(-1)
  expect(frameAt(bill, (GIB + 2 * MIB) as Pa)).toBe(-1)
})
