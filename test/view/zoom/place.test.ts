import fc from "fast-check"
import {expect, test} from "vitest"
import {toVa, type Va} from "../../../src/model/word.ts"
import {cellAt, placed, topKeeping, topWhole, vaUnder} from "../../../src/view/zoom/place.ts"
import {RUNGS, type Rung} from "../../../src/view/zoom/rung.ts"
import {stepFrom} from "../../../src/view/zoom/steps.ts"
import {scene} from "../scenes.ts"
import {zoomedScene} from "./zoomScenes.ts"

const POINT = toVa(0xffff_0000_0a2e_b000n)
const NEAR = RUNGS.slice(2) as readonly Rung[]

test.each(NEAR)(
  "at the rung %s the middle of an entry's cell leads back to the entry, or to one that shares its pixel",
  async rung => {
    const stage = await zoomedScene("6.1-4k-crash", {rung, about: POINT})
    fc.assert(
      fc.property(fc.integer({min: 0, max: 511}), fc.integer({min: 0, max: 511}), (column, row) => {
        const va = (toVa(0xffff_0000_0000_0000n) + row * 2 ** 21 + column * 4096) as Va
        const top = topKeeping(stage, va, 200)
        const cell = cellAt({...stage, top}, va)!
        const found = vaUnder({...stage, top}, cell.x + cell.width / 2, cell.y + cell.height / 2)!
        const again = cellAt({...stage, top}, found)!
        expect(again).toEqual(cell)
      }),
    )
  },
)

test("the selected entry of the opened table is in line 7, column 11, of 16 px", async () => {
  const stage = await zoomedScene("6.1-4k-default", {rung: "table", about: POINT})
  const cell = cellAt(stage, POINT)!
  expect([cell.x, cell.width, cell.height]).toEqual([11 * 16, 16, 16])
  const first = cellAt(stage, toVa(0xffff_0000_0a20_0000n))!
  expect(cell.y - first.y).toBe(7 * 16)
})

test("arrow keys go through the lines of an opened table and on to the next piece, and back", async () => {
  const stage = await zoomedScene("6.1-4k-default", {rung: "table", about: POINT})
  const va = (n: bigint) => toVa(0xffff_0000_0000_0000n + n)
  expect(stepFrom(stage, POINT, "down")).toBe(va(0xa2e_b000n + 32n * 4096n))
  expect(stepFrom(stage, va(0xa3f_f000n), "down")).toBe(va(0xa5f_f000n))
  expect(stepFrom(stage, va(0xa40_0000n), "up")).toBe(va(0xa3e_0000n))
  expect(stepFrom(stage, va(0xa20_0000n), "up")).toBe(va(0x260_0000n))
  expect(stepFrom(stage, va(0xa20_0000n), "left")).toBe(va(0xa1f_f000n))
  expect(stepFrom(stage, va(0xa20_0000n), "end")).toBe(va(0xa3f_f000n))
})

test("half-way between pixels and bars each piece is half-way between its two places, in order", async () => {
  const far = await scene("6.1-4k-default")
  const stage = await zoomedScene("6.1-4k-default", {rung: "runs"})
  const from = {rows: far.rows, top: 0}
  const at = (part: number) => placed(stage, {from, part})
  const row18 = (part: number) => at(part).find(({piece}) => piece.va === toVa(0xffff_0000_0240_0000n))!
  expect([row18(0).y0, row18(0).y1]).toEqual([36, 38])
  expect(row18(0.5).y0).toBe((row18(0).y0 + row18(1).y0) / 2)
  for (const part of [0, 0.3, 0.7, 1]) {
    const tops = at(part).map(({y0}) => y0)
    expect(tops).toEqual(tops.toSorted((a, b) => a - b))
  }
})

test("a window that would cut a bar or a line at the top begins with a whole one, and the place stays in sight", async () => {
  for (const rung of NEAR) {
    const stage = await zoomedScene("linear-4g", {rung, about: toVa(0xffff_0000_0280_0000n)})
    for (const row of [0, 3, 20, 30])
      for (const y of [3, 200, 500]) {
        const va = (toVa(0xffff_0000_0000_0000n) + row * 2 ** 21) as Va
        const top = topWhole(stage, topKeeping(stage, va, y), va)
        expect(cellAt({...stage, top}, va)).not.toBeNull()
        const [first] = placed({...stage, top})
        const cut = first.piece.shape === "open" ? (first.y0 + 2) % stage.table!.line : first.y0
        if (first.y0 < 0) expect(Math.abs(cut)).toBe(0)
      }
  }
})

test("beginning with a whole bar takes no place out of the window that was in it", async () => {
  const stage = await zoomedScene("6.1-4k-default", {rung: "runs"})
  const {rows, at} = stage
  const isWhole = (top: number, va: Va) => {
    const box = cellAt({...stage, top}, va)
    return box !== null && box.y >= 0 && box.y + box.height <= at.field.height
  }
  for (let top = 0; top <= rows.height - at.field.height; top++)
    for (const {va} of rows.sections)
      if (isWhole(top, va) && !isWhole(topWhole(stage, top, va), va)) expect([top, va]).toEqual([])
})

test("a table taller than the window begins with a whole line", async () => {
  const about = toVa(0xffff_fc00_03fe_0000n)
  const stage = await zoomedScene("64k-42", {rung: "table", about})
  for (const [top, line] of [
    [20, 1],
    [41, 2],
    [43, 3],
  ])
    expect(topWhole(stage, top, about)).toBe(2 + 16 * line)
})
