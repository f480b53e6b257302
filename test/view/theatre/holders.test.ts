import {expect, test} from "vitest"
import {palettes} from "../../../src/view/palette.ts"
import {isLive, isVital, LOOKS, lookOf, NONE, RANK} from "../../../src/view/theatre/holders.ts"
import {HOLDERS, TABLES_OUT_OF_REACH, type Holder} from "../../../src/view/theatre/moment.ts"

test("capital letters are what the CPU needs, and they alone outrank all else", () => {
  const capital = HOLDERS.filter(holder => /[A-Z]/.test(LOOKS[holder].letter))
  const letters = new Set(capital.map(holder => LOOKS[holder].letter))
  expect([...letters].sort().join("")).toBe("CELSTZ")
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
  const tables = Object.entries(TABLES_OUT_OF_REACH)
  expect(new Set(hollow)).toEqual(new Set(tables.flat()))
  expect(hollow.every(holder => LOOKS[holder].form === "framed")).toBe(true)
  expect(isLive(HOLDERS.indexOf("source table"), {...none, source: true})).toBe(true)
  const all = {source: true, copy: true, exit: true, restored: true}
  for (const [reached, cutOff] of tables) {
    expect([isLive(HOLDERS.indexOf(reached as Holder), all), isLive(HOLDERS.indexOf(cutOff), all)]).toEqual([
      ...[true, false],
    ])
    expect(LOOKS[cutOff]).toEqual(LOOKS[reached as Holder])
  }
})

test("a look's colours are roles of the palette", () => {
  for (const {tone, ink} of Object.values(LOOKS))
    for (const role of [tone, ink]) expect(palettes.light).toHaveProperty(role)
  expect(lookOf(HOLDERS.indexOf("list"))?.letter).toBe("L")
  expect(lookOf(NONE)).toBeNull()
})
