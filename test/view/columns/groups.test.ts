import {describe, expect, test} from "vitest"
import type {ChangedRow} from "../../../src/model/account/account.ts"
import type {Experiment} from "../../../src/model/experiment.ts"
import {run} from "../../../src/model/run.ts"
import {hex, type Pa} from "../../../src/model/word.ts"
import {groupsOf, leafAddress, opens} from "../../../src/view/columns/groups.ts"
import {tablesAt} from "../../../src/view/columns/tables.ts"
import {opened} from "../scenes.ts"
import {columnsAt, said} from "./columns.ts"

const EXAMPLE = "6.1-4k-default"
const VA = 0xffff_0000_0a2e_b000n

describe("the columns of Linux 6.1 at 0xffff_0000_0a2e_b000", async () => {
  const {pairs, groups} = await columnsAt(EXAMPLE, VA)
  const [pgd, pud, pmd, pte] = groups.map(list => list.map(said))

  test("in the PGD four entries of 512 are not empty, and three of them are not in the range", () => {
    expect(pgd).toEqual([
      "0 T>T table (W 636)",
      "1-255 ->- empty",
      "256 T>- outside",
      "257-502 ->- empty",
      "503 T>- outside",
      "504 T>- outside",
      "505-511 ->- empty",
    ])
    expect(pud).toEqual(["0 T>T table (W 636)", "1-511 ->- empty"])
  })

  test("in the PMD ten blocks are one run, tables that are alike are stacks, and the others say what changed below", () => {
    expect(pmd).toEqual([
      "0 T>T table",
      "1 T>T table (W 496)",
      "2-11 R>W changed W",
      "12 T>T table (W 96)",
      "13-17 T>T table",
      "18 T>T table (W 4)",
      "19-80 T>T table",
      "81 T>T table (W 25)",
      "82 T>T table (W 1)",
      "83 T>T table (W 4)",
      "84-255 T>T table",
      "256-511 ->- empty",
    ])
  })

  test("the PTE table is 25 groups, of which 25 pages in 12 changed", () => {
    expect(pte.slice(7, 19)).toEqual([
      "165 R>W changed W",
      "166-167 W>W same",
      "168 R>W changed W",
      "169-209 W>W same",
      "210-212 R>W changed W",
      "213-214 W>W same",
      "215 R>W changed W",
      "216 W>W same",
      "217 R>W changed W",
      "218-221 W>W same",
      "222 R>W changed W",
      "223-233 W>W same",
    ])
    const changed = groups[3].filter(({fate}) => fate === "changed")
    expect([groups[3].length, changed.length, changed.reduce((sum, {count}) => sum + count, 0)]).toEqual([
      25, 12, 25,
    ])
  })

  test("an entry knows where it points, and so does its table", () => {
    const {source} = groups[3].find(({first}) => first === 234)!
    expect(hex(source.pa!)).toBe("0x4a2e_a000")
    expect(leafAddress(source)).toBe(source.pa)
    expect(leafAddress(groups[2][0].source)).toBe(null)
    expect(hex(pairs[3].source.pa!)).toBe("0x5ffa_f000")
  })

  test("all entries are in exactly one group", () => {
    for (const [n, list] of groups.entries())
      expect(list.reduce((next, {first, count}) => (first === next ? next + count : NaN), 0)).toBe(
        pairs[n].count,
      )
  })
})

test("with the flag off the whole table of PMD 81 is copied as it is", async () => {
  const {groups} = await columnsAt(EXAMPLE, VA, {
    flags: {mkwrite: false, mkvalid: false, checkpfn: false, forcemap: false},
  })
  expect(new Set(groups[3].map(({fate}) => fate))).toEqual(new Set(["same"]))
  expect(groups[2].some(({below}) => below !== null)).toBe(false)
})

test("a table of 512 equal pages is one group that opens; an empty one does not", async () => {
  const {groups} = await columnsAt(EXAMPLE, 0xffff_0000_04a0_0000n)
  expect(groups[3].map(said)).toEqual(["0-511 W>W same"])
  expect(opens(groups[3][0])).toBe(true)
  expect(opens(groups[0][1])).toBe(false)
})

test("where the copy stopped is a group alone, and all behind it was not reached", async () => {
  const {experiment} = await opened("hole")
  const {experiment: own} = await opened(EXAMPLE)
  const flags = {...own.flags, checkpfn: true}
  const frames = [
    {start: experiment.frames[0].start, end: 0x4a2e_b000 as Pa},
    {start: 0x4a2f_0000 as Pa, end: 0x6000_0000 as Pa},
  ]
  const {groups} = await columnsAt(EXAMPLE, VA, {flags, frames})
  const tail = groups[3].map(said).filter(text => /stopped|missing/.test(text))
  expect(tail[0]).toBe("235 R>- stopped")
  expect(tail.slice(1).every(text => text.includes(">- missing"))).toBe(true)
  expect(groups[2].map(said).at(-2)).toBe("84-255 T>- missing")
})

test("without a page for its table an entry is where the copy stopped", async () => {
  const {experiment} = await opened(EXAMPLE)
  const {groups} = await columnsAt(EXAMPLE, VA, {allocator: {...experiment.allocator, limit: 60}})
  const stopped = groups[2].filter(({fate}) => fate === "stopped")
  expect(stopped.map(({count, source}) => [count, source.hole])).toEqual([[1, false]])
  expect(groups[3].every(({fate}) => fate === "missing" || fate === "empty")).toBe(true)
})

test("what the index bug loses is lost, what an old kernel leaves out is dropped", async () => {
  const lost = await at("index-bug", {}, row => row.lost)
  expect(lost.groups.flat().some(({fate}) => fate === "lost")).toBe(true)
  const dropped = await at("6.1-4k-crash", {revision: "v5.16", debugPagealloc: false}, row => row.dropped)
  expect(dropped.groups[3].some(({fate, count}) => fate === "dropped" && count > 1)).toBe(true)
  expect(dropped.groups[2].some(({below}) => below !== null && below.dropped > 0)).toBe(true)
})

/** The columns at the first row of the account that has something. */
async function at(name: string, parts: Partial<Experiment>, has: (row: ChangedRow) => number) {
  const {source, experiment} = await opened(name)
  const row = run({...experiment, ...parts}, source).account.rows.find(row => has(row) > 0)!
  return columnsAt(name, row.va, parts)
}

test("a block that was forced is a change of its own; the rest of it is unmapped", async () => {
  const {experiment} = await opened("map-block")
  const {groups} = await columnsAt("map-block", experiment.maps[0].va)
  expect(
    groups
      .at(-2)!
      .map(said)
      .find(text => text.includes("forced")),
  ).toMatch(/^\d+ .>T forced F$/)
  expect(
    groups
      .at(-1)!
      .map(said)
      .filter(text => text.includes("mapped F")),
  ).toHaveLength(1)
  expect(groups.at(-1)!.some(({fate}) => fate === "unmapped")).toBe(true)
})

test("a table that is not in memory says so and opens nothing; one that leads to itself opens once", async () => {
  const {experiment} = await opened(EXAMPLE)
  const at = 0x5fff_7000 + 8 * 81
  const hole = await columnsAt(EXAMPLE, VA, {edits: [{at: at as Pa, value: 0x1800_0000_7777_7003n}]})
  expect(hole.groups[2].find(({first}) => first === 81)!.source.hole).toBe(true)
  expect(hole.pairs).toHaveLength(3)
  const value = 0x1800_0000_4185_8003n
  const loop = await columnsAt(EXAMPLE, 0xffff_0800_4020_1000n, {
    ...{range: null, maps: []},
    edits: [{at: (0x4185_8000 + 8 * 16) as Pa, value}],
  })
  expect(experiment.edits).toEqual([])
  const twice = await columnsAt(EXAMPLE, 0xffff_0804_0020_1000n, {
    ...{range: null, maps: []},
    edits: [{at: (0x4185_8000 + 8 * 16) as Pa, value}],
  })
  expect(twice.pairs.map(({source}) => source.pa)).toEqual([0x4185_8000, 0x4185_8000])
  expect(loop.pairs[1].source.pa).toBe(0x4185_8000)
  expect(loop.groups[0].find(({first}) => first === 16)!.source.back).toBe(0)
})

test("8,192 entries of a table are grouped without a row for each", async () => {
  const {source, experiment} = await opened("64k-42")
  const outcome = run(experiment, source)
  const pairs = tablesAt(source, outcome, source.linear.start)
  expect(pairs.map(({count}) => count)).toEqual([8192, 8192])
  const groups = groupsOf({source, experiment, outcome, pair: pairs[1], above: pairs.slice(0, 1)})
  expect(groups.length).toBeLessThan(200)
})
