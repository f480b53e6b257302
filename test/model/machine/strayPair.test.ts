// restore_pblist overwritten before it was read: one bit of the copy leads a page of the image into a frame of the list. Its pairs against the addresses that
// the CPU used.

import {expect, test} from "vitest"
import {lostList} from "../../../src/model/machine/lostList.ts"
import type {Story} from "../../../src/model/machine/story.ts"
import {firstStray, strayPair} from "../../../src/model/machine/strayPair.ts"
import {big, hex64} from "../../../src/model/word.ts"
import {load} from "../../format/files.ts"
import {astray} from "../../view/theatre/theatres.ts"

const captured = await load("hibernate-6.1-4k")
/** The page stores itself over the words behind its own pair; and over those of a list page that is read later. */
const atOnce = astray(captured, 203)
const later = astray(captured, 204)

/** The addresses that the CPU used at an end, as 64 bits. */
function used({event, length}: Story, ...streams: string[]): bigint[] {
  return event(length - 1)
    .accesses.filter(({stream}) => streams.includes(stream))
    .map(({va}) => BigInt.asUintN(64, va))
}

test("the word by which the page that did it should lead to the next pair is where the CPU looked for that", () => {
  expect(firstStray(atOnce.machine)).toBe(204)
  const {by, words, known} = strayPair(atOnce.machine, 204, 205)!
  expect([by, known, words.length]).toEqual([203, false, 1])
  const [at] = used(atOnce, "list")
  expect(at).toBe(big(words[0]))
})

test("FAR_EL1 has the word that was read, to the bit", () => {
  for (const page of [203, 204, 205]) {
    const story = astray(captured, page)
    const {last} = lostList(story)!
    if (story.end.kind !== "fault") expect.unreachable()
    expect(hex64(story.end.fault.far), `page ${page}`).toBe(hex64(last))
  }
})

test("a pair that was read before its page was overwritten was the list's", () => {
  const {list} = atOnce.machine
  expect(Math.floor(list.at(200) / 4096)).toBe(Math.floor(list.at(203) / 4096))
  expect(strayPair(atOnce.machine, 200, 205)).toBeNull()
})

test("a list page that was overwritten gives the two addresses of its first pair, and the pairs before are the list's", () => {
  expect(firstStray(later.machine)).toBe(340)
  const {by, words} = strayPair(later.machine, 340, 340)!
  expect([by, words.length]).toEqual([204, 2])
  expect(used(later, "from")).toEqual([big(words[0])])
  for (const page of [203, 204, 205, 339]) expect(strayPair(later.machine, page, 340), `${page}`).toBeNull()
  expect(strayPair(later.machine, 340, 204)).toBeNull()
  expect(strayPair(later.machine, 340, 205)).not.toBeNull()
})

test("the word that is told of a pair is the one that the CPU failed by", () => {
  for (const [story, at] of [
    [atOnce, 203],
    [later, 340],
  ] as const) {
    const {machine} = story
    const {page, last, reads} = lostList(story)!
    const pair = strayPair(machine, story === atOnce ? 204 : 340, machine.journal.length)!
    expect([page, last]).toEqual([pair.by, pair.words[0]])
    const offset = story === atOnce ? 16 : 0
    expect(reads).toEqual([{at: machine.list.at(at) - machine.shift + offset, word: last}])
  }
})

test("a pair whose first address is one of memory fails by its second", () => {
  const story = astray(captured, 205)
  const {words} = strayPair(story.machine, 510, 510)!
  expect(used(story, "to")).toEqual([big(words[1]!)])
  expect(lostList(story)!.last).toEqual(words[1])
})
