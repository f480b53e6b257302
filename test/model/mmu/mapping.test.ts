import {readFileSync} from "node:fs"
import {gunzipSync} from "node:zlib"
import fc from "fast-check"
import {describe, expect, test} from "vitest"
import {addressBits} from "../../../src/model/address.ts"
import {entries, geometry, levels, shift, span, type Geometry} from "../../../src/model/geometry.ts"
import {memory as emptyMemory, type Memory} from "../../../src/model/memory.ts"
import {plainRegime, type Regime} from "../../../src/model/mmu/regime.ts"
import {walk} from "../../../src/model/mmu/walk.ts"
import {bigVa, hex64, toPa, type Pa, type Va} from "../../../src/model/word.ts"
import {setting} from "../../vectors/walk.ts"
import {allMappings, contradictions} from "../confirm.ts"
import {parseTables} from "../tables.ts"

const MAIR = 0x000c0400bb44ffffn

/** A half's mappings as text: start-end → base, EL1, EL0. */
function print(of: Regime, n: 0 | 1, memory: Memory): string[] {
  const rights = (r: {r: boolean; w: boolean; x: boolean}) =>
    `${r.r ? "r" : "-"}${r.w ? "w" : "-"}${r.x ? "x" : "-"}`
  return allMappings(of, n, memory)[0].map(
    m =>
      `${hex64(bigVa(m.start))}-${hex64(bigVa(m.end))} ${m.base.toString(16)} ${rights(m.el1)} ${rights(m.el0)}`,
  )
}

describe("4K with 48 bits", () => {
  const root = toPa(0x1000)
  const upper = plainRegime(geometry(4096, 48), [null, root], MAIR)

  test("blocks and pages of equal attributes that adjoin in both addresses are one mapping", () => {
    const memory = parseTables(`
      0x1000 = 0x2003
      0x2000 = 0x3003
      0x2008 = 0x0060000040000701
      0x3ff8 = 0x4003
      0x4ff0 = 0x006000003fffe703
      0x4ff8 = 0x006000003ffff703`)
    expect(print(upper, 1, memory)).toEqual(["0xffff_0000_3fff_e000-0xffff_0000_8000_0000 3fffe000 rw- ---"])
  })

  test("another attribute, another output address or a hole ends a mapping", () => {
    const memory = parseTables(`
      0x1000 = 0x2003
      0x2000 = 0x3003
      0x3000 = 0x4003
      0x4000 = 0x0060000040000703
      0x4008 = 0x0060000040001783
      0x4010 = 0x0060000050000783
      0x4020 = 0x0060000050002783`)
    expect(print(upper, 1, memory)).toEqual([
      "0xffff_0000_0000_0000-0xffff_0000_0000_1000 40000000 rw- ---",
      "0xffff_0000_0000_1000-0xffff_0000_0000_2000 40001000 r-- ---",
      "0xffff_0000_0000_2000-0xffff_0000_0000_3000 50000000 r-- ---",
      "0xffff_0000_0000_4000-0xffff_0000_0000_5000 50002000 r-- ---",
    ])
  })

  test.each([
    ["memory type", 0x006000004000170fn],
    ["shareability", 0x0060000040001603n],
    ["access flag", 0x0060000040001303n],
    ["nG", 0x0060000040001f03n],
    ["AP[1]", 0x0060000040001743n],
    ["AP[2]", 0x0060000040001783n],
    ["PXN", 0x0040000040001703n],
    ["UXN", 0x0020000040001703n],
  ])("%s is an attribute: the neighbour is a mapping of its own", (_, neighbour) => {
    const memory = parseTables(`
      0x1000 = 0x2003
      0x2000 = 0x3003
      0x3000 = 0x4003
      0x4000 = 0x0060000040000703
      0x4008 = 0x${neighbour.toString(16)}`)
    expect(allMappings(upper, 1, memory)[0].map(m => m.end - m.start)).toEqual([4096, 4096])
    expect(contradictions(upper, 1, memory, () => 0.5)).toEqual([])
  })

  test("DBM is an attribute if the hardware manages dirty state", () => {
    const memory = parseTables(`
      0x1000 = 0x2003
      0x2000 = 0x3003
      0x3000 = 0x4003
      0x4000 = 0x0060000040000783
      0x4008 = 0x0068000040001783`)
    expect(print(upper, 1, memory)).toHaveLength(1)
    expect(print({...upper, ha: true, hd: true}, 1, memory)).toEqual([
      "0xffff_0000_0000_0000-0xffff_0000_0000_1000 40000000 r-- ---",
      "0xffff_0000_0000_1000-0xffff_0000_0000_2000 40001000 rw- ---",
    ])
  })

  test("the contiguous bit and software bits are no attributes; those of tables are", () => {
    const memory = parseTables(`
      0x1000 = 0x2003
      0x2000 = 0x3003
      0x2008 = 0x4000000000003003
      0x3000 = 0x0070000040000701
      0x3008 = 0x0760000040200701`)
    expect(print(upper, 1, memory)).toEqual([
      "0xffff_0000_0000_0000-0xffff_0000_0040_0000 40000000 rw- ---",
      "0xffff_0000_4000_0000-0xffff_0000_4040_0000 40000000 r-- ---",
    ])
  })

  test("the last mapping may end at the top of the address space", () => {
    const memory = parseTables("0x1ff8 = 0x2003\n0x2ff8 = 0x0060000040000701")
    expect(print(upper, 1, memory)).toEqual(["0xffff_ffff_c000_0000-0x0000_0000_0000_0000 40000000 rw- ---"])
  })

  test("tables and blocks beyond the output size map nothing", () => {
    const memory = parseTables(`
      0x1000 = 0x2003
      0x2000 = 0x0060000040000701
      0x2010 = 0x10000003003
      0x2018 = 0x0060010040000701
      0x10000003000 = 0x0060000050000701`)
    const ending = (outputBits: number): Regime => {
      return {...upper, halves: [upper.halves[0], {...upper.halves[1], outputBits}]}
    }
    expect(allMappings(upper, 1, memory)[0]).toHaveLength(3)
    expect(print(ending(40), 1, memory)).toEqual([
      "0xffff_0000_0000_0000-0xffff_0000_4000_0000 40000000 rw- ---",
    ])
    expect(contradictions(ending(40), 1, memory, () => 0.5)).toEqual([])
  })

  test("a table below itself is not entered again, and is counted", () => {
    const memory = parseTables("0x1000 = 0x1003\n0x1008 = 0x2003\n0x2000 = 0x0060000040000701")
    const [found, coverage] = allMappings(upper, 1, memory)
    expect(found).toHaveLength(1)
    expect(coverage).toEqual({tables: 2, loops: 1, complete: true})
  })

  test("the budget ends a search that would take for ever", () => {
    const memory = emptyMemory(4096)
    for (let level = 0; level < 4; level++) {
      const words = new Uint32Array(1024)
      for (let i = 0; i < 512; i++) words[2 * i] = (level + 2) * 0x1000 + 3
      memory.put(toPa((level + 1) * 0x1000), words)
    }
    const [found, coverage] = allMappings(upper, 1, memory, 1000)
    expect(coverage).toEqual({tables: 1000, loops: 0, complete: false})
    expect(found.length).toBeGreaterThan(500_000 - 512 * 4)
  })
})

interface Entry {
  table: number
  index: number
  kind: number
  target: number
  bits: number
}

const TABLES = 6

/**
 * Six tables at random: each leads to the next one at its first two and its last entry, unless something else is written there, and
 * to later ones at random. Leaves of neighbouring entries have neighbouring addresses, and entries at both ends make runs across tables.
 */
function randomTables(g: Geometry, list: readonly Entry[]): Memory {
  const made = emptyMemory(g.granule)
  const at = (table: number) => toPa((table + 1) * g.granule)
  const put = (table: number, index: number, lo: number, hi: number) => {
    const level = levels(g)[table] ?? 3
    made.write((at(table) + 8 * ((index + entries(g, level)) % entries(g, level))) as Pa, lo >>> 0, hi >>> 0)
  }
  for (let table = 0; table < TABLES; table++) {
    made.put(at(table), new Uint32Array(g.granule / 4))
    if (table + 1 < TABLES) for (const index of [0, 1, -1]) put(table, index, at(table + 1) + 3, 0)
  }
  for (const {table, index, kind, target, bits} of list) {
    const size = span(g, levels(g)[table] ?? 3)
    const later = table + 1 + (target % (TABLES - table))
    const {lo, hi} = addressBits(
      g,
      kind === 0 && later < TABLES ? at(later) : toPa(Math.max(2 ** 45, 4 * size) + index * size),
    )
    const attributes = (bits << 6) & (g.output === "lpa2" ? 0xcc0 : 0xfc0)
    put(table, index, lo | (kind === 1 ? 1 : 3) | attributes, hi | ((bits >>> 6) << 20))
  }
  return made
}

const entry = fc.record({
  table: fc.nat(TABLES - 1),
  index: fc.integer({min: -3, max: 3}),
  kind: fc.nat(2),
  target: fc.nat(31),
  bits: fc.constantFrom(0x10, 0x10, 0x10, 0x12, 0x11, 0x30, 0x00, 0x210, 0x1110),
})
const shapes = fc.constantFrom(
  geometry(4096, 48),
  geometry(4096, 39),
  geometry(4096, 52),
  geometry(16384, 47),
  geometry(16384, 52),
  geometry(65536, 42),
  geometry(65536, 52),
)

test("every mapping is confirmed by walk at its first, last and one random address, and its neighbours differ", () => {
  const cases = fc.tuple(
    shapes,
    fc.array(entry, {maxLength: 60}),
    fc.constantFrom(0 as const, 1 as const),
    fc.gen(),
  )
  let seen = 0
  fc.assert(
    fc.property(cases, ([g, list, n, gen]) => {
      const memory = randomTables(g, list)
      const of = plainRegime(g, [toPa(g.granule), toPa(g.granule)], MAIR)
      seen += allMappings(of, n, memory)[0].length
      expect(contradictions(of, n, memory, () => gen(fc.double, {min: 0, max: 0.999, noNaN: true}))).toEqual(
        [],
      )
    }),
    {numRuns: 200},
  )
  expect(seen).toBeGreaterThan(5000)
})

test("every address that walk translates is in a mapping, every other one in none", () => {
  const pieces = fc.array(fc.integer({min: -3, max: 3}), {minLength: 5, maxLength: 5})
  const cases = fc.tuple(
    shapes,
    fc.array(entry, {maxLength: 60}),
    fc.constantFrom(0 as const, 1 as const),
    fc.array(pieces),
  )
  fc.assert(
    fc.property(cases, ([g, list, n, addresses]) => {
      const memory = randomTables(g, list)
      const of = plainRegime(g, [toPa(g.granule), toPa(g.granule)], MAIR)
      const [found] = allMappings(of, n, memory)
      for (const indices of addresses) {
        const offset = levels(g).reduce<number>((sum, level, i) => {
          const count = entries(g, level)
          return sum + ((indices[i] + count * 4) % count) * 2 ** shift(g, level)
        }, 0)
        const va = (n === 0 ? offset : offset - 2 ** g.vaBits) as Va
        const leaf = walk(of, memory, bigVa(va), {el: 1, kind: "read"}).leaf
        const mapping = found.filter(m => m.start <= va && va < m.end)
        expect(mapping.map(m => m.base + (va - m.start))).toEqual(leaf ? [leaf.base + (va - leaf.start)] : [])
      }
    }),
    {numRuns: 100},
  )
})

test("the tables of every family of walk vectors: mappings and walk agree", () => {
  const lines = gunzipSync(readFileSync("test/vectors/walk.jsonl.gz")).toString().trimEnd().split("\n")
  const cases = lines.map(line => JSON.parse(line) as Record<string, unknown> & {id: string})
  const families = new Map(cases.map(c => [c.id.slice(0, 8), c]))
  expect(families.size).toBe(167)
  let seen = 0
  const wrong: string[] = []
  for (const [family, c] of families) {
    const {of, tables} = setting(c)
    for (const n of [0, 1] as const) {
      seen += allMappings(of, n, tables)[0].length
      wrong.push(...contradictions(of, n, tables, () => 0.37).map(text => `${family}: ${text}`))
    }
  }
  expect(wrong).toEqual([])
  expect(seen).toBeGreaterThan(1000)
})
