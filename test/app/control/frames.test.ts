import {expect, test} from "vitest"
import {firstPoint, look} from "../../../src/app/stage/firstPoint.ts"
import {without} from "../../../src/app/control/frames.ts"
import {handmade} from "../../../src/model/handmade/tables.ts"
import {run} from "../../../src/model/run.ts"
import {hex64, toPa} from "../../../src/model/word.ts"
import {load} from "../../format/files.ts"

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

test("of many changed pages the first look goes to the edge, where they meet unchanged ones", async () => {
  const {source, experiment} = await load("6.1-4k-crash")
  expect(hex64(firstPoint(source, run(experiment, source)))).toBe("0xffff_0000_2521_4000")
})

test("without a change the first look goes to the page that was to be mapped, else to the start of the linear map", () => {
  const {source, experiment} = handmade.find(example => example.name === "map-page")!.make()
  expect(hex64(firstPoint(source, run(experiment, source)))).toBe("0xffff_0000_0012_3000")
  const calm = {...experiment, maps: []}
  expect(firstPoint(source, run(calm, source))).toBe(source.linear.start)
})

test("the place that is shown stays through a flip, goes to a stop, and starts anew with another source", async () => {
  const {source, experiment} = await load("6.1-4k-default")
  const flags = {mkwrite: false, mkvalid: false, checkpfn: true, forcemap: false}
  const first = look(source, run(experiment, source), false)
  expect(look(source, run({...experiment, flags}, source), false)).toBe(first)
  const stopped = run({...experiment, flags, frames: [range(0x4000_0000, 0x5000_0000)]}, source)
  expect(hex64(look(source, stopped, false))).toBe("0xffff_0000_1000_0000")
  const other = handmade.find(example => example.name === "map-page")!.make()
  expect(hex64(look(other.source, run(other.experiment, other.source), false))).toBe("0xffff_0000_0012_3000")
})
