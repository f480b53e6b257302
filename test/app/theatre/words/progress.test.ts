// How far a story is, in words and as a part of the whole.

import {expect, test} from "vitest"
import type {Telling} from "../../../../src/app/theatre/teller.ts"
import {doing, partDone} from "../../../../src/app/theatre/words/progress.ts"

const PAGES = 2 ** 20
const LINE: readonly Telling[] = [
  {stage: "machine"},
  {stage: "list", copied: 0, pages: PAGES},
  {stage: "list", copied: PAGES / 2, pages: PAGES},
  {stage: "picture"},
]

test("each stage is said, and none goes back", () => {
  expect(LINE.map(doing)).toEqual([
    "Now memory is laid out, and the table copied.",
    "0 of 1,048,576 pages of the list are copied.",
    "524,288 of 1,048,576 pages of the list are copied.",
    "The end is known; what stands out on the way is looked for.",
  ])
  expect(LINE.map(partDone)).toEqual([0, 1 / 3, 1 / 2, 2 / 3])
})
