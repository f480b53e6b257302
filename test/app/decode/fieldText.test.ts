import {expect, test} from "vitest"
import {layoutOf, pieces, standsWords, turned} from "../../../src/app/decode/fieldText.ts"
import {answer, UNASKED, type Answer} from "../../../src/app/decode/question.ts"

const read = (text: string) => answer({...UNASKED, text})
const OOPS = "Unable to handle write\n[ffff00000a2eb000] pmd=18000000bffaf003, pte=00e800004a2eb707\nCPU: 0\n"

test("of an oops the value is marked, of a wrong text the wrong letters, of a number alone nothing", () => {
  const marked = (text: string) => pieces(text, read(text)).filter(({as}) => as !== null)
  expect(marked(OOPS)).toEqual([{text: "00e800004a2eb707", as: "value"}])
  expect(marked("0x00e8 0000 4a2e g707")).toEqual([{text: "g", as: "wrong"}])
  expect(marked("00e800004a2eg")).toEqual([{text: "g", as: "wrong"}])
  for (const alone of ["0x00e8_0000_4a2e_b707", " 00e8 0000 4a2e b707 ", ""])
    expect(marked(alone)).toEqual([])
})

test("the pieces are the text", () => {
  for (const text of [OOPS, "0x12g4", "  ", "", "3, 4", "e800004a2eb707\n"])
    expect(
      pieces(text, read(text))
        .map(piece => piece.text)
        .join(""),
    ).toBe(text)
})

test("where the value stands is said with its line", () => {
  const said = (text: string) => standsWords(text, (read(text) as Answer).stands!)
  expect(said(OOPS)).toBe("pte 0x00e8_0000_4a2e_b707, marked, in line 2 of 3")
  expect(said("the entry is 0x00e8_0000_4a2e_b707 now")).toBe("0x00e8_0000_4a2e_b707, marked")
})

test("a number has the field as it is, a longer text lines, and a word without end is not wrapped", () => {
  expect(layoutOf("0x00e8_0000_4a2e_b707")).toBe("value")
  expect(layoutOf("3\n4")).toBe("lines")
  expect(layoutOf(OOPS)).toBe("lines")
  expect(layoutOf(`pte=3 ${"f".repeat(1001)}`)).toBe("unwrapped")
})

test("up and down turn the digit at the caret, or before it, and not the x of 0x", () => {
  expect(turned("0xef", 3, 1)).toBe("0xe0")
  expect(turned("0xef", 4, -1)).toBe("0xee")
  expect(turned("0xef", 1, 1)).toBeUndefined()
})

test("in a text around values only their digits turn; the caret moves through the rest", () => {
  const turn = (caret: number) => turned(OOPS, caret, 1, read(OOPS))
  expect(turn(OOPS.indexOf("able"))).toBeUndefined()
  expect(turn(OOPS.indexOf("00e8"))).toBe(OOPS.replace("00e8", "10e8"))
  expect(turn(OOPS.indexOf("1800"))).toBe(OOPS.replace("1800", "2800"))
  // What is wrong can be mended so, wherever it is.
  expect(turned("0x12g4", 3, 1, read("0x12g4"))).toBe("0x13g4")
})
