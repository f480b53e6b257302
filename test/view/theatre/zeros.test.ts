// The zero page, overwritten: what the CPU reads in it at the second switch, which may kill it or not.

import {expect, test} from "vitest"
import {playbillOf} from "../../../src/view/theatre/playbill.ts"
import {markNames} from "../../../src/view/theatre/timelineWords.ts"
import {big, hex64} from "../../../src/model/word.ts"
import {ending, made, tell, type Assumed} from "../../model/machine/stories.ts"

const unsafe = (assumed: Assumed = {}) =>
  tell(made("4k-39"), {revision: "v5.16"}, {pages: 60, safe: {zero: false}, ...assumed})

test("it is marked at the page that did it, and the entries are told that the CPU took its bytes for", () => {
  const story = unsafe()
  const {zeros, marks} = playbillOf(story)
  expect(story.end.kind).toBe("survived")
  expect(zeros).toMatchObject({page: 58, looked: [{index: 0, leads: false}]})
  const mark = marks.find(({kind}) => kind === "zero page")!
  expect(mark).toMatchObject({page: 58, event: story.list.first + 58})
  expect(markNames(playbillOf(story), mark)).toEqual(["59: the zero page"])
  // The word is that of the page by then.
  const {machine, length} = story
  const words = machine.memory.words(machine.memory.content(machine.layout.zero, length))
  expect(zeros!.looked[0].word).toEqual({lo: words[0], hi: words[1]})
})

test("where its bytes pass for a block the restored kernel's first load is answered from there", () => {
  const story = unsafe({seed: 9})
  expect(ending(story)).toBe("73 return: read externalAbort null 0xffff_ff80_0000_0000")
  const {zeros} = playbillOf(story)
  expect(zeros!.looked.map(({word, leads}) => [hex64(big(word)), leads])).toEqual([
    ["0x0000_0000_0000_9c25", true],
  ])
  const load = story.event(73).accesses.at(-1)!
  expect(load.hit?.root).toBe(story.machine.zero)
  expect(load.walk.fault).toBeNull()
})

test("a safe one is none; and kexec does not come back to it", () => {
  expect(playbillOf(unsafe({safe: {}})).zeros).toBeNull()
  const kexec = tell(made("4k-39"), {revision: "v5.16"}, {safe: {zero: false}}, "kexec")
  expect(playbillOf(kexec).zeros).toBeNull()
})
