import {expect, test} from "vitest"
import {differ, endsOf, shortEnd} from "../../../src/app/inspector/ends.ts"
import type {Experiment} from "../../../src/model/experiment.ts"
import {handmade} from "../../../src/model/handmade/tables.ts"
import {run} from "../../../src/model/run.ts"
import type {Va} from "../../../src/model/word.ts"

/** Where an offset of the linear map ends: once, or in the source and in the copy. */
function ends(name: string, offset: number, parts: Partial<Experiment> = {}) {
  const {source, experiment} = handmade.find(example => example.name === name)!.make()
  const va = (source.linear.start + offset) as Va
  const {built, memory} = run({...experiment, ...parts}, source)
  const wings = [
    {name: "source", ...source},
    {name: "copy", root: built, memory},
  ] as const
  const both = endsOf(source.geometry, wings, va)
  const [left, right] = both
  return differ(both) ? `${shortEnd(left)}, ${right.name} ${shortEnd(right)}` : shortEnd(left)
}

test("an address that ends alike in source and copy ends once", () => {
  expect(ends("read-only", 0x1234)).toBe("0x4000_1234")
  expect(ends("read-only", 2 ** 40)).toBe("fault, level 0")
})

test("a fault in the copy alone, or another page, is shown beside the source", () => {
  expect(ends("no-memory", 0x600_0000)).toBe("0x4600_0000, copy fault, level 2")
  expect(ends("map-block", 0x80_5000)).toBe("0x4080_5000, copy 0x4200_0000")
  expect(ends("map-block", 0x80_6000)).toBe("0x4080_6000, copy fault, level 3")
  expect(ends("4k-52", 0, {revision: "v6.12"})).toBe("0x4000_0000, copy fault, level −1")
})

test("a fault in the source alone: an entry that was made valid", () => {
  expect(
    ends("hole", 0x280_0000, {flags: {mkwrite: true, mkvalid: true, checkpfn: false, forcemap: false}}),
  ).toBe("fault, level 3, copy 0x4280_0000")
})

test("without a root there is no table", () => {
  const {experiment} = handmade[0].make()
  expect(ends("read-only", 0, {allocator: {...experiment.allocator, limit: 0}})).toBe(
    "0x4000_0000, copy no table",
  )
})
