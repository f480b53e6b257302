import {describe, expect, test} from "vitest"
import {CPUS} from "../../../src/model/mmu/cpu.ts"
import {readWord} from "../../../src/model/memory.ts"
import {regime, type Registers} from "../../../src/model/mmu/regime.ts"
import {walk, walkAndUpdate} from "../../../src/model/mmu/walk.ts"
import {big, toPa} from "../../../src/model/word.ts"
import {parseTables, printWalk} from "../tables.ts"

// Tables as Linux 5.3 makes them, with something wrong or special in many places; IPS is 44 bits.
const tables = `
  0x41a00000 = 0x0000000041a01003
  0x41a00800 = 0x0000000041a04003
  0x41a00808 = 0x0000000041a01001
  0x41a00810 = 0x0000800041a09003
  0x41a01000 = 0x0000000041a02003
  0x41a02400 = 0x0000000041a03003
  0x41a03408 = 0x00c0000040081793
  0x41a03410 = 0x00d0000040082793
  0x41a04000 = 0x0000000041a05003
  0x41a04008 = 0x00e8000080000711
  0x41a04010 = 0x4000000041a07003
  0x41a04018 = 0x2000000041a08003
  0x41a051d8 = 0x0000000041a06003
  0x41a051e0 = 0x00e0000047800791
  0x41a062a0 = 0x00e8000047654713
  0x41a062a8 = 0x00e8000047655712
  0x41a062b0 = 0x00e0000047656793
  0x41a062b8 = 0x00e8000009000707
  0x41a062c0 = 0x00e8000047658313
  0x41a062c8 = 0x0000000047659701
  0x41a062d0 = 0x00e880004765a713
  0x41a062d8 = 0x000000004765bf53
  0x41a062e0 = 0x000000004765cfd3
  0x41a062e8 = 0x00e800004765d793
  0x41a07000 = 0x00e8000040000711
  0x41a08000 = 0x0000000040000751`

const registers: Registers = {
  tcr: 0x00000034b5503519n,
  mair: 0x0000bbff440c0400n,
  sctlr: 1n,
  ttbr0: null,
  ttbr1: 0x41a00000n,
  pstatePan: false,
}

const read = {el: 1, kind: "read"} as const
const write = {el: 1, kind: "write"} as const
const ACCESSES = [read, write, {el: 0, kind: "read"}, {el: 0, kind: "write"}] as const

/** The outcome of the four data accesses (EL1 read, write, EL0 read, write): "ok" or the fault status code. */
function outcomes(va: bigint, changed: Partial<Registers> = {}): string {
  const of = regime({...registers, ...changed}, CPUS.max)
  return ACCESSES.map(access => {
    const {fault} = walk(of, parseTables(tables), va, access)
    return fault ? fault.status.toString(16).padStart(2, "0") : "ok"
  }).join(" ")
}

const goesTo = (va: bigint, changed: Partial<Registers> = {}) =>
  walk(regime({...registers, ...changed}, CPUS.max), parseTables(tables), va, read).outputAddress

describe("4K with 48 bits, Linux 5.3 values", () => {
  test.each([
    {va: 0xffff000010081a40n, entry: "text ROX", fault: "ok 0f 0f 0f", pa: 0x40081a40},
    {va: 0xffff000010082a40n, entry: "text ROX, contiguous", fault: "ok 0f 0f 0f", pa: 0x40082a40},
    {va: 0xffff000010083a40n, entry: "empty entry", fault: "07 07 07 07", pa: null},
    {va: 0xffff800007654321n, entry: "PAGE_KERNEL", fault: "ok ok 0f 0f", pa: 0x47654321},
    {va: 0xffff800007655008n, entry: "bit 0 clear (debug_pagealloc)", fault: "07 07 07 07", pa: null},
    {va: 0xffff800007656010n, entry: "PAGE_KERNEL_RO", fault: "ok 0f 0f 0f", pa: 0x47656010},
    {va: 0xffff800007657018n, entry: "device", fault: "ok ok 0f 0f", pa: 0x9000018},
    {va: 0xffff800007658000n, entry: "AF = 0", fault: "0b 0b 0b 0b", pa: null},
    {va: 0xffff800007659000n, entry: "01 at level 3", fault: "07 07 07 07", pa: null},
    {va: 0xffff80000765a000n, entry: "OA bit 47 with IPS 44", fault: "03 03 03 03", pa: null},
    {va: 0xffff80000765b000n, entry: "AP 01", fault: "ok ok ok ok", pa: 0x4765b000},
    {va: 0xffff80000765c000n, entry: "AP 11", fault: "ok 0f ok 0f", pa: 0x4765c000},
    {va: 0xffff8000078abcden, entry: "2M block RO", fault: "ok 0e 0e 0e", pa: 0x478abcde},
    {va: 0xffff800040123456n, entry: "1G block", fault: "ok ok 0d 0d", pa: 0x80123456},
    {va: 0xffff800080001000n, entry: "APTable 10 above a rw block", fault: "ok 0e 0e 0e", pa: 0x40001000},
    {va: 0xffff8000c0001000n, entry: "APTable 01 above an AP 01 block", fault: "ok ok 0e 0e", pa: 0x40001000},
    {va: 0xffff808000000000n, entry: "01 at level 0", fault: "04 04 04 04", pa: null},
    {va: 0xffff810000000000n, entry: "table address bit 47 with IPS 44", fault: "00 00 00 00", pa: null},
    {va: 0xfffe800007654321n, entry: "bit 48 = 0", fault: "04 04 04 04", pa: null},
    {va: 0xff80000007654321n, entry: "bits 54:47 wrong", fault: "04 04 04 04", pa: null},
    {va: 0xffff0000ffff0000n, entry: "level-1 entry empty", fault: "05 05 05 05", pa: null},
  ])("$entry: $fault", ({va, fault, pa}) => {
    expect([outcomes(va), goesTo(va)]).toEqual([fault, pa])
  })
})

describe("other values of TCR, on the same tables", () => {
  test("with HA a clear access flag is no fault; a read-only page without DBM stays read-only", () => {
    const tcr = 0x000001b4b5503519n
    expect(outcomes(0xffff800007658000n, {tcr})).toBe("ok ok 0f 0f")
    expect(outcomes(0xffff800007656010n, {tcr})).toBe("ok 0f 0f 0f")
  })

  test("with HD a page with DBM is writable", () => {
    expect(outcomes(0xffff80000765d000n)).toBe("ok 0f 0f 0f")
    expect(outcomes(0xffff80000765d000n, {tcr: 0x000001b4b5503519n})).toBe("ok ok 0f 0f")
  })

  test("TBI1 ignores bits 63:56, and not bits 55:48", () => {
    const tcr = 0x00000074b5503519n
    expect(goesTo(0xabff800007654321n, {tcr})).toBe(0x47654321)
    expect(outcomes(0xabff800007654321n)).toBe("04 04 04 04")
    expect(outcomes(0xff80800007654321n, {tcr})).toBe("04 04 04 04")
  })

  test("bit 55 chooses the half: bit 63 alone is a translation fault of level 0", () => {
    expect(outcomes(0x00ff800007654321n)).toBe("04 04 04 04")
    expect(walk(regime(registers, CPUS.max), parseTables(tables), 0x00ff800007654321n, read).half).toBe(1)
  })

  test("HPD1 takes APTable away", () => {
    const tcr = 0x00000434b5503519n
    expect(outcomes(0xffff800080001000n, {tcr})).toBe("ok ok 0e 0e")
    expect(outcomes(0xffff8000c0001000n, {tcr})).toBe("ok ok ok ok")
  })

  test("EPD1: everything is a translation fault of level 0", () => {
    expect(outcomes(0xffff800007654321n, {tcr: 0x00000034b5d03519n})).toBe("04 04 04 04")
  })

  test("a TTBR beyond the output size is an address size fault of level 0", () => {
    const changed = {tcr: 0x00000031b5503519n, ttbr1: 0x800041a00000n}
    expect(outcomes(0xffff800007654321n, changed)).toBe("00 00 00 00")
  })
})

test("a table that is not in memory is an external abort on the walk, at its level", () => {
  const result = walk(
    regime(registers, CPUS.max),
    parseTables("0x41a00000 = 0x0000000041a01003"),
    0xffff000010081a40n,
    read,
  )
  expect(printWalk(result)).toBe(`0 0x41a00000[0] 0x41a00000 = 0x0000000041a01003
1 0x41a01000[0] 0x41a01000 = no memory
externalAbort fault, level 1 (0x15)`)
  expect(result.fault!.esr).toBe(0x96000015n)
})

test("bits 15:12 of a 64K descriptor are an address: beyond the output size with IPS of 48 bits", () => {
  const memory = parseTables("0x41c00030 = 0x1800000041c20003\n0x41c20000 = 0x006812345678a707")
  const wide = {...registers, tcr: 0x00000036f5563519n, ttbr1: 0x41c00000n}
  const narrow = {...wide, tcr: 0x00000035f5563519n}
  expect(walk(regime(wide, CPUS.max), memory, 0xfffffc00c0001234n, read).outputAddress).toBe(0xa123456781234)
  expect(walk(regime(narrow, CPUS.max), memory, 0xfffffc00c0001234n, read).fault).toMatchObject({
    kind: "addressSize",
    level: 3,
    status: 3,
  })
})

test("the leaf is told when the access flag or a permission keeps the access from it, and not for other faults", () => {
  const leafAt = (va: bigint) => walk(regime(registers, CPUS.max), parseTables(tables), va, write).leaf
  expect(leafAt(0xffff800007658000n)).toMatchObject({
    level: 3,
    base: 0x47658000,
    size: 4096,
    accessible: false,
  })
  expect(leafAt(0xffff8000078abcden)).toMatchObject({
    level: 2,
    start: -0x800000000000 + 0x7800000,
    base: 0x47800000,
    size: 0x200000,
    rights: {el1: {r: true, w: false, x: false}},
  })
  expect(leafAt(0xffff800007655008n)).toBeNull()
  expect(leafAt(0xffff80000765a000n)).toBeNull()
})

test("a missing right names its cause and level", () => {
  const denied = (va: bigint) =>
    walk(regime(registers, CPUS.max), parseTables(tables), va, write).leaf!.rights.denied
  expect(denied(0xffff800080001000n)).toContainEqual({el: 1, kind: "write", cause: "APTable", level: 1})
  expect(denied(0xffff800007656010n)).toContainEqual({el: 1, kind: "write", cause: "AP", level: 3})
})

describe("hardware updates", () => {
  const tcr = 0x000001b4b5503519n
  const of = regime({...registers, tcr}, CPUS.max)
  const at = (text: string) => toPa(BigInt(text))

  test("walk reports them and writes nothing", () => {
    const memory = parseTables(tables)
    const {updates} = walk(of, memory, 0xffff800007658000n, read)
    expect(updates.map(u => [u.pa, big(u.before), big(u.after)])).toEqual([
      [0x41a062c0, 0x00e8000047658313n, 0x00e8000047658713n],
    ])
    expect(big(readWord(memory, at("0x41a062c0"))!)).toBe(0x00e8000047658313n)
  })

  test("walkAndUpdate writes the access flag, and for a write the dirty state", () => {
    const memory = parseTables(tables)
    walkAndUpdate(of, memory, 0xffff800007658000n, read)
    walkAndUpdate(of, memory, 0xffff80000765d000n, read)
    expect(big(readWord(memory, at("0x41a062c0"))!)).toBe(0x00e8000047658713n)
    expect(big(readWord(memory, at("0x41a062e8"))!)).toBe(0x00e800004765d793n)
    walkAndUpdate(of, memory, 0xffff80000765d000n, write)
    expect(big(readWord(memory, at("0x41a062e8"))!)).toBe(0x00e800004765d713n)
    expect(walk(of, memory, 0xffff80000765d000n, write).updates).toEqual([])
  })

  test("a permission fault updates nothing", () => {
    const memory = parseTables("0x41a00000 = 0x0000000041a01003\n0x41a01000 = 0x00e0000047658391")
    const result = walkAndUpdate(of, memory, 0xffff000000000000n, write)
    expect([result.fault?.kind, result.updates]).toEqual(["permission", []])
  })
})

test("Device and Normal non-cacheable memory is outer shareable whatever SH says", () => {
  const memory = parseTables(tables)
  const shareability = (byte: bigint) =>
    walk(regime({...registers, mair: byte << 32n}, CPUS.max), memory, 0xffff800007654321n, read).shareability
  expect([0xffn, 0xbbn, 0x4fn, 0xf4n].map(shareability)).toEqual([3, 3, 3, 3])
  expect([0x00n, 0x04n, 0x0cn, 0x40n, 0x44n].map(shareability)).toEqual([2, 2, 2, 2, 2])
})

test("with translation off an address is its own output address, up to the CPU's size", () => {
  const off = {...registers, sctlr: 0n}
  const at = (va: bigint, name: keyof typeof CPUS) =>
    walk(regime(off, CPUS[name]), parseTables(""), va, write)
  expect(at(0xfffffffffffffn, "max")).toMatchObject({
    outputAddress: 0xfffffffffffff,
    memory: 0,
    shareability: 2,
  })
  expect(at(0x10000000000000n, "max").fault).toMatchObject({kind: "addressSize", level: 0, esr: 0x96000040n})
  expect(at(0x100000000000n, "cortex-a72").fault).toMatchObject({kind: "addressSize", level: 0})
})

test("an access through a half of which no TTBR is known is a translation fault of level 0", () => {
  expect(walk(regime(registers, CPUS.max), parseTables(tables), 0n, read).fault).toMatchObject({status: 4})
})
