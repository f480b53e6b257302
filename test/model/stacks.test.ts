import fc from "fast-check"
import {expect, test} from "vitest"
import {outputAddress, tableAddress} from "../../src/model/address.ts"
import {kind, shape} from "../../src/model/descriptor/descriptor.ts"
import {entries, geometry, type Level} from "../../src/model/geometry.ts"
import {memory, type Memory} from "../../src/model/memory.ts"
import {attributes} from "../../src/model/runs.ts"
import {likeness, type Stack} from "../../src/model/stacks.ts"
import {hex, type Pa} from "../../src/model/word.ts"
import {holds, seed} from "../random.ts"

const g = geometry(4096, 48)
const PMD = 0x10_0000 as Pa
const PAGE = 0x0068_0000

/** Memory with a level-2 table at PMD whose entry i is a table of these pages: output address, count, low bits. */
function pmd(tables: readonly (readonly [pa: number, count: number, low?: number][] | null)[]): Memory {
  const m = memory(4096)
  m.put(PMD, new Uint32Array(1024))
  tables.forEach((pieces, i) => {
    if (pieces === null) return
    const pte = (PMD + (i + 1) * 4096) as Pa
    m.put(pte, new Uint32Array(1024))
    m.write((PMD + 8 * i) as Pa, pte + 3, 0)
    let at = 0
    for (const [pa, count, low = 0x707] of pieces)
      for (let n = 0; n < count; n++) m.write((pte + 8 * at++) as Pa, (pa + n * 4096) | low, PAGE)
  })
  return m
}

const stacks = (m: Memory, level: Level = 2, pa = PMD) => likeness(g, m).stacks(level, pa)

test("full tables of neighbouring memory are one stack", () => {
  const m = pmd([0x4000_0000, 0x4020_0000, 0x4040_0000].map(pa => [[pa, 512]]))
  expect(stacks(m)).toEqual([{first: 0, count: 3}])
})

test("tables are alike wherever their memory is, if it is laid out alike", () => {
  expect(
    stacks(
      pmd([
        [
          [0x4000_0000, 2],
          [0x4010_0000, 2],
        ],
        [
          [0x7000_0000, 2],
          [0x7010_0000, 2],
        ],
        [
          [0x7000_0000, 2],
          [0x7010_1000, 2],
        ],
      ]),
    ),
  ).toEqual([{first: 0, count: 2}])
})

test("one read-only page, one page less or an empty slot between them ends a stack", () => {
  const writable: [number, number][] = [[0x4000_0000, 3]]
  const readOnly: [number, number, number?][] = [
    [0x4000_0000, 2],
    [0x4000_2000, 1, 0x787],
  ]
  expect(stacks(pmd([writable, readOnly]))).toEqual([])
  expect(stacks(pmd([writable, [[0x4000_0000, 2]]]))).toEqual([])
  expect(stacks(pmd([writable, null, writable]))).toEqual([])
  expect(stacks(pmd([writable, writable, readOnly, readOnly]))).toEqual([
    {first: 0, count: 2},
    {first: 2, count: 2},
  ])
})

test("table descriptors with other attributes are not alike", () => {
  const m = pmd([[[0x4000_0000, 1]], [[0x4000_0000, 1]]])
  m.write((PMD + 8) as Pa, PMD + 8192 + 3, 0x1000_0000)
  expect(stacks(m)).toEqual([])
})

test("empty tables are alike, tables that are not in memory are not", () => {
  expect(stacks(pmd([[], []]))).toEqual([{first: 0, count: 2}])
  const m = pmd([])
  m.write(PMD, 0x5000_0003, 0)
  m.write((PMD + 8) as Pa, 0x5000_1003, 0)
  expect(stacks(m)).toEqual([])
  expect(stacks(m, 2, 0x5000_0000 as Pa)).toEqual([])
})

test("every level of a sub-tree counts, and the distance between its blocks and pages too", () => {
  const sub = (at: number, block: number) => {
    const m = pmd([[[block - 0x20_0000, 512]]])
    m.write((PMD + 8) as Pa, block | 0x705, PAGE)
    return {at: at as Pa, pages: [...m.frames()].map(pa => [pa, m.frame(pa)!] as const)}
  }
  const build = (second: number) => {
    const m = memory(4096)
    m.put(0 as Pa, new Uint32Array(1024))
    for (const [i, block] of [0x4020_0000, second].entries()) {
      const {pages} = sub(0, block)
      const offset = i * 0x10_0000
      for (const [pa, frame] of pages) m.put((pa + offset) as Pa, frame)
      m.write((PMD + offset) as Pa, PMD + offset + 4096 + 3, 0)
      m.write((8 * i) as Pa, PMD + offset + 3, 0)
    }
    return m
  }
  expect(stacks(build(0x8020_0000), 1, 0 as Pa)).toEqual([{first: 0, count: 2}])
  const deep = build(0x8020_0000)
  deep.write((PMD + 0x10_0000 + 4096) as Pa, 0x8000_0787, PAGE)
  expect(stacks(deep, 1, 0 as Pa)).toEqual([])
  const m = build(0x8020_0000)
  m.write((PMD + 0x10_0000 + 8) as Pa, 0x8040_0705, PAGE)
  expect(stacks(m, 1, 0 as Pa)).toEqual([])
})

test("a table that points to itself ends", () => {
  const m = memory(4096)
  m.put(PMD, new Uint32Array(1024))
  for (let i = 0; i < 512; i++) m.write((PMD + 8 * i) as Pa, PMD + 3, 0)
  expect(stacks(m, 0, PMD)).toEqual([{first: 0, count: 512}])
})

test("a root of few entries is read no further than it goes", () => {
  const small = geometry(4096, 36)
  const m = pmd([[], [], null])
  m.write((PMD + 8 * 64) as Pa, PMD + 4096 + 3, 0)
  m.write((PMD + 8 * 65) as Pa, PMD + 4096 + 3, 0)
  expect(likeness(small, m).stacks(1, PMD)).toEqual([{first: 0, count: 2}])
})

/** Everything below a table in words, addresses relative to the first: the slow way to the same answer. */
function spelled(m: Memory, level: Level, pa: Pa): string {
  const words: string[] = []
  let base: number | undefined
  const visit = (at: Level, table: Pa) => {
    const frame = m.frame(table)
    if (!frame) return void words.push(`absent ${table}`)
    for (let i = 0; i < entries(g, at); i++) {
      const [lo, hi] = [frame[2 * i], frame[2 * i + 1]]
      const is = kind(g, at, lo, hi)
      words.push(`${is} ${hex(attributes(g, at, lo, hi))}`)
      if (is === "table") visit((at + 1) as Level, tableAddress(g, lo, hi))
      else if (["page", "block"].includes(shape(at, lo, hi))) {
        const address = outputAddress(g, at, lo, hi)
        base ??= address
        words.push(`${address - base}`)
      }
    }
  }
  visit(level, pa)
  return words.join()
}

test(`stacks are what comparing every entry gives (seed ${seed})`, () => {
  const piece = fc.tuple(
    fc.constantFrom(0x4000_0000, 0x4000_1000, 0x5000_0000),
    fc.integer({min: 1, max: 2}),
    fc.constantFrom(0x707, 0x787, 0x706),
  )
  const slot = fc.option(fc.array(piece, {maxLength: 2}), {freq: 4})
  const agrees = (slots: [number, number, number][][]) => {
    const m = pmd(slots)
    const words = slots.map((pieces, i) => pieces && spelled(m, 3, (PMD + (i + 1) * 4096) as Pa))
    const expected: Stack[] = []
    for (let first = 0, i = 0; i < slots.length; first = i) {
      do i++
      while (i < slots.length && slots[first] && words[i] === words[first])
      if (i - first > 1) expected.push({first, count: i - first})
    }
    return JSON.stringify(stacks(m)) === JSON.stringify(expected)
  }
  const likely = fc
    .array(slot, {minLength: 1, maxLength: 5})
    .chain(some => fc.array(fc.constantFrom(...some), {minLength: 2, maxLength: 8}))
  holds(likely as fc.Arbitrary<[number, number, number][][]>, agrees, 300)
})
