import {expect, test} from "vitest"
import type {Pa} from "../../../src/model/word.ts"
import {mapLayout} from "../../../src/view/theatre/mapLayout.ts"
import {WHOLE} from "../../../src/view/theatre/mapNear.ts"
import {MAP_RUNGS} from "../../../src/view/theatre/mapRung.ts"
import {MAP_FRAMES} from "../../../src/view/theatre/mapScene.ts"
import {
  aboutOf,
  addressNear,
  moved,
  placeOf,
  shownOf,
  viewAbout,
  viewShowing,
  zoomed,
} from "../../../src/view/theatre/mapShown.ts"
import {billOf} from "./bills.ts"

const frame = MAP_FRAMES.wide
const GIB = 2 ** 30
const whole = mapLayout(billOf([[GIB, 2 * GIB]]), () => true, {...frame.space, scale: 1})
const page = (GIB + 300 * 2 ** 20 + 256 * 4096) as Pa

test("what a view is about comes back as what is looked at: on each rung, and on the nearest to the word", () => {
  for (const rung of MAP_RUNGS.filter(one => one !== "memory")) {
    const view = viewAbout(whole, rung, page)
    const shown = shownOf(whole, frame, view)
    expect(shown.rung).toBe(rung)
    expect(aboutOf(shown, view)).toBe(page)
  }
  const word = (page + 16) as Pa
  expect(aboutOf(whole, viewAbout(whole, "words", word))).toBe(word)
  for (const rung of ["letters", "words"] as const)
    expect(viewAbout(whole, rung, (8 * GIB) as Pa)).toEqual(WHOLE)
})

test("from letters to the words of the page under the point, and back to that page in the middle", () => {
  const letters = shownOf(whole, frame, viewAbout(whole, "letters", page))
  const into = zoomed(letters, whole, "words", page, {x: 300, y: 300})
  expect(into).toEqual({rung: "words", about: page, top: 0})
  const words = shownOf(whole, frame, into)
  expect(placeOf(words, page)).toEqual({x: 176, y: 100, width: 512, height: 320})
  const back = shownOf(whole, frame, zoomed(words, whole, "letters", (page + 24) as Pa))
  expect(addressNear(back, 176 + 256, 24 + 288)).toBe(page)
})

test("a page of 4 KiB is shown whole and does not move; another page's word brings that page", () => {
  const view = viewAbout(whole, "words", page)
  const shown = shownOf(whole, frame, view)
  expect(moved(shown, view, 0, 40)).toBeNull()
  expect(addressNear(shown, 176 + 17, 100 + 21)).toBe(page + 8 * 33)
  expect(viewShowing(shown, (page + 4096 + 8) as Pa)).toEqual({rung: "words", about: page + 4104, top: 0})
})

test("pages move as far as the map goes", () => {
  const view = viewAbout(whole, "cells", page)
  const shown = shownOf(whole, frame, view)
  const next = moved(shown, view, 0, 40)!
  expect(aboutOf(shownOf(whole, frame, next), next)).toBe(page + 5 * 2 ** 21)
  const end = moved(shown, view, 0, 1e9)!
  expect(moved(shownOf(whole, frame, end), end, 0, 1)).toBeNull()
  expect(moved(whole, WHOLE, 0, 40)).toBeNull()
})
