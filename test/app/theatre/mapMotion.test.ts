import {expect, test} from "vitest"
import {movedTo} from "../../../src/app/theatre/mapMotion.ts"
import type {Pa} from "../../../src/model/word.ts"
import {mapLayout} from "../../../src/view/theatre/mapLayout.ts"
import {nearLayout, viewWith} from "../../../src/view/theatre/mapNear.ts"
import {pageBox} from "../../../src/view/theatre/mapPlace.ts"
import {billOf} from "../../view/theatre/bills.ts"

const space = {x: 100, y: 20, width: 512, height: 576, scale: 1}
const bill = billOf([[0, 384 * 2 ** 20]])
const page = (100 * 2 ** 21 + 200 * 4096) as Pa

test("a picture is moved so that the page that the zoom is about lies on itself, as large as it becomes", () => {
  const whole = mapLayout(bill, () => true, space)
  const cells = nearLayout(bill, space, viewWith(bill, space, "cells", page, {x: 300.5, y: 321.5}))
  const [right, down, wide, tall] = movedTo(pageBox(whole, page)!, pageBox(cells, page)!, space)
    .match(/-?[\d.]+/g)!
    .map(Number)
  expect([wide, tall]).toEqual([8, 8 / 3])
  // From the picture's corner the page begins at 200, 300 before, and where its cell begins after.
  expect(Math.abs(200 * wide + right - 196.5)).toBeLessThan(1)
  expect(Math.abs(300 * tall + down - 297.5)).toBeLessThan(1)
})

test("a picture with another corner is moved about its own", () => {
  const cell = {x: 300, y: 200, width: 24, height: 24}
  const lines = {x: 100, y: 96, width: 480, height: 240}
  expect(movedTo(cell, lines, space)).toBe("translate(-4000px, -1724px) scale(20, 10)")
  expect(movedTo(lines, cell, lines)).toBe("translate(200px, 104px) scale(0.05, 0.1)")
})
