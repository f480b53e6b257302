// Why a machine survives against expectation: each reason is found in the story, none in what it was staged as.

import {expect, test} from "vitest"
import {narration} from "../../../../src/app/theatre/words/narration.ts"
import {survivalWords} from "../../../../src/app/theatre/words/survivalWords.ts"
import {vectorWords} from "../../../../src/app/theatre/words/vectorWords.ts"
import {plain} from "../../../../src/app/words/text.ts"
import type {TransitionName} from "../../../../src/model/machine/scenario.ts"
import type {Va} from "../../../../src/model/word.ts"
import {markNames} from "../../../../src/view/theatre/timelineWords.ts"
import {load} from "../../../format/files.ts"
import {made} from "../../../model/machine/stories.ts"
import {byHand, resume, storyOf, WRITABLE} from "./stories.ts"

const wide = await load("6.12-4k-va48")
const kexec = await load("6.1-4k-default")

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

test("a live table that was overwritten, and that a walk came to: the restored kernel's root lies there by then", () => {
  for (const [name, page] of [
    ["linear-4g-blocks", 292],
    ["map-gigabyte", 296],
  ] as const) {
    const told = byHand(name, {revision: "v5.16"}, {copied: false, pages: 300}).last()
    const {lookedAgain, end} = told.moment
    expect([name, end?.kind, lookedAgain]).toEqual([
      name,
      "survived",
      {page: page - 1, level: 0, root: true, restored: true},
    ])
    expect(plain(narration(told))).toMatch(
      new RegExp(
        `, the old root at page ${page}: there lies the restored kernel’s root now, and by it the CPU went on\\.`,
      ),
    )
    expect(plain(narration(told))).not.toMatch(/nobody looked/)
  }
})

test("a live table that nobody looked in again is named once", () => {
  const whole = {start: -0x1_0000_0000_0000 as Va, end: 0 as Va}
  const told = storyOf(wide, {revision: "v5.16", range: whole}, {safe: {tables: false}, pages: 60}).last()
  expect(told.moment.lookedAgain).toBeNull()
  expect(plain(narration(told))).toMatch(
    /27 live tables were overwritten, the first at page 32, and nobody looked there again\.$/,
  )
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

test("struct kimage is no page of the list: what is overwritten is called by its name", () => {
  const told = (transition: TransitionName) =>
    storyOf(
      made("read-only"),
      {revision: "v5.16", flags: WRITABLE},
      {pages: 60, kexec: {safe: {kimage: false}}},
      transition,
    )
  expect(told("kexec").playbill.kimagePage).toBe(9)
  expect(survivalWords(told("kexec").last())).toBe(
    "struct kimage was overwritten at page 10, when all that is needed of it had been read.",
  )
  for (const left of ["kexec, v1", "kexec, MMU off"] as const)
    expect(survivalWords(told(left).last())).toBe(
      "struct kimage was overwritten at page 10; nothing of it is read any more.",
    )
})

test("v1 reads no list while it copies: its maps were made from it", () => {
  const unsafe = {kexec: {safe: {list: false}}}
  expect(survivalWords(storyOf(kexec, {revision: "v5.16"}, unsafe, "kexec, v1").last())).toBe(
    "A page of the list was overwritten at page 10,520; the maps were made from it before, and the copy reads no list.",
  )
})
