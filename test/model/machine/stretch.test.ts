// Many pages at once leave the same machine as one page at a time: memory, TLB to the last entry, and the end.

import fc from "fast-check"
import {expect, test} from "vitest"
import {BEFORE, copyPage, start, stationStep, type Run} from "../../../src/model/machine/hibernate.ts"
import {prepare} from "../../../src/model/machine/prepare.ts"
import type {Scenario} from "../../../src/model/machine/scenario.ts"
import {copyStretch} from "../../../src/model/machine/stretch.ts"
import type {Loaded} from "../../../src/model/loaded.ts"
import {load} from "../../format/files.ts"
import {holds, seed} from "../../random.ts"
import {made, NONE, scenarioOf} from "./stories.ts"

/** A run up to the list. */
function begun(scenario: Scenario, loaded: Loaded): Run {
  const run = start(prepare(scenario, loaded.source))
  run.marks = []
  for (const station of BEFORE) if (!run.end) stationStep(run, station)
  return run
}

function print({machine: {journal}, cpu, pair, end, marks}: Run): string {
  const writes = Array.from({length: journal.length}, (_, n) => [journal.frame(n), journal.content(n)])
  const state = {writes, now: cpu.now, pair, end, marks, entries: cpu.entries(), registers: cpu.registers()}
  return JSON.stringify(state, (_, value: unknown) => (typeof value === "bigint" ? `${value}` : value))
}

const examples = [
  made("read-only"),
  made("pagealloc"),
  made("16k-48"),
  made("map-block"),
  await load("6.1-4k-default"),
]

test(`a stretch is so many single pages (seed ${seed})`, () => {
  const cases = fc.record({
    example: fc.constantFrom(...examples),
    mkwrite: fc.boolean(),
    seed: fc.nat(100),
    order: fc.constantFrom("ascending" as const, "descending" as const),
    copied: fc.boolean(),
    tables: fc.boolean(),
    entries: fc.constantFrom(1, 4, 64, 4096),
    invalidates: fc.boolean(),
    most: fc.integer({min: 1, max: 700}),
  })
  let quick = 0
  holds(
    cases,
    ({example, mkwrite, seed, order, copied, tables, entries, invalidates, most}) => {
      const scenario = scenarioOf(
        example,
        {flags: {...NONE, mkwrite}},
        {seed, order, copied, pages: 1200, safe: {tables}, tlb: {entries, invalidates}},
      )
      const slow = begun(scenario, example)
      while (slow.pair !== 0 && !slow.end) copyPage(slow)
      const fast = begun(scenario, example)
      while (fast.pair !== 0 && !fast.end) {
        const done = copyStretch(fast, most)
        expect(done).toBeLessThanOrEqual(most)
        quick += done
        if (done === 0) copyPage(fast)
      }
      return print(slow) === print(fast)
    },
    60,
  )
  expect(quick).toBeGreaterThan(1000)
})
