import {expect, test} from "vitest"
import {idmapAt, idmapOf} from "../../../src/app/time/idmap.ts"
import {handmade} from "../../../src/model/handmade/tables.ts"
import {run} from "../../../src/model/run.ts"
import type {Pa} from "../../../src/model/word.ts"

const {source, experiment: own} = handmade.find(table => table.name === "map-block")!.make()
const experiment = {...own, revision: "merged-v5.12" as const}
const outcome = run(experiment, source)
const page = 0x4200_0000 as Pa

test("the tables are the pages that the experiment's allocator has left", () => {
  const line = idmapOf({page, tables: null}, experiment, source, outcome)!
  const taken = outcome.allocated + outcome.maps.reduce((sum, map) => sum + map.allocated, 0)
  expect(taken).toBeGreaterThan(0)
  expect(line.call.tables).toEqual(
    [0, 1, 2, 3].map(n => experiment.allocator.base + (taken + n) * source.geometry.granule),
  )
  expect(idmapOf({page, tables: null}, experiment, source, outcome)).toBe(line)
})

test("where it has two left, the third is missed", () => {
  const few = {...experiment, allocator: {...experiment.allocator, limit: outcome.allocated + 2}, maps: []}
  const line = idmapOf({page, tables: null}, few, source, run(few, source))!
  expect([line.count, line.failed]).toEqual([3, true])
  expect(idmapAt(line, 99).number).toBe(3)
})

test("a release without the function has no line", () => {
  expect(idmapOf({page, tables: null}, {...own, revision: "v1-as-intended"}, source, outcome)).toBe(null)
})
