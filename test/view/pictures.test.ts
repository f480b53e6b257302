import {expect, test} from "vitest"
import {EMPTY, INVALID, READ_ONLY, WRITABLE} from "../../src/model/descriptor/descriptor.ts"
import {hex64, type Pa, type Va} from "../../src/model/word.ts"
import {bands} from "../../src/view/field/bands.ts"
import {captions} from "../../src/view/loupe/captions.ts"
import {BY_F, BY_V, BY_W} from "../../src/view/field/cells.ts"
import {frame} from "../../src/view/stage/frame.ts"
import {placed} from "../../src/view/seam/labels.ts"
import {names, seamShapes} from "../../src/view/seam/seamShapes.ts"
import {loupe, loupeBox} from "../../src/view/loupe/loupe.ts"
import {deviceSize, paintField, rarest} from "../../src/view/field/paint.ts"
import {palettes} from "../../src/view/palette.ts"
import {placesAt} from "../../src/view/stage/places.ts"
import {pointerShapes} from "../../src/view/stage/pointer.ts"
import {columnsOf} from "../../src/view/field/rows.ts"
import {looksOf} from "../../src/view/stage/stage.ts"
import {stripRuns, wedges} from "../../src/view/strip/strips.ts"
import {timeLine} from "../../src/view/timeline.ts"
import {tones} from "../../src/view/field/tones.ts"
import {scene} from "./scenes.ts"

const START = -(2 ** 48)
const ALL = [
  "6.1-4k-default",
  "6.1-4k-rodata-off-2g",
  "6.12-16k-lpa2",
  "64k-42",
  "16k-48",
  "4k-39",
  "4k-52",
  "index-bug",
  "empty-copy",
  "map-gigabyte",
  "hole",
  "no-memory",
]

const letters = (cells: ReturnType<typeof loupe>) =>
  cells!.rows.map(row => row?.map(cell => cell.letter).join("") ?? "")

test("the loupe shows six read-only pages, and the same six made writable", async () => {
  const stage = await scene("6.1-4k-default")
  const va = (START + 0x0a2e_b000) as Va
  expect(letters(loupe(stage, "source", va))[2]).toBe("WWWWWWWRRRRRRWWWW")
  const copy = loupe(stage, "copy", va)!
  expect(copy.rows[2]!.map(cell => cell.look === BY_W)).toEqual([..."00000001111110000"].map(c => c === "1"))
  expect(new Set(copy.rows[2]!.map(cell => cell.letter))).toEqual(new Set(["W"]))
  expect([copy.row, copy.column]).toEqual([2, 8])
})

test("at the frame that is no memory: the last entry written, and the first that was not", async () => {
  const frames = [
    {start: 0x4000_0000 as Pa, end: 0x50d3_b000 as Pa},
    {start: 0x50d4_0000 as Pa, end: 0x6000_0000 as Pa},
  ]
  const flags = {mkwrite: true, mkvalid: false, checkpfn: true, forcemap: false}
  const stage = await scene("6.1-4k-default", {frames, flags})
  const {stop} = stage.outcome
  expect(hex64(BigInt(stop!.va))).toBe("0xffff_0000_10d3_b000")
  expect(letters(loupe(stage, "copy", stop!.va))[2]).toBe("WWWWWWWW·········")
  expect(captions(stage, stop!.va)).toEqual({
    source: "frame 0x50d3_b000 is no memory",
    copy: "this slot and all after it: empty",
  })
  expect(seamShapes(stage).map(s => (s.kind === "text" ? s.text : ""))).toContain("−ENXIO")
})

test("the loupe stands below its point, above it near the foot, inside of its field", async () => {
  const stage = await scene("6.1-4k-default")
  for (const row of [0, 100, 255])
    for (const column of [0, 255, 511]) {
      const va = (START + row * 2 ** 21 + column * 4096) as Va
      const box = loupeBox(stage, "source", va)!
      expect(box.above).toBe(row === 255)
      expect(box.x).toBeGreaterThanOrEqual(140)
      expect(box.x + box.width).toBeLessThanOrEqual(652)
    }
})

test("where entries share a pixel the rarest shows: changed, invalid, read-only, writable, empty", () => {
  const looks = Uint8Array.from([
    EMPTY,
    WRITABLE,
    WRITABLE,
    READ_ONLY,
    READ_ONLY,
    INVALID,
    INVALID,
    BY_W,
    WRITABLE,
    BY_V,
  ])
  const out = new Uint8Array(5)
  rarest(looks, Int32Array.from([0, 2, 4, 6, 8, 10]), out)
  expect([...out]).toEqual([WRITABLE, READ_ONLY, INVALID, BY_W, BY_V])
})

test("every entry of the window is a pixel of its own tone", async () => {
  const stage = await scene("6.1-4k-default")
  const t = tones(palettes.light, "copy")
  const view = {top: 0, width: 512, height: 512, scale: 1, columns: 512, grid: 8, gridRows: 32}
  const {width, height} = deviceSize(view)
  const pixels = new Uint32Array(width * height)
  paintField(pixels, view, stage.rows, looksOf(stage, "copy"), t)
  const accents = new Set([...t.changed])
  let changed = 0
  for (let row = 0; row < 256; row++)
    for (let x = 0; x < 512; x++) if (accents.has(pixels[row * 2 * 512 + x])) changed++
  // 626 pages, and ten blocks that are a whole row each.
  expect(changed).toBe(626 + 10 * 512)
})

test("rows of one px have the state's tone, not that of a second line", async () => {
  const stage = await scene("6.1-4k-default", {}, "phone")
  const t = tones(palettes.light, "source")
  const view = {top: 0, width: 150, height: 256, scale: 2, columns: 512, grid: 4, gridRows: 32}
  const {width, height} = deviceSize(view)
  const pixels = new Uint32Array(width * height)
  paintField(pixels, view, stage.rows, looksOf(stage, "source"), t)
  const shown = new Set(pixels)
  expect(shown.has(t.writable[0])).toBe(true)
  expect(shown.has(t.writable[2])).toBe(false)
  expect(shown.has(t.readOnly[2])).toBe(false)
})

test("a forced page stands alone in its row", async () => {
  const stage = await scene("map-block")
  const looks = new Uint8Array(columnsOf(stage.source.geometry))
  looksOf(stage, "copy")({section: stage.rows.sections[0], row: 4}, looks)
  expect([looks[5], looks[4], looks[6]]).toEqual([BY_F, EMPTY, EMPTY])
})

test("bands of invalid entries are named and counted, and what became of them", async () => {
  const flags = {mkwrite: true, mkvalid: false, checkpfn: false, forcemap: false}
  const kept = bands(await scene("6.1-4k-crash", {flags}, "wide", 256))
  expect(kept.map(({invalid, kept}) => [invalid, kept])).toEqual([
    [8214, 8214],
    [1, 1],
  ])
  const valid = bands(await scene("6.1-4k-crash", {flags: {...flags, mkvalid: true}}, "wide", 256))
  expect(valid.map(({revived}) => revived)).toEqual([8214, 1])
  const old = bands(await scene("6.1-4k-crash", {revision: "merged-v5.7"}, "wide", 256))
  expect(old.map(({invalid, gone}) => [invalid, gone])).toEqual([
    [8214, 8214],
    [1, 1],
  ])
})

test("kernel code is found on the map: ten blocks and 592 pages, all read-only", async () => {
  const place = placesAt(await scene("6.1-4k-default")).find(p => p.name === "kernel code")!
  expect([place.blocks, place.pages, place.readOnly]).toEqual([10, 592, 602])
})

test("time: the last change of the built-in example lies at 0.3, the end at one", async () => {
  const {source, outcome} = await scene("6.1-4k-default")
  const {ticks, end} = timeLine(source, outcome)
  expect(end).toBe(1)
  expect(ticks[0].from).toBeLessThan(0.01)
  expect(ticks.at(-1)!.from).toBeGreaterThan(0.28)
  expect(ticks.at(-1)!.to).toBeLessThan(0.3)
})

test.each(ALL)("%s: scenes are numbers only, within the stage, with keys that are unique", async name => {
  for (const mode of ["wide", "medium", "phone"] as const) {
    const stage = await scene(name, {}, mode)
    const va = stage.outcome.stop?.va ?? stage.rows.sections[0]?.va ?? stage.source.linear.start
    const shapes = [
      ...frame(stage),
      ...seamShapes(stage),
      ...placed(names(stage), []).shapes,
      ...pointerShapes(stage, va),
    ]
    const keys = shapes.map(shape => `${shape.kind} ${shape.key}`)
    expect(keys.filter((key, n) => keys.indexOf(key) !== n)).toEqual([])
    for (const shape of shapes) {
      if (shape.kind === "path") expect(shape.d).not.toMatch(/NaN|undefined|Infinity/)
      else expect([shape.x, shape.y].every(Number.isFinite)).toBe(true)
      if (shape.kind === "text") expect(shape.x).toBeLessThanOrEqual(stage.at.width)
    }
    for (const side of ["source", "copy"] as const) {
      expect(wedges(stage, side).length).toBe(stage.at.strips.length)
      for (const strip of stage.at.strips) {
        const runs = stripRuns(stage, side, strip.level)
        expect(runs.reduce((sum, run) => sum + run.height, 0)).toBe(stage.at.field.height)
      }
    }
  }
})
