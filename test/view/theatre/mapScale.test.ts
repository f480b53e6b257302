import {expect, test} from "vitest"
import {mapLayout} from "../../../src/view/theatre/mapLayout.ts"
import {nearLayout} from "../../../src/view/theatre/mapNear.ts"
import {scaleWords, wordScaleWords} from "../../../src/view/theatre/mapScale.ts"
import {wordsLayout} from "../../../src/view/theatre/wordsLayout.ts"
import type {Pa} from "../../../src/model/word.ts"
import {billOf} from "./bills.ts"

const MIB = 2 ** 20
const GIB = 2 ** 30
const space = {x: 0, y: 0, width: 512, height: 576, scale: 1}
const all = () => true
const said = (bytes: number, granule = 4096, width = 512) =>
  scaleWords(mapLayout(billOf([[0, bytes]], granule), all, {...space, width}), false)

test("what a pixel and a row are is said as it is in every width and granule", () => {
  expect(said(384 * MIB)).toBe("one pixel = one page, 4 KiB; one row = 2 MiB = what one level 3 table maps")
  expect(said(384 * MIB, 4096, 384)).toMatch(/^3 pixels = 4 pages of 4 KiB; one row = 2 MiB/)
  expect(said(384 * MIB, 4096, 256)).toMatch(/^one pixel = 2 pages of 4 KiB/)
  expect(said(GIB, 16384)).toMatch(/^one pixel = one page, 16 KiB; one row = 32 MiB in 4 lines/)
  expect(said(64 * GIB, 65536)).toMatch(/^one pixel = 8 pages of 64 KiB; one row = 512 MiB in 2 lines/)
})

test("where rows share a line nobody says that a row is one", () => {
  expect(said(300 * GIB)).toBe(
    "one line = 1,024 rows of 2 MiB = 2 GiB; where pages share a pixel the rarest shows",
  )
})

test("from near a cell is a page, and it's said how much of a row is in sight", () => {
  const bill = billOf([[0, 384 * MIB]])
  const near = (rung: "rows" | "cells" | "letters") =>
    scaleWords(nearLayout(bill, space, {rung, left: 0, top: 0}), false)
  expect(near("rows")).toBe(said(384 * MIB))
  expect(near("cells")).toBe("one cell = one page, 4 KiB; 64 of the 512 of a row; a row = 2 MiB")
  expect(near("letters")).toMatch(/; 21 of the 512 of a row; /)
})

test("of the words of a page it is said what a cell is, and how many of the lines are in sight if not all", () => {
  const words = (frameBytes: number) =>
    wordsLayout(
      billOf([[0, 2 ** 30]], frameBytes),
      {x: 176, y: 24, width: 512, height: 576, scale: 1},
      0 as Pa,
      0,
    )
  expect(wordScaleWords(words(4096), false)).toBe("one cell = one word, 8 bytes; a line = 256 bytes")
  expect(wordScaleWords(words(16384), false)).toBe(
    "one cell = one word, 8 bytes; a line = 256 bytes; 27 of 64 lines",
  )
  expect(wordScaleWords(words(16384), true)).toBe("one cell = one word, 8 bytes")
})
