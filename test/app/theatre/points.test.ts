import {expect, test} from "vitest"
import {pointsOf, whose} from "../../../src/app/theatre/points.ts"
import {momentOf} from "../../../src/view/theatre/momentOf.ts"
import {playbillOf} from "../../../src/view/theatre/playbill.ts"
import {load} from "../../format/files.ts"
import type {Story} from "../../../src/model/machine/story.ts"
import {made, NONE, tell, type Assumed} from "../../model/machine/stories.ts"
import {resume} from "../../view/theatre/theatres.ts"

const captured = await load("hibernate-6.1-4k")

/** The points of an event, the one in brackets where TTBR1 points to. */
function points(event: number, assumed: Assumed = {}): string {
  return pointed(resume(captured, assumed), event)
}

function pointed(story: Story, event: number): string {
  const bill = playbillOf(story)
  const moment = momentOf(story, event < 0 ? story.length + event : event)
  const here = whose(bill, moment)
  return pointsOf(bill, moment)
    .map(({name, whose, x}) => `${x} ${whose === here ? `[${name}]` : name}`)
    .join(", ")
}

test("TTBR1 goes by way of the zero page to the copy, and after the list to the restored kernel's root", () => {
  expect(points(6)).toBe("24 [swapper], 124 zero page, 224 copy")
  expect(points(7)).toBe("24 swapper, 124 [zero page], 224 copy")
  expect(points(9)).toBe("24 swapper, 124 zero page, 224 [copy]")
  expect(points(-5)).toBe("24 copy, 124 [zero page], 224 restored")
  expect(points(-1)).toBe("24 copy, 124 zero page, 224 [restored]")
})

test("without a copy it comes back to where it was", () => {
  expect(points(9, {copied: false})).toBe("24 [swapper], 124 zero page, 224 no copy")
})

test("without a copy the list may bring the restored root home, and that is where TTBR1 points to then", () => {
  const died = tell(made("read-only"), {flags: NONE}, {copied: false})
  expect(pointed(died, died.length - 1)).toBe("24 [restored], 124 zero page, 224 no copy")
})
