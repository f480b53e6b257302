// How stories end, in words, and what is offered then: every end that the model knows, each with a remedy that is run.

import {describe, expect, test} from "vitest"
import {diedWord, endedWords} from "../../../../src/app/review/runWords.ts"
import {wholeHeadline} from "../../../../src/app/theatre/words/headline.ts"
import {narration} from "../../../../src/app/theatre/words/narration.ts"
import {codeWords, lowerWords} from "../../../../src/app/theatre/words/registerWords.ts"
import {changeOf} from "../../../../src/app/theatre/words/remedy.ts"
import {spokenEvent} from "../../../../src/app/theatre/words/spoken.ts"
import {plain} from "../../../../src/app/words/text.ts"
import {pathAt} from "../../../../src/model/path.ts"
import {big, toVa, type Pa, type Va} from "../../../../src/model/word.ts"
import {markNames, pageNumber} from "../../../../src/view/theatre/timelineWords.ts"
import {NONE, frameAt, made} from "../../../model/machine/stories.ts"
import {byHand, captured, helps, resume, storyOf, WRITABLE} from "./stories.ts"

type Told = ReturnType<typeof resume>

interface Case {
  readonly story: () => Told
  readonly says: readonly [headline: string, narration: string]
  /** The label of the remedy; null: there is none. */
  readonly remedy: string | null
}

const v516 = {revision: "v5.16"} as const

const CASES: Readonly<Record<string, Case>> = {
  survived: {
    story: () => resume(),
    says: [
      "Survived: jumped to the restored kernel",
      "9,088 pages were copied. The restored kernel runs on at 0xffff_8000_0801_0000; 0 live tables were overwritten on the way, and 202 that no register led to any more.",
    ],
    remedy: null,
  },
  "no copy": {
    story: () => resume({copied: false}),
    says: [
      "Died at page 9 of 9,088: level 1 translation fault reading 0xffff_0000_17e0_f000",
      "Page 8 overwrote a live table. At 0x57ff_8000 the resume kernel’s table of level 1 had its place. Now entry 0 reads 0x7875_7d67_7570_7b70: the walker takes a page’s bytes for a descriptor.",
    ],
    remedy: "Copy the table first and try again",
  },
  "no copy, and the restored root is home": {
    story: () => byHand("read-only", {flags: NONE}, {copied: false}),
    says: [
      "Died at page 23,663 of 26,567: level 3 permission fault writing 0xffff_0000_00c7_2000",
      "This page is read-only in the linear map, as the restored kernel has it, whose root is home by now: there is no copy in which it is not. 2,905 of 26,567 pages were never copied.",
    ],
    remedy: "Copy the table first, turn MKWRITE on and try again",
  },
  "MKWRITE off": {
    story: () => resume({}, {flags: NONE}),
    says: [
      "Died at page 1,585 of 9,088: level 3 permission fault writing 0xffff_0000_0a43_c000",
      "This page of module code is read-only in the linear map, and the copy kept it so, because TRANS_MKWRITE was off. 7,504 of 9,088 pages were never copied.",
    ],
    remedy: "Turn MKWRITE on and try again",
  },
  "the mkwrite of 2025": {
    story: () => byHand("read-only", {revision: "mainline"}, {homes: [frameAt(0x40c7_2000)]}),
    says: [
      "Died at page 1 of 1: level 3 permission fault writing 0xffff_0000_00c7_2000",
      "This page is read-only in the linear map, and stayed so in the copy: Linux 7.1 clears read-only only where DIRTY is set. 1 of 1 page was never copied.",
    ],
    remedy: "Take Linux 6.12 and try again",
  },
  "MKVALID off": {
    story: () => byHand("pagealloc", {flags: WRITABLE}),
    says: [
      "Died at page 1 of 7,109: level 3 translation fault writing 0xffff_0000_03ff_b000",
      "The entry has a value, and its valid bit is 0. Entry 507 reads 0x0068_0000_43ff_b712: TRANS_MKVALID was off, so the copy has it as it was.",
    ],
    remedy: "Turn MKVALID on and try again",
  },
  "debug_pagealloc off": {
    story: () => byHand("pagealloc", {revision: "hibernate-v5.2", debugPagealloc: false}),
    says: [
      "Died at page 1 of 7,109: level 3 translation fault writing 0xffff_0000_03ff_b000",
      "Entry 507 of level 3 is empty in the copy’s tables. The resume kernel had taken the page out of its linear map, and Linux 5.2 leaves invalid entries out.",
    ],
    remedy: "Turn debug_pagealloc on and try again",
  },
  "a hole": {
    story: () => byHand("hole", {flags: {...WRITABLE, mkvalid: true}}),
    says: [
      "Died at page 2,310 of 6,411: external abort writing 0xffff_0000_0280_0000",
      "No memory is at 0x4280_0000. The entry is valid and leads into a hole; TRANS_CHECKPFN was off, and nobody asked: the store is answered with an external abort.",
    ],
    remedy: "Turn CHECKPFN on and be refused",
  },
  "a hole that the copy leaves out": {
    story: () => byHand("hole", {revision: "hibernate-v5.2", debugPagealloc: false}),
    says: [
      "Died at page 2,310 of 6,411: level 3 translation fault writing 0xffff_0000_0280_0000",
      "Entry 0 of level 3 is empty in the copy’s tables. The old tables’ entry is not valid and names 0x4280_0000, where no memory is: the copy rightly leaves it out, but a page of the list belongs there.",
    ],
    remedy: null,
  },
  "a hole that the copy leaves not valid": {
    story: () => byHand("hole", {flags: WRITABLE}, {pages: 300}),
    says: [
      "Died at page 78 of 300: level 3 translation fault writing 0xffff_0000_0280_0000",
      "The entry has a value, and its valid bit is 0. It names 0x4280_0000, where no memory is: rightly not valid, but a page of the list belongs there.",
    ],
    remedy: null,
  },
  CHECKPFN: {
    story: () => byHand("hole"),
    says: [
      "Refused with −ENXIO: nothing was overwritten",
      "TRANS_CHECKPFN found a frame that is not memory: 0x4280_0000. An entry led there at 0xffff_0000_0280_0000. The resume kernel boots on as if there were no image.",
    ],
    remedy: null,
  },
  "BUG()": {
    story: () => byHand("hole", {revision: "hibernate-v5.2", debugPagealloc: true}),
    says: [
      "Died before the switch: the resume kernel stopped in BUG()",
      "copy_pte() found a frame that is not memory, 0x4280_0000, and stopped the machine. Nothing was overwritten, and the resume kernel is gone all the same.",
    ],
    remedy: null,
  },
  "out of bounds: a block is taken for a table": {
    story: () => byHand("map-block", {revision: "merged-v5.7"}, {pages: 300}),
    says: [
      "Died before the switch: the resume kernel ran out of bounds",
      "trans_pgd_map_page() took a block of 2 MiB for a table; what a real kernel does from there the model does not know.",
    ],
    remedy: "Map nothing into the copy and try again",
  },
  "out of bounds: the copy has no table there": {
    story: () => byHand("4k-52", v516),
    says: [
      "Died before the switch: the resume kernel ran out of bounds",
      "copy_p4d() followed an empty entry of the copy to 0x0000, where no table is; what a real kernel does from there the model does not know.",
    ],
    remedy: null,
  },
  "FORCEMAP onto a block": {
    story: () => byHand("map-block"),
    says: [
      "Died at page 11,989 of 13,026: level 3 translation fault writing 0xffff_0000_0098_a000",
      "Entry 394 of level 3 is empty in the copy’s tables. To map one page a block gave way to an empty table, and all else that it mapped is gone.",
    ],
    remedy: "Map nothing into the copy and try again",
  },
  "a page that is mapped": {
    story: () => byHand("map-page"),
    says: [
      "Refused with −ENXIO: nothing was overwritten",
      "trans_table_map_page() found something mapped at 0xffff_0000_0012_3000. TRANS_FORCEMAP is off, so it gave up. The resume kernel boots on as if there were no image.",
    ],
    remedy: "Map nothing into the copy and try again",
  },
  "the index bug": {
    story: () => byHand("index-bug", {}, {pages: 1000}),
    says: [
      "Died at page 1 of 1,000: level 1 translation fault reading 0xffff_8000_5556_3e00",
      "Entry 1 of level 1 is empty in the copy’s tables. The copy was made with the wrong index, returned 0, and lacks what the list needs first.",
    ],
    remedy: "Take v1 as intended and try again",
  },
  "the empty copy": {
    story: () => byHand("empty-copy", {revision: "v1-as-intended"}, {indexedTwice: true, pages: 1000}),
    says: [
      "Died at page 1 of 1,000: level 0 translation fault reading 0xffff_8000_2aac_2e00",
      "Entry 256 of level 0 is empty in the copy’s tables. The copy was made with the wrong index, returned 0, and lacks what the list needs first.",
    ],
    remedy: "Pass the root itself and try again",
  },
  "a range that ends too early, by the index that is right there": {
    story: () => {
      const range = {start: toVa(0xffff_0000_0000_0000n), end: toVa(0xffff_0000_0100_0000n)}
      return storyOf(
        made("read-only"),
        {revision: "v1-as-posted", flags: WRITABLE, range},
        {pages: 60},
        "kexec",
      )
    },
    says: [
      "Died at step 7: level 2 translation fault reading 0xffff_0000_0800_f000",
      "Entry 64 of level 2 is empty in the copy’s tables. The copy does not reach so far.",
    ],
    remedy: null,
  },
  "no memory left": {
    story: () => byHand("no-memory", {}, {pages: 1000}),
    says: [
      "Refused with −ENOMEM: nothing was overwritten",
      "There was no page left for copy_pmd() at 0xffff_0000_04a0_0000. The resume kernel boots on as if there were no image.",
    ],
    remedy: "Give it the pages it needs and try again",
  },
  "tables that are not safe": {
    story: () => storyOf(captured, v516, {safe: {tables: false}}),
    says: [
      "Died after page 40,293 of 40,328: level 3 translation fault reading 0xffff_0000_080d_1350",
      "Page 40,269 overwrote a live table. It held the entries for 0x4800_0000 to 0x481f_ffff. Now entry 209 reads 0x6a7d_6a68_7976_7074: the walker takes a page’s bytes for a descriptor. 24 pages had arrived since, by what the TLB still had of it.",
    ],
    remedy: "Take the tables from safe pages and try again",
  },
  "code that is not safe": {
    story: () => storyOf(captured, v516, {safe: {exit: false}}),
    says: [
      "Died at step 9: running what is no code at 0x0000_0000_4000_0000",
      "Page 40,328 overwrote the code that copies. 0x4000_0000 holds a page of the image, and not what belongs there. The CPU runs its bytes from 0x0000_0000_4000_0000 on as if they were code: no access failed, so nothing is printed.",
    ],
    remedy: "Put the code that copies into a safe page and try again",
  },
  "a zero page that is not safe, and passes for a table": {
    story: () => byHand("4k-39", v516, {pages: 60, seed: 9, safe: {zero: false}}),
    says: [
      "Died at step 11: external abort reading 0xffff_ff80_0000_0000",
      "Page 59 overwrote the zero page, and the TLB has an entry from there. At step 9 the CPU looked this address up ahead of time: entry 0 read 0x0000_0000_0000_9c25, bytes of the image, and passed for a descriptor.",
    ],
    remedy: "Take a safe zero page and try again",
  },
  "a TLB that forgets nothing": {
    story: () => byHand("read-only", v516, {homes: [frameAt(0x4020_0000)], tlb: {invalidates: false}}),
    says: [
      "Died at page 1 of 1: level 2 permission fault writing 0xffff_0000_0020_0000",
      "The TLB was never invalidated. It still has the old tables’ entry, which forbids this; the tables in use would have let it pass.",
    ],
    remedy: "Invalidate the TLB and try again",
  },
}

describe.each(Object.entries(CASES))("%s", (_, {story, says, remedy}) => {
  const told = story()
  const last = told.last()

  test("says where it ended, and why", () => {
    expect([plain(wholeHeadline(last)), plain(narration(last))]).toEqual(says)
  })

  test("offers what helps, and nothing that does not", () => {
    expect(helps(last, told.loaded.source)?.label ?? null).toBe(remedy)
  })
})

test("code that was overwritten: a mark at its page, and PC and TTBR0 say one thing of it", () => {
  const {playbill, last, at, story} = storyOf(captured, v516, {safe: {exit: false}})
  const mark = playbill.marks.find(({kind}) => kind === "lost code")!
  expect(story.event(mark.event).write!.pa).toBe(0x4000_0000)
  expect(markNames(playbill, mark)[0]).toBe(`${pageNumber(mark.page!)}: the code that copies`)
  const {moment} = last()
  expect([codeWords(playbill, moment), lowerWords(moment)]).toEqual([
    "what lies over the code that copies, fetched through TTBR0",
    "maps what lies over the code that copies",
  ])
  expect(lowerWords(at(mark.event).moment)).toBe("maps the code that copies")
})

test("one page is said in the singular, at every end", () => {
  const one = (experiment: Parameters<typeof resume>[1]) =>
    plain(narration(resume({pages: 1}, experiment).last()))
  expect(one({})).toMatch(/^1 page was copied\./)
  expect(one({revision: "v5.16"})).toMatch(/^1 page was copied\./)
})

test("a level above 0 has a minus sign, in headline and sentence", () => {
  const wide = storyOf(
    made("4k-52"),
    {revision: "v1-as-intended", flags: NONE},
    {pages: 300, safe: {tables: false}},
    "kexec",
  ).last()
  expect([plain(wholeHeadline(wide)), plain(narration(wide))]).toEqual([
    "Died at page 42 of 300: level −1 translation fault writing 0xfff0_0000_0022_9000",
    "Page 41 overwrote a live table. At 0x4022_8000 the copy’s table of level −1 had its place. Now entry 0 reads 0x6a67_a576_f770_0c20: the walker takes a page’s bytes for a descriptor.",
  ])
})

describe("a remedy is run before it is offered", () => {
  test("where the copy alone would die of a hole, nothing is", () => {
    const told = byHand("hole", v516, {copied: false, homes: [frameAt(0x4280_0000)]})
    expect(changeOf(told.last())).toEqual({kind: "copy first"})
    expect(helps(told.last(), told.loaded.source)).toBeNull()
  })
  test("where one cure brings another cause to light, both are one remedy", () => {
    const told = resume({copied: false}, {flags: NONE})
    expect(helps(told.last(), told.loaded.source)?.label).toBe(
      "Copy the table first, turn MKWRITE on and try again",
    )
  })
  test("what it is cured without is no part of it", () => {
    const safe = {tables: false, exit: false}
    const told = storyOf(made("hole"), {}, {safe, pages: 600}, "kexec, MMU off")
    expect(changeOf(told.last())).toEqual({kind: "safe", what: "tables"})
    expect(helps(told.last(), told.loaded.source)?.changes).toEqual([{kind: "safe", what: "exit"}])
  })
  test("with the MMU off no entry is to blame, and no flag", () => {
    const late = {kexec: {late: true, safe: {kimage: false}}}
    const told = storyOf(made("read-only"), {flags: WRITABLE}, late, "kexec")
    expect(told.last().moment).toMatchObject({registers: {mmu: false}, end: {fault: {kind: "externalAbort"}}})
    expect(changeOf(told.last())).toEqual({kind: "read early"})
    expect(helps(told.last(), told.loaded.source)?.label).toBe("Read struct kimage first and try again")
  })
})

test("out of bounds has one verdict: who hears it and the review say no more than the model knows", () => {
  const {playbill} = byHand("map-block", {revision: "merged-v5.7"}, {pages: 300})
  expect(spokenEvent(playbill, playbill.length - 1)).toBe("Step 1: ran out of bounds")
  expect(diedWord(playbill)).toBe("ran out of bounds")
  expect(endedWords(playbill)).toEqual({
    ...{word: "Died", headline: " before the switch: the resume kernel ran out of bounds", died: true},
    text: "What a real kernel does from there the model does not know.",
  })
})

test("nothing is offered before the end", () => {
  expect(changeOf(resume({}, {flags: NONE}).page(3))).toBeNull()
})

test("edits are what is taken back, if there are any", () => {
  // A page that was writable, made read-only by hand.
  const {source} = made("read-only")
  const {geometry, memory, root, linear} = source
  const va = (linear.start + 0x200_0000) as Va
  const {table, index, lo, hi} = pathAt(geometry, memory, root, va).entries.at(-1)!
  const edit = {at: (table + 8 * index) as Pa, value: big({lo, hi}) | 0x80n}
  const told = byHand("read-only", {edits: [edit], flags: NONE}, {homes: [frameAt(0x4200_0000)]})
  expect(helps(told.last(), told.loaded.source)?.changes).toEqual([{kind: "take edits back"}])
})

test("an edit of another page is not blamed, and not taken back", () => {
  const {geometry, memory, root, linear} = made("read-only").source
  const va = (linear.start + 0x200_0000) as Va
  const {table, index, lo, hi} = pathAt(geometry, memory, root, va).entries.at(-1)!
  const edit = {at: (table + 8 * index) as Pa, value: big({lo, hi}) | 0x80n}
  const told = byHand("read-only", {edits: [edit], flags: NONE}, {homes: [frameAt(0x40c7_2000)]})
  expect(plain(narration(told.last()))).toMatch(/the copy kept it so, because TRANS_MKWRITE was off\./)
  expect(helps(told.last(), told.loaded.source)?.label).toBe("Turn MKWRITE on and try again")
})

test("a page that was mapped elsewhere is not blamed: no block gave way", () => {
  const maps = [{va: -0xffff_fc3e_8000 as Va, page: 0x4000_0000 as Pa, prot: 0xe8_0000_0000_0713n}]
  const told = byHand("pagealloc", {revision: "merged-v5.7", debugPagealloc: false, maps})
  expect(plain(narration(told.last()))).toMatch(
    /had taken the page out of its linear map, and Linux 5\.7 leaves/,
  )
  // With that alone one page of the image would be stored where its address leads now.
  expect(helps(told.last(), told.loaded.source)?.label).toBe(
    "Turn debug_pagealloc on, map nothing into the copy and try again",
  )
})

test("a list without an end is lost after the pages that came, be it all or few", () => {
  const {playbill, ...told} = resume({pages: 1}).last()
  const lost = (copied: number, pages: number) => {
    const one = {
      ...told,
      playbill: {...playbill, copied, pages},
      moment: {...told.moment, end: {kind: "endless"} as const},
    }
    return [plain(wholeHeadline(one)), plain(narration(one)).split(".")[0]]
  }
  expect(lost(60, 60)).toEqual([
    "Lost after 60 pages: the list has no end",
    "All pages were copied, and the list goes on",
  ])
  expect(lost(1, 60)).toEqual([
    "Lost after 1 page: the list has no end",
    "1 page was copied of 60, and the list goes on",
  ])
})
