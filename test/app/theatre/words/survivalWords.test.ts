// Why a machine survives against expectation: each reason is found in the story, none in what it was staged as.

import {expect, test} from "vitest"
import {narration} from "../../../../src/app/theatre/words/narration.ts"
import {survivalWords} from "../../../../src/app/theatre/words/survivalWords.ts"
import {vectorWords} from "../../../../src/app/theatre/words/vectorWords.ts"
import {plain} from "../../../../src/app/words/text.ts"
import {markNames} from "../../../../src/view/theatre/timelineWords.ts"
import {byHand, resume} from "./stories.ts"

test("v1 as posted: a range that begins at index 0 of the root is copied right by the wrong index", () => {
  const told = resume({pages: 400}, {revision: "v1-as-posted"}).last()
  expect(told.moment.end?.kind).toBe("survived")
  expect(plain(narration(told))).toMatch(/The wrong index was used all the same: the range begins at index 0/)
})

test("a zero page that was not safe: luck, the page that overwrote it, and what the CPU read there", () => {
  const {playbill, last} = resume({safe: {zero: false}})
  expect(survivalWords(last())).toBe(
    "That is luck: page 9,087 had overwritten the zero page, and at step 9 the CPU, looking ahead, took its bytes for descriptors: entry 256 read 0x7a67_6f77_7c62_7064, entry 0 read 0x4200_9039_c9ac_3ddb; it led nowhere.",
  )
  expect(playbill.marks.find(({kind}) => kind === "zero page")?.page).toBe(9086)
})

test("a restore as the kernel has it needs no reason", () => {
  expect(survivalWords(resume({pages: 400}).last())).toBeNull()
})

test("an entry that is not valid in the old table is not said to be in a copy", () => {
  const {last} = byHand("pagealloc", {}, {copied: false, pages: 20})
  expect(plain(narration(last()))).not.toMatch(/the copy has it/)
})

test("without a copy mark and vectors agree with the headline: the old tables again, and then unreachable", () => {
  const {playbill, last} = resume({copied: false})
  const names = playbill.marks.flatMap(mark => markNames(playbill, mark))
  expect(names).toContain("TTBR1 → old tables again")
  expect(vectorWords(last().moment)).toMatch(/^VBAR is unreachable/)
})
