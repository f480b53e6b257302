import fc from "fast-check"
import {expect, test} from "vitest"
import {readPasted} from "../../src/format/pasted.ts"

const PAGE = 0x00e8_0000_4a2e_b707n

test.each([
  ["0x00e8_0000_4a2e_b707"],
  ["00e800004a2eb707"],
  ["e800004a2eb707"],
  ["  0X00E8 0000 4A2E B707\n"],
  ["0000000000000000000000e800004a2eb707"],
  ["0000000011101000000000000000000001001010001011101011011100000111"],
])("“%s” is the page", text => {
  expect(readPasted(text)).toEqual({values: [{value: PAGE, level: null}]})
})

test("an oops names its levels; the deepest entry comes first", () => {
  const oops =
    "[ffff00000a2eb000] pgd=18000000bfff8003, p4d=18000000bfff8003, pud=18000000bfff7003, pmd=18000000bffaf003, pte=00e800004a2eb707"
  const reading = readPasted(oops)
  expect(reading).toMatchObject({
    values: [{value: PAGE, level: "pte"}, {level: "pmd"}, {level: "pud"}, {level: "p4d"}, {level: "pgd"}],
  })
})

test("crash's vtop gives the place of each entry, and its value behind an arrow", () => {
  const vtop =
    "   PGD: ffff80000a2ee000 => 18000000bfff8003\n   PTE: ffff00007fffa758 => e800004a2eb707\n  PAGE: 4a2eb000"
  expect(readPasted(vtop)).toEqual({
    values: [
      {value: PAGE, level: "pte"},
      {value: 0x1800_0000_bfff_8003n, level: "pgd"},
    ],
  })
})

test("gdb prints an address, then words; the address is none of them", () => {
  const rows = "0xffff00007fffa758:\t0x00e800004a2eb707\t0x00e800004a2ec707\n0xffff00007fffa768 <x+16>:\t0x0"
  expect(readPasted(rows)).toEqual({
    values: [PAGE, PAGE + 0x1000n, 0n].map(value => ({value, level: null})),
  })
})

test("of two numbers the first is first", () => {
  expect(readPasted("0x00e800004a2eb707, 0x3")).toEqual({
    values: [PAGE, 3n].map(value => ({value, level: null})),
  })
})

test.each([
  ["0x00e0_0000_4a2e_b78g", "Not a hex digit: g, the last of 16", 20, 21],
  ["0x0ze0", "Not a hex digit: z, number 2 of 4", 3, 4],
  ["0x1_00e0_0000_4a2e_b787", "1 digit too many: 17 digits; a descriptor has 16", 22, 23],
  ["0x", "0x alone; expected up to 16 hex digits", 0, 2],
  ["pte=100e000004a2eb78712", "3 digits too many: 19 digits; a descriptor has 16", 20, 23],
])("“%s”: %s", (text, problem, start, end) => {
  expect(readPasted(text)).toEqual({problem, start, end})
})

test("nothing is nothing, and a million letters are answered at once", () => {
  expect(readPasted(" \n")).toEqual({values: []})
  expect(readPasted("f".repeat(1e6))).toMatchObject({problem: "1,000,000 characters; at most 4,096 are read"})
})

test("whatever is pasted, a value has 64 bits, and a problem lies inside of the text", () => {
  const text = fc.oneof(fc.string({unit: "binary"}), fc.stringMatching(/^[0-9a-fx_ :=>ptmdu,\n]{0,80}$/))
  fc.assert(
    fc.property(text, pasted => {
      const reading = readPasted(pasted)
      if ("values" in reading) return reading.values.every(({value}) => value >= 0n && value < 2n ** 64n)
      return reading.start >= 0 && reading.start < reading.end && reading.end <= pasted.length
    }),
    {numRuns: 2000},
  )
})
