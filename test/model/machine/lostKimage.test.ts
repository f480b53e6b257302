// struct kimage read late: told by the words that the CPU loaded, and by the page that was stored where they stood.

import {expect, test} from "vitest"
import {lostKimage} from "../../../src/model/machine/lostKimage.ts"
import {readWord} from "../../../src/model/memory.ts"
import {big, bigVa} from "../../../src/model/word.ts"
import {load} from "../../format/files.ts"
import {tell} from "./stories.ts"

const captured = await load("6.1-4k-default")

test.each([1, 2, 3, 4])("which page overwrote it, and the word that led astray, with seed %d", seed => {
  const story = tell(captured, {}, {seed, kexec: {safe: {kimage: false}, late: true}}, "kexec")
  const {page, at, word, name} = lostKimage(story)!
  const {machine, list, length} = story
  expect(machine.journal.frame(page)).toBe(machine.frames.number(machine.kimage!.at))
  expect([at - machine.kimage!.at, name]).toEqual([24, "start"])
  expect(readWord(story.state(length).memory, at)).toEqual(word)
  expect(readWord(story.state(list.first).memory, at)).not.toEqual(word)
  // Where it went is that word, to the bit.
  const {end} = story
  const fars = story.event(length - 1).accesses.map(({va}) => va)
  expect([bigVa(story.state(length).registers.pc), fars.at(-1)]).toEqual([big(word), big(word)])
  if (end.kind === "fault") expect(end.fault.far).toBe(big(word))
})

test("none where it was read in time, or not overwritten", () => {
  for (const kexec of [{safe: {kimage: false}}, {late: true}])
    expect(lostKimage(tell(captured, {}, {kexec}, "kexec"))).toBeNull()
})
