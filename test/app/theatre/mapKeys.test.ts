import {expect, test} from "vitest"
import {steppedTo} from "../../../src/app/theatre/mapKeys.ts"
import type {Pa} from "../../../src/model/word.ts"
import {mapLayout} from "../../../src/view/theatre/mapLayout.ts"
import {wordsLayout} from "../../../src/view/theatre/wordsLayout.ts"
import {billOf} from "../../view/theatre/bills.ts"

const MIB = 2 ** 20
const GIB = 2 ** 30
const space = {x: 0, y: 0, width: 512, height: 576, scale: 1}
const layout = mapLayout(
  billOf([
    [GIB, GIB + 64 * MIB],
    [2 * GIB, 2 * GIB + 64 * MIB],
  ]),
  () => true,
  space,
)
const go = (from: number, key: string, shiftKey = false) =>
  steppedTo(layout, from as Pa, from as Pa, {key, shiftKey})

test("arrows go by a page and by a row, with Shift by eight", () => {
  expect(go(GIB, "ArrowRight")).toBe(GIB + 4096)
  expect(go(GIB, "ArrowRight", true)).toBe(GIB + 8 * 4096)
  expect(go(GIB + 4096, "ArrowDown")).toBe(GIB + 2 * MIB + 4096)
  expect(go(GIB, "PageDown")).toBe(GIB + 32 * MIB)
})

test("a gap between banks is one step", () => {
  expect(go(GIB + 62 * MIB + 4096, "ArrowDown")).toBe(2 * GIB + 4096)
  expect(go(2 * GIB + 4096, "ArrowUp")).toBe(GIB + 62 * MIB + 4096)
})

test("where the map ends one stays, and other keys mean nothing", () => {
  expect(go(GIB, "ArrowLeft")).toBe(GIB)
  expect(go(2 * GIB + 62 * MIB, "ArrowDown")).toBe(2 * GIB + 62 * MIB)
  expect(go(GIB, "a")).toBeNull()
})

test("the first key shows the cursor where the page is", () => {
  expect(steppedTo(layout, null, (GIB + 4096) as Pa, {key: "ArrowDown", shiftKey: false})).toBe(GIB + 4096)
})

test("among words arrows go by a word and by a line of 32, and end with the page; Page Up and Down lead to its neighbours", () => {
  const page = (GIB + 8192) as Pa
  const words = wordsLayout(layout.bill, space, page, 0)
  const go = (from: number, key: string, shiftKey = false) =>
    steppedTo(words, from as Pa, from as Pa, {key, shiftKey})! - page
  expect(go(page, "ArrowRight")).toBe(8)
  expect(go(page, "ArrowRight", true)).toBe(64)
  expect(go(page + 8, "ArrowDown")).toBe(256 + 8)
  expect([go(page, "ArrowLeft"), go(page + 4088, "ArrowDown")]).toEqual([0, 4088])
  expect([go(page + 8, "PageDown"), go(page + 8, "PageUp")]).toEqual([4096 + 8, 8 - 4096])
  // No memory is there.
  const last = (GIB + 64 * MIB - 8) as Pa
  expect(
    steppedTo(wordsLayout(layout.bill, space, last, 0), last, last, {key: "PageDown", shiftKey: false}),
  ).toBe(last)
  expect(steppedTo(words, null, page, {key: "ArrowDown", shiftKey: false})).toBe(page)
  expect(steppedTo(words, page, page, {key: "a", shiftKey: false})).toBeNull()
})
