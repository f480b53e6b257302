// What a playbill says of a story: against the list pair by pair, and against what is captured of a real resume.

import fc from "fast-check"
import {describe, expect, test} from "vitest"
import {pairOf} from "../../../src/model/machine/pair.ts"
import {CAPTURED_RESUME} from "../../../src/model/machine/scenario.ts"
import {idmapLine, idmapStateAt} from "../../../src/model/steps/idmapLine.ts"
import type {Story} from "../../../src/model/machine/story.ts"
import {playbillOf} from "../../../src/view/theatre/playbill.ts"
import {load} from "../../format/files.ts"
import {made, NONE, tell, type Assumed} from "../../model/machine/stories.ts"
import {holds, seed} from "../../random.ts"

const captured = await load("hibernate-6.1-4k")
const resume = (assumed: Assumed = {}, flags = {...NONE, mkwrite: true}) =>
  tell(captured, {revision: "v1-as-intended", flags}, {placed: CAPTURED_RESUME, pages: 9088, ...assumed})
const survived = resume()
const noCopy = resume({copied: false})
const readOnly = resume({}, NONE)

/** The marks as text: kind, page, event. */
const told = (story: Story) =>
  playbillOf(story).marks.map(({kind, page, event}) => `${kind} ${page} ${event}`)

describe("marks", () => {
  test("a restore that survives: both switches, the first read-only page, the old root, the jump", () => {
    const [, readOnlyPage, root] = [0, "read-only", "old root"].map(
      kind => playbillOf(survived).marks.find(mark => mark.kind === kind)?.page,
    )
    expect(pairOf(survived.machine, readOnlyPage!).to).toBe(0x4a43_c000)
    expect(pairOf(survived.machine, root!).to).toBe(captured.source.root)
    expect(told(survived)).toEqual([
      "points null 9",
      `read-only ${readOnlyPage} ${readOnlyPage! + 10}`,
      `old root ${root} ${root! + 10}`,
      "points null 9100",
      "jump null 9102",
    ])
  })

  test("without a copy a live table is overwritten before the fault, and the old root never was left", () => {
    expect(told(noCopy)).toEqual(["points null 9", "live table 0 10", "fault 8 18"])
  })

  test("without MKWRITE the first read-only page is the fault", () => {
    const {list, length} = readOnly
    expect(told(readOnly)).toEqual([
      "points null 9",
      `read-only ${list.length - 1} ${length - 1}`,
      `fault ${list.length - 1} ${length - 1}`,
    ])
  })

  test("an invalid destination is marked where it is", () => {
    const story = tell(made("pagealloc"))
    const page = playbillOf(story).marks.find(({kind}) => kind === "invalid")?.page
    const pages = Array.from({length: story.machine.layout.pairs}, (_, n) => pairOf(story.machine, n).mapped)
    expect(page).toBe(pages.indexOf("invalid"))
  })
})

test(`the ribbon says of every page what it overwrites (seed ${seed})`, () => {
  const {ribbon, pages} = playbillOf(survived)
  expect([ribbon[0].from, ribbon.at(-1)!.to]).toEqual([0, pages])
  expect(ribbon.slice(1).every(({from}, n) => from === ribbon[n].to)).toBe(true)
  const names: Record<string, string> = {source: "source table", other: "data"}
  holds(
    fc.integer({min: 0, max: pages - 1}),
    page => {
      const {overwrites} = pairOf(survived.machine, page)
      const span = ribbon.find(({from, to}) => page >= from && page < to)!
      const place = "place" in overwrites ? overwrites.place : span.place
      return span.holder === (names[overwrites.kind] ?? overwrites.kind) && span.place === place
    },
    500,
  )
})

test("stations have the kernel's numbers, and those after the end are not reached", () => {
  const {before, after} = playbillOf(noCopy)
  expect(before.map(({number}) => number)).toEqual([0, 0, 1, 2, 3, 4, 6, 7, 7, 7])
  expect(before.every(({reached}) => reached)).toBe(true)
  expect(after.map(({number, event, reached}) => [number, event, reached])).toEqual([
    [9, 19, false],
    [9, 20, false],
    [9, 21, false],
    [11, 22, false],
    [11, 23, false],
  ])
})

test("roots, parts and rows are the machine's", () => {
  const {roots, parts, rowFrames, frameBytes, shift} = playbillOf(survived)
  expect(roots).toMatchObject({
    source: 0x4185_8000,
    copy: 0x4a28_8000,
    zero: 0x4820_2000,
  })
  expect(parts).toEqual([{start: 0x4000_0000, first: 0, count: 98_304, memory: true}])
  expect([rowFrames, frameBytes, shift + 0x4000_0000]).toEqual([512, 4096, -(2 ** 48)])
})

test("a hole that an entry names is a part of its own", () => {
  const {parts} = playbillOf(tell(made("hole")))
  expect(parts.map(({memory}) => memory)).toContain(false)
})

test("nothing is told of a list that a refused restore never comes to", () => {
  const {marks, copied, after} = playbillOf(tell(made("no-memory")))
  expect([marks, copied, after.some(({reached}) => reached)]).toEqual([[], 0, false])
})

test("the kernel's code is counted where it is read-only: ten blocks and 592 pages, less what lies before or behind it", () => {
  const {readOnlyCode, ribbon} = playbillOf(survived)
  const code = ribbon
    .filter(({place}) => place === "kernel code")
    .reduce((sum, {from, to}) => sum + to - from, 0)
  expect([readOnlyCode, code]).toEqual([5712, 5712])
  expect(playbillOf(tell(made("read-only"))).readOnlyCode).toBeLessThan(5712)
})

test("read-only pages outside of the kernel's code are counted, too: all together are those that their pairs say", () => {
  for (const story of [survived, tell(made("read-only"))]) {
    const {readOnlyCode, readOnlyElsewhere, pages} = playbillOf(story)
    const all = Array.from({length: pages}, (_, page) => pairOf(story.machine, page).mapped)
    expect(readOnlyElsewhere).toBeGreaterThan(0)
    expect(readOnlyCode + readOnlyElsewhere).toBe(all.filter(mapped => mapped === "read-only").length)
  }
})

describe("the call of idmap_page", () => {
  test("has the captured page and tables, and makes what TTBR0 gets", () => {
    const story = tell(captured, {revision: "v5.16"}, {placed: CAPTURED_RESUME, pages: 9088})
    const idmap = playbillOf(story).idmap!
    expect(idmap).toEqual({page: CAPTURED_RESUME.exit, tables: CAPTURED_RESUME.exitTables})
    const line = idmapLine({...idmap, revision: "v5.16", geometry: captured.source.geometry})!
    const {result, memory} = idmapStateAt(line, line.count)
    expect(result!.ttbr0).toBe(story.machine.exit.root)
    for (const table of idmap.tables) expect(memory.frame(table)).toEqual(story.state(0).memory.frame(table))
  })

  test("is none where the release has none, and where the MMU is off", () => {
    expect(playbillOf(survived).idmap).toBe(null)
    const off = tell(made("read-only"), {revision: "v5.16"}, {}, "kexec, MMU off")
    expect(playbillOf(off).idmap).toBe(null)
    expect(playbillOf(tell(made("read-only"), {revision: "v5.16"}, {}, "kexec")).idmap).not.toBe(null)
  })
})
