import {expect, test} from "vitest"
import type {Va} from "../../../src/model/word.ts"
import {BY_W} from "../../../src/view/field/cells.ts"
import {loupe, loupeBox, loupeFrame} from "../../../src/view/loupe/loupe.ts"
import {yOf} from "../../../src/view/stage/stage.ts"
import {scene} from "../scenes.ts"

const START = -(2 ** 48)

test("a block is one bar in the loupe, pages are cells, an empty row is dots", async () => {
  const stage = await scene("6.1-4k-default")
  // Row 10 and 11 are blocks of kernel code, row 12 is its last pages, then come pages that are writable.
  const va = (START + 12 * 2 ** 21) as Va
  for (const side of ["source", "copy"] as const)
    expect(loupe(stage, side, va)!.bars).toEqual([true, true, false, false, false])
  expect(loupe(stage, "copy", va)!.rows[0]![0]).toMatchObject({look: BY_W, letter: "W"})
})

test("the frame surrounds the entries that the loupe shows: 17 columns and 5 rows, on half pixels", async () => {
  const stage = await scene("6.1-4k-default")
  const va = (START + 0x0a2e_b000) as Va
  const frame = loupeFrame(stage, "source", va, yOf(stage, va)!)
  expect(frame).toEqual({
    x0: 140 + 227 - 0.5,
    x1: 140 + 244 + 0.5,
    y0: 43 + 79 * 2 - 0.5,
    y1: 43 + 84 * 2 + 0.5,
  })
})

test("at a corner the frame stays in the field, around the entries that are there", async () => {
  const stage = await scene("6.1-4k-default")
  const frame = loupeFrame(stage, "source", START as Va, yOf(stage, START as Va)!)
  expect(frame).toEqual({x0: 139.5, x1: 157.5, y0: 42.5, y1: 43 + 3 * 2 + 0.5})
})

test.each(["6.1-4k-default", "64k-42", "16k-48", "index-bug"])(
  "%s: the loupe never covers its frame",
  async name => {
    const stage = await scene(name)
    for (const section of stage.rows.sections.slice(0, 2))
      for (let row = 0; row < Math.min(section.rows, 256); row += 15) {
        const va = (section.va + row * 2 ** 21) as Va
        const y = yOf(stage, va)
        const box = loupeBox(stage, "copy", va)
        if (y === null || !box) continue
        const frame = loupeFrame(stage, "copy", va, y)
        expect(box.above ? box.y + box.height <= frame.y0 : box.y >= frame.y1).toBe(true)
      }
  },
)

test("what EL1 may execute has the letter X: the kernel's own text above the linear map, not its alias in it", async () => {
  const stage = await scene("6.1-4k-default", {}, "wide", 0)
  const alias = loupe(stage, "source", (START + 4 * 2 ** 21) as Va)!
  expect(alias.rows[2]![0]).toMatchObject({letter: "R", executable: false})
  const text = loupe(stage, "source", (-(2 ** 47) + 0x0820_0000) as Va)!
  expect(text.rows[2]![0]).toMatchObject({letter: "X", executable: true})
})
