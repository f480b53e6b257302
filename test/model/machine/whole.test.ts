// A kernel that is entered, whole or not: what is missing is counted frame by frame, and a list that ended too early may have left nothing to be copied.

import {expect, test} from "vitest"
import {misplaced} from "../../../src/model/machine/afterwards.ts"
import {lostList} from "../../../src/model/machine/lostList.ts"
import {missing} from "../../../src/model/machine/whole.ts"
import {endedEarly, endedInLuck} from "./earlyEnds.ts"

test("a list that ends where it was overwritten leaves pages out, and those that are not home are missing", () => {
  const {machine, end, length, state} = endedEarly
  const {list, frames, kimage} = machine
  const initrd = kimage!.segments.find(({name}) => name === "initrd")!
  const away: number[] = []
  const {content: contentAt} = state(length)
  for (let page = 0; page < list.length; page++) {
    const pa = frames.pa(list.to(page))
    const content = contentAt(pa)!
    if (content.kind !== "image" || content.home !== pa) away.push(page)
  }
  const {came, page, reads} = lostList(endedEarly)!
  expect([list.length, came, page, reads.length]).toEqual([8098, 7663, 1011, 1])
  expect(reads[0].word.lo & 4).toBe(4)
  expect(away).toHaveLength(193)
  expect(away[0]).toBeGreaterThanOrEqual(came)
  for (const page of away) {
    const pa = frames.pa(list.to(page))
    expect(pa >= initrd.start && pa < initrd.end).toBe(true)
  }
  expect(end).toEqual({kind: "not whole", entry: 0x4020_0000, missing: 193, segments: ["initrd"]})
  expect(misplaced(endedEarly)).toBe(193)
})

test("before the first page all is missing that is not home", () => {
  const {machine} = endedInLuck
  const {list} = machine
  const home = Array.from({length: list.length}, (_, page) => list.from(page) === list.to(page))
  expect(missing(machine, 0).pages).toBe(home.filter(is => !is).length)
  expect(missing(machine, 0).segments).toEqual(["kernel"])
})

test("where the pages that never came were home before, nothing is", () => {
  const {machine, end} = endedInLuck
  expect(end).toEqual({kind: "survived", entry: 0x4020_0000})
  expect([machine.list.length, lostList(endedInLuck)!.came]).toEqual([514, 510])
})
