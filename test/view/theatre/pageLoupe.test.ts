import {expect, test} from "vitest"
import type {Pa} from "../../../src/model/word.ts"
import {NONE} from "../../../src/view/theatre/holders.ts"
import {mapLayout} from "../../../src/view/theatre/mapLayout.ts"
import {nearLayout} from "../../../src/view/theatre/mapNear.ts"
import {pageBox} from "../../../src/view/theatre/mapPlace.ts"
import {MAP_FRAMES} from "../../../src/view/theatre/mapScene.ts"
import {HOLDERS, type Holder, type Moment} from "../../../src/view/theatre/moment.ts"
import {holderWords, loupeShapes, pageLoupe} from "../../../src/view/theatre/pageLoupe.ts"
import {billOf, holderNumber, momentWith} from "./bills.ts"

const MIB = 2 ** 20
const bill = {
  ...billOf([[0x4000_0000, 0x4200_0000]]),
  places: [{name: "kernel code", start: 0x4020_0000 as Pa, end: 0x4040_0000 as Pa}],
}
const layout = mapLayout(bill, () => true, {x: 0, y: 0, width: 512, height: 48, scale: 1})
const moment = momentWith(bill, [
  [512 + 5, "source table"],
  [0, "data", 512],
]) as Moment

test("the loupe has the pages around one: its row, and those above and below", () => {
  const {cells, holder, words} = pageLoupe(layout, moment, 0x4020_5000 as Pa)
  expect(holder).toBe(holderNumber("source table"))
  expect(cells[2][5]).toBe(holder)
  expect(cells[1].every(cell => cell === holderNumber("data"))).toBe(true)
  expect(cells[0].every(cell => cell === NONE)).toBe(true)
  expect(words).toEqual(["table of the source", "0x4020_5000, kernel code"])
})

test("a row does not go on in the next one", () => {
  const {cells} = pageLoupe(layout, moment, (0x4000_0000 + 2 * MIB - 4096) as Pa)
  expect(cells[2].map(cell => cell === NONE)).toEqual([
    ...Array<boolean>(6).fill(false),
    ...Array<boolean>(5).fill(true),
  ])
})

test("a table to which no register leads is said to be no longer live", () => {
  const dead = {...moment, live: {...moment.live, source: false}}
  expect(pageLoupe(layout, dead, 0x4020_5000 as Pa).words[0]).toBe("table of the source, no longer live")
  expect(pageLoupe(layout, dead, 0x4020_6000 as Pa).words[0]).toBe("free")
})

test("a table of the copy before TTBR1 has it, or that no walk ever comes to, is not live: it has not been before", () => {
  const words = (holder: Holder, copy: boolean) =>
    holderWords({transition: "hibernate"}, HOLDERS.indexOf(holder), {...moment.live, copy})
  expect(words("copy table", false)).toMatch(/, not live$/)
  expect(words("copy table", true)).not.toMatch(/live/)
  expect(words("copy table out of reach", true)).toMatch(/, not live$/)
  expect(words("source table out of reach", true)).toMatch(/, no longer live$/)
})

test("the loupe stays on the map, and is as wide as its words", () => {
  const boxOf = (pa: number) => {
    const shapes = loupeShapes(layout, pageLoupe(layout, moment, pa as Pa), moment.live)
    const ground = shapes.find(({key}) => key === "loupe ground")!
    const [x, y, width, height] = (ground as {d: string}).d.match(/[\d.]+/g)!.map(Number)
    return {x, y, width, height}
  }
  expect(boxOf(0x4000_0000).x).toBe(14)
  const right = boxOf(0x401f_f000)
  expect(right.x + right.width).toBe(511 - 14)
  expect(right.width).toBe(184)
  const named = {
    ...layout,
    bill: {...bill, places: [{...bill.places[0], name: "a place with a name that is long"}]},
  }
  const wide = loupeShapes(named, pageLoupe(named, moment, 0x4020_0000 as Pa), moment.live)
  expect((wide[0] as {d: string}).d).toContain(`h${6.7 * 45 + 10}v`)
})

test("where neither side has room the loupe is below its page, or above it, and never beside the map", () => {
  const space = {...MAP_FRAMES.phone.space, scale: 1}
  const dead = {
    ...(momentWith(bill, [
      [5, "source table"],
      [15 * 512 + 5, "source table"],
    ]) as Moment),
    live: {...moment.live, source: false},
  }
  for (const pa of [0x4000_0000 + 5 * 4096, 0x4000_0000 + 15 * 2 * MIB + 5 * 4096] as Pa[]) {
    const near = nearLayout(bill, space, {rung: "letters", left: 0, top: 1e9 * Number(pa > 0x4010_0000)})
    const page = pageBox(near, pa)!
    const [ground] = loupeShapes(near, pageLoupe(near, dead, pa), dead.live)
    const [x, y, , height] = (ground as {d: string}).d.match(/[-\d.]+/g)!.map(Number)
    expect(x).toBe(0)
    expect(y >= page.y + page.height || y + height <= page.y).toBe(true)
    expect(y).toBeGreaterThanOrEqual(space.y)
    expect(y + height).toBeLessThanOrEqual(space.y + near.height)
  }
})
