// Words in the picture: none is covered, struck through or cut, whatever is selected.

import {expect, test} from "vitest"
import type {Pa, Va} from "../../../src/model/word.ts"
import {handmade} from "../../../src/model/handmade/tables.ts"
import {captions} from "../../../src/view/loupe/captions.ts"
import type {Shape} from "../../../src/view/draw.ts"
import {rowsIn, rowSpan, rowVa} from "../../../src/view/field/rows.ts"
import {inTheWay, loupeBox, loupeSize} from "../../../src/view/loupe/loupe.ts"
import {meets, placed, type Rect} from "../../../src/view/seam/labels.ts"
import {names, seamShapes} from "../../../src/view/seam/seamShapes.ts"
import {pointerShapes} from "../../../src/view/stage/pointer.ts"
import type {Stage} from "../../../src/view/stage/stage.ts"
import {scene} from "../scenes.ts"

const REAL = [
  "6.1-4k-default",
  "6.1-4k-rodata-off-2g",
  "6.1-4k-crash",
  "6.12-4k-va48",
  "6.12-16k-n1",
  "6.12-16k-lpa2",
  "7.2-4k-a72-kaslr",
  "hibernate-6.1-4k",
]
const ALL = [...REAL, ...handmade.map(({name}) => name)]
const MODES = ["wide", "medium", "phone"] as const

/** Less than a letter takes, so that what is said to overlap does. */
const LETTER = {"axis-label": 6.3, "gap-name": 6, "ribbon-words": 4.8, place: 5.2, band: 5.4} as const
const ENDS = new Set(["place plain source end strong", "place plain source end "])

function textBox(shape: Shape & {kind: "text"}): Rect {
  const kind = Object.keys(LETTER).find(name => shape.class.startsWith(name)) as keyof typeof LETTER
  const width = shape.text.length * (LETTER[kind] ?? 5.4)
  const isMiddle = /^(axis-label|gap-name|band|stop-|ribbon-letter|mark-letter)/.test(shape.class)
  const x0 =
    ENDS.has(shape.class) || / end$/.test(shape.class)
      ? shape.x - width
      : shape.x - (isMiddle ? width / 2 : 0)
  return {x0, y0: shape.y - 8, x1: x0 + width, y1: shape.y + 1}
}

const textsOf = (shapes: readonly Shape[]) =>
  shapes.flatMap(s => (s.kind === "text" ? [{...s, box: textBox(s)}] : []))

/** Points all over the window: its stop, and entries of rows from the first to the last. */
function points(stage: Stage): Va[] {
  const rows = [...rowsIn(stage.rows, stage.top, stage.at.field.height)]
  const picked = [0, 3, 9, 12, 25, 40, 81, 130, 200, rows.length - 2].flatMap(n => rows[n] ?? [])
  const g = stage.source.geometry
  const all = picked.flatMap(row =>
    [0, 0.19, 0.5, 0.77].map(
      part => (rowVa(g, row) + Math.floor(part * (rowSpan(g, row.section) / g.granule)) * g.granule) as Va,
    ),
  )
  return [...(stage.outcome.stop ? [stage.outcome.stop.va] : []), ...all]
}

test.each(ALL)(
  "%s: no words meet others, a loupe, its frame or its lines, and no dots go through them",
  async name => {
    for (const mode of MODES)
      for (const top of [0, 256]) {
        const stage = await scene(name, {}, mode, top)
        const labels = names(stage)
        const seam = textsOf(seamShapes(stage)).filter(({class: style}) => !style.startsWith("mark-letter"))
        for (const va of points(stage)) {
          const words = placed(labels, inTheWay(stage, va))
          const texts = [...seam, ...textsOf(words.shapes)]
          for (const [n, {box, text}] of texts.entries()) {
            const other = texts.slice(n + 1).find(other => meets(box, other.box))
            expect(other && [text, other.text]).toBe(undefined)
          }
          for (const {box, text} of textsOf(words.shapes)) {
            for (const side of ["source", "copy"] as const) {
              const loupe = loupeBox(stage, side, va)
              const covered = loupe && meets(box, {...rect(loupe), x0: loupe.x, y0: loupe.y})
              expect(covered ? text : null).toBe(null)
            }
            const struck = dotsOf(pointerShapes(stage, va, words.boxes)).find(
              ([x, y]) => x >= box.x0 && x < box.x1 && y >= box.y0 && y < box.y1,
            )
            expect(struck && [text, struck]).toBe(undefined)
          }
        }
      }
  },
)

const rect = ({x, y, width, height}: {x: number; y: number; width: number; height: number}): Rect => ({
  ...{x0: x, y0: y, x1: x + width, y1: y + height},
})

const dotsOf = (shapes: readonly Shape[]) =>
  shapes.flatMap(s =>
    s.kind === "path" && s.class === "dots"
      ? Array.from(s.d.matchAll(/M(-?[\d.]+),(-?[\d.]+)h/g), ([, x, y]) => [parseFloat(x), parseFloat(y)])
      : [],
  )

test("a name that the loupe would cut stands elsewhere, or not at all", async () => {
  const stage = await scene("6.1-4k-default", {allocator: {base: 0x4000_0000 as Pa, limit: 3}})
  const labels = names(stage)
  const whole = placed(labels, []).shapes.flatMap(s => (s.kind === "text" ? [s.text] : []))
  expect(whole).toContain("module code")
  const {boxes} = placed(labels, inTheWay(stage, stage.outcome.stop!.va))
  expect(inTheWay(stage, stage.outcome.stop!.va).some(way => boxes.some(box => meets(box, way)))).toBe(false)
})

test("on a phone the place of a stop leaves kernel code its name, and the captions fit their loupe", async () => {
  const frames = [{start: 0x4000_0000 as Pa, end: 0x50d3_b000 as Pa}]
  const flags = {mkwrite: true, mkvalid: false, checkpfn: true, forcemap: false}
  const stage = await scene("6.1-4k-default", {frames, flags}, "phone")
  const {va} = stage.outcome.stop!
  const {shapes} = placed(names(stage), inTheWay(stage, va))
  expect(shapes.map(s => (s.kind === "text" ? s.text : ""))).toEqual(["kernel code", "now writable"])
  for (const words of Object.values(captions(stage, va)))
    expect(words.length * 5.3).toBeLessThan(loupeSize(stage.at).width - 8)
})

test.each(ALL)("%s: what a phone's loupes say fits them, but for long names of places", async name => {
  const stage = await scene(name, {}, "phone")
  for (const va of points(stage))
    for (const words of Object.values(captions({...stage, source: {...stage.source, places: []}}, va)))
      expect(words.length * 5.3).toBeLessThan(loupeSize(stage.at).width - 8)
})
