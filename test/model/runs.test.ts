import fc from "fast-check"
import {describe, expect, test} from "vitest"
import {outputAddress} from "../../src/model/address.ts"
import {decode} from "../../src/model/descriptor/decode.ts"
import {kind, shape} from "../../src/model/descriptor/descriptor.ts"
import {geometry, span, type Geometry, type Level} from "../../src/model/geometry.ts"
import {attributes, runs} from "../../src/model/runs.ts"
import {big, hex, word, type Word} from "../../src/model/word.ts"
import {EVERYWHERE, halves, holds, seed} from "../random.ts"

/** A table of these descriptors, in memory's form. */
function table(values: readonly Word[]): Uint32Array {
  return Uint32Array.from(values.flatMap(({lo, hi}) => [lo, hi]))
}

/** Does b continue a run that a ends? By the named fields, not by masks. */
function continues(g: Geometry, level: Level, a: Word, b: Word): boolean {
  const of = shape(level, a.lo, a.hi)
  if (of === "empty") return shape(level, b.lo, b.hi) === "empty"
  if (of === "table" || shape(level, b.lo, b.hi) !== of) return false
  const before = decode(g, level, a.lo, a.hi)
  const after = decode(g, level, b.lo, b.hi)
  const differ = Object.keys(before.fields).filter(name => before.fields[name] !== after.fields[name])
  return after.address === before.address + span(g, level) && differ.every(name => name.startsWith("OA"))
}

/** Entries of which many continue the one before: steps of one span, repetitions, now and then another value. */
function tables(g: Geometry, level: Level) {
  const step = BigInt(span(g, level))
  const bits = fc.constantFrom(0, 1, 7, 8, 12, 16, 48, 51, 55).map(BigInt)
  const flip = (n: bigint, by: bigint) => (value: bigint) => (value + by) ^ (1n << n)
  const change = fc.oneof(
    {weight: 6, arbitrary: fc.constant((value: bigint) => value + step)},
    {weight: 2, arbitrary: fc.constant((value: bigint) => value)},
    {weight: 1, arbitrary: fc.constant(() => 0n)},
    {weight: 2, arbitrary: fc.tuple(bits, fc.boolean()).map(([n, on]) => flip(n, on ? step : 0n))},
    {weight: 1, arbitrary: halves.map(w => () => big(w))},
    {
      weight: 2,
      arbitrary: fc.constantFrom(0x703n, 0x701n, 0x787n).map(low => () => 0x0068_0000_0000_0000n | low),
    },
  )
  return fc.array(change, {minLength: 1, maxLength: 40}).map(changes => {
    let value = 0n
    return changes.map(next => word((value = next(value))))
  })
}

describe(`runs are maximal, and hold every entry once (seed ${seed})`, () => {
  test.each(EVERYWHERE)("%s", (_, g, level) => {
    const agrees = (values: Word[]) => {
      let next = 0
      for (const run of runs(g, level, table(values))) {
        const {lo, hi} = values[next]
        const of = shape(level, lo, hi)
        const address = of === "page" || of === "block" ? outputAddress(g, level, lo, hi) : null
        if (run.first !== next || run.lo !== lo || run.hi !== hi) return false
        if (run.kind !== kind(g, level, lo, hi) || run.address !== address) return false
        next += run.count
        for (let i = run.first + 1; i < next; i++)
          if (!continues(g, level, values[i - 1], values[i])) return false
        if (next < values.length && continues(g, level, values[next - 1], values[next])) return false
      }
      return next === values.length
    }
    holds(tables(g, level), agrees, 2_000)
  })
})

const g = geometry(4096, 48)

test("a table of pages is split where a right, the address or the kind changes", () => {
  const values = [
    0x0068_0000_4000_0707n,
    0x0068_0000_4000_1707n,
    0x0060_0000_4000_2787n,
    0x0060_0000_4000_3787n,
    0x0068_0000_4000_5707n,
    0x0068_0000_4000_6706n,
    0n,
    0n,
  ]
  expect(
    runs(g, 3, table(values.map(word))).map(r => [r.first, r.count, r.kind, r.address && hex(r.address)]),
  ).toEqual([
    [0, 2, "page", "0x4000_0000"],
    [2, 2, "page", "0x4000_2000"],
    [4, 1, "page", "0x4000_5000"],
    [5, 1, "invalid", "0x4000_6000"],
    [6, 2, "empty", null],
  ])
})

test("tables stay apart even if they follow one another in memory", () => {
  const list = runs(g, 2, table([0x4000_0003n, 0x4000_1003n, 0x4020_0701n, 0x4040_0701n].map(word)))
  expect(list.map(r => [r.first, r.count, r.kind])).toEqual([
    [0, 1, "table"],
    [1, 1, "table"],
    [2, 2, "block"],
  ])
})

test("an empty table is one run, a table without entries none", () => {
  expect(runs(g, 3, new Uint32Array(1024))).toEqual([
    {first: 0, count: 512, kind: "empty", lo: 0, hi: 0, address: null},
  ])
  expect(runs(g, 3, new Uint32Array(0))).toEqual([])
})

test("attributes leave the address out, but not that of an invalid table", () => {
  const of = (value: bigint, level: Level) => {
    const {lo, hi} = word(value)
    return hex(attributes(g, level, lo, hi))
  }
  expect(of(0x00e0_0000_4a2e_b787n, 3)).toBe("0x00e0_0000_0000_0787")
  expect(of(0x00e0_0000_4040_0781n, 2)).toBe("0x00e0_0000_0000_0781")
  expect(of(0x1800_0000_41b0_1403n, 1)).toBe("0x1800_0000_0000_0403")
  expect(of(0x1800_0000_41b0_1402n, 1)).toBe("0x1800_0000_41b0_1402")
})
