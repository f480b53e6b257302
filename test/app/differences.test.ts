import {expect, test} from "vitest"
import {bitsWords, countWords, emptyWords, groupWords, sumWords} from "../../src/app/differences/listWords.ts"
import {changeGroups, changeRuns} from "../../src/model/account/changeList.ts"
import {REVISIONS, type Experiment} from "../../src/model/experiment.ts"
import {run} from "../../src/model/run.ts"
import {handmade} from "../../src/model/handmade/tables.ts"
import {opened} from "../view/scenes.ts"
import {NAMES} from "../format/files.ts"

async function list(name: string, parts: Partial<Experiment> = {}) {
  const {source, experiment: own} = await opened(name)
  const experiment = {...own, ...parts}
  const outcome = run(experiment, source)
  return {source, experiment, outcome, groups: changeGroups(outcome.account)}
}

test("the sum, a group and a run in words", async () => {
  const {source, experiment, outcome, groups} = await list("6.1-4k-default")
  expect(sumWords(outcome, groups)).toBe("636 entries differ.")
  expect(groupWords(groups[0], experiment, source.geometry)).toBe(
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

test("an empty list says why", async () => {
  const flags = {mkwrite: false, mkvalid: false, checkpfn: false, forcemap: false}
  const equal = await list("6.1-4k-default", {flags})
  expect(sumWords(equal.outcome, equal.groups)).toBe("Nothing differs.")
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
      for (const fate of ["dropped", "missing", "lost", "added"] as const)
        expect(count(fate)).toBe(fates[fate])
    }
  },
)
