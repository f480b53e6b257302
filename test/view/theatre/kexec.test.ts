// kexec's stories told to a picture, by the same playbill and the same moments.

import {expect, test} from "vitest"
import {CAPTURED_KEXEC} from "../../../src/model/machine/scenario.ts"
import {HOLDERS} from "../../../src/view/theatre/moment.ts"
import {momentOf} from "../../../src/view/theatre/momentOf.ts"
import {playbillOf} from "../../../src/view/theatre/playbill.ts"
import {hex64, type Pa} from "../../../src/model/word.ts"
import {load} from "../../format/files.ts"
import {SEGMENTS} from "../../model/machine/earlyEnds.ts"
import {made, tell} from "../../model/machine/stories.ts"

const captured = await load("6.1-4k-default")
const story = tell(captured, {revision: "v5.16"}, {kexec: {placed: CAPTURED_KEXEC}}, "kexec")

test("the line of time has the nine steps, the two points, the old root and the jump", () => {
  const {transition, pages, before, after, marks, roots} = playbillOf(story)
  expect([transition, pages]).toEqual(["kexec", 17_465])
  expect([...new Set([...before, ...after].map(({number}) => number))]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(marks.map(({kind, page, event}) => [kind, page ?? event])).toEqual([
    ["points", 9],
    ["read-only", 16],
    ["old root", 5720],
    ["points", story.length - 2],
    ["jump", story.length - 1],
  ])
  expect(roots).toEqual({source: 0x4185_8000, copy: 0x46e5_8000, zero: 0x4217_3000, restored: null})
})

test("a page of the new kernel goes over the old one's text, through a block of the copy", () => {
  const moment = momentOf(story, story.list.first + 2049)
  expect(moment.live).toEqual({source: false, copy: true, exit: true, restored: false})
  const {access, stops} = moment.walks[0]
  expect(hex64(access.va)).toBe("0xffff_0000_00a0_1000")
  expect(stops.map(({what, pa, next}) => [what, hex64(pa), next])).toEqual([
    [0, "0x0000_0000_46e5_8000", "table"],
    [1, "0x0000_0000_46e5_9000", "table"],
    [2, "0x0000_0000_46e5_a000", "block"],
    ["to", "0x0000_0000_40a0_1000", null],
    ["from", hex64(story.machine.frames.pa(story.machine.list.from(2049))), null],
  ])
  expect(moment.write).toMatchObject({to: 0x40a0_1000, before: "text"})
  const holder = (pa: number) => HOLDERS[moment.holders[story.machine.frames.number(pa as Pa)]]
  const places = [0x40a0_0000, 0x40a0_1000, 0x4185_8000, 0x46e5_8000, 0x46f5_4000, 0x4a25_7000, 0x4a28_2000]
  expect(places.map(holder)).toEqual([
    ...["home", "text", "source table", "copy table", "exit table", "exit page", "list"],
  ])
  expect(moment.lost).toEqual([])
})

test.each(["kexec, v1", "kexec, MMU off"] as const)("%s is told, too", transition => {
  const other = tell(captured, {revision: "v1-as-intended"}, {pages: 1000}, transition)
  const {before, after, list, length, end} = playbillOf(other)
  expect(end.kind).toBe("survived")
  expect(before.length + list.length + after.length).toBe(length)
  for (const event of [0, list.first, list.first + 500, length - 1]) {
    const {lost, walks, live} = momentOf(other, event)
    expect(lost).toEqual([])
    if (transition === "kexec, MMU off" && event >= list.first) {
      expect(live).toEqual({source: false, copy: false, exit: false, restored: false})
      expect(walks.every(({stops}) => stops.every(({what}) => typeof what !== "number"))).toBe(true)
    }
  }
})

test("the points of the other designs stand where translation changes, at the step that has its name", () => {
  const points = (transition: "kexec, v1" | "kexec, MMU off") => {
    const {marks, before, after} = playbillOf(
      tell(captured, {revision: "v1-as-intended"}, {pages: 20}, transition),
    )
    const stops = [...before, ...after]
    return marks
      .filter(({kind}) => kind === "points")
      .map(({event}) => stops.find(stop => stop.event === event)!)
      .map(({station, number}) => [station, number, stops.findLast(stop => stop.number === number)!.station])
  }
  expect(points("kexec, v1")).toEqual([
    ["MMU off", 5, "MMU off"],
    ["MMU on", 7, "MMU on"],
    ["MMU off again", 9, "invalidate again"],
  ])
  // The last station of a step stands at its number.
  expect(points("kexec, MMU off")).toEqual([["MMU off", 3, "MMU off"]])
})

test("a page of the list that was loaded where it belongs is home from the beginning to the end", () => {
  const hole = tell(
    made("hole"),
    {revision: "hibernate-v5.2"},
    {kexec: {segments: SEGMENTS}},
    "kexec, MMU off",
  )
  const {machine, list, length} = hole
  const inPlace = Array.from({length: machine.list.length}, (_, page) => page).filter(
    page => machine.list.from(page) === machine.list.to(page),
  )
  expect(inPlace).toEqual([510, 511, 512, 513])
  const [page] = inPlace
  const holderAt = (event: number) => HOLDERS[momentOf(hole, event).holders[machine.list.to(page)]]
  expect([list.first, list.first + page, length - 1].map(holderAt)).toEqual([
    ...["home since loading", "home since loading", "home"],
  ])
  const {write, walks} = momentOf(hole, list.first + page)
  expect(write).toMatchObject({before: "home since loading", from: write!.to})
  const stop = walks[0].stops.at(-1)!
  expect(HOLDERS[stop.around[4]]).toBe("home since loading")
})
