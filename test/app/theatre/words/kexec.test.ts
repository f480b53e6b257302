// kexec's relocation in words: its pages, its ends, and the remedies that hibernate has no need of.

import {describe, expect, test} from "vitest"
import {wholeHeadline} from "../../../../src/app/theatre/words/headline.ts"
import {narration} from "../../../../src/app/theatre/words/narration.ts"
import {lowerWords} from "../../../../src/app/theatre/words/registerWords.ts"
import {plain} from "../../../../src/app/words/text.ts"
import {CAPTURED_KEXEC, type TransitionName} from "../../../../src/model/machine/scenario.ts"
import {load} from "../../../format/files.ts"
import {SEGMENTS} from "../../../model/machine/earlyEnds.ts"
import {made, type Assumed} from "../../../model/machine/stories.ts"
import {helps, storyOf} from "./stories.ts"

const captured = await load("6.1-4k-default")
const placed = {kexec: {placed: CAPTURED_KEXEC}}
const tell = (assumed: Assumed = {}, name: TransitionName = "kexec") =>
  storyOf(captured, {revision: name === "kexec, v1" ? "v1-as-intended" : "v5.16"}, assumed, name)
const says = (told: Parameters<typeof narration>[0]) => [plain(wholeHeadline(told)), plain(narration(told))]

describe("pages", () => {
  const whole = tell(placed)
  test("the old kernel's text, in the merged design", () => {
    expect(says(whole.page(2049))).toEqual([
      "Page 2,050 of 17,465. The old kernel’s text is going; the code that does it stands elsewhere.",
      "Step 7. The relocation code runs from its control page, which TTBR0 maps at VA = PA, and copies through the linear map in TTBR1.",
    ])
  })
  test("the old root, and the zero page, are missed by nobody", () => {
    expect(says(whole.page(5720))[1]).toBe(
      "Step 7. swapper_pg_dir was the old kernel’s root. TTBR1 has pointed to the copy since step 6, so this is now a page like any other.",
    )
    expect(whole.playbill.ribbon[0].from).toBe(0)
    const zero = whole.playbill.ribbon.find(({holder}) => holder === "zero page")!.from
    expect(says(whole.page(zero))[0]).toMatch(/The zero page is overwritten, and nothing happens\.$/)
  })
  test("with the MMU off no table matters; in v1 the maps allow everything", () => {
    const off = tell({}, "kexec, MMU off")
    expect(says(off.last())[1]).toMatch(
      / 0 live tables were overwritten on the way, and \d+ that nobody walked with the MMU off\.$/,
    )
    expect(says(off.page(5720))[1]).toMatch(
      /The MMU has been off since step 3, so this is now a page like any other\.$/,
    )
    const v1 = tell({pages: 1000}, "kexec, v1")
    expect(says(v1.page(16))[1]).toMatch(/DST maps it with PAGE_KERNEL, as it does every page\.$/)
    expect(says(v1.page(17))[1]).toMatch(/copies straight on, from SRC to DST in TTBR1\.$/)
  })
  test("the zero page is needed by none: where TTBR1 never pointed to it, nobody says that it did", () => {
    const zeroOf = (told: ReturnType<typeof tell>) => {
      const page = told.playbill.ribbon.find(({holder}) => holder === "zero page")!.from
      return says(told.page(page))[1]
    }
    expect(zeroOf(whole)).toBe(
      "Nobody needs it any more: TTBR1 has left it, and the MMU goes off in the end.",
    )
    expect(zeroOf(tell({}, "kexec, MMU off"))).toBe(
      "Nobody needs it: TTBR1 never pointed to it, and the MMU has been off since step 3.",
    )
    expect(zeroOf(tell({}, "kexec, v1"))).toBe(
      "Nobody needs it: TTBR1 never pointed to it; it got the two maps while the MMU was off.",
    )
  })
  test("a table of the old kernel: without the copy it would be walked, in v1 without the two maps", () => {
    const tableOf = (told: ReturnType<typeof tell>) => {
      const pages = told.playbill.ribbon.filter(({holder}) => holder === "source table")
      return pages.map(({from}) => says(told.page(from))[1]).find(words => words.startsWith("With"))
    }
    expect(tableOf(whole)).toMatch(/^Without the copy the CPU would still walk this table,/)
    expect(tableOf(tell({}, "kexec, v1"))).toMatch(
      /^Without the two maps the CPU would still walk this table,/,
    )
    expect(tableOf(tell({}, "kexec, MMU off"))).toMatch(
      /^With the MMU on the CPU would still walk this table,/,
    )
  })
  test("of a crash kernel none is copied, and no station says that one is", async () => {
    const crash = await load("6.1-4k-crash")
    const assumed = {kexec: {inPlace: true}}
    const story = storyOf(crash, {revision: "v5.16"}, assumed, "kexec, MMU off")
    const {length} = story.playbill
    const heads = Array.from({length}, (_, event) => says(story.at(event)))
    expect(heads[0][0]).toBe("A kernel is loaded to take over after a crash.")
    expect(heads.at(-2)).toEqual([
      "The head of the list is DONE.",
      "There is nothing to copy: no page is read, and none is written.",
    ])
    expect(heads.at(-1)![0]).toBe("Survived: jumped to the new kernel")
    expect(heads.flat().join(" ")).not.toMatch(/that wait|first page|page of words/)
  })
  test("v1 has two maps and no copy: its tables in the way are the maps'", () => {
    const v1 = tell({safe: {tables: false}}, "kexec, v1")
    const {holder, from} = v1.playbill.ribbon.find(span => span.holder === "copy table")!
    expect(holder).toBe("copy table")
    expect(says(v1.page(from))).toEqual([
      expect.stringMatching(/A table of the two maps is overwritten\.$/),
      expect.stringMatching(
        /^The two maps lie in the way of the list\. Their tables were not taken from safe pages/,
      ),
    ])
    const [, why] = says(v1.last())
    expect(why).toMatch(
      /^Page 10,522 overwrote a live table\. At 0x[0-9a-f_]+ the maps’ table of level 0 had its place\./,
    )
    expect(helps(tell({copied: false}, "kexec, v1").last(), captured.source)?.label).toBe(
      "Make the two maps first and try again",
    )
  })
  test("one that was loaded where it belongs waits nowhere", () => {
    const assumed = {kexec: {segments: SEGMENTS}}
    const hole = storyOf(made("hole"), {revision: "hibernate-v5.2"}, assumed, "kexec, MMU off")
    expect(says(hole.page(510))[0]).toMatch(/A page that is in its place already is copied onto itself\.$/)
  })
  test("the last event says who comes", () => {
    expect(says(whole.last())).toEqual([
      "Survived: jumped to the new kernel",
      "17,465 pages were copied. The new kernel runs on at 0x0000_0000_4020_0000; 0 live tables were overwritten on the way, and 4 that no register led to any more.",
    ])
  })
})

const ENDS: readonly [string, Assumed, headline: string, sentence: RegExp, remedy: string][] = [
  [
    "no copy",
    {copied: false},
    "Died at page 17 of 17,465: level 3 permission fault writing 0xffff_0000_0021_0000",
    /^This page of kernel code is read-only in the linear map, and there is no copy in which it is not\./,
    "Copy the table first and try again",
  ],
  [
    "list pages in the way",
    {kexec: {safe: {list: false}}},
    "Died after page 17,372 of 17,465: level 0 translation fault reading 0xe30c_bf60_4467_6000",
    /^Page 10,520 overwrote the list at 0x4c90_7000\. The last word that was read there is 0xe30d_bf60_8467_6e03: bytes of the new kernel, taken for an entry, and no such address is ever mapped\.$/,
    "Take list pages that nobody overwrites and try again",
  ],
  [
    "struct kimage read late",
    {kexec: {safe: {kimage: false}, late: true}},
    "Died at step 9: level 0 address size fault fetching code at 0xed75_fe70_3d13_c549",
    /^Page 10,521 overwrote struct kimage\. At 0x4c90_8018 its word start was read after the last page: 0xed75_fe70_3d13_c\w+, bytes of the new kernel, taken for where the new kernel begins; no memory can have such an address\.$/,
    "Read struct kimage first and try again",
  ],
  [
    "no idmap",
    {kexec: {idmap: false}},
    "Died at step 4: level 0 translation fault fetching code at 0x0000_0000_5000_0000",
    /^TTBR0 leads to a table with nothing in it\. The code is mapped nowhere at its own address\.$/,
    "Map the code at its own address and try again",
  ],
]

test.each(ENDS)("%s: how it ends, and what helps", (_, assumed, headline, sentence, label) => {
  const told = tell(assumed)
  const last = told.last()
  const [head, why] = says(last)
  expect(head).toBe(headline)
  expect(why).toMatch(sentence)
  expect(helps(last, captured.source)?.label).toBe(label)
})

test("a T0SZ that was not set: the code is mapped, and the walk begins a level too low, or too high", () => {
  const told = (name: string) => storyOf(made(name), {}, {kexec: {t0sz: false}}, "kexec")
  const narrow = told("4k-39")
  expect(says(narrow.last())).toEqual([
    "Died at step 4: level 1 translation fault fetching code at 0x0000_0001_0000_0000",
    "T0SZ stayed 25, and TTBR0’s tables are made for 16. The code is mapped; but the walk begins at level 1, at a root that is a table of level 0, and ends at entry 4, which is empty.",
  ])
  expect(lowerWords(narrow.last().moment)).toBe("its tables are for T0SZ 16, not 25")
  expect(helps(narrow.last(), narrow.loaded.source)?.label).toBe("Set T0SZ for the idmap and try again")
  const wide = told("4k-52").last()
  expect(wide.moment.misfit).toEqual({set: 12, needed: 16, begins: -1, root: 0})
  expect(plain(narration(wide))).toContain(
    "the walk begins at level −1, at a root that is a table of level 0",
  )
})

test("with its T0SZ set, or where the kernel's own is the same, TTBR0 maps the code", () => {
  for (const [name, t0sz] of [
    ["4k-39", true],
    ["16k-48", false],
  ] as const) {
    const {last, at} = storyOf(made(name), {revision: "v5.16"}, {kexec: {t0sz}}, "kexec")
    expect([name, last().moment.end?.kind, lowerWords(at(5).moment)]).toEqual([
      name,
      "survived",
      "maps the code that copies",
    ])
  }
})
