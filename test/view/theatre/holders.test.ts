import {expect, test} from "vitest"
import {palettes} from "../../../src/view/palette.ts"
import {isLive, isVital, LOOKS, lookOf, NONE, RANK} from "../../../src/view/theatre/holders.ts"
import {HOLDERS} from "../../../src/view/theatre/moment.ts"

test("capital letters are what the CPU needs, and they alone outrank all else", () => {
  const capital = HOLDERS.filter(holder => /[A-Z]/.test(LOOKS[holder].letter))
  expect(
    capital
      .map(holder => LOOKS[holder].letter)
      .sort()
      .join(""),
  ).toBe("CELSTZ")
  for (const [n, holder] of HOLDERS.entries()) expect(isVital(n)).toBe(capital.includes(holder))
  expect(isVital(NONE)).toBe(false)
})

test("every holder has a rank of its own, memory at rest the lowest, the source's tables the highest", () => {
  const ranks = HOLDERS.map((_, n) => RANK[n])
  expect(new Set(ranks).size).toBe(HOLDERS.length)
  expect(HOLDERS[ranks.indexOf(Math.min(...ranks))]).toBe("free")
  expect(HOLDERS[ranks.indexOf(Math.max(...ranks))]).toBe("source table")
  expect(RANK[NONE]).toBe(0)
})

test("only tables are hollow: those to which no register leads", () => {
  const none = {source: false, copy: false, exit: false, restored: false}
  const hollow = HOLDERS.filter((_, n) => !isLive(n, none))
  expect(hollow).toEqual(["source table", "copy table", "exit table"])
  expect(hollow.every(holder => LOOKS[holder].form === "framed")).toBe(true)
  expect(isLive(HOLDERS.indexOf("source table"), {...none, source: true})).toBe(true)
})

test("a look's colours are roles of the palette", () => {
  for (const {tone, ink} of Object.values(LOOKS))
    for (const role of [tone, ink]) expect(palettes.light).toHaveProperty(role)
  expect(lookOf(HOLDERS.indexOf("list"))?.letter).toBe("L")
  expect(lookOf(NONE)).toBeNull()
})
