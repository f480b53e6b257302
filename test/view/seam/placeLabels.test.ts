import {expect, test} from "vitest"
import {READ_ONLY} from "../../../src/model/descriptor/descriptor.ts"
import {columnsOf, occupied, rowAtY, rowsOf} from "../../../src/view/field/rows.ts"
import {placed} from "../../../src/view/seam/labels.ts"
import {placeLabels} from "../../../src/view/seam/placeLabels.ts"
import {layout, leastHeight} from "../../../src/view/stage/layout.ts"
import {looksOf, type Stage} from "../../../src/view/stage/stage.ts"
import {scene} from "../scenes.ts"

const texts = async (name: string, parts = {}, top = 0) => {
  const stage = await scene(name, parts, "wide", top)
  return {stage, shapes: words(stage)}
}

const words = (stage: Stage) =>
  placed(placeLabels(stage), []).shapes.flatMap(shape => (shape.kind === "text" ? [shape] : []))

test("the built-in example names kernel code in its band and module code beside its first page", async () => {
  const {shapes} = await texts("6.1-4k-default")
  expect(shapes.map(({text, class: style}) => [text, style.includes("on-dark")])).toEqual([
    ["kernel code", true],
    ["10 blocks, 592 pages", true],
    ["kernel code", true],
    ["now writable", true],
    ["module code", false],
    ["module code", false],
  ])
})

test.each(["6.1-4k-default", "6.1-4k-rodata-off-2g", "6.12-16k-n1", "64k-42", "16k-48", "4k-39", "4k-52"])(
  "%s: light words only where the whole row behind them is dark",
  async name => {
    const {stage, shapes} = await texts(name)
    const looks = new Uint8Array(columnsOf(stage.source.geometry))
    const look = looksOf(stage, "source")
    for (const {x, y, text, class: style} of shapes.filter(s => s.class.includes("source"))) {
      look(rowAtY(stage.rows, y - 4 - stage.at.field.y)!, looks)
      const px = looks.length / stage.at.field.width
      const from = Math.floor((x - stage.at.source) * px)
      const behind = looks.subarray(from, Math.floor(from + text.length * 5 * px))
      const dark = [...behind].filter(value => value === READ_ONLY).length / behind.length
      if (style.includes("on-dark")) expect(dark).toBe(1)
      else expect(dark).toBeLessThan(0.5)
    }
  },
)

test("what is taken out of the linear map is named with its extent", async () => {
  const {shapes} = await texts("6.1-4k-crash", {}, 256)
  expect(shapes.map(({text}) => text)).toEqual(["crash kernel", "0x6320_0000 to 0x6b1f_ffff"])
})

test("words in a band that is taken out stand on paper, not on its checkerboard", async () => {
  const {shapes} = placed(placeLabels(await scene("6.1-4k-crash", {}, "medium", 256)), [])
  const keys = shapes.map(({key}) => key)
  const ground = keys.indexOf("place crash kernel ground")
  expect(ground).toBeGreaterThanOrEqual(0)
  expect(keys.indexOf("place crash kernel extent")).toBeGreaterThan(ground)
})

test("above a list, where rows are a pixel high, kernel code is named in its band and not beside module code", async () => {
  const own = await scene("6.1-4k-default", {}, "medium")
  const {source, trees, half} = own
  const at = layout(source.geometry, "medium", 1024, leastHeight("medium"), occupied([trees.source], half))
  expect(at.rowPx).toBe(1)
  const rows = rowsOf([trees.source, trees.copy], half, at.rowPx)
  expect(words({...own, at, rows}).map(({text, class: style}) => [text, style.includes("on-dark")])).toEqual([
    ["kernel code", true],
    ["10 blocks, 592 pages", true],
    ["kernel code", true],
    ["now writable", true],
    ["module code", false],
    ["module code", false],
  ])
})
