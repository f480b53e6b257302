import {expect, test} from "vitest"
import type {Experiment} from "../../../src/model/experiment.ts"
import {run} from "../../../src/model/run.ts"
import type {Pa, Va} from "../../../src/model/word.ts"
import type {Shape} from "../../../src/view/draw.ts"
import {brushPlace, showing} from "../../../src/view/mirror/brush.ts"
import {slotLooks} from "../../../src/view/mirror/columns.ts"
import {frameShapes} from "../../../src/view/mirror/frame.ts"
import {groupsOf, placedMarks, reach, RADIUS} from "../../../src/view/mirror/marks.ts"
import {placeOf} from "../../../src/view/mirror/place.ts"
import {mirrorOf} from "../../../src/view/mirror/scene.ts"
import {stopMark} from "../../../src/view/mirror/stopShapes.ts"
import {wordsBox} from "../../../src/view/mirror/text.ts"
import {meets} from "../../../src/view/seam/labels.ts"
import type {Mode} from "../../../src/view/stage/layout.ts"
import {NAMES} from "../../format/files.ts"
import {opened, SIZES} from "../scenes.ts"

const MODES: readonly Mode[] = ["wide", "medium", "phone"]
/** Where the copy stops, as a part of the memory; 1: it does not. */
const STOPS = [0.03, 0.3, 0.6, 0.95, 1]

type Words = Extract<Shape, {kind: "text"}>
const isInBand = (shape: Shape): shape is Words =>
  shape.kind === "text" && /^(region|absent-heading|absent-words)/.test(shape.class)

test.each([...NAMES, "hole", "no-memory", "64k-42"] as const)(
  "%s: wherever the copy stops, with every size, no words in the bands and no marks meet",
  async name => {
    const {source, experiment: own} = await opened(name)
    for (const stop of STOPS) {
      const {start, end} = own.frames.at(-1)!
      const cut = (Math.floor((start + (end - start) * stop) / 0x1_0000) * 0x1_0000) as Pa
      const frames = [...own.frames.slice(0, -1), {start, end: cut}]
      const flags = {mkwrite: true, mkvalid: false, checkpfn: true, forcemap: false}
      const experiment: Experiment = {...own, revision: "v1-as-intended", flags, frames}
      const outcome = run(experiment, source)
      for (const mode of MODES) {
        const [width, height] = SIZES[mode]
        const place = placeOf(source.geometry, mode, width, height, true)
        const {left, right, gap} = place
        const mirror = mirrorOf(source, experiment, outcome, {left, width: right - left, gap})
        const here = `${stop} ${mode}`
        const point = outcome.stop?.va ?? mirror.axis.pieces[0]?.start
        const brush = point === undefined ? null : showing(mirror.axis, null, point as Va)
        const words = frameShapes(mirror, place, slotLooks(mirror), brush).filter(isInBand)
        const met = words.flatMap((a, n) =>
          words.slice(n + 1).flatMap(b => (meets(wordsBox(a), wordsBox(b)) ? [[here, a.text, b.text]] : [])),
        )
        expect(met).toEqual([])
        const marks = placedMarks([...groupsOf(mirror), ...stopMark(mirror)], left, right, true)
        const middles = marks.map(({parts}) => parts[0].x0 + parts.at(-1)!.x1)
        expect([here, middles]).toEqual([here, middles.toSorted((a, b) => a - b)])
        for (const [n, mark] of marks.entries())
          if (n > 0 && mark.cause !== "stop")
            expect(mark.x - RADIUS).toBeGreaterThanOrEqual(marks[n - 1].x + reach(marks[n - 1]))
      }
    }
  },
)

const shortRange = async (pages: number, mode: Mode) => {
  const {source, experiment: own} = await opened("6.1-4k-default")
  const {start} = source.linear
  const experiment = {...own, range: {start, end: (start + pages * 4096) as Va}}
  const [width, height] = SIZES[mode]
  const place = placeOf(source.geometry, mode, width, height, true)
  const {left, right, gap} = place
  const mirror = mirrorOf(source, experiment, run(experiment, source), {left, width: right - left, gap})
  const brush = showing(mirror.axis, null, start)!
  const words = frameShapes(mirror, place, slotLooks(mirror), brush).filter(isInBand)
  return {words, brushed: brushPlace(mirror.axis, brush).x1, copy: place.bands.copy}
}

test("what of the linear map is in a short range is said, and named behind the brush", async () => {
  for (const [pages, mode, said, start] of [
    [1, "wide", "1 of 125,962 leaves", "Of the linear map only 1 of 125,962 leaves is in the range."],
    [1, "medium", "1 of 125,962 leaves", "Of the linear map only 1 of 125,962 leaves is in the range."],
    [
      4096,
      "wide",
      "1,030 of 125,962 leaves, 502 now writable",
      "Of the linear map only 1,030 of 125,962 leaves are",
    ],
  ] as const) {
    const {words, brushed, copy} = await shortRange(pages, mode)
    const beside = words.filter(({key}) => key.includes("beside"))
    expect(beside.map(({text}) => text)).toEqual(["linear map", said])
    for (const {x, y} of beside) expect([x > brushed + 4, y > copy.y]).toEqual([true, true])
    const absent = words.filter(({class: style}) => style === "absent-words").map(({text}) => text)
    expect(absent.join(" ")).toContain(start)
  }
  const {words} = await shortRange(1, "phone")
  expect(words.filter(({key}) => key.includes("beside"))).toEqual([])
})

test("half of the linear map is not called the same as all of it", async () => {
  const {words} = await shortRange(65_536, "wide")
  const names = words.filter(({key}) => key.endsWith("copy 1"))
  expect(names.map(({text}) => text)).toEqual(["60,426 of 125,962 leaves, 636 now writable"])
})
