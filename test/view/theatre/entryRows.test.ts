// kexec's list as its words: each row against the word that stands in memory, and the running destination against one that is kept by reading.

import {expect, test} from "vitest"
import {kindOfWord} from "../../../src/model/machine/kimage.ts"
import {CAPTURED_KEXEC} from "../../../src/model/machine/scenario.ts"
import type {Story} from "../../../src/model/machine/story.ts"
import {HOLDERS, type EntryRow} from "../../../src/view/theatre/moment.ts"
import {momentOf} from "../../../src/view/theatre/momentOf.ts"
import {readWord} from "../../../src/model/memory.ts"
import type {Pa} from "../../../src/model/word.ts"
import {load} from "../../format/files.ts"
import {resume} from "./theatres.ts"
import {tell} from "../../model/machine/stories.ts"

const captured = await load("6.1-4k-default")
const story = tell(captured, {revision: "v5.16"}, {kexec: {placed: CAPTURED_KEXEC}}, "kexec")
const first = story.list.first

/** A name by the flag in a word: Linux, include/linux/kexec.h. */
const NAMES: Readonly<Record<number, string>> = {1: "DESTINATION", 2: "INDIRECTION", 4: "DONE", 8: "SOURCE"}

/** The word in memory at an address, as the relocation code reads it at an event. */
function wordAt({state, machine}: Story, event: number, at: Pa) {
  const {bytes} = machine.frames
  const frame = (at - (at % bytes)) as Pa
  const words = state(event).memory.frame(frame)!
  const n = (at % bytes) / 4
  const word = words[n] + words[n + 1] * 2 ** 32
  return {name: NAMES[word % 16], pa: word - (word % 16)}
}

const line = ({kind, pa, to, holds, segment}: EntryRow) =>
  [kind, pa.toString(16), to === null ? "" : to.toString(16), holds ?? segment ?? ""].join(" ").trim()

test("every row is the word that stands in memory, by its flag", () => {
  for (const page of [0, 1, 509, 510, 2049, 9000, 17_464]) {
    const {rows} = momentOf(story, first + page).kimage!
    expect(rows.length).toBeGreaterThan(3)
    for (const {kind, pa, at} of rows)
      expect(wordAt(story, first + page, at), `page ${page}, word at ${at}`).toEqual({name: kind, pa})
  }
})

test("reading them in turn, the destination that runs is that of each page, and what it holds is the frame's", () => {
  for (const page of [1, 509, 510, 1020, 17_300]) {
    const moment = momentOf(story, first + page)
    const {rows, now} = moment.kimage!
    const current = rows.find(row => row.number === now)!
    expect([current.kind, current.page, current.pa, current.to]).toEqual([
      ...["SOURCE", page, story.machine.frames.pa(story.machine.list.from(page))],
      moment.write!.to,
    ])
    expect(current.holds).toBe(moment.write!.before)
    let running: number | null = null
    for (const {kind, pa, to, holds} of rows) {
      if (kind === "DESTINATION") running = pa
      if (kind !== "SOURCE") continue
      if (running !== null) expect(to).toBe(running)
      expect(holds).toBe(HOLDERS[moment.holders[story.machine.frames.number(to!)]])
      running = to! + 4096
    }
  }
})

test("the list begins with the head's link and the first segment, and ends with DONE", () => {
  const before = momentOf(story, 0).kimage!
  expect([before.now, before.count, before.start]).toEqual([null, 17_465 + 3 + 35 + 1, 0x4020_0000])
  expect(before.rows.slice(0, 3).map(({number, kind, segment}) => [number, kind, segment])).toEqual([
    [0, "INDIRECTION", null],
    [1, "DESTINATION", "kernel"],
    [2, "SOURCE", null],
  ])
  const after = momentOf(story, story.length - 1).kimage!
  expect(after.now).toBe(null)
  expect(after.rows.map(({kind}) => kind)).toEqual(["SOURCE", "SOURCE", "SOURCE", "DONE"])
  expect(after.rows.at(-1)!.number).toBe(after.count - 1)
})

test("between two segments stands the word that sets the destination", () => {
  const {segments} = story.machine.kimage!
  const page = (segments[0].end - segments[0].start) / 4096
  const {rows} = momentOf(story, first + page - 1).kimage!
  expect(rows.slice(2, 6).map(line)).toMatchInlineSnapshot(`
    [
      "SOURCE 52fd9000 4220e000 home",
      "SOURCE 52fda000 4220f000 data",
      "DESTINATION 4c000000 4c000000 initrd",
      "SOURCE 52fdb000 4c000000 free",
    ]
  `)
})

test.each(["kexec, v1", "kexec, MMU off"] as const)("%s has the list, too", transition => {
  const other = tell(captured, {revision: "v1-as-intended"}, {pages: 1000}, transition)
  const {rows, now} = momentOf(other, other.list.first + 700).kimage!
  expect(rows.find(({number}) => number === now)).toMatchObject({kind: "SOURCE", page: 700})
})

test("hibernate has none", async () => {
  expect(momentOf(resume(await load("hibernate-6.1-4k")), 100).kimage).toBe(null)
})

test("a list that was overwritten ends with what the CPU read of it, and the page that it stored is home", () => {
  const lost = tell(captured, {}, {kexec: {safe: {list: false}}}, "kexec")
  const moment = momentOf(lost, lost.length - 1)
  const {rows, now} = moment.kimage!
  const {reads} = moment.lostList!
  const astray = rows.filter(({instead}) => instead)
  expect(astray.map(({at, instead}) => ({at, word: instead}))).toEqual(reads)
  expect(rows.at(-1)).toBe(astray.at(-1))
  expect(rows.find(({number}) => number === now)!.holds).toBe("home")
  expect(moment.write!.before).toBe("free")
})

test("before its end it shows the words that stand there now, up to the first that leads astray", () => {
  const lost = tell(captured, {}, {kexec: {safe: {list: false}}}, "kexec")
  const {page} = momentOf(lost, lost.length - 1).lostList!
  const before = momentOf(lost, lost.length - 2)
  const {rows, stray} = before.kimage!
  const over = rows.filter(({instead}) => instead)
  expect(stray).toEqual({by: page, known: false})
  expect(over.length).toBeGreaterThan(0)
  for (const {at, instead} of over) expect(readWord(lost.state(before.event).memory, at)).toEqual(instead)
  expect(over.map(({instead}) => kindOfWord(instead!.lo)).findIndex(kind => kind !== null)).toBe(
    over.length - 1,
  )
  expect(rows.at(-1)).toBe(over.at(-1))
  expect(momentOf(lost, lost.list.first).kimage!.stray).toBeNull()
})
