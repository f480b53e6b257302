// The theatre's arrangements: which one a window has, and how close the stations of its walk stand.

import {describe, expect, test} from "vitest"
import {formOf, lineWidth, pitchFor, walkTop} from "../../../src/app/theatre/grid.ts"
import {halves} from "../../../src/app/theatre/LastWordsView.tsx"
import type {WalkLine} from "../../../src/view/theatre/moment.ts"
import {PITCH} from "../../../src/view/theatre/walkShapes.ts"

const walkOf = (stations: number) =>
  ({stops: Array.from({length: stations}, () => ({}))}) as unknown as WalkLine
const alive = {faulted: false, below: 0}
const dead = {faulted: true, below: 0}

test("a window of 1280 px, even with a scroll bar, has its lists at the right of the walk; one of 1024 px below it", () => {
  expect(formOf({mode: "wide", width: 1440})).toBe("wide")
  expect(formOf({mode: "medium", width: 1280 - 15})).toBe("middle")
  expect(formOf({mode: "medium", width: 1263})).toBe("narrow")
  expect(formOf({mode: "phone", width: 1000})).toBe("phone")
})

test("the line of time is as wide as the columns, and the walk begins below the registers", () => {
  expect((["wide", "middle", "narrow"] as const).map(form => lineWidth(form, 0))).toEqual([1392, 1240, 992])
  expect(lineWidth("phone", 390)).toBe(362)
  expect((["wide", "narrow", "phone"] as const).map(walkTop)).toEqual([133, 152, 0])
})

describe("stations stand closer", () => {
  test("at a fault, since the last words stand below", () => {
    expect(pitchFor(walkOf(6), "wide", 900, alive)).toBe(PITCH.usual)
    expect(pitchFor(walkOf(5), "wide", 900, dead)).toBe(PITCH.low)
  })

  test("in a wide window, where an entry is read twice, so that the last words end above the line of time", () => {
    expect(pitchFor(walkOf(4), "wide", 900, {faulted: true, below: 92})).toBe(PITCH.tight)
    expect(pitchFor(walkOf(4), "wide", 1100, {faulted: true, below: 92})).toBe(PITCH.low)
  })

  test("in a low window, and where an entry is read twice below the walk", () => {
    expect(pitchFor(walkOf(6), "middle", 720, alive)).toBe(PITCH.tight)
    expect(pitchFor(walkOf(4), "narrow", 768, dead)).toBe(PITCH.low)
    expect(pitchFor(walkOf(4), "narrow", 768, {faulted: true, below: 90})).toBe(PITCH.tight)
  })

  test("but never closer than they can be read", () => {
    expect(pitchFor(walkOf(6), "narrow", 300, dead)).toBe(PITCH.tight)
    expect(PITCH.tight).toBeGreaterThanOrEqual(24 + 6 + 12)
  })
})

test("last words have two halves: of the abort, and of its data and the tables; without data of their own the middle parts them", () => {
  expect(halves(["Mem abort info:", "  ESR", "  EC", "Data abort info:", "  ISV"])).toEqual([
    ["Mem abort info:", "  ESR", "  EC"],
    ["Data abort info:", "  ISV"],
  ])
  expect(halves(["Mem abort info:", "  ESR", "Internal error"])).toEqual([
    ["Mem abort info:", "  ESR"],
    ["Internal error"],
  ])
  expect(halves([])).toEqual([])
})
