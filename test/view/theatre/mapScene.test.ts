import {expect, test} from "vitest"
import {mapLayout} from "../../../src/view/theatre/mapLayout.ts"
import {
  besideShapes,
  elementHeight,
  MAP_FRAMES,
  mapFrame,
  overClip,
  overShapes,
} from "../../../src/view/theatre/mapScene.ts"
import {nearLayout} from "../../../src/view/theatre/mapNear.ts"
import type {Moment} from "../../../src/view/theatre/moment.ts"
import {load} from "../../format/files.ts"
import type {Story} from "../../../src/model/machine/story.ts"
import {NONE, tell} from "../../model/machine/stories.ts"
import {textWidth} from "../../../src/view/mirror/text.ts"
import {billOf, momentWith} from "./bills.ts"
import {resume, theatre} from "./theatres.ts"

test("a low window leaves the map less, and no less than 384 px", () => {
  expect(mapFrame("wide", 900)).toBe(MAP_FRAMES.wide)
  expect(mapFrame("medium", 1000)).toBe(MAP_FRAMES.medium)
  expect(mapFrame("medium", 768).space.height).toBe(418)
  expect(mapFrame("wide", 600)).toMatchObject({height: 642 - 192, space: {height: 384}})
  expect(mapFrame("phone", 500)).toBe(MAP_FRAMES.phone)
})

test("on a phone what stands below follows the map's last row", () => {
  const of = (mode: "phone" | "wide") => {
    const frame = MAP_FRAMES[mode]
    return elementHeight(
      frame,
      mapLayout(billOf([[0, 2 ** 25]]), () => true, {...frame.space, scale: 1}),
    )
  }
  expect(of("phone")).toBe(16 + 16 * 3 + 46)
  expect(of("wide")).toBe(642)
})

test("the sentence below the map stays within its width, and on a desk in one line: leaders go by beside it", () => {
  for (const [mode, lines] of [
    ["wide", 1],
    ["medium", 2],
  ] as const) {
    const frame = MAP_FRAMES[mode]
    const layout = mapLayout(billOf([[0, 2 ** 29]], 16384), () => true, {...frame.space, scale: 1})
    const said = besideShapes({
      layout,
      frame,
      moment: momentWith(billOf([[0, 2 ** 29]], 16384)),
    } as never).flatMap(shape => (shape.key.startsWith("scale") && shape.kind === "text" ? [shape.text] : []))
    expect([mode, said.length]).toEqual([mode, lines])
    for (const text of said) expect(textWidth(text, 11)).toBeLessThanOrEqual(frame.space.width)
  }
})

test("a fold says how many rows are free, over the pixels and at every size; so does a gap from near", () => {
  const GIB = 2 ** 30
  for (const mode of ["wide", "medium", "phone"] as const) {
    const frame = MAP_FRAMES[mode]
    const bill = billOf([[0, 2.5 * GIB]])
    const space = {...frame.space, scale: 1}
    const layout = mapLayout(bill, row => row < 10, space)
    const scene = {frame, layout, bill, moment: {...momentWith(bill, []), walks: []} as never, leaders: []}
    const texts = overShapes(scene).map(shape => (shape.kind === "text" ? shape.text : shape.class))
    expect(texts).toEqual(["map-fold", "map-fold-edge", "1,270 rows, 2540 MiB, free"])
    const two = billOf([
      [0, GIB / 8],
      [2 * GIB, 2.125 * GIB],
    ])
    const near = nearLayout(two, space, {rung: "rows", left: 0, top: 400})
    expect(overShapes({...scene, bill: two, layout: near}).map(({key}) => key)).toEqual(["gap 64 words"])
  }
})

test("words of a fold that those on lost rows would cut through are left out", () => {
  const frame = MAP_FRAMES.wide
  const bill = billOf([[0, 2.5 * 2 ** 30]])
  const used = (row: number) => row % 200 >= 90 && row % 200 < 110
  const layout = mapLayout(bill, used, {...frame.space, scale: 1})
  const folds = layout.bands.filter(({kind}) => kind === "free").length
  const told = (lost: readonly number[]) => {
    const moment = {...momentWith(bill, [], lost), walks: [], page: null} as unknown as Moment
    const shapes = overShapes({frame, layout, bill, moment, leaders: []})
    return shapes.filter(({kind, key}) => kind === "text" && key.startsWith("free")).length
  }
  expect(folds).toBeGreaterThan(4)
  expect(told([])).toBe(folds)
  const all = Array.from({length: 1280}, (_, row) => row * 2 ** 21)
  expect(told(all)).toBeLessThan(folds)
})

test("on a phone what a pixel is stands in lines left of the steps of the zoom", () => {
  const frame = MAP_FRAMES.phone
  const bill = billOf([[0, 2 ** 27]])
  const layout = mapLayout(bill, () => true, {...frame.space, scale: 1})
  const scene = {frame, layout, bill, moment: momentWith(bill, []) as Moment, leaders: []}
  const lines = besideShapes(scene).flatMap(shape =>
    shape.key.startsWith("scale") && shape.kind === "text" ? [shape] : [],
  )
  expect(lines.length).toBe(2)
  for (const {x, text} of lines) expect(x + textWidth(text, 11)).toBeLessThan(frame.width - 112)
  expect(lines[1].y).toBeLessThanOrEqual(elementHeight(frame, layout))
})

test("from near what is over the pixels is cut off at the window, not in the gutter; from far it is whole", () => {
  const bill = billOf([[0, 2 ** 28]])
  const frame = MAP_FRAMES.wide
  const space = {...frame.space, scale: 1}
  const scene = {frame, bill, moment: momentWith(bill, []) as Moment, leaders: []}
  expect(overClip({...scene, layout: mapLayout(bill, () => true, space)})).toBeUndefined()
  const layout = nearLayout(bill, space, {rung: "cells", left: 0, top: 0})
  expect(overClip({...scene, layout})).toBe(
    "polygon(167px 24px, 688px 24px, 688px 0, 757px 0, 757px 999px, 688px 999px, 688px 600px, 167px 600px)",
  )
})

test("the page of a table that is overwritten points at its row; of one above many rows there is the data's way", async () => {
  const captured = await load("hibernate-6.1-4k")
  const keys = (story: ReturnType<typeof resume>, page: number) =>
    overShapes(theatre(story, story.list.first + page).map).map(({key}) => key)
  const inTheWay = keys(resume(captured, {safe: {tables: false}}), 8902)
  expect(inTheWay).toContain("mapped")
  expect(inTheWay).not.toContain("arc")
  const aboveAll = keys(resume(captured, {copied: false}), 7)
  expect(aboveAll).toContain("arc")
  expect(aboveAll).not.toContain("mapped")
})

test("at a store to read-only memory it is said how much lies in the kernel's code, and how much elsewhere, as here", async () => {
  const story = resume(await load("hibernate-6.1-4k"), {}, NONE)
  const {map} = theatre(story, story.length - 1)
  const words = overShapes(map).find(({key}) => key === "outline words")
  const {readOnlyElsewhere: more} = map.bill
  expect(more).toBeGreaterThan(0)
  expect(words?.kind === "text" && words.text).toBe(
    `read-only: 5,712 pages of the kernel’s code, ${more.toLocaleString("en")} elsewhere`,
  )
})

test("the arc of a page that arrived is whole, though what came next failed; that of one that did not is stopped", async () => {
  const [captured, kexec] = [await load("hibernate-6.1-4k"), await load("6.1-4k-default")]
  const arc = (story: Story) =>
    overShapes(theatre(story, story.length - 1).map).find(({key}) => key === "arc")?.class
  const lost = tell(kexec, {}, {kexec: {safe: {list: false}}}, "kexec")
  expect(lost.event(lost.length - 1).write).not.toBeNull()
  expect(arc(lost)).toBe("map-arc")
  expect(arc(resume(captured, {}, NONE))).toBe("map-arc stopped")
})
