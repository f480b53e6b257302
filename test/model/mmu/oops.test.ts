import {describe, expect, test} from "vitest"
import {faultName} from "../../../src/model/mmu/faultName.ts"
import {geometry} from "../../../src/model/geometry.ts"
import {faultMessage, oops, type Oops} from "../../../src/model/mmu/oops.ts"
import {toPa} from "../../../src/model/word.ts"
import {parseTables} from "../tables.ts"

const of: Oops = {
  esr: 0x9600004fn,
  far: 0xffff800007656010n,
  release: "5.3",
  geometry: geometry(4096, 48),
  memory: parseTables(`
    0x41a00800 = 0x0000000041a04003
    0x41a04000 = 0x0000000041a05003
    0x41a05008 = 0x00e0000047800791
    0x41a051d8 = 0x0000000041a06003
    0x41a062b0 = 0x00e0000047656793
    0x47800000 = 0x00e0000047657793`),
  root: toPa(0x41a00000),
  tables: "swapper",
}

const lines = (changed: Partial<Oops>) => oops({...of, ...changed})

test("Linux 5.3, a write to a read-only page", () => {
  expect(lines({}).join("\n"))
    .toBe(`Unable to handle kernel write to read-only memory at virtual address ffff800007656010
Mem abort info:
  ESR = 0x9600004f
  Exception class = DABT (current EL), IL = 32 bits
  SET = 0, FnV = 0
  EA = 0, S1PTW = 0
Data abort info:
  ISV = 0, ISS = 0x0000004f
  CM = 0, WnR = 1
swapper pgtable: 4k pages, 48-bit VAs, pgdp=0000000041a00000
[ffff800007656010] pgd=0000000041a04003, pud=0000000041a05003, pmd=0000000041a06003, pte=00e0000047656793
Internal error: Oops: 9600004f [#1] SMP`)
})

test("Linux 7.1, the same", () => {
  expect(lines({release: "7.1"}).join("\n"))
    .toBe(`Unable to handle kernel write to read-only memory at virtual address ffff800007656010
Mem abort info:
  ESR = 0x000000009600004f
  EC = 0x25: DABT (current EL), IL = 32 bits
  SET = 0, FnV = 0
  EA = 0, S1PTW = 0
  FSC = 0x0f: level 3 permission fault
Data abort info:
  ISV = 0, ISS = 0x0000004f, ISS2 = 0x00000000
  CM = 0, WnR = 1, TnD = 0, TagAccess = 0
  GCS = 0, Overlay = 0, DirtyBit = 0, Xs = 0
swapper pgtable: 4k pages, 48-bit VAs, pgdp=0000000041a00000
[ffff800007656010] pgd=0000000041a04003, p4d=0000000041a04003, pud=0000000041a05003, pmd=0000000041a06003, pte=00e0000047656793
Internal error: Oops: 000000009600004f [#1] SMP`)
})

test("the release of descriptors says 5.14 of Linux 6.1, too: its major version makes the syndrome 64 bits wide", () => {
  const told = (major?: number) => lines({release: "5.14", major}).filter(line => /ESR|Internal/.test(line))
  expect(told()).toEqual(["  ESR = 0x9600004f", "Internal error: Oops: 9600004f [#1] SMP"])
  expect(told(5)).toEqual(told())
  expect(told(6)).toEqual(["  ESR = 0x000000009600004f", "Internal error: Oops: 000000009600004f [#1] SMP"])
})

describe("the kernel's words for the fault", () => {
  test.each([
    [0x9600004fn, "5.3", "write to read-only memory"],
    [0x9600000fn, "5.3", "read from unreadable memory"],
    [0x8600000fn, "5.4", "read from unreadable memory"],
    [0x8600000fn, "5.10", "execute from non-executable memory"],
    [0x96000007n, "5.3", "paging request"],
  ] as const)("ESR %s in Linux %s: %s", (esr, release, words) => {
    expect(faultMessage(esr, of.far, 4096, release)).toBe(words)
  })

  test("an address in the first page is a NULL pointer", () => {
    expect(faultMessage(0x96000004n, 0xfffn, 4096, "5.3")).toBe("NULL pointer dereference")
    expect(faultMessage(0x96000004n, 0x1000n, 4096, "5.3")).toBe("paging request")
    expect(faultMessage(0x96000004n, 0x1000n, 65536, "5.3")).toBe("NULL pointer dereference")
  })

  test("names of status codes that came later", () => {
    const names = [0x00, 0x07, 0x0c, 0x11, 0x2b, 0x28]
    expect(names.map(status => faultName(status, "5.3"))).toEqual([
      "ttbr address size fault",
      "level 3 translation fault",
      "unknown 12",
      "unknown 17",
      "unknown 43",
      "unknown 40",
    ])
    expect(names.map(status => faultName(status, "7.1")).slice(2)).toEqual([
      "level 0 permission fault",
      "synchronous tag check fault",
      "level -1 translation fault",
      "unknown 40",
    ])
  })
})

describe("the entries", () => {
  const entries = (changed: Partial<Oops>) =>
    lines({esr: 0x96000007n, ...changed}).find(line => line.startsWith("["))

  test("end behind the first that is empty, or a block", () => {
    expect(entries({far: 0xffff000000000000n})).toBe("[ffff000000000000] pgd=0000000000000000")
    expect(entries({far: 0xffff800000200000n})).toBe(
      "[ffff800000200000] pgd=0000000041a04003, pud=0000000041a05003, pmd=00e0000047800791",
    )
  })

  test("of folded levels repeat the level above, also if it is empty", () => {
    const g = geometry(4096, 39)
    const memory = parseTables("0x41b00000 = 0x0000000041b01003")
    const short = {geometry: g, memory, root: toPa(0x41b00000), release: "6.12"} as const
    expect(entries({...short, far: 0xffffffc000000000n})).toBe(
      "[ffffffc000000000] pgd=0000000000000000, p4d=0000000000000000, pud=0000000000000000",
    )
    expect(entries({...short, far: 0xffffff8000000000n})).toBe(
      "[ffffff8000000000] pgd=0000000041b01003, p4d=0000000041b01003, pud=0000000041b01003",
    )
  })

  test("are not looked up for an address outside of the kernel's half", () => {
    expect(entries({far: 0x1000n})).toBe("[0000000000001000] user address but active_mm is swapper")
    expect(entries({far: 0x0001000000000000n, tables: "user"})).toBe(
      "[0001000000000000] address between user and kernel address ranges",
    )
    expect(entries({far: 0xabcd800007656010n})).toBe(
      "[abcd800007656010] address between user and kernel address ranges",
    )
  })
})

test("an external abort is told in one line", () => {
  expect(lines({esr: 0x96000010n})).toEqual(["Internal error: synchronous external abort: 96000010 [#1] SMP"])
})

test("a fault without a handler is an unhandled fault, since 6.0 told by its name as the others are, of an address without its tag", () => {
  const [first, ...rest] = lines({esr: 0x96000040n})
  expect([first, rest.at(-1)]).toEqual([
    "Unhandled fault at 0xffff800007656010",
    "Internal error: ttbr address size fault: 96000040 [#1] SMP",
  ])
  const wide = lines({esr: 0x96000040n, far: 0xed75_1000_0000_2000n, release: "5.14", major: 6})
  expect([wide[0], wide.at(-1)]).toEqual([
    "Unable to handle kernel ttbr address size fault at virtual address 0075100000002000",
    "Internal error: Oops: 0000000096000040 [#1] SMP",
  ])
  // Bit 55 is set: nothing is cut off.
  expect(lines({esr: 0x96000040n, far: 0xed85_1000_0000_2000n, release: "6.12"})[0]).toBe(
    "Unable to handle kernel ttbr address size fault at virtual address ed85100000002000",
  )
})
