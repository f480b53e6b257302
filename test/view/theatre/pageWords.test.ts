// The words of a page: those that the model knows, those that are made up since a walk reads them, and none where it knows only whose they are.

import {beforeAll, expect, test} from "vitest"
import {contentOf} from "../../../src/model/machine/content.ts"
import type {Story} from "../../../src/model/machine/story.ts"
import type {Pa} from "../../../src/model/word.ts"
import {BY_W} from "../../../src/view/field/cells.ts"
import {pageWordsOf, type PageWords} from "../../../src/view/theatre/pageWords.ts"
import {load} from "../../format/files.ts"
import {made, tell} from "../../model/machine/stories.ts"
import {resume} from "./theatres.ts"

let story: Story
let dead: Story
/** The event at which the old root is overwritten. */
let atRoot: number

beforeAll(async () => {
  const captured = await load("hibernate-6.1-4k")
  story = resume(captured)
  dead = resume(captured, {copied: false})
  const {machine, list} = story
  const root = machine.frames.number(machine.source.root)
  atRoot = list.first + Array.from({length: list.length}, (_, n) => machine.list.to(n)).indexOf(root)
})

const at = (pa: number, event = atRoot, of = story) => pageWordsOf(of, event, pa as Pa)
const table = ({reading}: PageWords) => {
  if (reading.kind !== "table") throw new RangeError(reading.kind)
  return reading
}

test("a table has its words, and those that the event's walks read are known", () => {
  const {machine} = story
  const root = at(machine.source.root)
  expect(table(root)).toMatchObject({state: "whole", table: {of: "source", level: 0}, source: null})
  expect(root.words).toEqual(machine.source.memory.frame(machine.source.root))
  expect(root).toMatchObject({assumed: false, page: null, read: []})
  const walk = story.event(atRoot).accesses.find(({kind}) => kind === "write")!.walk
  for (const {table: pa, index, descriptor} of walk.steps) {
    const page = at(pa)
    expect(table(page).table.of).toBe("copy")
    expect(page.read).toContain(index)
    expect([page.words![2 * index], page.words![2 * index + 1]]).toEqual([descriptor!.lo, descriptor!.hi])
  }
})

test("an entry of the copy that was changed has that look, and what the source has beside it", () => {
  const walk = story.event(atRoot).accesses.find(({kind}) => kind === "write")!.walk
  const {table: pa, index} = walk.steps.at(-1)!
  const page = at(pa)
  const {looks, source} = table(page)
  expect(looks[index]).toBe(BY_W)
  expect((source![2 * index] ^ page.words![2 * index]) & 0x80).toBe(0x80)
  expect(looks.filter(look => look === BY_W)).toHaveLength(96)
})

test("the table that was overwritten is the restored kernel's once its own page has come", () => {
  const {source} = story.machine
  const page = at(source.root, atRoot + 1)
  expect(table(page)).toMatchObject({state: "whole", table: {of: "restored", level: 0}})
  expect(page.page).toBe(atRoot - story.list.first)
  expect(page.assumed).toBe(false)
})

test("the restored kernel's root, while it waits, is a table that no walk looks for", () => {
  const {list, frames} = story.machine
  const page = at(frames.pa(list.from(atRoot - story.list.first)))
  expect(table(page)).toMatchObject({state: "elsewhere", table: {of: "restored", level: 0}})
  expect(page).toMatchObject({assumed: false, content: {kind: "image", home: story.machine.source.root}})
})

test("a table that something else was copied over has the words that the next walk reads; they are assumed, and it is told by what", () => {
  const last = dead.length - 1
  const {accesses} = dead.event(last)
  const step = accesses.at(-1)!.walk.steps.at(-1)!
  const page = at(step.table, last, dead)
  expect(table(page)).toMatchObject({state: "overwritten", table: {of: "source", level: step.level}})
  expect(page).toMatchObject({assumed: true, read: [step.index], content: {kind: "image"}})
  expect(page.words![2 * step.index]).toBe(step.descriptor!.lo)
  const {machine} = dead
  expect(machine.frames.pa(machine.list.to(page.page!))).toBe(page.pa)
  expect(at(step.table, dead.list.first, dead).assumed).toBe(false)
})

test("a page of the list is read in pairs; of the one at work the words are read that name the next page", () => {
  const {machine} = story
  const {accesses} = story.event(atRoot)
  const va = accesses.find(({stream}) => stream === "list")!
  const page = at(va.pa!)
  expect(page.reading).toEqual({kind: "pairs", whole: true})
  const word = (va.pa! % 4096) / 8
  expect(page.read.slice(0, 3)).toEqual([word, word + 1, word + 2])
  const pa = (n: number) => (page.words![2 * n + 1] | 0) * 2 ** 32 + page.words![2 * n] - machine.shift
  const n = atRoot - story.list.first
  expect(pa(word)).toBe(machine.frames.pa(machine.list.from(n)))
  expect(pa(word + 1)).toBe(machine.source.root)
})

test("the zero page is zeros", () => {
  const page = at(story.machine.zero)
  expect(page.reading).toEqual({kind: "zeros"})
  expect(page.words!.every(half => half === 0)).toBe(true)
  expect(page.assumed).toBe(false)
})

test("of code, data and the image only whose they are is known: there are no words", () => {
  const {machine} = story
  const {frames, memory, list} = machine
  const n = atRoot - story.list.first
  const pages = [machine.layout.exit, list.from(n + 1), list.to(n + 1)].map(frames.pa)
  for (const pa of pages) {
    const page = at(pa)
    expect(page).toMatchObject({reading: {kind: "data"}, words: null, assumed: false, read: []})
    expect(page.content).toEqual(contentOf(machine, memory.content(frames.number(pa), n)))
  }
  expect(at(2 ** 40).content).toBeNull()
})

test("before the step that makes it a table is nobody's page", () => {
  const {outcome} = story.machine
  expect(at(outcome!.root!, 0)).toMatchObject({content: {kind: "free"}, words: null})
  expect(at(outcome!.root!).words).not.toBeNull()
})

test("kexec's list has an entry a word, and what it is handed over by has names", () => {
  const kexec = tell(made("map-block"), {revision: "v5.16"}, {}, "kexec")
  const {machine, list} = kexec
  const {kimage, frames} = machine
  const first = pageWordsOf(kexec, list.first + 1, frames.pa(kimage!.lists[0]))
  expect(first.reading).toEqual({kind: "entries", whole: true})
  expect(first.read).toHaveLength(1)
  const named = pageWordsOf(kexec, list.first, kimage!.at)
  expect(named.reading).toMatchObject({kind: "named", what: "struct kimage", whole: true})
})
