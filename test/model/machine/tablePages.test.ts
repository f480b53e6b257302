// Which tables the pages of a machine hold.

import {expect, test} from "vitest"
import {everyTable} from "../../../src/model/everyTable.ts"
import {tableFrames} from "../../../src/model/machine/restored.ts"
import {tableOfContent} from "../../../src/model/machine/tablePages.ts"
import {load} from "../../format/files.ts"
import {made, tell} from "./stories.ts"

const captured = await load("hibernate-6.1-4k")
const {machine} = tell(captured, {revision: "v1-as-intended"})
const {frames, source, outcome, exit, restoredTables} = machine

test("each table of the source and of the copy is known by its level and its first address", () => {
  for (const [of, memory, root] of [
    ["source", source.memory, source.root],
    ["copy", outcome!.memory, outcome!.root!],
  ] as const)
    for (const {pa, level, va} of everyTable(source.geometry, memory, root, 1)) {
      const table = tableOfContent(machine, -1 - frames.number(pa))
      expect(table).toMatchObject({of, level, va, first: 0, count: 512})
    }
})

test("the tables of the code that copies are of the lower half, from their root on", () => {
  expect(tableOfContent(machine, -1 - frames.number(exit.root!))).toMatchObject({of: "code", level: 0, va: 0})
})

test("the restored kernel's tables are known by their content, as many as the source has, and translate the same", () => {
  const own = tableFrames(source).map(pa => tableOfContent(machine, -1 - frames.number(pa))!)
  const restored = [...restoredTables].map(frame => tableOfContent(machine, frame)!)
  const told = (tables: typeof own) => tables.map(({level, va}) => `${level} ${va}`).sort()
  expect(told(restored)).toEqual(told(own))
  expect(restored.every(({of}) => of === "restored")).toBe(true)
})

test("what is no table, and a table to which no root leads, is none", () => {
  expect(tableOfContent(machine, -1 - machine.layout.exit)).toBeNull()
  expect(tableOfContent(machine, -1 - frames.number(machine.zero))).toBeNull()
  expect(tableOfContent(machine, frames.number(exit.root!))).toBeNull()
})

test("a root of a few entries is a part of its page", () => {
  const small = tell(made("16k-48")).machine
  const {root, geometry} = small.source
  const table = tableOfContent(small, -1 - small.frames.number(root))!
  expect(table).toMatchObject({level: geometry.start, first: (root % geometry.granule) / 8, count: 2})
})
