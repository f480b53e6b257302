import {expect, test} from "vitest"
import type {Pa} from "../../../src/model/word.ts"
import {MAP_FRAMES, mapFrame, wordsSpace} from "../../../src/view/theatre/mapScene.ts"
import {
  isWordInSight,
  showingWord,
  wordAddress,
  wordAt,
  wordBox,
  wordNumber,
  wordsLayout,
} from "../../../src/view/theatre/wordsLayout.ts"
import {billOf} from "./bills.ts"

const page = 0x4185_8000 as Pa
const bill = billOf([[2 ** 30, 2 ** 31]])
const space = {...MAP_FRAMES.wide.space, scale: 1}

test("the words of a page of 4 KiB have room whole: in all forms, and in a low window", () => {
  const frames = [...Object.values(MAP_FRAMES), mapFrame("wide", 768), mapFrame("medium", 768)]
  for (const frame of frames) {
    const {lines, grid, line, cell} = wordsLayout(bill, {...wordsSpace(frame), scale: 1}, page, 0)
    expect([lines, grid.height / line]).toEqual([16, 16])
    expect(cell).toBeGreaterThanOrEqual(11)
    expect(grid.x + grid.width).toBeLessThanOrEqual(frame.width)
  }
})

test("each word is where it is found again, and nothing is beside the lines", () => {
  const layout = wordsLayout(bill, space, (page + 8) as Pa, 0)
  expect(layout.page).toBe(page)
  for (let n = 0; n < 512; n++) {
    const {x, y, width, height} = wordBox(layout, n)
    expect(wordAt(layout, x, y)).toBe(wordAddress(layout, n))
    expect(wordAt(layout, x + width - 0.1, y + height - 0.1)).toBe(page + 8 * n)
    expect(wordNumber(bill, wordAddress(layout, n))).toBe(n)
  }
  const {x, y, width, height} = layout.grid
  for (const [right, down] of [
    [x - 1, y],
    [x + width, y],
    [x, y - 1],
    [x, y + height],
  ])
    expect(wordAt(layout, right, down)).toBeNull()
})

test("a page of 64 KiB scrolls by whole lines, and as little as needed to show a word", () => {
  const large = billOf([[2 ** 30, 2 ** 31]], 65536)
  const layout = wordsLayout(large, space, (2 ** 30) as Pa, 0)
  expect(layout.lines).toBe(256)
  expect(layout.grid.height).toBe(16 * Math.floor((576 - 144) / 16))
  expect(wordsLayout(large, space, (2 ** 30) as Pa, -50).top).toBe(0)
  expect(wordsLayout(large, space, (2 ** 30) as Pa, 21).top).toBe(16)
  expect(wordsLayout(large, space, (2 ** 30) as Pa, 1e6).top).toBe(256 * 16 - layout.grid.height)
  expect(isWordInSight(layout, 32 * 27)).toBe(false)
  const down = showingWord(layout, wordAddress(layout, 32 * 27))
  expect([down.top, isWordInSight(down, 32 * 27)]).toEqual([16, true])
  expect(showingWord(down, wordAddress(down, 64)).top).toBe(16)
  // Another page begins at its beginning.
  const next = (2 ** 30 + 65536) as Pa
  expect(showingWord(down, (next + 8 * 32) as Pa)).toMatchObject({top: 0, page: next})
})
