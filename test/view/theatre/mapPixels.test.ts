import fc from "fast-check"
import {expect, test} from "vitest"
import {palettes} from "../../../src/view/palette.ts"
import {HOLDERS, type Holder} from "../../../src/view/theatre/moment.ts"
import {mapLayout} from "../../../src/view/theatre/mapLayout.ts"
import {mapTones, paintMap, type MapMoment} from "../../../src/view/theatre/mapPixels.ts"
import {holds, seed} from "../../random.ts"
import {billOf, framesOf, holderNumber, momentWith} from "./bills.ts"

const MIB = 2 ** 20
const tones = mapTones(palettes.light)
const space = {x: 0, y: 0, width: 512, height: 96, scale: 1}
const bill = billOf([[0, 32 * MIB]])
const layout = mapLayout(bill, () => true, {...space, height: 48})

function painted(moment: MapMoment, at = layout): Uint32Array {
  const pixels = new Uint32Array(at.columns * at.height)
  paintMap(pixels, at, moment, tones)
  return pixels
}

const colour = (holder: Holder) => tones.held[holderNumber(holder)]
const pixel = (pixels: Uint32Array, x: number, y: number) => pixels[y * layout.columns + x]

test("a pixel has the colour of its page's holder", () => {
  const pixels = painted(
    momentWith(bill, [
      [0, "text", 512],
      [512, "home", 1],
      [513, "data", 511],
    ]),
  )
  expect(pixel(pixels, 0, 2)).toBe(colour("text"))
  expect(pixel(pixels, 0, 3)).toBe(colour("home"))
  expect(pixel(pixels, 1, 3)).toBe(colour("data"))
  expect(pixel(pixels, 1, 6)).toBe(colour("free"))
})

test("a lone page that the CPU needs is 3 x 4 px with paper around", () => {
  const moment = momentWith(bill, [
    [0, "home", 512 * 16],
    [5 * 512 + 100, "source table"],
  ])
  const pixels = painted(moment)
  const own: [number, number][] = []
  const paper: [number, number][] = []
  for (let y = 0; y < layout.height; y++)
    for (let x = 0; x < 512; x++) {
      if (pixel(pixels, x, y) === colour("source table")) own.push([x, y])
      if (pixel(pixels, x, y) === tones.paper) paper.push([x, y])
    }
  const extent = (list: [number, number][], axis: 0 | 1) =>
    Math.max(...list.map(p => p[axis])) - Math.min(...list.map(p => p[axis])) + 1
  expect([extent(own, 0), extent(own, 1), own.length]).toEqual([3, 4, 12])
  expect([extent(paper, 0), extent(paper, 1), paper.length]).toEqual([7, 8, 56 - 12])
})

test("a run has paper at both ends, and its lines go on above and below", () => {
  const pixels = painted(
    momentWith(bill, [
      [0, "home", 512 * 16],
      [5 * 512 + 100, "copy table", 50],
    ]),
  )
  const row = Array.from({length: 512}, (_, x) => pixel(pixels, x, 16))
  expect(row.slice(97, 101)).toEqual([colour("home"), tones.paper, tones.paper, colour("copy table")])
  expect(row.slice(149, 153)).toEqual([colour("copy table"), tones.paper, tones.paper, colour("home")])
  expect(pixel(pixels, 120, 14)).toBe(colour("home"))
})

test("a table to which no register leads is hollow", () => {
  const moment = momentWith(bill, [[5 * 512 + 100, "source table", 50]])
  const dead = painted({...moment, live: {...moment.live, source: false}})
  expect(pixel(painted(moment), 120, 16)).toBe(colour("source table"))
  expect(pixel(dead, 120, 16)).toBe(tones.paper)
  expect(pixel(dead, 120, 15)).toBe(colour("source table"))
  expect(pixel(dead, 100, 16)).toBe(colour("source table"))
})

test("what waits is hatched, rows without a table are pale and hatched", () => {
  const moment = momentWith(bill, [
    [0, "waiting", 512],
    [512, "home", 512],
  ])
  const rowOf = (pixels: Uint32Array, y: number) => new Set(pixels.subarray(y * 512, (y + 1) * 512))
  expect(rowOf(painted(moment), 1)).toEqual(new Set([colour("waiting"), tones.paper]))
  const lost = painted({...moment, lost: momentWith(bill, [], [2 * MIB]).lost})
  expect(rowOf(lost, 4)).toEqual(new Set([tones.pale[holderNumber("home")], tones.lost]))
  expect(rowOf(lost, 1)).toEqual(rowOf(painted(moment), 1))
})

test("where pages share a pixel the rarest shows, and no table is lost", () => {
  const large = billOf([[0, 4 * 2 ** 30]])
  const folded = mapLayout(large, () => true, {...space, width: 128, height: 60})
  expect(folded.per).toBeGreaterThan(32)
  const at = [...Array(20).keys()].map(n => 512 * 80 * n + 13 * n)
  const pixels = painted(
    momentWith(large, [[0, "home", framesOf(large)], ...at.map(n => [n, "source table"] as const)]),
    folded,
  )
  for (const frame of at) {
    const y = Math.floor(frame / 512 / folded.per) * folded.line
    const x = Math.floor((frame % 512) / 4)
    const near = [0, 1].flatMap(dy => [-1, 0, 1].map(dx => pixels[(y + dy) * 128 + Math.max(0, x + dx)]))
    expect(near).toContain(colour("source table"))
  }
})

const frames = framesOf(bill)
const change = fc.tuple(fc.nat(frames - 1), fc.nat(HOLDERS.length - 1), fc.integer({min: 1, max: 900}))

test(`what is painted anew is what painting all would give (seed ${seed})`, () => {
  holds(
    fc.record({
      first: fc.array(change, {maxLength: 30}),
      then: fc.array(change, {maxLength: 3}),
      live: fc.boolean(),
      lost: fc.array(
        fc.nat(15).map(row => row * 2 * MIB),
        {maxLength: 2},
      ),
      scale: fc.constantFrom(1, 2),
    }),
    ({first, then, live, lost, scale}) => {
      const own = mapLayout(bill, () => true, {...space, height: 48, scale})
      const before = momentWith(
        bill,
        first.map(([n, holder, count]) => [n, HOLDERS[holder], count]),
      )
      const after = {
        ...before,
        holders: before.holders.slice(),
        live: {...before.live, source: live},
        lost: momentWith(bill, [], lost).lost,
      }
      for (const [n, holder, count] of then) after.holders.fill(holder, n, n + count)
      const pixels = painted(before, own)
      const stretches = paintMap(pixels, own, after, tones, before)
      const ascending = stretches.every(
        ([from, to], n) => from < to && (n === 0 || stretches[n - 1][1] < from),
      )
      const whole = painted(after, own)
      return ascending && pixels.every((value, n) => value === whole[n])
    },
    200,
  )
})

test("a page that changes has only the lines near it painted anew", () => {
  const before = momentWith(bill)
  const after = momentWith(bill, [[8 * 512, "home"]])
  const pixels = painted(before)
  expect(paintMap(pixels, layout, after, tones, before)).toEqual([[20, 31]])
  expect(paintMap(pixels, layout, after, tones, after)).toEqual([])
})
