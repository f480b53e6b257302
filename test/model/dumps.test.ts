// The proof: what the model makes of a real kernel's tables, by the rules of that kernel's release, is what the kernel made.

import {readFileSync} from "node:fs"
import {expect, test} from "vitest"
import {compare, type Comparison} from "../../src/model/account/compare.ts"
import type {Experiment} from "../../src/model/experiment.ts"
import {levels} from "../../src/model/geometry.ts"
import {layered} from "../../src/model/memory.ts"
import {run} from "../../src/model/run.ts"
import {load, NAMES} from "../format/files.ts"

interface LevelCount {
  readonly tables: number
  readonly entries: {readonly table?: number; readonly leaf?: number; readonly invalid?: number}
}
type Counts = Record<string, LevelCount>

/** What was counted in the capture, before there was a model. */
function captured(name: string): {source: Counts; copy: Counts} {
  return JSON.parse(readFileSync(`test/dumps/${name}/copy.json`, "utf8"))
}

async function compared(name: string): Promise<{comparison: Comparison; experiment: Experiment}> {
  const {source, experiment: first, kernelCopy} = await load(name)
  const {root, memory, revision, start, end} = kernelCopy!
  const experiment = {...first, revision, range: {start, end}}
  const outcome = run(experiment, source)
  expect(outcome.rc).toBe(0)
  const ours = {root: outcome.root!, memory: layered(outcome.memory, source.memory)}
  return {comparison: compare(source.geometry, ours, {root, memory}, {start, end}), experiment}
}

test.each(NAMES)("the model's copy of %s is the one that the kernel made", async name => {
  const {comparison} = await compared(name)
  expect(comparison.differences).toEqual([])
  expect(comparison.count).toBe(0)
})

test.each(NAMES)("the kernel's copy of %s has the tables and leaves that were counted", async name => {
  const {comparison} = await compared(name)
  const {source} = await load(name)
  const {copy} = captured(name)
  const counted = levels(source.geometry).map(level => copy[level])
  expect(comparison.tablesByLevel).toEqual(counted.map(({tables}) => tables))
  const leaves = counted.map(({entries}) => (entries.leaf ?? 0) + (entries.invalid ?? 0))
  expect(comparison.leaves).toBe(leaves.reduce((sum, n) => sum + n, 0))
})

test.each(NAMES)(
  "the account of %s counts its source and copy level by level as the capture did",
  async name => {
    const {source, experiment, kernelCopy} = await load(name)
    const {revision, start, end} = kernelCopy!
    const {account} = run({...experiment, revision, range: {start, end}}, source)
    const counts = (levels: typeof account.source) =>
      Object.fromEntries(
        levels.map(({level, tables, table, leaf, invalid}) => [level, {tables, table, leaf, invalid}]),
      )
    const expected = (side: Counts) =>
      Object.fromEntries(
        Object.entries(side).map(([level, {tables, entries}]) => [
          level,
          {tables, table: entries.table ?? 0, leaf: entries.leaf ?? 0, invalid: entries.invalid ?? 0},
        ]),
      )
    const {source: from, copy: to} = captured(name)
    expect(counts(account.source)).toEqual(expected(from))
    expect(counts(account.copy)).toEqual(expected(to))
  },
)

test("the default example has 249 tables and 125,962 leaves", async () => {
  const {comparison} = await compared("6.1-4k-default")
  expect([comparison.tables, comparison.leaves]).toEqual([249, 125_962])
})
