// A list that was overwritten and reads DONE there: what is said where pages are missing, and where none is.

import {expect, test} from "vitest"
import {wholeHeadline} from "../../../../src/app/theatre/words/headline.ts"
import {narration} from "../../../../src/app/theatre/words/narration.ts"
import {codeWords} from "../../../../src/app/theatre/words/registerWords.ts"
import {spokenEvent} from "../../../../src/app/theatre/words/spoken.ts"
import {plain} from "../../../../src/app/words/text.ts"
import {endPage} from "../../../../src/view/theatre/timelineScale.ts"
import {markNames} from "../../../../src/view/theatre/timelineWords.ts"
import {DESIGNS, EARLY, IN_LUCK} from "../../../model/machine/earlyEnds.ts"
import {made} from "../../../model/machine/stories.ts"
import {helps, storyOf, WRITABLE} from "./stories.ts"

const hole = made("hole")
const readOnly = made("read-only")
const says = (told: Parameters<typeof narration>[0]) => [plain(wholeHeadline(told)), plain(narration(told))]

test("pages that never came, and are not home: the new kernel runs, and is not said to have survived", () => {
  const {last, playbill} = storyOf(hole, EARLY.experiment, EARLY.assumed, DESIGNS.early)
  expect(says(last())).toEqual([
    "Not whole: jumped to the new kernel without 193 of its pages",
    "Page 1,012 overwrote the list at 0x405f_3000, and the CPU read DONE there: 435 of 8,098 pages never came. 193 pages of the initrd are not where they belong: the new kernel runs on at 0x0000_0000_4020_0000 until it needs one of them.",
  ])
  expect(helps(last(), hole.source)?.label).toBe("Take list pages that nobody overwrites and try again")
  expect(spokenEvent(playbill, playbill.length - 1)).toMatch(/, not whole$/)
  const names = playbill.marks.map(mark => markNames(playbill, mark)[0])
  expect(names).toContain("1,012: the list is overwritten")
  expect(names.at(-1)).toBe("not whole")
  expect(endPage(playbill)).toBe(7663)
})

test("at its end the list's rows are those of the words that were read in its place", () => {
  const {rows, stray, now} = storyOf(hole, EARLY.experiment, EARLY.assumed, DESIGNS.early).last().moment
    .kimage!
  expect([now, stray]).toEqual([null, {by: 1011, known: false}])
  expect(rows.map(({page, instead}) => [page, instead !== null])).toEqual([
    [7661, false],
    [7662, false],
    [null, false],
    [7663, true],
  ])
})

test("pages that never came, and were home before: luck", () => {
  const {last} = storyOf(hole, EARLY.experiment, IN_LUCK, DESIGNS.inLuck)
  const [head, words] = says(last())
  expect(head).toBe("Survived by luck: jumped to the new kernel")
  expect(words).toMatch(
    / Page [\d,]+ overwrote the list at 0x[\da-f_]+, and the CPU read DONE there: 4 of 514 pages never came\. That is luck: they were home before\.$/,
  )
  expect(words).not.toMatch(/when all in it had been read/)
})

test("a device tree that never came is no code: the new kernel runs its own, and reads what is there", () => {
  const told = storyOf(
    readOnly,
    {revision: "v1-as-intended", flags: WRITABLE},
    {kexec: {safe: {list: false}}},
    "kexec",
  )
  const {moment} = told.last()
  expect(says(told.last())).toEqual([
    "Died at step 9: the new kernel read what is no device tree at 0x0000_0000_4860_0000",
    "Page 10,504 overwrote the list at 0x4690_7000, and the CPU read DONE there: 77 of 17,449 pages never came. 0x4860_0000 holds a page of the old kernel, where the device tree belongs. No access failed, so nothing is printed.",
  ])
  expect([moment.registers.pc, codeWords(told.playbill, moment)]).toEqual([
    0x4020_0000,
    "the new kernel, fetched by its physical address",
  ])
  expect(told.playbill.marks.map(mark => markNames(told.playbill, mark)[0])).toContain("strange data")
})

test("an address of garbage is one that nothing can have: by the size of memory, or by the width of a half", () => {
  const list = {kexec: {safe: {list: false}}}
  const off = storyOf(made("no-memory"), {revision: "v5.16"}, {...list, pages: 40, seed: 3}, "kexec, MMU off")
  expect(says(off.last())[1]).toMatch(
    /is 0xffff_0000_18ad_8668: bytes of the new kernel, taken for an entry, and no memory can have such an address\.$/,
  )
  const on = storyOf(
    made("pagealloc"),
    {revision: "v1-as-posted", flags: WRITABLE},
    {...list, pages: 60},
    "kexec",
  )
  expect(says(on.last())).toEqual([
    "Died at page 3 of 60: level 0 translation fault reading 0xfffe_ffff_c000_f000",
    expect.stringMatching(/taken for an entry, and no such address is ever mapped\.$/),
  ])
})
