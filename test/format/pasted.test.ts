import fc from "fast-check"
import {expect, test} from "vitest"
import {readPasted} from "../../src/format/pasted.ts"
import type {Pasted} from "../../src/format/reading.ts"

const PAGE = 0x00e8_0000_4a2e_b707n

/** Do the letters of the text at a value's place say that value, as hex, binary or decimal digits? */
function saysIt(text: string, {value, start, end}: Pasted): boolean {
  const letters = text.slice(start, end)
  const digits = letters.replace(/[_\s]/g, "")
  const ways = [
    /^[0-9a-f]+$/i.test(digits) && `0x${digits}`,
    /^[01]+$/.test(digits) && `0b${digits}`,
    /^\d+$/.test(digits) && digits,
  ]
  return letters === letters.trim() && ways.some(way => way !== false && BigInt(way) === value)
}

/** The values of a text that has some, all of which stand where they are said to. */
function valuesOf(text: string): readonly Pasted[] {
  const reading = readPasted(text)
  if ("problem" in reading) throw new Error(reading.problem)
  expect(reading.values.filter(value => !saysIt(text, value))).toEqual([])
  return reading.values
}

test.each([
  ["0x00e8_0000_4a2e_b707"],
  ["00e800004a2eb707"],
  ["e800004a2eb707"],
  ["  0X00E8 0000 4A2E B707\n"],
  ["0000000000000000000000e800004a2eb707"],
  ["0000000011101000000000000000000001001010001011101011011100000111"],
  ["0b11101000000000000000000001001010001011101011011100000111"],
  ["11101000 00000000 00000000 01001010 00101110 10110111 00000111"],
  ["0x00e800004a2eb707ULL"],
  ["0x00e800004a2eb707ul,"],
  ["'0x00e800004a2eb707'"],
  ["the entry is 0x00e800004a2eb707 now"],
  ["$1 = 0xe800004a2eb707"],
  ["(gdb) p/x *ptep\n$12 = 0xe800004a2eb707\n"],
  ["(unsigned long) $0 = 0x00e800004a2eb707"],
  ["$3 = 65302195841447687"],
  ["$1 = 11101000000000000000000001001010001011101011011100000111"],
  ["000000005ffaf758: 0x00e800004a2eb707"],
  ["ffff00001ffaf758:  00e800004a2eb707                    ...J...."],
  ["      PTE         PHYSICAL   FLAGS\ne800004a2eb707   4a2eb000   (VALID|SHARED|AF|PXN|UXN|DIRTY)"],
])("“%s” is the page", text => {
  expect(valuesOf(text)).toMatchObject([{value: PAGE, level: null}])
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
  expect(readPasted(vtop)).toMatchObject({
    values: [
      {value: PAGE, level: "pte"},
      {value: 0x1800_0000_bfff_8003n, level: "pgd"},
    ],
  })
})

test("gdb prints an address, then words; the address is none of them", () => {
  const rows = "0xffff00007fffa758:\t0x00e800004a2eb707\t0x00e800004a2ec707\n0xffff00007fffa768 <x+16>:\t0x0"
  expect(readPasted(rows)).toMatchObject({
    values: [PAGE, PAGE + 0x1000n, 0n].map(value => ({value, level: null})),
  })
})

test.each([
  ["0x00e800004a2eb707, 0x3"],
  ["00e800004a2eb707 0000000000000003"],
  ["00e800004a2eb707,3"],
  ["e800004a2eb707\n3\n"],
  ["e800004a2eb707;\r\n0000000000000003\r\n"],
  ["00e8 0000 4a2e b707 0000 0000 0000 0003"],
  ["0x00e8_0000_4a2e_b707 0x0000_0000_0000_0003"],
  ["at 0x3 there is pteval = 0x00e800004a2eb707"],
  ["ffff00001ffaf758:  00e800004a2eb707 0000000000000003   ..J............."],
  ["000000005ffaf758: 0x00e800004a2eb707 0x0000000000000003"],
  ["$1 = 0xe800004a2eb707\n$2 = 3"],
])("of the two numbers in “%s” the first is first", text => {
  expect(valuesOf(text)).toMatchObject([PAGE, 3n].map(value => ({value, level: null})))
})

test.each([
  ["pte_val(*ptep) = 0x00e800004a2eb707", "pte"],
  ["pte_val(*pte_offset_kernel(pmd, addr)) = 00e800004a2eb707", "pte"],
  ["pmdval=0x1, pmd_val(*pmdp)=0x00e800004a2eb707ULL", "pmd"],
  ["$1 = {pte = 0xe800004a2eb707}", "pte"],
  ["$1 = {pte = 65302195841447687}", "pte"],
  ["$2 = {pgd = {pud = {pmd = 0xe800004a2eb707}}}", "pmd"],
  ["(pte_t){\n\t.pte = (pteval_t)65302195841447687,\n}", "pte"],
  ["(pmdval_t)0xe800004a2eb707", "pmd"],
])("“%s” names its level", (text, level) => {
  expect(valuesOf(text)).toMatchObject([{value: PAGE, level}])
})

test("each number stands where its digits are, without 0x and UL", () => {
  const place = (text: string) => valuesOf(text).map(({start, end}) => text.slice(start, end))
  expect(place("at 0x3 there is pteval = 0x00e800004a2eb707UL")).toEqual(["00e800004a2eb707", "3"])
  expect(place("pmd=18000000bffaf003, pte=00e800004a2eb707")).toEqual([
    "00e800004a2eb707",
    "18000000bffaf003",
  ])
  expect(place("3;\n 00e8 0000 4a2e b707 0000 0000 0000 0003 ")).toEqual([
    "3",
    "00e8 0000 4a2e b707",
    "0000 0000 0000 0003",
  ])
  expect(valuesOf("pgd=3, p4d=3").map(({start}) => start)).toEqual([11, 4])
})

test("a name in front of a word that is no number is no entry", () => {
  const text = "pte: faded_page, pud=(null), pmd=180000005ffaf003ul, pte=0x1u"
  expect(valuesOf(text).map(({level}) => level)).toEqual(["pte", "pmd"])
})

test("a bad page map names its levels behind a colon", () => {
  expect(
    readPasted("BUG: Bad page map in process init  pte:00e800004a2eb707 pmd:18000000bffaf003"),
  ).toMatchObject({values: [{level: "pmd"}, {value: PAGE, level: "pte"}]})
})

test("of a whole oops, with the log before it, the one line of the tables is read", () => {
  const line =
    "[   12.345678] [ffff00000a2eb000] pgd=18000000bfff8003, pmd=18000000bffaf003, pte=00e800004a2eb707"
  const log = "[   12.345670] x29: ffff80000a2ebd30 x28: ffff00000a2eb000 x27: 0000000000000000\n".repeat(200)
  expect(log.length).toBeGreaterThan(10_000)
  expect(readPasted(`${log}${line}\n${log}`)).toMatchObject({
    values: [{value: PAGE, level: "pte"}, {level: "pmd"}, {level: "pgd"}],
  })
  expect(readPasted(log)).toMatchObject({
    problem: `${log.length.toLocaleString("en")} characters, and no line names a descriptor; of others at most 4,096 are read`,
  })
})

test.each([
  ["0x00e0_0000_4a2e_b78g", "Not a hex digit: g, the last of 16", 20, 21],
  ["0x0ze0", "Not a hex digit: z, number 2 of 4", 3, 4],
  ["0x1_00e0_0000_4a2e_b787", "1 digit too many: 17 digits; a descriptor has 16", 22, 23],
  ["0x", "0x alone; expected up to 16 hex digits", 0, 2],
  ["0x00e8 0000 4a2e g707", "Not a hex digit: g, number 13 of 16", 17, 18],
  ["3, 0x0ze0", "Not a hex digit: z, number 2 of 4", 6, 7],
  ["00e800004a2eb707 100e000004a2eb787", "17 digits too many: 33 digits; a descriptor has 16", 17, 34],
  ["0b" + "1".repeat(65), "1 digit too many: 65 binary digits; a descriptor has 64", 66, 67],
  ["{pte = 18446744073709551616}", "18446744073709551616 is more than 64 bits hold", 7, 27],
  ["$1 = 101", "Not a hex digit: $, number 1 of 6", 0, 1],
  [",;", "No digits; expected up to 16 hex digits", 0, 2],
  ["pte=0000000040000zz3 pmd=1", "Not a hex digit of pte: z, number 14 of 16", 17, 18],
  ["pmd=1, pte_val(*ptep) = 0xe800004a2ebO07ULL", "Not a hex digit of pte: O, number 12 of 14", 37, 38],
  ["pte=100e000004a2eb78712", "3 digits too many: 19 digits; a descriptor has 16", 20, 23],
])("“%s”: %s", (text, problem, start, end) => {
  expect(readPasted(text)).toEqual({problem, start, end})
})

test("nothing is nothing, and a million letters are answered at once", () => {
  expect(readPasted(" \n")).toEqual({values: []})
  expect(readPasted("f".repeat(1e6))).toMatchObject({
    problem: "1,000,000 characters; at most 65,536 are read",
  })
})

test("whatever is pasted, a value has 64 bits and stands in the text, and a problem lies inside of the text", () => {
  const letters = fc.stringMatching(/^[0-9a-fx_ :=>ptmdu,\n]{0,80}$/)
  const pieces = [
    "pte",
    "pmd_val(",
    "0x",
    "0b",
    "$1 = ",
    "{pte = ",
    "(pteval_t)",
    " => ",
    ": ",
    "\n",
    "  ",
    "00e800004a2eb707",
  ]
  const printed = fc.array(fc.oneof(fc.constantFrom(...pieces), letters), {maxLength: 12})
  const text = fc.oneof(
    fc.string({unit: "binary"}),
    letters,
    printed.map(parts => parts.join("")),
  )
  fc.assert(
    fc.property(text, pasted => {
      const reading = readPasted(pasted)
      if ("values" in reading)
        return reading.values.every(one => one.value < 2n ** 64n && saysIt(pasted, one))
      return reading.start >= 0 && reading.start < reading.end && reading.end <= pasted.length
    }),
    {numRuns: 2000},
  )
})
