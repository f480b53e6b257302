// The ribbon px by px: to scale, most decide, and a table never averages away.

import fc from "fast-check"
import {expect, test} from "vitest"
import {ribbonRuns, type RibbonRun} from "../../../src/view/theatre/ribbonRuns.ts"
import {HOLDERS, type RibbonSpan} from "../../../src/view/theatre/moment.ts"
import {holds, seed} from "../../random.ts"
import {RESTORE} from "./playbills.ts"

const said = (runs: readonly RibbonRun[]) => runs.map(({holder, x0, x1}) => `${holder} ${x0} ${x1}`)

test("spans are to scale, and a lone table is a line of a px and a half", () => {
  expect(said(ribbonRuns(RESTORE.ribbon, {first: 0, count: 9088}, 908.8))).toEqual([
    "source table 0 20",
    "data 20 338",
    "source table 338 339.5",
    "rodata 339 560",
    "text 560 909",
  ])
})

test("in a window a page is a cell, with a gap before the next", () => {
  expect(said(ribbonRuns(RESTORE.ribbon, {first: 3382, count: 4}, 40))).toEqual([
    "rodata 0 9",
    "rodata 10 19",
    "source table 20 29",
    "rodata 30 39",
  ])
})

test(`of many holders in a px the one with most pages shows, and any table before it (seed ${seed})`, () => {
  const lengths = fc.array(
    fc.record({
      holder: fc.constantFrom(...HOLDERS),
      length: fc.integer({min: 1, max: 400}),
    }),
    {minLength: 1, maxLength: 40},
  )
  holds(
    fc.record({lengths, width: fc.integer({min: 20, max: 300})}),
    ({lengths, width}) => {
      let at = 0
      const spans = lengths.map(({holder, length}): RibbonSpan => {
        at += length
        return {holder, from: at - length, to: at, place: null}
      })
      const runs = ribbonRuns(spans, {first: 0, count: at}, width)
      const covered = runs.every((run, n) => n === 0 || run.x0 - runs[n - 1].x0 > 0)
      const tables = spans.filter(({holder}) => holder === "zero page")
      const seen = (span: RibbonSpan) =>
        runs.some(
          ({holder, x0, x1}) =>
            holder === "zero page" && x0 <= (span.from * width) / at + 1 && x1 >= (span.from * width) / at,
        )
      return covered && tables.every(seen)
    },
    2_000,
  )
})
