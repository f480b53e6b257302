import {expect, test} from "vitest"
import {geometry} from "../../../src/model/geometry.ts"
import {addrEnd, copyName, entriesUntil} from "../../../src/model/trans/machine.ts"
import type {Va} from "../../../src/model/word.ts"

const va = (n: number) => n as Va

test("the end of an entry is its boundary or the end of the range, whichever comes first; 0 is the top", () => {
  expect(addrEnd(va(0x1234), va(0x9000), 0x1000)).toBe(0x2000)
  expect(addrEnd(va(0x1234), va(0x1800), 0x1000)).toBe(0x1800)
  expect(addrEnd(va(-0x2000), va(0), 0x1000)).toBe(-0x1000)
  expect(addrEnd(va(-0x1000), va(0), 0x1000)).toBe(0)
  expect(addrEnd(va(0x1000), va(0), 0x1000)).toBe(0x2000)
  expect(addrEnd(va(-0x1000), va(0x3000), 0x1000)).toBe(0x3000)
})

test("a loop that tests for equality after the first entry never ends on an empty or an unaligned range", () => {
  expect(entriesUntil(va(0x1000), va(0x4000), 0x1000)).toBe(3)
  expect(entriesUntil(va(-0x2000), va(0), 0x1000)).toBe(2)
  expect(entriesUntil(va(0x1000), va(0x1000), 0x1000)).toBe(Infinity)
  expect(entriesUntil(va(0x1000), va(0x1800), 0x1000)).toBe(Infinity)
})

test("the copy functions have the kernel's names, whatever is folded", () => {
  const names = (granule: 4096 | 16384 | 65536, vaBits: number, ...levels: (-1 | 0 | 1 | 2 | 3)[]) =>
    levels.map(level => copyName(geometry(granule, vaBits), level))
  expect(names(4096, 48, 0, 1, 2, 3)).toEqual(["copy_pgd", "copy_pud", "copy_pmd", "copy_pte"])
  expect(names(4096, 39, 1, 2, 3)).toEqual(["copy_pud", "copy_pmd", "copy_pte"])
  expect(names(65536, 42, 2, 3)).toEqual(["copy_pmd", "copy_pte"])
  expect(names(4096, 52, -1, 0, 1)).toEqual(["copy_pgd", "copy_p4d", "copy_pud"])
})
