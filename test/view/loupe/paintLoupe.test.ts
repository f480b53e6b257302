import {expect, test} from "vitest"
import {DIFFERS} from "../../../src/view/field/cells.ts"
import {paintCell} from "../../../src/view/loupe/paintLoupe.ts"
import {palettes} from "../../../src/view/palette.ts"

/** Size of the letter that a cell is painted with, px. */
function letterSize(width: number, height: number): number {
  const context = {font: "", fillRect() {}, fillText() {}}
  const box = {x: 0, y: 0, width, height, letterX: width / 2}
  const cell = {look: DIFFERS, letter: "W", executable: false} as const
  paintCell(context as unknown as CanvasRenderingContext2D, box, cell, palettes.light, "copy")
  return Number(/([\d.]+)px/.exec(context.font)![1])
}

test("a letter grows with its cell, and is still a letter in a bar that fills a field", () => {
  expect(letterSize(12, 12)).toBeCloseTo(8.4)
  expect(letterSize(360, 18)).toBeCloseTo(12.6)
  expect(letterSize(360, 180)).toBeCloseTo(16.8)
})
