import {expect, test} from "vitest"
import {counted, fromMemory} from "../../src/format/bytes.ts"
import {openElf} from "../../src/format/elf.ts"
import {FormatError} from "../../src/format/error.ts"
import type {Pa} from "../../src/model/word.ts"
import {core} from "./core.ts"
import {NAMES, unpacked} from "./files.ts"

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

test.each(NAMES)("%s has one CPU and a VMCOREINFO that names its kernel", async name => {
  const {cpus, vmcoreinfo, segments} = await openElf(fromMemory(await unpacked(name)))
  expect([cpus.length > 0, segments.length > 0]).toEqual([true, true])
  expect(vmcoreinfo).toMatch(/OSRELEASE=\d+\.\d+/)
})
