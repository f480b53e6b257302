import {expect, test} from "vitest"
import {against} from "../../../src/model/account/against.ts"
import {apartEntries, apartRuns} from "../../../src/model/account/apartRuns.ts"
import {nextApart} from "../../../src/model/account/nextApart.ts"
import {edited, withEdit} from "../../../src/model/edit.ts"
import type {Experiment} from "../../../src/model/experiment.ts"
import {entryOn, pathAt} from "../../../src/model/path.ts"
import {run} from "../../../src/model/run.ts"
import {hex64, toPa, toVa, type Va} from "../../../src/model/word.ts"
import {rowsOf} from "../../../src/view/field/rows.ts"
import {seamOf} from "../../../src/view/seam/ribbons.ts"
import {opened} from "../../view/scenes.ts"

const CAUSES = ["onlyA", "onlyB", "apart"] as const
const before = -Infinity as Va
const said = (va: Va | null) => va !== null && hex64(va)

/** Two copies of an example, each of its own rules, maps and edits, and what differs between them. */
async function both(name: string, a: Partial<Experiment>, b: Partial<Experiment>) {
  const {source, experiment} = await opened(name)
  const [x, y] = [a, b].map(parts => {
    const made = {...experiment, ...parts}
    const {built, memory} = run(made, edited(source, made.edits))
    return {root: built, memory}
  })
  return {source, x, y, result: against(source, x, y)}
}

type Both = Awaited<ReturnType<typeof both>>

/** What the seam of a tall window has: of each ribbon its cause, its count and the rows that it stands for. */
function ribbonsOf({source, x, y, result}: Both) {
  const {geometry} = source
  const trees = [x, y].map(tree => ({geometry, ...tree}))
  const rows = rowsOf(trees, source.linear.start < 0 ? 1 : 0, 2)
  return seamOf(CAUSES, result.rows, {rows, top: 0, height: 100_000}).ribbons
}

test("n and p go from the last difference to the first, and back", async () => {
  const {source, x, y, result} = await both("6.1-4k-crash", {revision: "v5.16"}, {revision: "v6.12"})
  const [first, last] = [toVa(0xffff_0000_2320_0000n), toVa(0xffff_0000_2b1f_f000n)]
  // 16 whole rows and 22 entries of the next, and one far behind them.
  expect(nextApart(source, x, y, result, toVa(0xffff_0000_2521_5000n), 1)).toBe(last)
  expect(nextApart(source, x, y, result, last, 1)).toBe(first)
  expect(nextApart(source, x, y, result, first, -1)).toBe(last)
})

test("a block that only A has and the page that only B has in its place lead each to itself, wherever one stands", async () => {
  for (const [name, block, page] of [
    ["map-block", "0xffff_0000_0080_0000", "0xffff_0000_0080_5000"],
    ["map-gigabyte", "0xffff_0000_4000_0000", "0xffff_0000_4000_5000"],
  ]) {
    const {source, x, y, result} = await both(name, {maps: []}, {})
    const next = (cause: "onlyA" | "onlyB", from: Va, step: 1 | -1) =>
      said(nextApart(source, x, y, {rows: result.rows, cause}, from, step))
    for (const from of [before, ...[block, page].map(text => toVa(BigInt(text.replaceAll("_", ""))))])
      for (const step of [1, -1] as const) {
        expect([name, next("onlyA", from, step)]).toEqual([name, block])
        expect([name, next("onlyB", from, step)]).toEqual([name, page])
      }
    expect(nextApart(source, x, y, {rows: result.rows, cause: "apart"}, before, 1)).toBe(null)
  }
})

/** Pages of one row, of which A's source has lost the 3rd and the 9th, and has the 4th, 7th and 11th with another bit. */
async function editedRow() {
  const {source, experiment} = await opened("hole")
  const g = source.geometry
  const path = pathAt(g, source.memory, source.root, source.linear.start)
  const table = entryOn(path, 3)!.table
  const words = source.memory.frame(table)!
  let edits = experiment.edits
  const at = (i: number) => toPa(table + 8 * i)
  const value = (i: number) => BigInt(words[2 * i + 1]) * 2n ** 32n + BigInt(words[2 * i])
  for (const i of [3, 9]) edits = withEdit(source, edits, {at: at(i), value: 0n})
  for (const i of [4, 7, 11]) edits = withEdit(source, edits, {at: at(i), value: value(i) ^ 0x40n})
  return both("hole", {edits}, {})
}

test("entries of two causes that alternate in one row are gone through cause by cause, forwards and backwards", async () => {
  const {source, x, y, result} = await editedRow()
  const {start} = source.linear
  const pages = (cause: "onlyB" | "apart" | undefined, step: 1 | -1) => {
    let va = start
    return Array.from({length: 6}, () => {
      va = nextApart(source, x, y, {rows: result.rows, cause}, va, step)!
      return (va - start) / source.geometry.granule
    })
  }
  expect(result.rows).toHaveLength(1)
  expect(pages("onlyB", 1)).toEqual([3, 9, 3, 9, 3, 9])
  expect(pages("apart", 1)).toEqual([4, 7, 11, 4, 7, 11])
  expect(pages("apart", -1)).toEqual([11, 7, 4, 11, 7, 4])
  expect(pages(undefined, 1)).toEqual([3, 4, 7, 9, 11, 3])
})

const EXAMPLES = [
  "6.1-4k-default",
  "6.12-16k-n1",
  "index-bug",
  "hole",
  "map-block",
  "map-gigabyte",
  "pagealloc",
  "no-memory",
  "64k-42",
]
const PAIRS: readonly [Partial<Experiment>, Partial<Experiment>][] = [
  [{revision: "v1-as-posted"}, {revision: "v6.12"}],
  [{revision: "v1-as-intended"}, {revision: "mainline"}],
  [{revision: "v5.16"}, {revision: "v1-as-intended"}],
  [{maps: []}, {}],
]

test.each(EXAMPLES)("of %s the differences one goes through are as many as are counted", async name => {
  for (const [a, b] of PAIRS) {
    const {source, x, y, result} = await both(name, a, b)
    const {rows} = result
    const entries = rows.flatMap(row => [...apartEntries(source.geometry, x, y, row)])
    expect(rows.reduce((sum, row) => sum + row.onlyA + row.onlyB + row.apart, 0)).toBe(result.count)
    expect(entries).toHaveLength(result.count)
    // A block beside a table's first page is one address for two differences.
    const all = [...new Set(entries.map(({va}) => va))]
    let va = before
    for (const expected of all.slice(0, 50)) {
      va = nextApart(source, x, y, result, va, 1)!
      expect(va).toBe(expected)
    }
  }
})

test.each(EXAMPLES)(
  "of %s a ribbon leads to entries of its own cause alone, the first ribbon to the first of the list",
  async name => {
    for (const [a, b] of PAIRS) {
      const two = await both(name, a, b)
      const {source, x, y, result} = two
      for (const cause of CAUSES) {
        const [first] = apartRuns(source, x, y, result, cause)
        const ribbons = ribbonsOf(two).filter(ribbon => ribbon.cause === cause)
        expect(ribbons.reduce((sum, {count}) => sum + count, 0)).toBe(result[cause])
        for (const [n, {rows: named, count}] of ribbons.entries()) {
          const rows = result.rows.filter(({va}) => named.includes(va))
          const own = rows.flatMap(row => [...apartEntries(source.geometry, x, y, row)])
          const expected = [...new Set(own.filter(one => one.cause === cause).map(({va}) => va))]
          if (n === 0) expect(said(expected[0])).toBe(said(first.va))
          expect(expected).toHaveLength(count)
          let at = before
          for (let press = 0; press < Math.min(count + 1, 20); press++) {
            at = nextApart(source, x, y, {rows, cause}, at, 1)!
            expect([cause, said(at)]).toEqual([cause, said(expected[press % count])])
          }
        }
      }
    }
  },
)
