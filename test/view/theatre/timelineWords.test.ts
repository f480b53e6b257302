// Where a run stopped.

import {expect, test} from "vitest"
import {stoppedWords} from "../../../src/view/theatre/timelineWords.ts"

test("a page whose store went well is behind a run that stopped with it", () => {
  const stopped = (copied: number, length: number) => stoppedWords({pages: 90, copied, list: {length}})
  expect([stopped(8, 9), stopped(9, 9), stopped(90, 90), stopped(89, 90), stopped(0, 0)]).toEqual([
    "at page 9 of 90",
    "after page 9 of 90",
    "after the last of 90 pages",
    "at page 90 of 90",
    "before the list",
  ])
})
