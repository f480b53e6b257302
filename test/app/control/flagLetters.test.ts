import {expect, test} from "vitest"
import {printFlags, readFlags} from "../../../src/app/control/flagLetters.ts"

const none = {mkwrite: false, mkvalid: false, checkpfn: false, forcemap: false}
const NAMES = ["mkwrite", "mkvalid", "checkpfn", "forcemap"] as const

test("all sixteen flags are read as they were written", () => {
  const texts = Array.from({length: 16}, (_, n) => {
    const flags = {...none, ...Object.fromEntries(NAMES.map((name, bit) => [name, ((n >> bit) & 1) === 1]))}
    expect(readFlags(printFlags(flags))).toEqual({value: flags})
    return printFlags(flags)
  })
  expect([...new Set(texts)]).toHaveLength(16)
  expect([texts[0], texts[1], texts[2], texts[4], texts[8], texts[15]]).toEqual([
    ...["none", "W", "V", "P", "F", "WVPF"],
  ])
})

test("letters may come in any order; a letter that is none is said", () => {
  expect(readFlags("FW")).toEqual({value: {...none, mkwrite: true, forcemap: true}})
  expect(readFlags("")).toEqual({value: none})
  for (const text of ["w", "WX", "noneW", "W,V"])
    expect(readFlags(text)).toEqual({problem: `“${text}” has other letters than W, V, P and F`})
})
