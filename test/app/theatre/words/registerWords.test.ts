import {expect, test} from "vitest"
import {registerHex} from "../../../../src/app/theatre/words/registerWords.ts"

test("in little room an address has no noughts before it, one of the upper half all its digits", () => {
  expect([0x4000, 0x4120_0000, 0x1_0000_6000, 0x8_0000_4008_0000].map(registerHex)).toEqual([
    "0x4000",
    "0x4120_0000",
    "0x1_0000_6000",
    "0x8_0000_4008_0000",
  ])
  expect(registerHex(0xffff_8000_0801_0000n)).toBe("0xffff_8000_0801_0000")
})
