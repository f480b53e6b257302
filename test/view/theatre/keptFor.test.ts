// What is kept is the same value for the same spans, window and width, and never that of others.

import {expect, test} from "vitest"
import {keptFor} from "../../../src/view/theatre/keptFor.ts"
import {KEXEC, RESTORE} from "./playbills.ts"

test("is made once for the same spans, window and width, and anew for others", () => {
  const made = keptFor((spans, {first, count}, width) => [spans.length, first, count, width])
  const first = made(RESTORE.ribbon, {first: 0, count: 96}, 900)
  expect(made(KEXEC.ribbon, {first: 0, count: 96}, 900)).toEqual([KEXEC.ribbon.length, 0, 96, 900])
  expect(made(RESTORE.ribbon, {first: 0, count: 96}, 900)).toBe(first)
  expect(made(RESTORE.ribbon, {first: 48, count: 96}, 900)).toEqual([RESTORE.ribbon.length, 48, 96, 900])
  expect(made(RESTORE.ribbon, {first: 48, count: 90}, 900)).toEqual([RESTORE.ribbon.length, 48, 90, 900])
  expect(made(RESTORE.ribbon, {first: 48, count: 90}, 800)).toEqual([RESTORE.ribbon.length, 48, 90, 800])
})
