import {describe, expect, test} from "vitest"
import {
  executableAtEl1,
  isLeaf,
  kind,
  shape,
  state,
  type Kind,
} from "../../../src/model/descriptor/descriptor.ts"
import {blockAllowed, geometry, type Geometry, type Level} from "../../../src/model/geometry.ts"
import {big, word, type Word} from "../../../src/model/word.ts"
import {EVERYWHERE, halves, holds, seed} from "../../random.ts"

/** The rules as the manual has them, bit by bit on a bigint. */
function expected(g: Geometry, level: Level, value: bigint): Kind {
  if (value === 0n) return "empty"
  const type = value & 3n
  if (type === 3n) return level === 3 ? "page" : "table"
  return type === 1n && blockAllowed(g, level) ? "block" : "invalid"
}

describe(`kind, state and rights agree with the rules on a BigInt (seed ${seed})`, () => {
  test.each(EVERYWHERE)("%s", (_, g, level) => {
    const agrees = ({lo, hi}: Word) => {
      const value = big({lo, hi})
      const what = expected(g, level, value)
      const leaf = what === "block" || what === "page"
      const readOnly = (value >> 7n) & 1n
      const states = {empty: 0, invalid: 1, table: 4, block: 2 + Number(readOnly), page: 2 + Number(readOnly)}
      const el0Writes = ((value >> 6n) & 3n) === 1n
      return (
        kind(g, level, lo, hi) === what &&
        state(g, level, lo, hi) === states[what] &&
        isLeaf(g, level, lo, hi) === leaf &&
        executableAtEl1(g, level, lo, hi) === (leaf && ((value >> 53n) & 1n) === 0n && !el0Writes)
      )
    }
    holds(halves, agrees, 20_000)
  })
})

test("an entry with only its upper half set is invalid, not empty", () => {
  const {lo, hi} = word(0x0060_0000_0000_0000n)
  expect(kind(geometry(4096, 48), 3, lo, hi)).toBe("invalid")
})

test("01 is reserved at level 3, and a block only where one is allowed", () => {
  const of = (g: Geometry) => ([-1, 0, 1, 2, 3] as const).map(level => kind(g, level, 0x701, 0))
  expect(of(geometry(4096, 48))).toEqual(["invalid", "invalid", "block", "block", "invalid"])
  expect(of(geometry(4096, 52))).toEqual(["invalid", "block", "block", "block", "invalid"])
  expect(of(geometry(16384, 48))).toEqual(["invalid", "invalid", "invalid", "block", "invalid"])
  expect(of(geometry(65536, 52))).toEqual(["invalid", "invalid", "block", "block", "invalid"])
})

test("an invalid descriptor keeps the shape that it would have", () => {
  expect(shape(3, 0x712, 0xe8_0000)).toBe("page")
  expect(shape(3, 0x701, 0)).toBe("page")
  expect(shape(2, 0x710, 0)).toBe("block")
  expect(shape(2, 0x712, 0)).toBe("table")
  expect(shape(2, 0, 0)).toBe("empty")
})

test("EL1 never executes what EL0 may write", () => {
  const g = geometry(4096, 48)
  expect(executableAtEl1(g, 3, 0x703, 0)).toBe(true)
  expect(executableAtEl1(g, 3, 0x743, 0)).toBe(false)
  expect(executableAtEl1(g, 3, 0x7c3, 0)).toBe(true)
  expect(executableAtEl1(g, 3, 0x703, 1 << 21)).toBe(false)
  expect(executableAtEl1(g, 2, 0x703, 0)).toBe(false)
})
