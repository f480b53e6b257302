import {expect, test} from "vitest"
import {firstPoint} from "../../src/app/firstPoint.ts"
import {without} from "../../src/app/frames.ts"
import {handmade} from "../../src/model/handmade/tables.ts"
import {run} from "../../src/model/run.ts"
import {hex64, toPa} from "../../src/model/word.ts"
import {load} from "../format/files.ts"

const range = (start: number, end: number) => ({start: toPa(start), end: toPa(end)})

test("a frame is cut out of the middle, the start, the end, and out of a range of its own", () => {
  const all = [range(0x4000, 0x8000)]
  expect(without(all, toPa(0x5123), 0x1000)).toEqual([range(0x4000, 0x5000), range(0x6000, 0x8000)])
  expect(without(all, toPa(0x4000), 0x1000)).toEqual([range(0x5000, 0x8000)])
  expect(without(all, toPa(0x7fff), 0x1000)).toEqual([range(0x4000, 0x7000)])
  expect(without([range(0x4000, 0x5000)], toPa(0x4000), 0x1000)).toEqual([])
  expect(without(all, toPa(0x9000), 0x1000)).toEqual(all)
})

test("the first look goes to a changed page among unchanged ones, or to the place of the stop", async () => {
  const {source, experiment} = await load("6.1-4k-default")
  expect(hex64(firstPoint(source, run(experiment, source)))).toBe("0xffff_0000_0a2e_b000")
  const stopped = handmade.find(example => example.name === "no-memory")!.make()
  expect(hex64(firstPoint(stopped.source, run(stopped.experiment, stopped.source)))).toBe(
    "0xffff_0000_04a0_0000",
  )
})

test("without a change the first look goes to the page that was to be mapped, else to the start of the linear map", () => {
  const {source, experiment} = handmade.find(example => example.name === "map-page")!.make()
  expect(hex64(firstPoint(source, run(experiment, source)))).toBe("0xffff_0000_0012_3000")
  const calm = {...experiment, maps: []}
  expect(firstPoint(source, run(calm, source))).toBe(source.linear.start)
})
