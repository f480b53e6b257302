import {expect, test} from "vitest"
import {actsOf} from "../../../../src/app/theatre/motion/useActs.ts"
import type {Story} from "../../../../src/model/machine/story.ts"
import {momentOf} from "../../../../src/view/theatre/momentOf.ts"
import {playbillOf} from "../../../../src/view/theatre/playbill.ts"
import {load} from "../../../format/files.ts"
import {resume} from "../../../view/theatre/theatres.ts"

const captured = await load("hibernate-6.1-4k")
const survived = resume(captured)
const noCopy = resume(captured, {copied: false})
const inTheWay = resume(captured, {safe: {tables: false}})

/** The names of what is played at a step to an event, from the one before it or another one. */
function played(story: Story, to: number, from = to - 1): string[] {
  const step = {bill: playbillOf(story), before: momentOf(story, from), now: momentOf(story, to)}
  return actsOf(step).map(({name}) => name)
}

test("the roots of TTBR1 turn at their steps, the TLB is emptied at its own", () => {
  expect([7, 8, 9].map(event => played(survived, event))).toEqual([
    ["root switch"],
    ["invalidated"],
    ["root switch"],
  ])
})

test("a table is lost at the page that overwrites it, while a register leads to it", () => {
  const {first} = inTheWay.list
  expect([8900, 8901].map(page => played(inTheWay, first + page))).toEqual([
    ["one page"],
    ["one page", "table lost"],
  ])
  // Of the old tables pages 0 and 7 are the first on their way; those below them are dead by then.
  const lost = Array.from({length: 8}, (_, page) =>
    played(noCopy, noCopy.list.first + page).includes("table lost"),
  )
  expect(lost).toEqual([true, false, false, false, false, false, false, true])
})

test("each end has its act; a leap, a step back and a moment that stays have none", () => {
  expect(played(noCopy, noCopy.length - 1)).toContain("fault")
  expect(played(survived, survived.length - 1)).toEqual(["jump"])
  expect([9, 6, 7].map(from => played(survived, 7, from))).toEqual([[], ["root switch"], []])
  expect(played(survived, 9, 6)).toEqual([])
})
