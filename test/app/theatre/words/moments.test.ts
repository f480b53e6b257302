// Every moment before the end: a headline, a sentence that begins in ink, and what a screen reader hears.

import {describe, expect, test} from "vitest"
import {wholeHeadline} from "../../../../src/app/theatre/words/headline.ts"
import {lastWords} from "../../../../src/app/theatre/words/lastWords.ts"
import {narration, spokenMoment} from "../../../../src/app/theatre/words/narration.ts"
import {spokenEvent} from "../../../../src/app/theatre/words/spoken.ts"
import {stationWords, stepNames} from "../../../../src/app/theatre/words/steps.ts"
import {listNumber} from "../../../../src/app/theatre/words/told.ts"
import {vectorWords} from "../../../../src/app/theatre/words/vectorWords.ts"
import {TRANSITIONS} from "../../../../src/model/machine/scenario.ts"
import {transitions} from "../../../../src/model/machine/transitions.ts"
import {plain} from "../../../../src/app/words/text.ts"
import {load} from "../../../format/files.ts"
import {tableFrames} from "../../../../src/model/machine/restored.ts"
import {made, NONE, frameAt, withPlace} from "../../../model/machine/stories.ts"
import {KEXEC} from "../../../view/theatre/playbills.ts"
import {resume, storyOf} from "./stories.ts"

const kfence = await load("6.12-4k-va48")
const whole = resume()
const noCopy = resume({copied: false})
const marked = (kind: string) => whole.playbill.marks.find(mark => mark.kind === kind)!.event
const says = (told: Parameters<typeof narration>[0]) => [plain(wholeHeadline(told)), plain(narration(told))]

describe("stations", () => {
  test("each has its own words, which begin in ink and are one sentence or two", () => {
    const {list, length} = whole.playbill
    const stations = Array.from({length: length - list.length}, (_, n) =>
      n < list.first ? n : n + list.length,
    )
    const found = stations.slice(0, -1).map(event => narration(whole.at(event)))
    expect(new Set(found.map(plain)).size).toBe(stations.length - 1)
    for (const [first, rest] of found) {
      expect(first).toMatchObject({tone: "strong"})
      expect(rest).toMatch(/^ .*\.$/)
    }
  })

  test("without a copy the switch leads nowhere new", () => {
    expect(says(noCopy.at(9))).toEqual([
      "TTBR1 points to the old tables again.",
      "There is no copy to switch to. The list is going to be copied through tables that it overwrites.",
    ])
  })

  test("of the kexecs have words each, and the step of the list is the kernel's", () => {
    for (const name of TRANSITIONS) {
      const {before, after, number} = transitions[name]
      const stops = [...before, ...after].map((stop, event) => ({...stop, event, reached: true}))
      const playbill = {...KEXEC, transition: name, before: stops, after: []}
      expect(listNumber(playbill)).toBe(number)
      const heads = stops.map(({event}) => stationWords(playbill, event).headline)
      expect(heads).not.toContain("A step of the kernel.")
      expect(new Set(heads).size).toBe(heads.length)
    }
  })

  test("are named on the line in the order of their numbers", () => {
    for (const name of TRANSITIONS) {
      const last = stepNames({...KEXEC, transition: name}).map(({numbers}) => Number(/\d+$/.exec(numbers)))
      expect(last).toEqual([...last].sort((a, b) => a - b))
      expect(last.at(-1)).toBe(transitions[name].after.at(-1)!.number)
    }
  })
})

describe("pages", () => {
  test("the old root, since TTBR1 left it", () => {
    expect(says(whole.at(marked("old root")))).toEqual([
      "Page 3,197 of 9,088. The old root table is overwritten, and nothing happens.",
      "Step 8. swapper_pg_dir was the resume kernel’s root. TTBR1 has pointed to the copy since step 7, so this is now a page like any other.",
    ])
  })

  test("any other table of the old kernel: what would become of it without the copy", () => {
    expect(says(whole.page(0))).toEqual([
      "Page 1 of 9,088. A table of the resume kernel is overwritten, and nothing happens.",
      "Without the copy the CPU would still walk this table, and read a page’s bytes as descriptors. TTBR1 has pointed to the copy since step 7.",
    ])
  })

  test("the first read-only page: who made it writable", () => {
    expect(says(whole.at(marked("read-only")))[1]).toBe(
      "The resume kernel has it read-only in its linear map. The copy maps it writable, because TRANS_MKWRITE made it so: otherwise this store would fault.",
    )
  })

  test("text, rodata and data are missed by nobody", () => {
    const head = (page: number) => says(whole.page(page))[0]
    expect(head(4000)).toBe(
      "Page 4,001 of 9,088. The resume kernel’s text is going; the code that does it stands elsewhere.".replace(
        "text is going; the code that does it stands elsewhere",
        "rodata is going; nobody looks at it any more",
      ),
    )
    expect(head(6000)).toMatch(/text is going; the code that does it stands elsewhere\.$/)
    expect(head(1000)).toMatch(/data is going; nobody looks at it any more\.$/)
  })

  test("a live table: silent at first, and then the TLB alone carries the page", () => {
    expect(says(noCopy.page(0))[1]).toBe(
      "The damage is silent at first. TTBR1 still leads to 0x57ff_f000: whatever is translated through it next reads the page’s bytes as descriptors.",
    )
    expect(says(noCopy.page(7))[1]).toBe(
      "The damage is silent at first. TTBR1 still leads to 0x57ff_8000; this page arrives whole by 3 entries of the TLB that no table agrees with any more.",
    )
  })

  test("without a copy, once the restored root is in use: tables that it leads past, and those that it shares", () => {
    const loaded = made("empty-copy")
    const [root, top, middle] = tableFrames(loaded.source)
    const own = {revision: "v1-as-intended"} as const
    const assumed = {copied: false, homes: [root, top].map(frameAt), order: "ascending"} as const
    const story = storyOf(loaded, own, assumed)
    expect([0, 1].map(page => says(story.page(page)))).toEqual([
      [
        "Page 1 of 2. The root that TTBR1 points to makes way for the restored kernel’s.",
        "What comes is a table as well. TTBR1 still leads to 0x4100_0000, and from there on to what the restored kernel’s table says.",
      ],
      [
        "Page 2 of 2. A table of the resume kernel is overwritten, and nothing happens.",
        "No register leads to it any more. TTBR1 points to swapper_pg_dir, where the root is the restored kernel’s by now, and its tables lie elsewhere.",
      ],
    ])
    const shared = storyOf(withPlace(loaded, {name: "kernel data", start: root, end: middle}), own, assumed)
    expect(says(shared.page(1))[0]).toBe("Page 2 of 2. A live table makes way for the restored kernel’s.")
  })

  test("without a copy, a table below one that was overwritten is missed by nobody", () => {
    expect(says(noCopy.page(1))).toEqual([
      "Page 2 of 9,088. A table of the resume kernel is overwritten, and nothing happens.",
      "No register leads to it any more. A table on the way to it was overwritten before.",
    ])
  })

  test("what was not taken from safe pages", () => {
    const first = (told: ReturnType<typeof resume>, page: number) => plain(wholeHeadline(told.page(page)))
    const unsafe = resume({safe: {exit: false, zero: false}})
    const spans = unsafe.playbill.ribbon
    const from = (holder: string) => spans.find(span => span.holder === holder)!.from
    expect(first(unsafe, from("exit page"))).toMatch(/The code that copies is overwritten while it runs\.$/)
    expect(first(unsafe, from("zero page"))).toMatch(/The zero page is overwritten\.$/)
  })
})

describe("who does not see it", () => {
  test("hears the step, the headline and the sentence", () => {
    expect(spokenMoment(whole.at(9))).toMatch(
      /^Step 7\. TTBR1 points to the copy\. The old tables are pages like any other now\. /,
    )
    expect(spokenMoment(whole.last())).toMatch(
      /^Step 11\. Survived: jumped to the restored kernel\. 9,088 pages were copied\. /,
    )
    expect(spokenMoment(noCopy.last())).toMatch(
      /^Died at page 9 of 9,088: .* Page 8 overwrote a live table\. /,
    )
  })

  test("has short words from the slider", () => {
    expect(spokenEvent(whole.playbill, 0)).toBe("A kernel boots only to make way for another one.")
    expect(spokenEvent(whole.playbill, 9)).toBe("Step 7: TTBR1 points to the copy.")
    expect(spokenEvent(whole.playbill, 3393)).toBe("Page 3,384 of 9,088")
    expect(spokenEvent(whole.playbill, 9102)).toBe("Step 11: The exit page’s tables leave TTBR0, survived")
    expect(spokenEvent(noCopy.playbill, 18)).toBe("Page 9 of 9,088, the fault")
  })
})

describe("the last words", () => {
  test("there are none while all goes on", () => {
    expect(lastWords(noCopy.page(0))).toBeNull()
    expect(lastWords(whole.last())).toBeNull()
  })

  test("with the copy the vectors are not mapped: silence, and what would have been said", () => {
    const heard = lastWords(resume({}, {flags: NONE}).last())!
    expect(heard.printed).toBe(false)
    expect(heard.title).toBe(
      "none: the vectors are unreachable (level 0 translation fault), so the CPU faults on its own handler, for ever. It would have said, by swapper’s tables as they are now:",
    )
    expect([heard.lines[0], ...heard.lines.slice(-3)]).toEqual([
      "Unable to handle kernel write to read-only memory at virtual address ffff00000a43c000",
      "swapper pgtable: 4k pages, 48-bit VAs, pgdp=0000000041858000",
      "[ffff00000a43c000] pgd=1800000057ff8003, p4d=1800000057ff8003, pud=78757d6775707b70",
      "Internal error: Oops: 000000009600004f [#1] SMP",
    ])
  })

  test("vectors that are mapped and may not run: the CPU's line and the last words say the same, and which bit forbids it", () => {
    const told = storyOf(kfence, {revision: "v5.16"}, {homes: [frameAt(0x5fff_f000)]}).last()
    expect(vectorWords(told.moment)).toBe("VBAR is mapped, not executable: nothing could catch a fault")
    expect(lastWords(told)!.title).toBe(
      "none: the vectors are mapped, and PXNTable of level 0 forbids to run them: the CPU faults on its own handler, for ever. It would have said, by swapper’s tables as they are now:",
    )
  })

  test("are printed where the vectors are mapped and whole", () => {
    const told = storyOf(kfence, {revision: "hibernate-v5.2"}, {homes: [frameAt(0x5fff_f000)]})
    const heard = lastWords(told.last())!
    expect(heard).toMatchObject({printed: true, title: "printed: the vectors are mapped and whole"})
    expect(heard.lines[0]).toBe("Unable to handle kernel paging request at virtual address ffff00001ffff000")
  })
})
