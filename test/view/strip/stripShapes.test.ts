import {expect, test} from "vitest"
import type {Pa, Va} from "../../../src/model/word.ts"
import {pointerShapes} from "../../../src/view/stage/pointer.ts"
import {openTable} from "../../../src/view/stage/stage.ts"
import {closedEntries, tableStart, wedges} from "../../../src/view/strip/strips.ts"
import {entryShapes, stripShapes, wedgeShapes} from "../../../src/view/strip/stripShapes.ts"
import {scene} from "../scenes.ts"

/** Left edges of the boxes of a path. */
const lefts = (d: string) =>
  Array.from(d.matchAll(/M(-?[\d.]+),(-?[\d.]+)h/g), ([, x, y]) => [x, y].map(parseFloat))

test.each(["6.1-4k-default", "4k-52", "64k-42", "16k-48"])(
  "%s: the dots stand in the middle of every strip",
  async name => {
    const stage = await scene(name)
    for (const side of ["source", "copy"] as const)
      for (const strip of stage.at.strips) {
        const dots = stripShapes(stage).find(s => s.key === `${side} ${strip.level} dots`)!
        const xs = new Set(lefts(dots.kind === "path" ? dots.d : "").map(([x]) => x))
        expect([...xs].every(x => Math.abs(x + 0.5 - (strip[side] + stage.at.stripWidth / 2)) <= 0.5)).toBe(
          true,
        )
      }
  },
)

test("changed rows overhang the copy's last strip by 3 px towards the field", async () => {
  const stage = await scene("6.1-4k-default")
  const changed = stripShapes(stage).filter(s => s.class.includes("changed"))
  expect(changed.length).toBeGreaterThan(0)
  for (const run of changed) expect(run.kind === "path" && run.d).toMatch(/^M1311,[\d.]+h13v/)
})

test("the root's other tables are told apart: outside of the copied range, or in it", async () => {
  const own = closedEntries(await scene("6.1-4k-default"), "source")
  expect(own.map(({y, copied}) => [y, copied])).toEqual([
    [256, false],
    [503, false],
  ])
  const all = await scene("6.1-4k-default", {range: {start: -(2 ** 48) as Va, end: 0 as Va}})
  expect(closedEntries(all, "source").every(({copied}) => copied)).toBe(true)
})

test("the dotted lines of the point are whole pixels, in its row and its column", async () => {
  const stage = await scene("6.1-4k-default")
  const shapes = pointerShapes(stage, (-(2 ** 48) + 0x0a2e_b000) as Va)
  const dots = (key: string) => {
    const shape = shapes.find(s => s.key === key)!
    return lefts(shape.kind === "path" ? shape.d : "")
  }
  for (const [side, left] of [
    ["source", 140],
    ["copy", 788],
  ] as const) {
    expect(new Set(dots(`${side} row`).map(([, y]) => y))).toEqual(new Set([43 + 81 * 2 + 1]))
    expect(new Set(dots(`${side} column`).map(([x]) => x))).toEqual(new Set([left + 235]))
  }
  expect(dots("source row")[0]).toEqual([140, 206])
})

test("the strips lead to the table in the window's middle, and the last wedge to its part of the field", async () => {
  const stage = await scene("6.1-4k-default", {}, "wide", 768)
  expect(tableStart(stage, 2)).toBe(-(2 ** 47))
  const last = wedges(stage, "source").at(-1)!
  expect([last.toY0, last.toY1]).toEqual([43 + 256 + 6, 43 + 512])
  expect([last.y0, last.y1]).toEqual([43, 43 + 125])
})

test("where the copy stopped its line is the row's, without dots over it", async () => {
  const frames = [{start: 0x4000_0000 as Pa, end: 0x50d3_b000 as Pa}]
  const flags = {mkwrite: true, mkvalid: false, checkpfn: true, forcemap: false}
  const stage = await scene("6.1-4k-default", {frames, flags})
  const row = pointerShapes(stage, stage.outcome.stop!.va).find(s => s.key === "copy row")
  expect(row?.kind === "path" && row.d).toBe("")
})

test("nothing points to a table that the copy does not have", async () => {
  const stage = await scene("6.1-4k-default", {}, "wide", 768)
  const drawn = wedgeShapes(stage).filter(s => s.kind === "path" && s.d !== "")
  expect(drawn.map(({key}) => key)).toEqual(["source wedge 0", "source wedge 1", "source wedge 2"])
  expect(entryShapes(stage).some(({key}) => key.startsWith("copy head"))).toBe(false)
})

test("a strip without a table has no mark of the point's row", async () => {
  const stage = await scene("index-bug")
  const keys = pointerShapes(stage, stage.rows.sections[0].va).map(({key}) => key)
  expect(keys).not.toContain("source here")
  const own = pointerShapes(await scene("6.1-4k-default"), -(2 ** 48) as Va).map(({key}) => key)
  expect(own).toContain("source here")
  expect(own).toContain("copy here")
})

test("the strips lead to the point's table, and no wedge leads to the field when the window is elsewhere", async () => {
  const window = await scene("6.1-4k-default")
  const point = (-(2 ** 47) + 0x0820_0000) as Va
  const stage = {...window, open: openTable(window, point)}
  expect(tableStart(stage, 2)).toBe(-(2 ** 47))
  const drawn = wedgeShapes(stage).filter(s => s.kind === "path" && s.d !== "")
  expect(drawn.map(({key}) => key)).toEqual(["source wedge 0", "source wedge 1"])
  const here = pointerShapes(stage, point).map(({key}) => key)
  expect(here).toContain("source here")
  expect(here).not.toContain("source here line")
  expect(openTable(window, 0 as Va)).toBe(undefined)
})

test("a point in a half that is empty but for it leads to tables that are not there", async () => {
  const window = await scene("6.1-4k-default")
  const stage = {...window, open: openTable(window, -(2 ** 46) as Va)}
  expect(wedgeShapes(stage).every(s => s.kind === "path" && s.d === "")).toBe(true)
  expect(stripShapes(stage).some(({key}) => key.startsWith("source 2 ") && /\d$/.test(key))).toBe(false)
})
