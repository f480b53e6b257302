import {expect, test} from "vitest"
import {compared, nextWings, sideAlone} from "../../../src/app/compare/useCompared.ts"
import {groupSaid, stateAt} from "../../../src/app/compare/sideStates.ts"
import {edited, withEdit} from "../../../src/model/edit.ts"
import {entryOn, pathAt} from "../../../src/model/path.ts"
import {run} from "../../../src/model/run.ts"
import type {Experiment} from "../../../src/model/experiment.ts"
import {toVa, type Pa, type Va} from "../../../src/model/word.ts"
import {opened} from "../../view/scenes.ts"

const PAGE = toVa(0xffff_0000_0a2e_b000n)

test("the kernel's own copy knows nothing of an edit: neither its tables nor what is said of it", async () => {
  const loaded = await opened("6.1-4k-default")
  const {source: own, experiment, kernelCopy} = loaded
  const {table, index} = entryOn(pathAt(own.geometry, own.memory, own.root, PAGE), 3)!
  const edits = withEdit(own, [], {at: (table + 8 * index) as Pa, value: 0n})
  const source = edited(own, edits)
  const changed = {...experiment, edits}
  const {a, b, result} = compared(
    {experiment: changed, loaded: {...loaded, source}, outcome: run(changed, source)},
    "kernel",
  )
  expect([result.onlyA, result.onlyB, result.apart]).toEqual([0, 1, 0])
  expect(b.source).toBe(own)
  expect(b.outcome.built).toBe(kernelCopy!.root)
  const there = pathAt(own.geometry, b.outcome.memory, b.outcome.built!, PAGE).entries.at(-1)!
  expect([there.hi, there.lo]).toEqual([0x00e8_0000, 0x4a2e_b707])
  expect(a.outcome.account.copied).toBe(b.outcome.account.copied - 1)
})

test("why a slot is empty is asked of the side that it is in", async () => {
  const loaded = await opened("index-bug")
  const {source} = loaded
  const at = async (parts: Partial<Experiment>, va: Va) => {
    const experiment = {...loaded.experiment, ...parts}
    const shown = compared(
      {experiment, loaded, outcome: run(experiment, source)},
      {
        ...{revision: "v6.12", flags: experiment.flags, debugPagealloc: false},
      },
    )
    return [stateAt(shown, shown.a, va), stateAt(shown, shown.b, va)]
  }
  const {start, end} = loaded.experiment.range!
  expect(await at({revision: "v1-as-posted"}, start)).toEqual(["empty: lost", "valid, writable"])
  const range = {start: (start + 2 ** 31) as Va, end}
  expect(await at({revision: "v1-as-posted", range}, start)).toEqual([
    "empty: not in the range",
    "empty: not in the range",
  ])
})

test("only the tree has room for both: the other views show A, or B after d", async () => {
  const loaded = await opened("6.1-4k-default")
  const {source, experiment} = loaded
  const pair = compared({experiment, loaded, outcome: run(experiment, source)}, "kernel")
  expect(sideAlone(pair, "tree", "both")).toBeNull()
  expect(sideAlone(pair, "mirror", "both")).toBe(pair.a)
  expect(sideAlone(pair, "columns", "b")).toBe(pair.b)
  expect([nextWings("tree", "both"), nextWings("tree", "a"), nextWings("tree", "b")]).toEqual([
    "a",
    "b",
    "both",
  ])
  expect([nextWings("mirror", "both"), nextWings("mirror", "b")]).toEqual(["b", "a"])
})

test("a group of entries in several states has the count of each, never one state with the count of all", async () => {
  const loaded = await opened("hole")
  const {source, experiment} = loaded
  const flags = {...experiment.flags, mkvalid: false, checkpfn: false}
  const shown = compared(
    {experiment, loaded, outcome: run(experiment, source)},
    {revision: "v1-as-intended", flags, debugPagealloc: false},
  )
  const {rows, count} = shown.result
  const group = {
    ...({cause: "onlyB", count, y0: 0, y1: 9, parts: [], markY: 0} as const),
    rows: rows.map(({va}) => va),
  }
  const saidOf = groupSaid(shown)
  expect(saidOf("copy", group)).toEqual({letter: "W i", words: "5,888 writable, 1 invalid"})
  expect(saidOf("copy", {...group, rows: group.rows.slice(1)})).toMatchObject({letter: "W"})
  const last = rows.at(-1)!
  expect(saidOf("copy", {...group, rows: [last.va]})).toEqual({
    ...{letter: "W", words: `valid and writable: ${last.onlyB} entries`},
  })
  expect(saidOf("source", group).letter).toBe("·")
})
