import {expect, test} from "vitest"
import {toPa, toVa, type Va} from "../../../src/model/word.ts"
import {columnsOf, rowOf, rowsIn} from "../../../src/view/field/rows.ts"
import {looksOf} from "../../../src/view/stage/stage.ts"
import {segmentsOf} from "../../../src/view/zoom/segments.ts"
import {letterOf} from "../../../src/view/zoom/letter.ts"
import {together} from "../../../src/view/zoom/together.ts"
import {scene} from "../scenes.ts"

test("row 81 of the 6.1 kernel has 25 changed pages, in runs that end where the rights change", async () => {
  const stage = await scene("6.1-4k-default")
  const row = rowOf(stage.rows, toVa(0xffff_0000_0a20_0000n))!
  const runs = segmentsOf(stage)(row)
  const changed = runs.filter(run => letterOf(run, "source") === "R")
  expect(changed.reduce((sum, {count}) => sum + count, 0)).toBe(25)
  expect(changed.every(run => letterOf(run, "copy") === "W" && run.now === 2)).toBe(true)
  expect(runs.map(run => `${letterOf(run, "source")}${run.count}`).join(" ")).toBe(
    "W9 R3 W116 R1 W15 R3 W18 R1 W2 R1 W41 R3 W2 R1 W1 R1 W4 R1 W11 R6 W9 R1 W12 R3 W247",
  )
})

test.each(["6.1-4k-crash", "6.12-16k-lpa2", "hole", "map-block", "index-bug", "64k-42", "pagealloc"])(
  "the runs of each row of %s have all its entries once, with the looks of the pixels",
  async name => {
    const stage = await scene(name)
    const columns = columnsOf(stage.source.geometry)
    const [source, copy] = [new Uint8Array(columns), new Uint8Array(columns)]
    const [was, is] = [looksOf(stage, "source"), looksOf(stage, "copy")]
    const runs = segmentsOf(stage)
    for (const row of rowsIn(stage.rows, 0, stage.rows.height)) {
      was(row, source)
      is(row, copy)
      let next = 0
      for (const run of runs(row)) {
        expect(run.first).toBe(next)
        next += run.count
        for (let i = run.first; i < next; i++)
          if (source[i] !== run.source || copy[i] !== run.copy)
            expect([i, source[i], copy[i]]).toEqual([i, run.source, run.copy])
      }
      expect(next).toBe(columns)
    }
  },
)

test("modules out of the range are gaps of one piece in the copy, of many runs in the source", async () => {
  const stage = await scene("6.1-4k-default")
  const runs = segmentsOf(stage)(rowOf(stage.rows, toVa(0xffff_8000_00c0_0000n))!)
  const gaps = together("copy", runs).filter(({missing}) => missing === "not in the range")
  expect(gaps.length).toBeLessThan(runs.filter(({missing}) => missing === "not in the range").length)
  // None touches the next, and together they are all that is missing.
  for (const [n, {first, count}] of gaps.slice(0, -1).entries())
    expect(gaps[n + 1].first).toBeGreaterThan(first + count)
  const sum = (list: typeof gaps) => list.reduce((all, {count}) => all + count, 0)
  expect(sum(gaps)).toBe(sum(runs.filter(({missing}) => missing !== null)))
  expect(together("source", runs)).toBe(runs)
})

test("two pages that were mapped side by side are two runs where their frames do not follow one another", async () => {
  const va = toVa(0xffff_0000_0a40_0000n)
  const flags = {mkwrite: true, mkvalid: false, checkpfn: false, forcemap: true}
  const runsOf = async (second: number) => {
    const pages = [0x4100_0000, second].map(toPa)
    const maps = pages.map((page, n) => ({va: (va + n * 4096) as Va, page, prot: 0x68_0000_0000_0703n}))
    const stage = await scene("6.1-4k-default", {revision: "v1-as-intended", flags, maps})
    return segmentsOf(stage)(rowOf(stage.rows, va)!).slice(0, 2)
  }
  expect((await runsOf(0x4100_1000)).map(({first, count}) => [first, count])[0]).toEqual([0, 2])
  expect((await runsOf(0x4200_0000)).map(({first, count}) => [first, count])).toEqual([
    [0, 1],
    [1, 1],
  ])
})

test("where a map operation put tables in a block's place the source has no entries, but parts of that block", async () => {
  const stage = await scene("map-gigabyte")
  const runs = segmentsOf(stage)
  const [, opened] = stage.rows.sections
  const first = runs({section: opened, row: 0})
  expect(first.map(({block}) => block)).toEqual(first.map(() => ({source: 1, copy: null})))
  // Each run's place in the block: 0x8000_0000 and five, then six pages.
  expect(first.map(({pa, first: at}) => pa! - at * 4096)).toEqual(first.map(() => 0x8000_0000))
  const [second] = runs({section: opened, row: 1})
  expect(second).toMatchObject({whole: true, block: {source: 1, copy: null}, pa: 0x8020_0000})
  const [gigabyte] = runs({section: stage.rows.sections[0], row: 0})
  expect(gigabyte).toMatchObject({whole: true, block: {source: null, copy: null}, pa: 0x4000_0000})
})
