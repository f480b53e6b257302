import fc from "fast-check"
import {expect, test} from "vitest"
import {differences, nextDifference, type Difference} from "../../../src/model/account/differences.ts"
import type {Experiment} from "../../../src/model/experiment.ts"
import {handmade} from "../../../src/model/handmade/tables.ts"
import {run} from "../../../src/model/run.ts"
import type {Source} from "../../../src/model/source.ts"
import type {Va} from "../../../src/model/word.ts"
import {hex64} from "../../../src/model/word.ts"
import {load} from "../../format/files.ts"
import {workedTrial} from "../trans/randomSource.ts"

const START = -Infinity as Va

function counts(source: Source, experiment: Experiment) {
  const outcome = run(experiment, source)
  const all = [...differences(source, experiment, outcome, START, 1)]
  const of = (fate: Difference["fate"]) => all.filter(found => found.fate === fate).length
  return {outcome, all, of}
}

test("for any experiment there are as many differences as the account counts, ascending, and the same backwards", () => {
  fc.assert(
    fc.property(workedTrial, ({source, experiment}) => {
      const {outcome, all, of} = counts(source, experiment)
      const {fates} = outcome.account
      for (const fate of ["changed", "dropped", "lost", "missing", "added", "unmapped", "mapped"] as const)
        expect(of(fate)).toBe(fates[fate])
      expect(all.every(({va}, n) => n === 0 || va >= all[n - 1].va)).toBe(true)
      const back = [...differences(source, experiment, outcome, Infinity as Va, -1)]
      expect(back.toReversed()).toEqual(all)
    }),
    {numRuns: 600},
  )
})

test("in Linux 6.1's tables: 636 changed, the next one of an address, and round the end", async () => {
  const {source, experiment} = await load("6.1-4k-default")
  const {outcome, all, of} = counts(source, experiment)
  expect(of("changed")).toBe(636)
  expect(all.filter(({level}) => level === 2)).toHaveLength(10)
  const at = (va: Va, step: 1 | -1) => hex64(nextDifference(source, experiment, outcome, va, step)!.va)
  const here = (-(2 ** 48) + 0x0a2e_b000) as Va
  expect(at(here, 1)).toBe("0xffff_0000_0a2e_c000")
  expect(at(here, -1)).toBe("0xffff_0000_0a2e_a000")
  expect(at(all[635].va, 1)).toBe(hex64(all[0].va))
  expect(at(all[0].va, -1)).toBe(hex64(all[635].va))
})

test("a page that is mapped is a difference, also one in a block", () => {
  for (const name of ["map-page", "map-block"]) {
    const {source, experiment} = handmade.find(example => example.name === name)!.make()
    const {outcome, of} = counts(source, {...experiment, flags: {...experiment.flags, forcemap: true}})
    expect(of("mapped")).toBe(outcome.account.marks.F.count)
    expect(of("mapped")).toBeGreaterThan(0)
    expect(of("lost") + of("missing")).toBe(0)
  }
})

test("without a difference there is no next one", () => {
  const {source, experiment} = handmade.find(example => example.name === "linear-4g")!.make()
  const off = {...experiment, flags: {...experiment.flags, mkwrite: false}}
  expect(nextDifference(source, off, run(off, source), START, 1)).toBeNull()
})
