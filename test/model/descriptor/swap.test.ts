import {expect, test} from "vitest"
import {protection} from "../../../src/model/descriptor/protection.ts"
import {RELEASES} from "../../../src/model/release.ts"
import type {Release} from "../../../src/model/source.ts"
import {present, swapEntry} from "../../../src/model/descriptor/swap.ts"
import {word} from "../../../src/model/word.ts"

const of = (release: Release, value: bigint) => {
  const {lo, hi} = word(value)
  return {present: present(release, lo, hi), swap: swapEntry(release, lo, hi)}
}

test.each([
  ["5.3", 0x123404n, false],
  ["5.10", 0x123404n, false],
  ["5.14", 0x12340cn, true],
  ["6.12", 0x1234044n, true],
  ["7.1", 0x1234044n, true],
] as const)("Linux %s reads 0x%x as swap type 1, offset 0x1234", (release, value, exclusive) => {
  expect(of(release, value).swap).toEqual({type: 1, offset: 0x1234, exclusive, uffdWp: false})
})

test("the widest offset and the uffd bit", () => {
  expect(of("5.3", 0x03ff_ffff_ffff_ff00n).swap).toMatchObject({type: 0, offset: 2 ** 50 - 1})
  expect(of("6.12", 0x3fff_ffff_ffff_f008n).swap).toMatchObject({offset: 2 ** 50 - 1, uffdWp: true})
})

test("PAGE_NONE is present and no swap entry in every release", () => {
  for (const release of RELEASES)
    expect(of(release, protection("PAGE_NONE", release)!), release).toEqual({present: true, swap: undefined})
})

test("a page that debug_pagealloc took out is present for Linux only since it says so", () => {
  expect(of("5.3", 0x00e8_0000_4765_5712n)).toEqual({present: false, swap: undefined})
  expect(of("7.1", 0x00e8_0000_5240_5f06n)).toEqual({present: true, swap: undefined})
})

test("an empty or valid descriptor is no swap entry", () => {
  expect(of("7.1", 0n)).toEqual({present: false, swap: undefined})
  expect(of("7.1", 0x703n)).toEqual({present: true, swap: undefined})
})
