// Events and places on the line: there and back, in order, in any width and window.

import fc from "fast-check"
import {describe, expect, test} from "vitest"
import type {Playbill} from "../../../src/view/theatre/moment.ts"
import {
  endPage,
  eventAt,
  isCut,
  opensZoomed,
  timelineScale,
  WINDOW,
  windowAt,
  xOf,
} from "../../../src/view/theatre/timelineScale.ts"
import {holds, seed} from "../../random.ts"
import {died, KEXEC, RESTORE} from "./playbills.ts"

const events = ({length}: Playbill) => Array.from({length}, (_, event) => event)

describe("stations", () => {
  const scale = timelineScale(RESTORE, 1216, false, 0)
  test("stand 24 px apart, with the kernel's numbers, those that the model leaves out too", () => {
    expect(scale.before.map(({number, x}) => [number, x])).toEqual([
      ...[0, 1, 2, 3, 4, 5, 6, 7].map(n => [n, 8 + 24 * n]),
    ])
    expect(scale.before[5].events).toEqual([])
    expect(scale.after.map(({number, x}) => [number, x])).toEqual([
      [9, 1140],
      [10, 1164],
      [11, 1188],
    ])
    expect(scale.ribbon).toEqual({x: 206, width: 914})
  })

  test("events of one number stand before it, the last of them at it", () => {
    expect([7, 8, 9].map(event => xOf(scale, RESTORE, event))).toEqual([160, 168, 176])
  })

  test("a story that ends early never reaches those behind the list", () => {
    const {before, after} = timelineScale(died(3000), 1216, false, 0)
    expect(before.every(stop => stop.reached)).toBe(true)
    expect(after.some(stop => stop.reached)).toBe(false)
  })
})

describe(`there and back (seed ${seed})`, () => {
  test("a cell of a window is its own event", () => {
    for (const playbill of [RESTORE, KEXEC, died(8)]) {
      const scale = timelineScale(playbill, 1216, true, 300)
      for (let page = scale.window.first; page < scale.window.first + WINDOW; page++) {
        const event = playbill.list.first + page
        if (event >= playbill.length) break
        expect(eventAt(scale, playbill, xOf(scale, playbill, event) + scale.cell / 2)).toBe(event)
      }
    }
  })

  test("stations are found where they stand", () => {
    const scale = timelineScale(RESTORE, 1216, false, 0)
    const {list, length} = RESTORE
    for (const event of events(RESTORE).filter(n => n < list.first || n >= list.first + list.length))
      expect(eventAt(scale, RESTORE, xOf(scale, RESTORE, event))).toBe(event)
    expect(eventAt(scale, RESTORE, 5000)).toBe(length - 1)
    expect(eventAt(scale, RESTORE, -50)).toBe(0)
  })

  test("later events stand further to the right, and every place has an event of the story", () => {
    const cases = fc.record({
      ...{width: fc.integer({min: 300, max: 2000}), page: fc.integer({min: 0, max: 9087})},
      ...{
        zoomed: fc.boolean(),
        x: fc.integer({min: -20, max: 2020}),
        end: fc.constantFrom(0, 8, 3000, 9087, null),
      },
    })
    holds(
      cases,
      ({width, page, zoomed, x, end}) => {
        const playbill = end === null ? RESTORE : died(end)
        const at = Math.min(playbill.length - 1, playbill.list.first + page)
        const scale = timelineScale(playbill, width, zoomed, at)
        const found = eventAt(scale, playbill, x)
        const [here, next] = [at, at + 1].map(event => xOf(scale, playbill, event))
        return (
          Number.isInteger(found) &&
          found >= 0 &&
          found < playbill.length &&
          (at + 1 >= playbill.length || next >= here) &&
          here >= 0 &&
          here <= width
        )
      },
      20_000,
    )
  })
})

describe("the window", () => {
  test("holds the page, wherever that is, and never leaves the list", () => {
    const pages = fc.integer({min: 1, max: 20_000})
    holds(
      pages.chain(count => fc.tuple(fc.constant(count), fc.integer({min: 0, max: count - 1}))),
      ([count, page]) => {
        const {first, count: size} = windowAt(count, page)
        return first >= 0 && first + size <= count && page >= first && page < first + size
      },
      20_000,
    )
  })

  test("opens where the end lies in the first 2 % of a long list", () => {
    expect([died(8), died(181), died(182), died(3000), RESTORE].map(opensZoomed)).toEqual([
      ...[true, true, false, false, false],
    ])
    expect(opensZoomed({...died(1), pages: 90})).toBe(false)
  })

  test("is said to be cut where the list goes on", () => {
    const cut = (page: number) => isCut(timelineScale(RESTORE, 1216, true, 10 + page), RESTORE)
    expect(cut(0)).toEqual({before: false, after: true})
    expect(cut(4000)).toEqual({before: true, after: true})
    expect(cut(9087)).toEqual({before: true, after: false})
  })
})

test("a story ends at its last page, or behind all of them", () => {
  expect([RESTORE, died(0), died(8)].map(endPage)).toEqual([9088, 0, 8])
  const refused: Playbill = {
    ...died(0),
    end: {kind: "refused", rc: -6},
    length: 3,
    list: {first: 3, length: 0},
  }
  expect(endPage(refused)).toBe(0)
  expect(opensZoomed(refused)).toBe(false)
})

test("on a narrow line the ribbon has all the width, and what is before it is at its edge", () => {
  const scale = timelineScale(RESTORE, 362, false, 0)
  expect(scale.ribbon).toEqual({x: 0, width: 362})
  expect([0, 9, 10, 9098, 9101].map(event => xOf(scale, RESTORE, event))).toEqual([0, 0, 0, 362, 362])
})
