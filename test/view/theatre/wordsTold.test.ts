// What is said of pages and words, in the sentences that one reads.

import {beforeAll, expect, test} from "vitest"
import type {Story} from "../../../src/model/machine/story.ts"
import type {Pa} from "../../../src/model/word.ts"
import {pageWordsOf} from "../../../src/view/theatre/pageWords.ts"
import {playbillOf} from "../../../src/view/theatre/playbill.ts"
import {pageSaid, wordSaid} from "../../../src/view/theatre/wordsTold.ts"
import {load} from "../../format/files.ts"
import {made, tell} from "../../model/machine/stories.ts"
import {resume} from "./theatres.ts"

let story: Story
let dead: Story

beforeAll(async () => {
  const captured = await load("hibernate-6.1-4k")
  story = resume(captured)
  dead = resume(captured, {copied: false})
})

const EVENT = 3206
const said = (pa: number, of = story, event = EVENT) =>
  pageSaid(pageWordsOf(of, event, pa as Pa), playbillOf(of))
const word = (pa: number, n: number, of = story, event = EVENT) =>
  wordSaid(pageWordsOf(of, event, pa as Pa), n, playbillOf(of), of.machine.source)

test("a table is told by its level, what it translates, and how many entries of each kind it has", () => {
  expect(said(0x4a28_e000)).toEqual({
    text: "Level 3: translates 2 MiB from 0xffff_0000_0180_0000 on; 416 writable, 96 made writable.",
    loud: false,
  })
  expect(said(0x4185_8000).text).toBe(
    "Level 0: translates 256 TiB from 0xffff_0000_0000_0000 on; 4 tables, 508 empty.",
  )
})

test("an entry has its decode, its address, who changed it, and that the step reads it", () => {
  expect(word(0x4a28_e000, 88)).toEqual({
    name: "[88]",
    address: 0x4a28_e2c0,
    value: "0x00e8_0000_4185_8703",
    lines: [
      "page, writable, normal → 0x4185_8000",
      "for 0xffff_0000_0185_8000, 4 KiB",
      "made writable; the source has 0x00e0_0000_4185_8783; this step reads it",
    ],
  })
  expect(word(0x4185_8000, 1).lines).toEqual(["empty", "for 0xffff_0080_0000_0000, 512 GiB"])
})

test("an overwritten table tells what it was, what it is, and that its words are made up", () => {
  const last = dead.length - 1
  const {loud, text} = said(0x57ff_8000, dead, last)
  expect(loud).toBe(true)
  expect(text).toBe(
    "It was a table of the source, level 1; page 8 of the list overwrote it with page 0x57ff_8000 of the image. " +
      "A walk reads that page’s bytes. The model does not know them: these are made up.",
  )
  expect(word(0x57ff_8000, 0, dead, last).lines.at(-1)).toContain("this step reads it")
})

test("of what it does not know it says whose it is, and that it does not know the words", () => {
  const {frames, list, layout} = story.machine
  const n = EVENT - story.list.first
  const texts = [list.to(n - 3), list.from(n + 3), layout.exit].map(frame => said(frames.pa(frame)).text)
  expect(texts[0]).toMatch(
    /^Contents of page 0x4185_b000 of the image, brought home by page 3,19\d of 9,088\. /,
  )
  expect(texts[1]).toMatch(/ of the image, waiting here\. The model knows whose it is, not its words\.$/)
  expect(texts[2]).toBe("The code that copies. The model knows what it does, not its instructions’ words.")
  expect(word(frames.pa(layout.exit), 3)).toMatchObject({name: "word 3", value: null, lines: []})
  expect(said(2 ** 40).text).toBe("No memory is here: an access is an external abort.")
  expect(said(story.machine.zero).text).toBe("Zeros: as a table it has no entry. Under it nothing is mapped.")
})

test("a pair says where the page waits, where it belongs, and where the next pair is", () => {
  const {accesses} = story.event(EVENT)
  const {pa} = accesses.find(({stream}) => stream === "list")!
  const first = (pa! % 4096) / 8
  const lines = [0, 1, 2].map(n => word(pa!, first + n).lines[0])
  expect(lines).toEqual([
    expect.stringMatching(/^pair \d+, address: the page waits at 0x4ec6_6000; this step reads it$/),
    expect.stringMatching(/^pair \d+, orig_address: it belongs at 0x4185_8000; this step reads it$/),
    expect.stringMatching(/^pair \d+, next: the next pair is at 0x480/),
  ])
})

test("an entry of kexec's list has its name and its address", () => {
  const kexec = tell(made("map-block"), {revision: "v5.16"}, {}, "kexec")
  const {kimage, frames} = kexec.machine
  const pa = frames.pa(kimage!.lists[0])
  const line = (n: number) => word(pa, n, kexec, kexec.list.first).lines[0]
  expect(line(0)).toMatch(/^IND_DESTINATION: to 0x[0-9a-f_]+ from here on$/)
  expect(line(1)).toMatch(/^IND_SOURCE: copy 0x/)
  const named = pageWordsOf(kexec, kexec.list.first, kimage!.at)
  const head = (kimage!.at % frames.bytes) / 8
  expect(wordSaid(named, head, playbillOf(kexec), kexec.machine.source).lines[0]).toContain(
    "head, struct kimage",
  )
})
