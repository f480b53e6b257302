import {describe, expect, test} from "vitest"
import {
  effectiveRights,
  inherit,
  NO_HIERARCHY,
  permits,
  type Controls,
  type Rights,
} from "../../../src/model/mmu/rights.ts"
import {word} from "../../../src/model/word.ts"

const PLAIN: Controls = {hd: false, pan: false, epan: false, wxn: false}

const print = ({r, w, x}: Rights) => `${r ? "r" : "-"}${w ? "w" : "-"}${x ? "x" : "-"}`

interface Bits {
  pxn?: number
  uxn?: number
  /** AP[2:1]. */
  ap?: number
  dbm?: number
}

const leaf = ({pxn = 0, uxn = 0, ap = 0, dbm = 0}: Bits) =>
  word((BigInt(pxn) << 53n) | (BigInt(uxn) << 54n) | (BigInt(ap) << 6n) | (BigInt(dbm) << 51n))

/** The rights of EL1 and EL0, as "rw- ---". `table`: bits 62:59 of a table descriptor at level 1 above. */
function rights(bits: Bits, controls: Partial<Controls> = {}, table = 0): string {
  const above = inherit(NO_HIERARCHY, 1, (table << 27) >>> 0)
  const {el1, el0} = effectiveRights(leaf(bits), 3, above, {...PLAIN, ...controls})
  return `${print(el1)} ${print(el0)}`
}

describe("the leaf alone", () => {
  test.each([
    [1, 1, 0b00, "rw- ---", "PAGE_KERNEL"],
    [1, 1, 0b10, "r-- ---", "PAGE_KERNEL_RO"],
    [0, 1, 0b10, "r-x ---", "PAGE_KERNEL_ROX"],
    [0, 1, 0b00, "rwx ---", "PAGE_KERNEL_EXEC"],
    [1, 1, 0b01, "rw- rw-", "PAGE_SHARED"],
    [1, 1, 0b11, "r-- r--", "PAGE_READONLY"],
    [1, 0, 0b01, "rw- rwx", "PAGE_SHARED_EXEC"],
    [1, 0, 0b11, "r-- r-x", "PAGE_READONLY_EXEC"],
    [1, 0, 0b10, "r-- --x", "PAGE_EXECONLY"],
    [0, 0, 0b01, "rw- rwx", "EL1 executes nothing that EL0 may write"],
    [0, 0, 0b11, "r-x r-x", ""],
    [0, 0, 0b00, "rwx --x", ""],
  ])("PXN %i, UXN %i, AP %i: %s %s", (pxn, uxn, ap, expected) => {
    expect(rights({pxn, uxn, ap})).toBe(expected)
  })
})

describe("the tables above", () => {
  test.each([
    ["APTable[0] takes EL0's read and write", 0b0100, {ap: 0b01}, "rwx --x"],
    ["APTable[1] takes every write", 0b1000, {ap: 0b01}, "r-x r-x"],
    ["PXNTable takes EL1's execution", 0b0001, {}, "rw- --x"],
    ["UXNTable takes EL0's execution", 0b0010, {}, "rwx ---"],
  ])("%s", (_, table, bits, expected) => {
    expect(rights(bits, {}, table)).toBe(expected)
  })

  test("the level told is that of the topmost table that sets the attribute", () => {
    const top = inherit(NO_HIERARCHY, 0, 0x1000_0000)
    expect(inherit(top, 1, 0x5000_0000)).toEqual({noEl0: null, readOnly: 1, pxn: null, uxn: 0})
    expect(inherit(top, 2, 0x0000_0003)).toBe(top)
  })
})

describe("dirty state", () => {
  test("DBM makes a page writable only with HD", () => {
    expect(rights({ap: 0b10, dbm: 1, pxn: 1, uxn: 1})).toBe("r-- ---")
    expect(rights({ap: 0b10, dbm: 1, pxn: 1, uxn: 1}, {hd: true})).toBe("rw- ---")
    expect(rights({ap: 0b10, dbm: 0, pxn: 1, uxn: 1}, {hd: true})).toBe("r-- ---")
  })

  test("it comes before APTable, and before the rule that EL1 does not execute what EL0 may write", () => {
    expect(rights({ap: 0b11, dbm: 1}, {hd: true}, 0b1000)).toBe("r-x r-x")
    expect(rights({ap: 0b11, dbm: 1}, {hd: true})).toBe("rw- rwx")
  })
})

describe("PAN", () => {
  test.each([
    ["takes EL1's data access to what EL0 may read", {ap: 0b11}, {pan: true}, "--x r-x"],
    ["leaves the kernel's own pages alone", {ap: 0b00, uxn: 1}, {pan: true}, "rwx ---"],
    ["does not see what EL0 may only execute", {ap: 0b10}, {pan: true}, "r-x --x"],
    ["does see it with EPAN", {ap: 0b10}, {pan: true, epan: true}, "--x --x"],
    ["and leaves the kernel's own pages alone", {ap: 0b00, uxn: 1}, {pan: true, epan: true}, "rwx ---"],
    ["EPAN alone does nothing", {ap: 0b10}, {epan: true}, "r-x --x"],
  ])("%s", (_, bits, controls, expected) => {
    expect(rights(bits, controls)).toBe(expected)
  })

  test("EL0 without access because of APTable is no reason for PAN", () => {
    expect(rights({ap: 0b01, uxn: 1}, {pan: true}, 0b0100)).toBe("rwx ---")
  })
})

describe("WXN", () => {
  test("what may be written is not executed, by each exception level for itself", () => {
    expect(rights({ap: 0b00}, {wxn: true})).toBe("rw- --x")
    expect(rights({ap: 0b01}, {wxn: true})).toBe("rw- rw-")
    expect(rights({ap: 0b10}, {wxn: true})).toBe("r-x --x")
  })

  test("counts the right to write that PAN takes from data accesses", () => {
    expect(rights({ap: 0b00}, {wxn: true, pan: true, epan: true})).toBe("--- --x")
  })
})

test("every right that is missing has exactly one cause, every right that is there none", () => {
  const wrong: object[] = []
  for (let n = 0; n < 2 ** 13; n++) {
    const bit = (at: number) => (n >> at) & 1
    const bits = {pxn: bit(0), uxn: bit(1), ap: bit(2) | (bit(3) << 1), dbm: bit(4)}
    const controls = {hd: bit(5) === 1, pan: bit(6) === 1, epan: bit(7) === 1, wxn: bit(8) === 1}
    const above = inherit(NO_HIERARCHY, 0, ((n >> 9) << 27) >>> 0)
    const found = effectiveRights(leaf(bits), 2, above, controls)
    for (const el of [0, 1] as const)
      for (const kind of ["read", "write", "fetch"] as const) {
        const causes = found.denied.filter(d => d.el === el && d.kind === kind)
        if (causes.length !== (permits(found, {el, kind}) ? 0 : 1))
          wrong.push({...bits, ...controls, above, el, kind})
      }
  }
  expect(wrong).toEqual([])
})
