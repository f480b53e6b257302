import fc from "fast-check"
import {expect, test} from "vitest"
import {printedMemory, readPtdump, type PrintedRange} from "../../src/format/ptdump.ts"
import {linuxMemories} from "../../src/model/descriptor/memoryType.ts"
import {alignDown, span, type Level} from "../../src/model/geometry.ts"
import {pathAt} from "../../src/model/path.ts"
import type {Release} from "../../src/model/source.ts"
import {big, hex64, word, type Va} from "../../src/model/word.ts"
import {NAMES} from "./files.ts"
import {opened} from "../view/scenes.ts"

const seed = (Math.random() * 2 ** 31) | 0
const read = (text: string) => readPtdump(text) as PrintedRange

test("a block of the linear map: range, size, level, and a bit for each word", () => {
  const line =
    "0xffff000004200000-0xffff000004400000           2M PMD       ro NX SHD AF        BLK UXN    MEM/NORMAL-TAGGED"
  expect(read(line)).toEqual({
    ...{start: 0xffff_0000_0420_0000n, end: 0xffff_0000_0440_0000n, size: "2M", level: "pmd"},
    ...{bits: 0x0060_0000_0000_0781n, memory: "NORMAL_TAGGED", empty: false},
  })
})

test.each([
  [
    "0xffff000010080000-0xffff000010200000        1536K PTE       ro x  SHD AF    CON     UXN MEM/NORMAL",
    0x0050_0000_0000_0783n,
    "NORMAL",
  ],
  [
    "0xffff800007655000-0xffff800007656000           4K PTE F     RW NX SHD AF            UXN MEM/NORMAL",
    0x0060_0000_0000_0702n,
    "NORMAL",
  ],
  [
    "0xffffff8012405000-0xffffff8012406000           4K PTE F     RW NX SHD AF NG         UXN    MEM/NORMAL-TAGGED",
    0x0060_0000_0000_0f02n,
    "NORMAL_TAGGED",
  ],
  [
    "0xffff800009000000-0xffff800009001000           4K PTE       RW NX SHD AF            UXN    DEVICE/nGnRE",
    0x0060_0000_0000_0703n,
    "DEVICE_nGnRE",
  ],
] as const)("%s", (line, bits, memory) => {
  expect(read(line)).toMatchObject({bits, memory, empty: false})
})

test("a hole has nothing but its range, also the last one that ends at the top", () => {
  expect(read("0xffffffffc0000000-0x0000000000000000           1G PGD")).toMatchObject({
    bits: 0n,
    memory: null,
    empty: true,
    end: 0n,
  })
})

test.each(["toString", "constructor", "__proto__", "valueOf"])(
  "%s is no word of a dump, though every object has it",
  word => {
    const line = `0xffff000004200000-0xffff000004400000           2M PMD       ro ${word}`
    expect(readPtdump(line)).toMatchObject({
      problem: expect.stringContaining(`“${word}” is no word`) as string,
    })
  },
)

test(`whatever words follow a range, they are read or refused, and nothing is thrown (seed ${seed})`, () => {
  fc.assert(
    fc.property(fc.array(fc.string({unit: "grapheme-ascii"})), words => {
      readPtdump(`0xffff000004200000-0xffff000004400000 2M PMD ${words.join(" ")}`)
    }),
    {seed, numRuns: 2000},
  )
})

test("an unknown word is named, with its place; what is no line is none", () => {
  const line = "0xffff000004200000-0xffff000004400000           2M PMD       ro NX SHX AF"
  expect(readPtdump(line)).toEqual({
    problem:
      "“SHX” is no word of a page table dump; expected F, USR, ro, RW, NX, x, SHD, AF, NG, CON, BLK, UXN, GP, MEM/… or DEVICE/…",
    start: line.indexOf("SHX"),
    end: line.indexOf("SHX") + 3,
  })
  for (const text of ["", "0x00e800004a2eb707", "---[ Linear Mapping start ]---", "pte=00e8000065214706"])
    expect(readPtdump(text)).toBeUndefined()
})

const entryIndex = (value: bigint) => word(value >> 2n).lo & 7

/** A line as the kernel would print it for one entry, by the reference's table of columns. */
function printed(va: Va, level: Level, value: bigint, release: Release, bytes: number): string {
  const bit = (n: number) => ((value >> BigInt(n)) & 1n) === 1n
  const memory = linuxMemories(release)[entryIndex(value)]
  const words = [
    ...[bit(0) ? " " : "F", bit(6) ? "USR" : "   ", bit(7) ? "ro" : "RW", bit(53) ? "NX" : "x "],
    ...[((value >> 8n) & 3n) === 3n ? "SHD" : "   ", bit(10) ? "AF" : "  ", bit(11) ? "NG" : "  "],
    ...[bit(52) ? "CON" : "   ", bit(1) ? "   " : "BLK", bit(54) ? "UXN" : "   ", bit(50) ? "GP" : "  "],
    memory ? printedMemory(memory) : "",
  ]
  const hex = (n: bigint) => `0x${BigInt.asUintN(64, n).toString(16).padStart(16, "0")}`
  const name = {[-1]: "PGD", 0: "P4D", 1: "PUD", 2: "PMD", 3: "PTE"}[level]
  return `${hex(BigInt(va))}-${hex(BigInt(va) + BigInt(bytes))}   ${`${bytes / 1024}K`.padStart(10)} ${name} ${words.join(" ")}`
}

// Both directions: what the kernel would print of a real entry gives back all the bits that it prints.
test.each(NAMES)("real entries of %s, printed and read, keep their attributes", async name => {
  const {source} = await opened(name)
  const {geometry: g, release} = source
  const mask = 0x0074_0000_0000_0cc3n | (g.output === "lpa2" ? 0n : 0x300n)
  let count = 0
  for (let n = 0; n < 4000; n++) {
    const va = (source.linear.start + n * 37 * g.granule) as Va
    const entry = pathAt(g, source.memory, source.root, va).entries.at(-1)
    if (!entry || (entry.kind !== "page" && entry.kind !== "block")) continue
    const value = big(entry)
    const range = read(
      printed(alignDown(g, entry.level, va), entry.level, value, release, span(g, entry.level)),
    )
    expect([hex64(BigInt(va)), range.bits & mask]).toEqual([hex64(BigInt(va)), value & mask])
    expect(linuxMemories(release).indexOf(range.memory!)).toBe(entryIndex(value))
    count++
  }
  expect(count).toBeGreaterThan(50)
})
