import {expect, test} from "vitest"
import {NAMES} from "../../format/files.ts"
import {against} from "../../../src/model/account/against.ts"
import type {Experiment} from "../../../src/model/experiment.ts"
import {run} from "../../../src/model/run.ts"
import type {Loaded} from "../../../src/model/loaded.ts"
import {toVa, type Pa, type Va} from "../../../src/model/word.ts"
import {apartAxis, apartSeam, filled, nameLabels, overlap} from "../../../src/view/compare/apartShapes.ts"
import {pairing, pairTrees} from "../../../src/view/compare/pair.ts"
import {pairStops, pairStopShapes} from "../../../src/view/compare/pairStops.ts"
import {CELLS_HEIGHT, sourceLoupe} from "../../../src/view/compare/sourceLoupe.ts"
import {rowsOf} from "../../../src/view/field/rows.ts"
import {inTheWay} from "../../../src/view/loupe/loupe.ts"
import {meets, placed} from "../../../src/view/seam/labels.ts"
import type {Mode} from "../../../src/view/stage/layout.ts"
import {topFor, type Stage} from "../../../src/view/stage/stage.ts"
import {opened} from "../scenes.ts"
import {stageOf} from "../stageOf.ts"

const FLAGS = {mkwrite: true, mkvalid: false, checkpfn: false, forcemap: false}
const CHECKED: Partial<Experiment> = {revision: "v1-as-intended", flags: {...FLAGS, checkpfn: true}}
const UNCHECKED: Partial<Experiment> = {revision: "v1-as-intended", flags: FLAGS}

/** Two copies at a point, with all that stands in their seam. */
function pairAt(
  loaded: Loaded,
  a: Partial<Experiment>,
  b: Partial<Experiment>,
  point: Va,
  mode: Mode = "wide",
) {
  const {source, experiment} = loaded
  const [x, y] = [a, b].map(parts => run({...experiment, ...parts}, source))
  const [left, right] = [x, y].map(({built, memory}) => ({root: built, memory}))
  const trees = pairTrees(source.geometry, left, right)
  const own = stageOf(loaded, a, {mode})
  const rows = rowsOf([trees.source, trees.copy], own.half, own.at.rowPx)
  const pair = pairing(trees, against(source, left, right))
  const stage: Stage = {...own, trees, rows, top: topFor(rows, own.at, point, 0), pair}
  const seam = apartSeam(stage)
  const stops = pairStops(stage, seam, x, y)
  return {stage, seam, stops, loupe: sourceLoupe(stage, seam, stops, point)}
}

/** Frames with a hole at a part of the linear map's memory, or fewer pages for tables. */
function stoppedAt(loaded: Loaded, part: number): Partial<Experiment> {
  const {start, end} = loaded.experiment.frames.at(-1)!
  const at = (Math.floor((start + (end - start) * part) / 0x10_0000) * 0x10_0000) as Pa
  return {frames: [...loaded.experiment.frames.slice(0, -1), {start, end: at}]}
}

test.each([...NAMES, "no-memory", "hole"] as const)(
  "%s: where A, B or both stopped, words, source's loupe and axis keep clear of each other and of the ribbons",
  async name => {
    const loaded = await opened(name)
    const {limit, base} = loaded.experiment.allocator
    for (const part of [0.02, 0.4, 0.97])
      for (const both of [false, true]) {
        const frames = stoppedAt(loaded, part)
        const few = both ? {allocator: {base, limit: Math.min(limit, 60)}} : {}
        const [a, b] = [
          {...CHECKED, ...frames, ...few},
          {...UNCHECKED, ...frames, ...few},
        ]
        const outcome = run({...loaded.experiment, ...a}, loaded.source)
        if (!outcome.stop) continue
        const {stage, seam, stops, loupe} = pairAt(loaded, a, b, outcome.stop.va)
        const here = `${name} ${part} ${both}`
        const zones = [...stops.map(({zone}) => zone), loupe.zone!]
        for (const [n, zone] of zones.entries())
          expect([here, n, overlap(zone, zones.toSpliced(n, 1))]).toEqual([here, n, 0])
        const axis = apartAxis(stage, seam, zones).filter(shape => shape.kind === "text")
        for (const {y} of axis) expect([here, overlap({y0: y - 8, y1: y}, zones)]).toEqual([here, 0])
        // Words on a ribbon have paper under them.
        const shapes = pairStopShapes(stage, seam, stops)
        for (const [n, {zone, y, above}] of stops.entries()) {
          const [y0, y1] = above ? [zone.y0, y - 18] : [y + 18, zone.y1]
          const paper = shapes.some(({key}) => key === `${n} stop ground`)
          expect([here, paper]).toEqual([here, overlap({y0, y1}, filled(stage, seam)) > 0])
        }
      }
  },
)

test("the words of a stop stand above its line, where the other copy went on below", async () => {
  const loaded = await opened("6.1-4k-default")
  const frames = stoppedAt(loaded, 0.5)
  const at = run({...loaded.experiment, ...CHECKED, ...frames}, loaded.source).stop!.va
  const one = pairAt(loaded, {...CHECKED, ...frames}, {...UNCHECKED, ...frames}, at)
  expect(one.stops.map(({above, wings, end}) => ({above, wings, end}))).toEqual([
    {above: true, wings: ["source"], end: "line is in A"},
  ])
  const swapped = pairAt(loaded, {...UNCHECKED, ...frames}, {...CHECKED, ...frames}, at)
  expect(swapped.stops.map(({wings, end}) => [...wings, end])).toEqual([["copy", "line is in B"]])
  const same = pairAt(loaded, {...CHECKED, ...frames}, {...CHECKED, ...frames}, at)
  expect(same.stops.map(({above, wings}) => [above, ...wings])).toEqual([[false, "source", "copy"]])
})

test("the names of what differs keep clear of the loupes, wherever the point is", async () => {
  const loaded = await opened("6.1-4k-default")
  const frames = stoppedAt(loaded, 0.5)
  const [a, b] = [
    {...CHECKED, ...frames},
    {...UNCHECKED, ...frames},
  ]
  const {start} = loaded.source.linear
  for (const mode of ["wide", "medium"] as const)
    for (let n = 128; n < 256; n += 9) {
      const point = (start + n * 0x20_0000 + (n % 512) * 0x1000) as Va
      const {stage, seam} = pairAt(loaded, a, b, point, mode)
      const labels = nameLabels(stage, seam, (_, {count}) => ({
        ...{letter: "W", words: `valid and writable: ${count} entries`},
      }))
      const way = inTheWay(stage, point)
      const {boxes, shapes} = placed(labels, way)
      expect([n, shapes.filter(({kind}) => kind === "text").length]).toEqual([n, 2])
      for (const box of boxes) expect(way.some(other => meets(box, other))).toBe(false)
    }
})

test("the source's loupe is as high as its caption needs", async () => {
  const loaded = await opened("6.1-4k-default")
  const frames = stoppedAt(loaded, 0.5)
  const at = run({...loaded.experiment, ...CHECKED, ...frames}, loaded.source).stop!.va
  const refused = pairAt(loaded, {...CHECKED, ...frames}, {...UNCHECKED, ...frames}, at).loupe
  expect(refused.text).toMatch(/^Source: frame 0x[0-9a-f_]+ is no memory$/)
  expect(refused.height).toBe(CELLS_HEIGHT + 3 * 13 + 9)
  const {loupe} = pairAt(loaded, UNCHECKED, UNCHECKED, (at - 0x1000) as Va)
  expect([loupe.text, loupe.height]).toEqual(["Source: writable", CELLS_HEIGHT + 13 + 9])
})

test("the source's loupe stands between two ribbons where it has room there, and hides no mark", async () => {
  const loaded = await opened("6.1-4k-default")
  const {loupe, stage, seam} = pairAt(
    loaded,
    {...CHECKED, flags: {...FLAGS, mkwrite: true}},
    {revision: "v1-as-posted", flags: {...FLAGS, mkwrite: false}},
    toVa(0xffff_0000_0021_0000n),
  )
  expect(seam.ribbons.map(({count}) => count)).toEqual([602, 4, 30])
  const [, second, third] = seam.ribbons.map(({markY}) => stage.at.field.y + markY)
  // A small mark with its paper is 18 px high.
  expect([loupe.zone!.y0 >= second + 9, loupe.zone!.y1 <= third - 9]).toEqual([true, true])
})
