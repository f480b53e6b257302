import {beforeAll, expect, test} from "vitest"
import type {Story} from "../../../src/model/machine/story.ts"
import type {Pa} from "../../../src/model/word.ts"
import {pageWordsOf} from "../../../src/view/theatre/pageWords.ts"
import {playbillOf} from "../../../src/view/theatre/playbill.ts"
import {sideOf, wordCells} from "../../../src/view/theatre/wordCells.ts"
import {wordsLayout} from "../../../src/view/theatre/wordsLayout.ts"
import {load} from "../../format/files.ts"
import {made, tell} from "../../model/machine/stories.ts"
import {resume} from "./theatres.ts"

let story: Story

beforeAll(async () => {
  story = resume(await load("hibernate-6.1-4k"))
})

/** The letters of a page, line by line; " ": none. */
function letters(pa: number, of = story, event = of.list.first + 5) {
  const page = pageWordsOf(of, event, pa as Pa)
  const space = {x: 0, y: 0, width: 512, height: 576, scale: 1}
  const cells = wordCells(wordsLayout(playbillOf(of), space, pa as Pa, 0), page)
  const line = (n: number) => cells.slice(32 * n, 32 * n + 32).map(({letter}) => letter || " ")
  return {
    lines: Array.from({length: cells.length / 32}, (_, n) => line(n).join("")),
    cells,
    side: sideOf(page),
  }
}

test("a table has the tree's letters in its wing's colours", () => {
  const {lines, side} = letters(story.machine.source.root)
  expect(lines[0]).toBe(`T${"·".repeat(31)}`)
  expect(lines[8]).toBe(`T${"·".repeat(31)}`)
  expect(side).toBe("source")
  expect(letters(story.machine.outcome!.root!).side).toBe("copy")
})

test("pairs are copy, original, next, behind a link; zeros are empty entries", () => {
  const {layout, frames, zero} = story.machine
  const {lines} = letters(frames.pa((layout as unknown as {lists: number[]}).lists[1]))
  expect(lines[0]).toBe("lconconconconconconconconconconc")
  expect(lines[15].at(-1)).toBe("·")
  expect(letters(zero).lines).toEqual(Array(16).fill("·".repeat(32)))
})

test("kexec's entries have the initials of their names; what the list hangs on is strong", () => {
  const kexec = tell(made("map-block"), {revision: "v5.16"}, {}, "kexec")
  const {kimage, frames} = kexec.machine
  const {lines, cells} = letters(frames.pa(kimage!.lists[0]), kexec)
  expect(lines[0]).toMatch(/^DS+$/)
  expect(cells.slice(0, 2).map(({strong}) => strong)).toEqual([true, false])
})

test("where the model has no words there are no cells, and beside a small root the words are no entries", () => {
  expect(letters(story.machine.frames.pa(story.machine.layout.exit)).cells).toEqual([])
  const small = tell(made("16k-48"))
  const {cells} = letters(small.machine.source.root, small, 0)
  expect(cells.slice(0, 3).map(({look}) => look === null)).toEqual([false, false, true])
})
