import {expect, test} from "vitest"
import {entryWords as wordsAt} from "../../../src/app/words/entryWords.ts"
import {
  bitChanges,
  bitWords,
  finestFields,
  spokenField,
  valuesWords,
} from "../../../src/app/words/fieldWords.ts"
import {kind} from "../../../src/model/descriptor/descriptor.ts"
import {geometry, type Level} from "../../../src/model/geometry.ts"
import type {Source} from "../../../src/model/source.ts"
import {toPa, toVa, word} from "../../../src/model/word.ts"
import type {PathEntry} from "../../../src/model/path.ts"

const g = geometry(4096, 48)
const source = {geometry: g, release: "5.14", mair: 0x40044ffffn} as unknown as Source

function entry(value: bigint, level: Level = 3): PathEntry {
  const {lo, hi} = word(value)
  return {level, table: toPa(0), index: 0, lo, hi, kind: kind(g, level, lo, hi), va: toVa(0n), pa: null}
}

/** The words of two entries at level 3 or that of either; entries above it stand for ways that end there. */
function entryWords(
  of: Source,
  from: PathEntry | undefined,
  to: PathEntry | undefined,
  brief = false,
): string {
  const level = from?.level ?? to?.level ?? 3
  const way = (e: PathEntry | undefined) => ({entries: e ? [e] : [], hole: null})
  return wordsAt(of, {source: way(from), copy: way(to), level}, level, brief)
}

const readOnly = entry(0x00e0_0000_4a2e_b787n)
const writable = entry(0x00e8_0000_4a2e_b707n)
const invalid = entry(0x00e8_0000_6521_4706n)
const block = entry(0x0060_0000_4000_0781n, 2)
const table = entry(0x4003n, 2)

test("an entry in words, and what is different in the copy", () => {
  expect(entryWords(source, readOnly, writable)).toBe("page, read-only, normal, tagged → writable")
  expect(entryWords(source, writable, writable)).toBe("page, writable, normal, tagged")
  expect(entryWords(source, writable, entry(0n))).toBe("page, writable, normal, tagged → empty")
  expect(entryWords(source, writable, undefined)).toBe("page, writable, normal, tagged → no table")
  expect(entryWords(source, invalid, entry(0x00e8_0000_6521_4707n))).toBe(
    "invalid, writable, normal, tagged → valid",
  )
  expect(entryWords(source, block, block)).toBe("block of 2 MiB, read-only, normal")
  expect(entryWords(source, block, table)).toBe("block of 2 MiB, read-only, normal → table")
  expect(entryWords(source, entry(0n), writable)).toBe("empty → page, writable, normal, tagged")
  expect(entryWords(source, table, entry(0x5003n, 2))).toBe("table → a table of its own")
  expect(entryWords(source, entry(0n), entry(0n))).toBe("empty")
  expect(entryWords(source, entry(0x00c0_0000_4a2e_b787n), undefined)).toContain("executable")
  expect(entryWords(source, entry(0x00e0_0000_4a2e_b7c7n), undefined)).toContain("read-only for users")
})

test("below a block there is no entry, but it is mapped", () => {
  const at = {
    source: {entries: [block], hole: null},
    copy: {entries: [entry(0n)], hole: null},
    level: 3,
  } as const
  expect(wordsAt(source, at, 3)).toBe("in a block of 2 MiB → empty")
  expect(wordsAt(source, {...at, copy: at.source}, 3)).toBe("in a block of 2 MiB")
})

test("briefly, without the memory", () => {
  expect(entryWords(source, readOnly, writable, true)).toBe("page, read-only → writable")
  expect(entryWords(source, invalid, invalid, true)).toBe("invalid page, writable")
})

test("a field is named with its bits and its meaning on both sides", () => {
  const [from, to] = [finestFields(source, readOnly), finestFields(source, writable)]
  const of = (list: typeof from, name: string) => list.find(f => f.name === name)
  expect(valuesWords(of(from, "AP[2]"), of(to, "AP[2]"))).toBe("Source 1: Read-only. Copy 0: Writable.")
  expect(valuesWords(of(from, "SH"), of(to, "SH"))).toBe(
    "Both 11: Inner shareable: coherent between all cores.",
  )
  expect(valuesWords(of(from, "PXN"), undefined)).toBe("Source 1: Kernel code cannot be executed from it.")
  expect(bitWords({high: 4, low: 2})).toBe("bits 4 to 2")
  expect(spokenField(of(from, "DBM")!, of(to, "DBM"), word(1n << 51n))).toBe(
    "DBM, PTE_WRITE, bit 51: source 0, copy 1, changed",
  )
  expect(spokenField(of(from, "AttrIndx")!, undefined, word(0n))).toBe(
    "AttrIndx, PTE_ATTRINDX, bits 4 to 2: source 001",
  )
})

test("the changed bits as a list say what each means", () => {
  const changed = word((1n << 51n) | (1n << 7n))
  expect(bitChanges(finestFields(source, writable), changed)).toEqual([
    {bit: 51, name: "DBM", linux: "PTE_WRITE", text: "0 → 1: Linux may write"},
    {bit: 7, name: "AP[2]", linux: "PTE_RDONLY", text: "1 → 0: stores are allowed"},
  ])
})

test("writable and clean, and bits without a word of their own", () => {
  const clean = entry(0x0068_0000_4020_3787n)
  expect(entryWords(source, entry(0x0060_0000_4020_3787n), clean)).toBe(
    "page, read-only, normal, tagged → read-only, clean",
  )
  expect(entryWords(source, clean, clean)).toBe("page, read-only, clean, normal, tagged")
  expect(entryWords(source, entry(0x0060_0000_4020_3707n), entry(0x0068_0000_4020_3707n))).toBe(
    "page, writable, normal, tagged → PTE_WRITE set",
  )
  expect(entryWords(source, entry(0x0068_0000_4020_3707n), entry(0x0068_0000_4020_3307n))).toBe(
    "page, writable, normal, tagged → PTE_AF cleared",
  )
  const elsewhere = {...entry(0x0068_0000_4020_4707n), pa: toPa(0x4020_4000)}
  expect(entryWords(source, entry(0x0068_0000_4020_3707n), elsewhere)).toContain("→ another output address")
})
