// Many pages at once leave the same machine as one page at a time: memory, TLB to the last entry, and the end.

import fc from "fast-check"
import {expect, test} from "vitest"
import {stopAt, type Run} from "../../../src/model/machine/atWork.ts"
import {hibernate} from "../../../src/model/machine/hibernate.ts"
import {prepared} from "../../../src/model/machine/transition.ts"
import type {Scenario} from "../../../src/model/machine/scenario.ts"
import {copyStretch} from "../../../src/model/machine/stretch.ts"
import {tableFrames} from "../../../src/model/machine/restored.ts"
import type {Pa} from "../../../src/model/word.ts"
import type {Loaded} from "../../../src/model/loaded.ts"
import {load} from "../../format/files.ts"
import {holds, seed} from "../../random.ts"
import {made, NONE, scenarioOf} from "./stories.ts"

/** A run up to the list. */
function begun(scenario: Scenario, loaded: Loaded): Run {
  const run = hibernate.start(prepared(hibernate, scenario, loaded.source))
  run.marks = []
  for (const stop of hibernate.before) if (!run.end) stopAt(run, stop)
  return run
}

function print({machine: {journal}, cpu, pair, end, marks}: Run): string {
  const writes = Array.from({length: journal.length}, (_, n) => [journal.frame(n), journal.content(n)])
  const state = {writes, now: cpu.now, pair, end, marks, entries: cpu.entries(), registers: cpu.registers()}
  return JSON.stringify(state, (_, value: unknown) => (typeof value === "bigint" ? `${value}` : value))
}

/** Destinations around the source's last table, or where the examples have read-only memory. */
function homesAt(where: string, {source}: Loaded) {
  if (where === "anywhere") return null
  const table = Math.max(...tableFrames(source))
  const [from, to] = where === "tables" ? [table - 2 ** 19, table + 2 ** 19] : [0x401f_0000, 0x4025_0000]
  return [{start: from as Pa, end: to as Pa}]
}

const examples = [
  made("read-only"),
  made("pagealloc"),
  made("16k-48"),
  made("map-block"),
  await load("6.1-4k-default"),
]

test(`a stretch is so many single pages (seed ${seed})`, () => {
  const mostly = fc.constantFrom(true, true, true, false)
  const cases = fc.record({
    example: fc.constantFrom(...examples),
    mkwrite: mostly,
    seed: fc.nat(100),
    order: fc.constantFrom("ascending" as const, "descending" as const),
    copied: mostly,
    safe: fc.record({tables: mostly, exit: mostly, zero: mostly}),
    where: fc.constantFrom("anywhere", "tables", "read-only"),
    entries: fc.constantFrom(1, 4, 64, 4096),
    invalidates: fc.boolean(),
    speculated: fc.constantFrom(8, 64),
    most: fc.integer({min: 1, max: 700}),
  })
  let quick = 0
  holds(
    cases,
    ({example, mkwrite, seed, order, copied, safe, where, entries, invalidates, speculated, most}) => {
      const scenario = scenarioOf(
        example,
        {
          flags: {...NONE, mkwrite, mkvalid: true},
          allocator: {...example.experiment.allocator, limit: 10_000},
        },
        {
          seed,
          order,
          copied,
          safe,
          homes: homesAt(where, example),
          pages: 1200,
          tlb: {entries, invalidates, speculated},
        },
      )
      const slow = begun(scenario, example)
      while (slow.pair !== 0 && !slow.end) hibernate.copyPage(slow)
      const fast = begun(scenario, example)
      while (fast.pair !== 0 && !fast.end) {
        const done = copyStretch(fast, most)
        expect(done).toBeLessThanOrEqual(most)
        quick += done
        if (done === 0) hibernate.copyPage(fast)
      }
      return print(slow) === print(fast)
    },
    80,
  )
  expect(quick).toBeGreaterThan(1000)
})
