import {expect, test} from "vitest"
import {against} from "../../../src/model/account/against.ts"
import {apartRuns} from "../../../src/model/account/apartRuns.ts"
import {REVISIONS} from "../../../src/model/experiment.ts"
import {handmade} from "../../../src/model/handmade/tables.ts"
import {run} from "../../../src/model/run.ts"
import {hex64} from "../../../src/model/word.ts"
import {opened} from "../../view/scenes.ts"

const CAUSES = ["onlyA", "onlyB", "apart"] as const
const small = handmade.filter(({name}) => name !== "linear-4g").map(({name}) => name)

test.each([...small, "6.1-4k-crash", "6.12-16k-n1"])(
  "of %s the runs of any two revisions add up to what was counted",
  async name => {
    const {source, experiment} = await opened(name)
    const copies = REVISIONS.map(revision => {
      const {built, memory} = run({...experiment, revision}, source)
      return {root: built, memory}
    })
    for (const a of copies)
      for (const b of copies) {
        const result = against(source, a, b)
        for (const cause of CAUSES) {
          const runs = [...apartRuns(source, a, b, result, cause)]
          expect(runs.reduce((sum, {count}) => sum + count, 0)).toBe(result[cause])
          expect(runs.every(({va}, n) => n === 0 || va > runs[n - 1].va)).toBe(true)
        }
      }
  },
)

test("Linux 6.1 and 6.12 of the crash kernel's source: 8,214 pages in one run, and one page", async () => {
  const {source, experiment} = await opened("6.1-4k-crash")
  const [a, b] = (["v5.16", "v6.12"] as const).map(revision => {
    const {built, memory} = run({...experiment, revision}, source)
    return {root: built, memory}
  })
  const runs = [...apartRuns(source, a, b, against(source, a, b), "onlyB")]
  expect(runs.map(({va, level, count}) => [hex64(va), level, count])).toEqual([
    ["0xffff_0000_2320_0000", 3, 8214],
    ["0xffff_0000_2b1f_f000", 3, 1],
  ])
})
