import {expect, test} from "vitest"
import type {Experiment} from "../../../src/model/experiment.ts"
import {handmade} from "../../../src/model/handmade/tables.ts"
import {run} from "../../../src/model/run.ts"

function outcome(name: string, parts: Partial<Experiment>) {
  const {source, experiment} = handmade.find(example => example.name === name)!.make()
  return run({...experiment, ...parts}, source)
}

test("out of bounds by the copy's own empty entry: Linux 6.12 makes no table for the P4D", () => {
  const {rc, stop} = outcome("4k-52", {revision: "v6.12"})
  expect(rc).toBe("OOB")
  expect(stop).toMatchObject({function: "copy_p4d", level: -1, index: 0, reason: "bounds", of: "copy", pa: 0})
})

test("out of bounds by the source's entry: a block of 512 GiB is taken for a table", () => {
  const {source, experiment} = handmade.find(example => example.name === "4k-52")!.make()
  const {rc, stop} = run({...experiment, range: source.linear}, source)
  expect(rc).toBe("OOB")
  expect(stop).toMatchObject({function: "copy_pud", level: 0, index: 1, of: "source", pa: 0x80_0000_0000})
  expect(stop!.entry!.lo & 3).toBe(1)
})

test("out of bounds while mapping: a block is taken for a table", () => {
  const [{rc, stop}] = outcome("map-block", {revision: "merged-v5.7"}).maps
  expect(rc).toBe("OOB")
  expect(stop).toMatchObject({
    function: "trans_pgd_map_page",
    level: 2,
    index: 4,
    of: "copy",
    pa: 0x4080_0000,
  })
})

test("no memory is met by the function that looks for the page, since v5.2; by the one above it in v1", () => {
  expect(outcome("no-memory", {revision: "merged-v5.7"}).stop!.function).toBe("copy_pte")
  expect(outcome("no-memory", {}).stop!.function).toBe("copy_pmd")
})

test("the first bad frame has its address", () => {
  expect(outcome("hole", {}).account.survey.badFrame).toBe(0x4280_0000)
  expect(outcome("map-block", {}).account.survey.badFrame).toBeNull()
})
