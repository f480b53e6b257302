// Moves from event to event: marks one after the other, paces that never jump over one, stations one by one.

import {expect, test} from "vitest"
import {backward, nextMark, onward, previousMark} from "../../../src/view/theatre/timelineMoves.ts"
import {died, RESTORE} from "./playbills.ts"

/** All events that a move comes to from one. */
function all(from: number, move: (event: number) => number | null): number[] {
  const next = move(from)
  return next === null ? [] : [next, ...all(next, move)]
}

test("marks follow each other to the end, and back to the start", () => {
  expect(all(0, event => nextMark(RESTORE, event))).toEqual([9, 3387, 3394, 9100, 9101])
  expect(all(9101, event => previousMark(RESTORE, event))).toEqual([9100, 3394, 3387, 9, 0])
  expect(nextMark(died(8), 18)).toBeNull()
})

test("a pace passes stations one by one, takes so many pages, and stops at marks", () => {
  expect(all(7, event => onward(RESTORE, event, 1000 as never)).slice(0, 5)).toEqual([8, 9, 10, 1010, 2010])
  expect(onward(RESTORE, 3300, 100)).toBe(3387)
  expect(onward(RESTORE, 3394, 10)).toBe(3404)
  expect(onward(RESTORE, 9095, 100)).toBe(9100)
  expect(onward(RESTORE, 9098, 100)).toBe(9099)
})

test("back is the same the other way", () => {
  expect(backward(RESTORE, 3404, 10)).toBe(3394)
  expect(backward(RESTORE, 3400, 10)).toBe(3394)
  expect(backward(RESTORE, 10, 100)).toBe(9)
  expect(backward(RESTORE, 5, 100)).toBe(4)
  expect(backward(RESTORE, 0, 100)).toBeNull()
})

test("to the next mark is a pace too", () => {
  expect(onward(RESTORE, 9, "mark")).toBe(3387)
  expect(backward(RESTORE, 3387, "mark")).toBe(9)
})
