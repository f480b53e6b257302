import {expect, test} from "vitest"
import {
  bitsWords,
  countWords,
  emptyWords,
  groupWords,
  placeWords,
  sumWords,
} from "../../src/app/differences/listWords.ts"
import {countAll, runReader} from "../../src/app/differences/runReader.ts"
import {changeGroups, changeRuns} from "../../src/model/account/changeList.ts"
import {REVISIONS, type Experiment} from "../../src/model/experiment.ts"
import {run} from "../../src/model/run.ts"
import type {Va} from "../../src/model/word.ts"
import {handmade} from "../../src/model/handmade/tables.ts"
import {opened} from "../view/scenes.ts"
import {NAMES} from "../format/files.ts"

async function list(name: string, parts: Partial<Experiment> = {}) {
  const {source, experiment: own} = await opened(name)
  const experiment = {...own, ...parts}
  const outcome = run(experiment, source)
  return {source, experiment, outcome, groups: changeGroups(source, experiment, outcome)}
}

test("the sum, a group and a run in words", async () => {
  const {source, experiment, outcome, groups} = await list("6.1-4k-default")
  expect(sumWords(outcome, groups, 18)).toBe("636 entries differ, in 18 runs.")
  expect(sumWords(outcome, groups, null)).toBe("636 entries differ.")
  expect(groupWords(groups[0], experiment, source.geometry, outcome.rc)).toBe(
    "636 entries made writable by TRANS_MKWRITE: 10 blocks of 2 MiB and 626 pages",
  )
  const [pages, blocks] = changeRuns(source, experiment, outcome, "W")
  expect([countWords(pages, source.geometry), bitsWords(pages)]).toEqual([
    "496 pages",
    "bit 7 cleared, bit 51 set",
  ])
  expect([countWords(blocks, source.geometry), bitsWords(blocks)]).toEqual([
    "10 blocks of 2 MiB",
    "bit 7 cleared",
  ])
})

test("the refused entry is a group of its own, apart from those never reached", async () => {
  const {source, experiment, outcome, groups} = await list("hole")
  expect(groups.map(group => groupWords(group, experiment, source.geometry, outcome.rc))).toEqual([
    "1 entry refused by TRANS_CHECKPFN, −ENXIO: 1 page",
    "5,888 entries never reached, as the copy had stopped with −ENXIO: 5,888 pages",
  ])
  const [refused, ...others] = changeRuns(source, experiment, outcome, "refused")
  expect([refused.va, refused.count, others]).toEqual([outcome.stop!.va, 1, []])
  const missing = [...changeRuns(source, experiment, outcome, "missing")]
  expect(missing.reduce((sum, {count}) => sum + count, 0)).toBe(5888)
  expect(missing[0].va).toBeGreaterThan(refused.va)
})

test("a run is said to be in an area, and in the places that it meets", async () => {
  const {source, experiment, outcome} = await list("6.1-4k-default")
  const runs = [...changeRuns(source, experiment, outcome, "W")]
  const words = (va: number) =>
    placeWords(
      runs.find(run => BigInt.asUintN(32, BigInt(run.va)) === BigInt(va))!,
      source,
    )
  expect(words(0x021_0000)).toBe("linear map: kernel code")
  expect(words(0xa28_0000)).toBe("linear map")
  expect(words(0xa29_0000)).toBe("linear map: module code, in part")
})

test("runs are counted bit by bit, and what was counted is not read again", () => {
  const run = {level: 3, count: 1, set: {lo: 0, hi: 0}, cleared: {lo: 0, hi: 0}, pa: null} as const
  let read = 0
  function* runs() {
    for (let n = 0; n < 5; n++) {
      read++
      yield {...run, va: (n * 8192) as Va}
    }
  }
  const reader = runReader(runs())
  expect(reader.countUntil(-Infinity)).toBe(null)
  expect(reader.page(2)).toMatchObject({runs: [{va: 0}, {va: 8192}], more: true})
  expect(read).toBe(3)
  expect(countAll([reader, runReader(runs())], Infinity)).toBe(10)
  expect(reader.page(9)).toMatchObject({more: false})
  expect(read).toBe(10)
})

test("an empty list says why", async () => {
  const flags = {mkwrite: false, mkvalid: false, checkpfn: false, forcemap: false}
  const equal = await list("6.1-4k-default", {flags})
  expect(sumWords(equal.outcome, equal.groups, 0)).toBe("Nothing differs.")
  expect(emptyWords(equal.outcome, equal.experiment)).toBe("All 125,962 entries were copied as they are.")
  const none = await list("read-only", {range: null, maps: []})
  expect(emptyWords(none.outcome, none.experiment)).toBe("Nothing was to be copied.")
})

test.each([...NAMES, ...handmade.map(({name}) => name).filter(name => name !== "linear-4g")])(
  "the groups of %s are the account's numbers, whatever the revision",
  async name => {
    for (const revision of REVISIONS) {
      const {outcome, groups} = await list(name, {revision})
      const {marks, fates} = outcome.account
      const count = (cause: string) => groups.find(group => group.cause === cause)?.count ?? 0
      expect([revision, count("W"), count("V"), count("F")]).toEqual([
        revision,
        marks.W.count,
        marks.V.count,
        marks.F.count,
      ])
      for (const fate of ["dropped", "lost", "added"] as const) expect(count(fate)).toBe(fates[fate])
      expect(count("missing") + count("refused")).toBe(fates.missing)
    }
  },
)
