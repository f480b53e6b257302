import {expect, test} from "vitest"
import {geometry} from "../../../src/model/geometry.ts"
import {handmade} from "../../../src/model/handmade/tables.ts"
import type {Va} from "../../../src/model/word.ts"
import {
  axisOf,
  pieceAt,
  roundly,
  slotOf,
  slotPlace,
  slotUnder,
  slotVa,
  xOf,
} from "../../../src/view/mirror/axis.ts"
import {NAMES} from "../../format/files.ts"
import {mirror, WIDE} from "./mirrors.ts"

const MIB = 2 ** 20
const size = (bytes: number) => Object.values(roundly(bytes)).join(" ")

test("the first example has four pieces at 1 MiB per pixel, and three holes with their sizes", async () => {
  const {axis} = await mirror("6.1-4k-default")
  expect(axis.scale).toBe(MIB)
  expect(axis.pieces.map(({x, width}) => [x, x + width])).toEqual([
    [64, 576],
    [604, 1116],
    [1144, 1380],
    [1408, 1416],
  ])
  expect(axis.holes.map(({bytes}) => size(bytes))).toEqual(["128 TiB", "124 TiB", "22 MiB"])
  expect(axis.slots).toBe(634)
})

test.each([...NAMES, ...handmade.map(({name}) => name)])(
  "%s: one scale, a power of two, and every slot is in its place",
  async name => {
    const {axis} = await mirror(name)
    expect(Math.log2(axis.scale) % 1).toBe(0)
    expect(axis.pieces.length).toBeGreaterThan(0)
    for (const piece of axis.pieces) {
      expect(piece.x).toBeGreaterThanOrEqual(WIDE.left)
      expect(piece.x + piece.width).toBeLessThanOrEqual(WIDE.left + WIDE.width)
      expect(piece.width).toBe(Math.max(8, (piece.end - piece.start) / axis.scale))
      expect(slotVa(axis, piece.first)).toBe(piece.start)
      expect(slotOf(axis, (piece.end - 1) as Va)).toBe(piece.first + piece.slots - 1)
      expect(xOf(axis, piece.end)).not.toBe(piece.x + piece.width)
    }
    for (let slot = 0; slot < axis.slots; slot += Math.ceil(axis.slots / 50)) {
      const {x, width} = slotPlace(axis, slot)
      expect(slotUnder(axis, x + width / 2)).toBe(slot)
      expect(xOf(axis, slotVa(axis, slot))).toBeCloseTo(x, 6)
    }
  },
)

const g = geometry(4096, 48)
const at = (mib: number, count: number) => ({
  start: (-(2 ** 48) + mib * MIB) as Va,
  end: (-(2 ** 48) + (mib + count) * MIB) as Va,
})

test("a hole is cut from 256 px on, one at the start of a root entry belongs to its piece", () => {
  // At 1 MiB per px the first hole is 254 px wide, the second one 256.
  const {pieces, holes, scale} = axisOf(g, [at(4, 796), at(800 + 254, 2), at(1056 + 256, 2)], WIDE)
  expect(scale).toBe(MIB)
  expect(pieces.map(({start, end}) => [(start + 2 ** 48) / MIB, (end + 2 ** 48) / MIB])).toEqual([
    [0, 1056],
    [1312, 1314],
  ])
  expect(holes.map(({bytes}) => size(bytes))).toEqual(["256 MiB"])
  expect(pieceAt({pieces} as never, at(1100, 1).start)).toBe(undefined)
})

test("a piece has 8 px at least; more than 24 pieces stand together", () => {
  const many = Array.from({length: 40}, (_, n) => at(n * 2 ** 20, 2))
  const {pieces, holes, scale} = axisOf(g, many, WIDE)
  expect(pieces.length).toBe(40)
  expect(new Set(pieces.map(({group}) => group)).size).toBe(24)
  expect(holes.length).toBe(23)
  expect(Math.min(...pieces.map(({width}) => width))).toBeGreaterThanOrEqual(8)
  expect(scale).toBeLessThanOrEqual(MIB)
})

test("the scale doubles until everything has room", () => {
  expect(axisOf(g, [at(0, 1352)], WIDE).scale).toBe(MIB)
  expect(axisOf(g, [at(0, 1354)], WIDE).scale).toBe(2 * MIB)
  // A PMD entry of 2 MiB never has more than 64 px.
  expect(axisOf(g, [at(0, 2)], WIDE).scale).toBe(MIB / 32)
})
