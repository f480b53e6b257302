import {expect, test} from "vitest"
import {parseVa} from "../../../src/app/control/parseVa.ts"
import {geometry} from "../../../src/model/geometry.ts"
import type {Source} from "../../../src/model/source.ts"
import {toVa} from "../../../src/model/word.ts"

const source = (vaBits: number, start: bigint) =>
  ({geometry: geometry(4096, vaBits), linear: {start: toVa(start), end: toVa(0n)}}) as unknown as Source
const upper = source(48, 0xffff_0000_0000_0000n)
const lower = source(39, 0n)

test.each([
  "0xffff_0000_0a2e_b123",
  "0xFFFF00000A2EB123",
  " ffff00000a2eb123 ",
  "ffff 0000 0a2e b123",
  "18446462598903673123",
])("“%s” is read as 0xffff_0000_0a2e_b123", text => {
  expect(parseVa(text, upper)).toEqual({value: toVa(0xffff_0000_0a2e_b123n)})
})

test("sixteen digits without a letter are hex, fewer are decimal", () => {
  expect(parseVa("0000000012345678", lower)).toEqual({value: 0x1234_5678})
  expect(parseVa("12345678", lower)).toEqual({value: 12345678})
})

test.each([
  ["", "Expected an address, 0xffff_0000_0000_0000 to 0xffff_ffff_ffff_ffff"],
  ["0x", "Expected an address, 0xffff_0000_0000_0000 to 0xffff_ffff_ffff_ffff"],
  ["0xffff_000g", "“g” is no hex digit: expected 0x and up to 16 of 0–9, a–f"],
  ["-1", "“-” is no hex digit: expected 0x and up to 16 of 0–9, a–f"],
  ["0xf_ffff_0000_0a2e_b123", "An address has 64 bits: expected at most 16 hex digits"],
  [
    "0xff00_0000_0000_0000",
    "Bits 63 to 48 are not all equal, so no table translates it: expected 0xffff_0000_0000_0000 to 0xffff_ffff_ffff_ffff",
  ],
  [
    "0x4a2e_b000",
    "In the lower half, TTBR0: this table is TTBR1’s, 0xffff_0000_0000_0000 to 0xffff_ffff_ffff_ffff",
  ],
])("“%s” is refused: %s", (text, problem) => {
  expect(parseVa(text, upper)).toEqual({problem})
})

test("a lower-half table refuses the upper half and what lies above its address size", () => {
  expect(parseVa("ffffffc000000000", lower)).toEqual({
    problem:
      "In the upper half, TTBR1: this table is TTBR0’s, 0x0000_0000_0000_0000 to 0x0000_007f_ffff_ffff",
  })
  expect(parseVa("0x80_0000_0000", lower)).toEqual({
    problem:
      "Bits 63 to 39 are not all equal, so no table translates it: expected 0x0000_0000_0000_0000 to 0x0000_007f_ffff_ffff",
  })
  expect(parseVa("0x7f_ffff_ffff", lower)).toEqual({value: 0x7f_ffff_ffff})
})

test("a million characters are answered with a short message", () => {
  expect(parseVa("f".repeat(1e6), upper)).toEqual({
    problem: "An address has 64 bits: expected at most 16 hex digits",
  })
})
