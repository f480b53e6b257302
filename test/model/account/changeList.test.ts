import fc from "fast-check"
import {expect, test} from "vitest"
import {changeGroups, changeRuns, CHANGE_CAUSES} from "../../../src/model/account/changeList.ts"
import {REVISIONS} from "../../../src/model/experiment.ts"
import {handmade} from "../../../src/model/handmade/tables.ts"
import {run} from "../../../src/model/run.ts"
import {span} from "../../../src/model/geometry.ts"
import {hex64} from "../../../src/model/word.ts"
import {seam} from "../../../src/view/seam/ribbons.ts"
import {NAMES} from "../../format/files.ts"
import {opened, scene} from "../../view/scenes.ts"
import {workedTrial} from "../trans/randomSource.ts"

test("Linux 6.1: 636 entries became writable, 10 blocks in one run, the pages in runs that can be counted", async () => {
  const {source, experiment} = await opened("6.1-4k-default")
  const outcome = run(experiment, source)
  expect(changeGroups(source, experiment, outcome)).toEqual([
    {cause: "W", count: 636, byLevel: [0, 0, 0, 10, 626]},
  ])
  const runs = [...changeRuns(source, experiment, outcome, "W")]
  expect(runs.reduce((sum, {count}) => sum + count, 0)).toBe(636)
  expect(runs.slice(0, 3).map(({va, level, count}) => [hex64(va), level, count])).toEqual([
    ["0xffff_0000_0021_0000", 3, 496],
    ["0xffff_0000_0040_0000", 2, 10],
    ["0xffff_0000_0180_0000", 3, 96],
  ])
  // A page has bit 7 cleared and bit 51 set, a block bit 7 alone.
  expect(runs[0]).toMatchObject({set: {lo: 0, hi: 1 << 19}, cleared: {lo: 0x80, hi: 0}})
  expect(runs[1]).toMatchObject({set: {lo: 0, hi: 0}, cleared: {lo: 0x80, hi: 0}})
})

test("for any experiment the runs of a group add up to its count, and no run could be longer", () => {
  fc.assert(
    fc.property(workedTrial, ({source, experiment}) => {
      const outcome = run(experiment, source)
      const groups = changeGroups(source, experiment, outcome)
      for (const cause of CHANGE_CAUSES) {
        const runs = [...changeRuns(source, experiment, outcome, cause)]
        const count = groups.find(group => group.cause === cause)?.count ?? 0
        expect([cause, runs.reduce((sum, one) => sum + one.count, 0)]).toEqual([cause, count])
        const byLevel = [0, 0, 0, 0, 0]
        for (const one of runs) byLevel[one.level + 1] += one.count
        expect([cause, byLevel]).toEqual([
          cause,
          groups.find(g => g.cause === cause)?.byLevel ?? [0, 0, 0, 0, 0],
        ])
        for (const [n, one] of runs.entries()) {
          const next = runs[n + 1]
          if (!next || next.level !== one.level) continue
          const touches = one.va + one.count * span(source.geometry, one.level) === next.va
          const same = JSON.stringify([one.set, one.cleared]) === JSON.stringify([next.set, next.cleared])
          expect(touches && same).toBe(false)
        }
      }
    }),
    {numRuns: 600},
  )
})

test("a million missing entries are one run, and a table is read only where it ends", async () => {
  const {source, experiment} = await opened("linear-4g")
  const outcome = run({...experiment, allocator: {...experiment.allocator, limit: 3}}, source)
  expect(changeGroups(source, experiment, outcome)).toMatchObject([{cause: "missing", count: 1_048_576}])
  const runs = [...changeRuns(source, experiment, outcome, "missing")]
  expect(runs).toMatchObject([{count: 1_048_576, level: 3, pa: 0x4000_0000}])
})

test("a page that was mapped into a block that changed is a page", async () => {
  const {source, experiment} = await opened("map-block")
  const flags = {...experiment.flags, mkwrite: true, forcemap: true}
  const outcome = run({...experiment, flags}, source)
  const row = {...outcome.account.rows[0], block: true, F: 1}
  const groups = changeGroups(source, experiment, {...outcome, account: {...outcome.account, rows: [row]}})
  expect(groups.find(({cause}) => cause === "F")?.byLevel).toEqual([0, 0, 0, 0, 1])
})

// The list, the seam of the picture and the account say the same numbers.
const EVERY = [...NAMES, ...handmade.map(({name}) => name)]

test.each(EVERY)(
  "the groups of %s are what the ribbons count, blocks and pages apart, whatever the revision",
  async name => {
    for (const revision of REVISIONS) {
      const stage = await scene(name, {revision})
      const {ribbons, above, below} = seam(stage.outcome.account, stage.rows, 0, stage.at.field.height)
      const drawn = [...ribbons, ...above, ...below]
      const {marks} = stage.outcome.account
      const groups = changeGroups(stage.source, stage.experiment, stage.outcome)
      for (const cause of ["W", "V", "F"] as const)
        expect(groups.find(group => group.cause === cause)?.byLevel ?? [0, 0, 0, 0, 0]).toEqual(
          marks[cause].byLevel,
        )
      for (const {cause, count} of groups) {
        // The line of the stop stands for the one, the ribbon of the page that took its place for the other.
        if (cause === "missing" || cause === "refused" || cause === "unmapped") continue
        expect(drawn.filter(one => one.cause === cause).reduce((sum, one) => sum + one.count, 0)).toBe(count)
      }
    }
  },
)
