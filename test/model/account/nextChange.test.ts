import {expect, test} from "vitest"
import {changeRuns, type ChangeCause} from "../../../src/model/account/changeList.ts"
import {nextChange} from "../../../src/model/account/nextChange.ts"
import {alignDown, span} from "../../../src/model/geometry.ts"
import {handmade} from "../../../src/model/handmade/tables.ts"
import {run} from "../../../src/model/run.ts"
import {hex64, type Va} from "../../../src/model/word.ts"
import {seam} from "../../../src/view/seam/ribbons.ts"
import {NAMES} from "../../format/files.ts"
import {opened, scene} from "../../view/scenes.ts"

const before = -Infinity as Va
const said = (va: Va | null) => va !== null && hex64(va)

test("a press goes to the first changed entry, the next one to the next, and round", async () => {
  const stage = await scene("6.1-4k-default")
  const {ribbons} = seam(stage.outcome.account, stage.rows, 0, 512)
  const visited = [nextChange(stage, "W", ribbons[1].rows, before)!]
  expect(said(visited[0])).toBe("0xffff_0000_0241_0000")
  for (let n = 1; n < 5; n++) visited.push(nextChange(stage, "W", ribbons[1].rows, visited[n - 1])!)
  expect(new Set(visited.slice(0, 4)).size).toBe(4)
  expect(visited[4]).toBe(visited[0])
})

test("a block that gave way leads to its first address, the page that was mapped in it to itself, wherever one stands", async () => {
  for (const [name, block, page] of [
    ["map-block", "0xffff_0000_0080_0000", "0xffff_0000_0080_5000"],
    ["map-gigabyte", "0xffff_0000_4000_0000", "0xffff_0000_4000_5000"],
  ]) {
    const stage = await scene(name)
    const {ribbons} = seam(stage.outcome.account, stage.rows, 0, stage.at.field.height)
    const rowsOf = (cause: string) => ribbons.find(ribbon => ribbon.cause === cause)!.rows
    for (const from of [before, Number(BigInt.asIntN(64, BigInt(page.replaceAll("_", "")))) as Va]) {
      expect([name, said(nextChange(stage, "unmapped", rowsOf("unmapped"), from))]).toEqual([name, block])
      expect([name, said(nextChange(stage, "F", rowsOf("F"), from))]).toEqual([name, page])
    }
  }
})

test("a block whose first pages were mapped anew leads to the first page that is gone", async () => {
  const {source, experiment} = await opened("map-block")
  const {va, ...map} = experiment.maps[0]
  const block = alignDown(source.geometry, 2, va)
  const maps = [0, 1, 3].map(n => ({...map, va: (block + n * source.geometry.granule) as Va}))
  const made = {...experiment, maps}
  const outcome = run(made, source)
  expect(outcome.maps.map(({rc}) => rc)).toEqual([0, 0, 0])
  const at = {source, experiment: made, outcome}
  expect(said(nextChange(at, "unmapped", [block], before))).toBe("0xffff_0000_0080_2000")
})

test.each([...NAMES, ...handmade.map(({name}) => name)])(
  "%s: a ribbon leads to entries of its own cause alone, the first ribbon to the first of the list",
  async name => {
    const stage = await scene(name)
    const {source, experiment, outcome, rows} = stage
    const {ribbons} = seam(outcome.account, rows, 0, Infinity)
    for (const cause of new Set(ribbons.map(ribbon => ribbon.cause as ChangeCause))) {
      const runs = [...changeRuns(source, experiment, outcome, cause)]
      const holds = (at: Va) =>
        runs.some(({va, level, count}) => at >= va && at < va + count * span(source.geometry, level))
      const own = ribbons.filter(ribbon => ribbon.cause === cause)
      const first = nextChange(stage, cause, own[0].rows, before)
      expect([cause, said(first)]).toEqual([cause, said(runs[0].va)])
      for (const ribbon of own) {
        let at = before
        for (let n = 0; n < 3; n++) {
          at = nextChange(stage, cause, ribbon.rows, at)!
          expect([cause, said(at), holds(at)]).toEqual([cause, said(at), true])
        }
      }
    }
  },
)
