import {expect, test} from "vitest"
import {toVa, type Va} from "../../../src/model/word.ts"
import {placed, type Zoomed} from "../../../src/view/zoom/place.ts"
import {CAUSES} from "../../../src/view/seam/ribbons.ts"
import {zoomSeam} from "../../../src/view/zoom/zoomSeam.ts"
import {scene} from "../scenes.ts"
import {zoomedScene} from "./zoomScenes.ts"

function totals(stage: Zoomed) {
  const {ribbons, above, below} = zoomSeam(stage, placed(stage))
  return Object.fromEntries(
    CAUSES.map(cause => [
      cause,
      [...ribbons, ...above, ...below]
        .filter(one => one.cause === cause)
        .reduce((sum, {count}) => sum + count, 0),
    ]),
  )
}

const EXAMPLES: readonly (readonly [string, Va])[] = [
  ["6.1-4k-default", toVa(0xffff_0000_0a2e_b000n)],
  ["6.1-4k-crash", toVa(0xffff_0000_2521_4000n)],
  ["6.12-16k-n1", toVa(0xffff_8000_0a91_0000n)],
  ["index-bug", toVa(0xffff_8000_0000_0000n)],
  ["hole", toVa(0xffff_0000_0280_0000n)],
  ["map-block", toVa(0xffff_0000_0080_5000n)],
  ["pagealloc", toVa(0xffff_0000_0000_0000n)],
]

for (const rung of ["runs", "table", "bits"] as const)
  test.each(EXAMPLES)(
    `at the rung ${rung} the seam of %s counts as much as the account, wherever the window is`,
    async (name, about) => {
      for (const revision of ["v1-as-intended", "v6.12"] as const) {
        const stage = await zoomedScene(
          name,
          {rung, about},
          {revision, flags: {mkwrite: true, mkvalid: true, checkpfn: false, forcemap: true}},
        )
        const {rows} = stage.outcome.account
        const expected = Object.fromEntries(
          CAUSES.map(cause => [cause, rows.reduce((sum, row) => sum + row[cause], 0)]),
        )
        for (const top of [0, 150, 700, 5000]) expect(totals({...stage, top})).toEqual(expected)
      }
    },
  )

test("an opened table has a ribbon for each line in which something changed", async () => {
  const stage = await zoomedScene("6.1-4k-default", {rung: "table", about: toVa(0xffff_0000_0a2e_b000n)})
  const {ribbons} = zoomSeam(stage, placed(stage))
  expect(ribbons.map(({count}) => count)).toEqual([496, 10, 96, 4, 3, 4, 2, 6, 7, 3, 1, 4])
})

test("the same pieces with another outcome tell what happened in that one", async () => {
  const on = await zoomedScene("6.1-4k-default", {rung: "runs"})
  const off = await scene("6.1-4k-default", {
    flags: {mkwrite: false, mkvalid: false, checkpfn: false, forcemap: false},
  })
  expect(totals(on).W).toBe(636)
  expect(totals({...on, outcome: off.outcome}).W).toBe(0)
})

test("what lies above leads to its last row, what lies below to its first", async () => {
  const stage = await zoomedScene("linear-4g", {rung: "runs"})
  const top = stage.rows.sections[1000].y
  const scrolled = {...stage, top}
  const {ribbons, above, below} = zoomSeam(scrolled, placed(scrolled))
  const row = (n: number) => toVa(0xffff_0000_0000_0000n) + n * 2 ** 21
  expect(above).toEqual([{cause: "W", count: 1000, first: row(0), last: row(999)}])
  expect(below[0]).toMatchObject({first: row(1000 + ribbons.length), last: row(2047)})
})
