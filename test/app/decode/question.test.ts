import fc from "fast-check"
import {expect, test} from "vitest"
import {
  answer,
  levelOf,
  parseQuestion,
  printQuestion,
  releaseOf,
  shapeOf,
  UNASKED,
  VA_BITS,
  withGranule,
  withText,
  type Answer,
  type Question,
} from "../../../src/app/decode/question.ts"
import {printedWords} from "../../../src/app/decode/sentence.ts"
import {parse, printView} from "../../../src/app/link/url.ts"
import {VIEWS} from "../../../src/app/views.ts"
import {levels, type Granule} from "../../../src/model/geometry.ts"
import {RELEASES} from "../../../src/model/release.ts"
import {hex64} from "../../../src/model/word.ts"

const ask = (text: string, rest: Partial<Question> = {}) => answer({...UNASKED, text, ...rest})

test.each([
  ["0x00e800004a2eb707", 3],
  ["0x00e0000040400781", 2],
  ["0x180000005ffaf003", 2],
  ["0x00e8000065214706", 3],
  ["0x0", 3],
])("%s looks like an entry of level %i", (text, level) => {
  expect(ask(text)).toMatchObject({level, by: "guess"})
})

test("a chosen level is no guess, nor is one that the text names", () => {
  expect(ask("0x00e0000040400781", {level: 1})).toMatchObject({level: 1, by: "choice"})
  expect(ask("pmd=180000005ffaf003")).toMatchObject({level: 2, by: "text"})
  expect(ask("pgd=180000005ffff003", {vaBits: 39})).toMatchObject({level: 1, by: "text"})
})

test("a level that a new text names is not chosen over; without one, or for the same value, the choice stays", () => {
  const link = {...UNASKED, text: "00e000004a2eb787", level: 3} as const
  const oops = "[ffff000000400010] pgd=180000005fff8003, pud=180000005fff7003, pmd=0060000040400791"
  expect(answer(withText(link, oops))).toMatchObject({level: 2, by: "text"})
  expect(answer(withText(link, "0060000040400791"))).toMatchObject({level: 3, by: "choice"})
  expect(answer(withText({...link, text: oops, level: 1}, `${oops} `))).toMatchObject({
    level: 1,
    by: "choice",
  })
})

test("of an oops the deepest entry is asked about, the others are offered", () => {
  expect(ask("pgd=18000000bfff8003, pmd=18000000bffaf003, pte=00e800004a2eb707")).toMatchObject({
    value: 0x00e8_0000_4a2e_b707n,
    level: 3,
    others: [{level: "pmd"}, {level: "pgd"}],
  })
})

test("nothing asked is no answer, and a wrong letter has its place", () => {
  expect(ask("  ")).toBeNull()
  expect(ask("0x12g4")).toEqual({problem: "Not a hex digit: g, number 3 of 4", start: 4, end: 5})
})

test("another granule keeps the address size if it has it, and a level that is no more is not chosen", () => {
  expect(withGranule({...UNASKED, level: 0}, 16384)).toMatchObject({vaBits: 48, level: 0})
  expect(withGranule({...UNASKED, vaBits: 39, level: 1}, 65536)).toMatchObject({vaBits: 48, level: 1})
  expect(withGranule({...UNASKED, level: 0}, 65536)).toMatchObject({vaBits: 48, level: null})
  expect(levelOf(shapeOf({...UNASKED, granule: 65536}), "pud")).toBe(1)
})

test.each([
  ["5.3.1", "5.3"],
  ["5.9", "5.4"],
  ["6.1", "5.14"],
  ["6.12", "6.12"],
  ["7.1", "7.1"],
  ["7.2", "7.1"],
  ["4.19", undefined],
  ["six", undefined],
])("Linux %s has the descriptors of %s", (version, release) => {
  expect(releaseOf(version)).toBe(release)
})

test("the mock's link is read, needs nothing else, and is printed again", () => {
  const link = parse("#d=00e000004a2eb787&l=3&g=4&va=48&k=6.1")
  expect(link).toMatchObject({view: "decode", problems: []})
  expect(answer(link.question!)).toMatchObject({value: 0x00e0_0000_4a2e_b787n, level: 3, by: "choice"})
  expect(printQuestion(link.question!)).toBe("d=00e000004a2eb787&l=3&g=4&va=48&k=5.14")
  expect(printView("decode", link.question!, {rung: "pixels", about: null})).toBe(
    "&view=decode&d=00e000004a2eb787&l=3&g=4&va=48&k=5.14",
  )
  expect(printView("tree", link.question!, {rung: "pixels", about: null})).toBe("")
})

test.each([
  ["#d=1&g=5", "The link's granule (g) is “5”: expected 4, 16 or 64."],
  ["#d=1&va=36", "The link's address size (va) is “36”: expected 39, 48, 52."],
  ["#d=1&l=-1", "The link's level (l) is “-1”: expected 0 to 3."],
  ["#d=1&k=1", "The link's kernel (k) is “1”: expected a version such as 6.1."],
  ["#v=1&view=map", `The link's view is “map”: expected ${VIEWS.join(", ")}.`],
])("%s is named", (hash, problem) => {
  expect(parse(hash).problems).toEqual([problem])
})

test("a question with a value survives its link", () => {
  const question = fc
    .constantFrom<Granule>(4096, 16384, 65536)
    .chain(granule =>
      fc.record({granule: fc.constant(granule), vaBits: fc.constantFrom(...VA_BITS[granule])}),
    )
    .chain(({granule, vaBits}) =>
      fc.record({
        ...{
          granule: fc.constant(granule),
          vaBits: fc.constant(vaBits),
          release: fc.constantFrom(...RELEASES),
        },
        text: fc.bigInt({min: 0n, max: 2n ** 64n - 1n}).map(n => hex64(n).slice(2).replaceAll("_", "")),
        level: fc.constantFrom(null, ...levels(shapeOf({...UNASKED, granule, vaBits}))),
      }),
    )
  fc.assert(
    fc.property(question, asked => {
      const parts = Object.fromEntries(new URLSearchParams(printQuestion(asked)))
      expect(parseQuestion(parts)).toEqual({question: asked, problems: []})
    }),
  )
})

test("a line of a page table dump is read for the kernel that is chosen, and says what it leaves open", () => {
  const text =
    "0xffff000004200000-0xffff000004400000           2M PMD       ro NX SHD AF        BLK UXN    MEM/NORMAL-TAGGED"
  const read = answer({...UNASKED, text}) as Answer
  expect(read).toMatchObject({value: 0x0060_0000_0000_0785n, level: 2, by: "text"})
  expect(printedWords(read.printed!, shapeOf(UNASKED), 2)).toBe(
    "The line stands for 1 entry of level 2; it names no output address, so those bits are 0 here.",
  )
  // 5.3 has no tagged memory, and another index for what is normal.
  expect(answer({...UNASKED, text, release: "5.3"})).toEqual({
    problem: "Kernels like Linux 5.3 have no MEM/NORMAL-TAGGED; choose another kernel",
    ...{start: text.indexOf("MEM/"), end: text.length},
  })
  const normal = text.replace("-TAGGED", "")
  expect(answer({...UNASKED, text: normal, release: "5.3"})).toMatchObject({value: 0x0060_0000_0000_0791n})
})
