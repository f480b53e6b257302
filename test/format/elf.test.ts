import {readFileSync} from "node:fs"
import {expect, test} from "vitest"
import {counted, fromMemory} from "../../src/format/bytes.ts"
import {openElf} from "../../src/format/elf.ts"
import {FormatError} from "../../src/format/error.ts"
import {parseExample} from "../../src/format/example.ts"
import {toPa, type Pa} from "../../src/model/word.ts"
import {core} from "./core.ts"
import {json, NAMES, unpacked} from "./files.ts"

test("memory is found by its physical address, and only what is asked for is read", async () => {
  const data = core({headers: [{paddr: 0x4000_0000n, filesz: 0x2000}]})
  data[0x1000 + 0x123] = 42
  const bytes = counted(fromMemory(data))
  const {memory, segments} = await openElf(bytes)
  const before = bytes.bytesRead
  expect((await memory.read(0x4000_0123 as Pa, 1))![0]).toBe(42)
  expect(bytes.bytesRead - before).toBe(1)
  expect(await memory.read(0x4000_2000 as Pa, 1)).toBeUndefined()
  expect(segments).toEqual([{start: 0x4000_0000, size: 0x2000, offset: 0x1000}])
})

test("segments may overlap, and a segment that is larger in memory ends where the file has nothing", async () => {
  const data = core({
    headers: [{filesz: 0x2000}, {offset: 0x2000, paddr: 0x4000_1000n, filesz: 0x800, memsz: 0x9000}],
  })
  const {memory} = await openElf(fromMemory(data))
  expect(await memory.read(0x4000_1000 as Pa, 0x800)).toHaveLength(0x800)
  expect(await memory.read(0x4000_2000 as Pa, 8)).toBeUndefined()
})

test("with more than 65534 program headers their number is in section header 0", async () => {
  const data = core({headers: [{}], phnum: 0xffff, shoff: 0x3000n})
  new DataView(data.buffer).setUint32(0x3000 + 44, 1, true)
  expect((await openElf(fromMemory(data))).segments).toHaveLength(1)
  await expect(openElf(fromMemory(core({headers: [{}], phnum: 0xffff})))).rejects.toThrow("section header 0")
})

test.each([
  ["an empty file", new Uint8Array(0), "ELF header", 0],
  ["text", new TextEncoder().encode("#!/bin/sh\n".repeat(20)), "7f 45 4c 46", 0],
  ["32 bits", core({headers: [], class: 1}), "64-bit", 4],
  ["no core", core({headers: [], type: 2}), "a core (type 4) expected, type 2 found", 16],
  ["x86", core({headers: [], machine: 62}), "AArch64 (machine 183) expected, machine 62 found", 18],
  ["headers beyond the file", core({headers: [], phoff: 0x1_0000n, phnum: 3}), "the file ends at 0x4000", 56],
  [
    "headers that wrap around",
    core({headers: [], phoff: 0xffff_ffff_ffff_ff00n, phnum: 3}),
    "no size or offset",
    32,
  ],
  [
    "a segment beyond the file",
    core({headers: [{filesz: 0x4000}]}),
    "ends at 0x5000, the file at 0x4000",
    72,
  ],
  ["a segment that wraps", core({headers: [{offset: 0x1f_ffff_ffff_ffffn, filesz: 2}]}), "ends at", 72],
  ["less memory than file", core({headers: [{memsz: 1}]}), "but only 0x0001 in memory", 96],
  ["a physical address of 64 bits", core({headers: [{paddr: 0xfff0_0000_0000_0000n}]}), "beyond 52 bits", 88],
])("%s is refused, with the place", async (_what, data, words, offset) => {
  const error = await openElf(fromMemory(data)).then(
    () => null,
    (e: unknown) => e,
  )
  expect(error).toBeInstanceOf(FormatError)
  expect((error as FormatError).message).toContain(words)
  expect((error as FormatError).offset).toBe(offset)
})

test("a header that claims a quarter of a million headers costs no more than the file has", async () => {
  const data = core({headers: [], phnum: 0xffff, shoff: 0x3000n})
  new DataView(data.buffer).setUint32(0x3000 + 44, 250_000, true)
  const bytes = counted(fromMemory(data))
  await expect(openElf(bytes)).rejects.toThrow(FormatError)
  expect(bytes.bytesRead).toBeLessThan(1000)
})

test("a segment that starts inside of another goes on behind it, and a read may span segments that touch", async () => {
  const headers = [
    {offset: 0x1000, paddr: 0x4000_0000n, filesz: 0x1000},
    {offset: 0x2000, paddr: 0x4000_0800n, filesz: 0x1000},
    {offset: 0x3000, paddr: 0x4000_1800n, filesz: 0x800},
  ]
  const data = core({headers})
  data.fill(1, 0x1000, 0x2000)
  data.fill(2, 0x2000, 0x3000)
  data.fill(3, 0x3000, 0x3800)
  const {memory} = await openElf(fromMemory(data))
  const all = (await memory.read(0x4000_0000 as Pa, 0x2000))!
  expect([0xfff, 0x1000, 0x17ff, 0x1800, 0x1fff].map(n => all[n])).toEqual([1, 2, 2, 3, 3])
})

test("many headers that share one piece of notes cost no more than the budget", async () => {
  // 80,000 notes without name and content, that is zeros.
  const notes = {type: 4, offset: 2 ** 17, filesz: 12 * 80_000}
  const bytes = counted(fromMemory(core({headers: Array.from({length: 1000}, () => notes), size: 2 ** 21})))
  await expect(openElf(bytes)).rejects.toThrow("more notes than the 0x0100_0000 bytes")
  expect(bytes.bytesRead).toBeLessThan(2 ** 24 + 2 ** 17)
})

test("memory behind the kernel's image, which lies inside of RAM, is found", async () => {
  const ram = {offset: 0x1000, paddr: 0x4000_0000n, filesz: 0x2000}
  const image = {offset: 0x3000, paddr: 0x4000_0400n, filesz: 0x400}
  for (const headers of [
    [image, ram],
    [ram, image],
  ]) {
    const data = core({headers})
    data[0x1000 + 0x1abc] = 42
    const {memory} = await openElf(fromMemory(data))
    expect((await memory.read(0x4000_1abc as Pa, 1))?.[0]).toBe(42)
  }
})

interface Symbols {
  readonly roots: {readonly swapper_pg_dir: {readonly pa: string; readonly va: string}}
}

test.each(NAMES)(
  "the notes of %s have the program counter, and lead to the root of the source",
  async name => {
    const {cpus, vmcoreinfo} = await openElf(fromMemory(await unpacked(name)))
    const captured = <T>(file: string): T => JSON.parse(readFileSync(`test/dumps/${name}/${file}`, "utf8"))
    expect(cpus.map(({pc}) => pc)).toEqual([BigInt(captured<{PC: string}>("registers.json").PC)])
    const line = (key: string) => vmcoreinfo!.split("\n").find(line => line.startsWith(`${key}=`))!
    const value = (key: string) => line(key).slice(key.length + 1)
    const swapper = BigInt(`0x${value("SYMBOL(swapper_pg_dir)")}`)
    expect(swapper).toBe(BigInt(captured<Symbols>("symbols.json").roots.swapper_pg_dir.va))
    const root = BigInt.asUintN(64, swapper - BigInt(value("NUMBER(kimage_voffset)")))
    expect(toPa(root)).toBe(parseExample(json(name)).root)
  },
)
