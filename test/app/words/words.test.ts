import {number} from "../../../src/model/descriptor/say.ts"
import {expect, test} from "vitest"
import {codeName, cut, listed, things} from "../../../src/app/words/words.ts"

test("numbers are grouped by thousands", () => {
  expect([0, 999, 1000, 125962, 1234567].map(number)).toEqual(["0", "999", "1,000", "125,962", "1,234,567"])
})

test("one thing is singular", () => {
  expect([things(1, "page"), things(0, "page"), things(2, "entry", "entries")]).toEqual([
    "1 page",
    "0 pages",
    "2 entries",
  ])
})

test("lists end with and", () => {
  expect([listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])]).toEqual([
    "",
    "a",
    "a and b",
    "a, b and c",
  ])
})

test("return codes have the kernel's names and a true minus", () => {
  expect(([0, -6, -12, "BUG", "OOB"] as const).map(codeName)).toEqual([
    "0",
    "−ENXIO",
    "−ENOMEM",
    "BUG()",
    "out of bounds",
  ])
})

test("a text of any length fits into a message, on one line", () => {
  expect(cut(" short \n text ")).toBe("short text")
  expect(cut("x".repeat(1_000_000))).toBe(`${"x".repeat(20)}… (1,000,000 characters)`)
})
