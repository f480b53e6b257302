import {expect, test} from "vitest"
import {xOf} from "../../../src/view/mirror/axis.ts"
import {slotLooks} from "../../../src/view/mirror/columns.ts"
import {groundShapes} from "../../../src/view/mirror/frame.ts"
import {nameShapes} from "../../../src/view/mirror/nameShapes.ts"
import {namesOf} from "../../../src/view/mirror/names.ts"
import {placeOf} from "../../../src/view/mirror/place.ts"
import {wordsBox} from "../../../src/view/mirror/text.ts"
import type {Mode} from "../../../src/view/stage/layout.ts"
import {NAMES} from "../../format/files.ts"
import {SIZES} from "../scenes.ts"
import {mirror} from "./mirrors.ts"

const drawn = async (name: string, mode: Mode, open = true) => {
  const [width, height] = SIZES[mode]
  const place = placeOf((await mirror(name)).source.geometry, mode, width, height, open)
  const {left, right, gap} = place
  const m = await mirror(name, {}, {left, width: right - left, gap})
  return {m, place, looks: slotLooks(m)}
}

test.each(NAMES)(
  "%s: linear map and kernel image have their names, in a wide picture beside any brush",
  async name => {
    for (const mode of ["wide", "medium", "phone"] as const) {
      const {m, place, looks} = await drawn(name, mode)
      const wanted = ["linear map", "kernel image"].filter(one => m.regions.some(({name}) => name === one))
      expect(wanted).toContain("linear map")
      // A brush in a narrower picture may leave no room at all.
      const step = Math.ceil(m.axis.slots / 9)
      const brushes = Array.from({length: mode === "wide" ? 9 : 1}, (_, n) =>
        Math.min(n * step, m.axis.slots - 1),
      )
      for (const brush of [null, ...brushes.map(from => ({from, to: from + 1}))]) {
        const names = namesOf(m, place, looks, brush).map(({region}) => region.name)
        expect([mode, brush, wanted.filter(one => !names.includes(one))]).toEqual([mode, brush, []])
      }
    }
  },
)

test("what is said of a region in the copy ends before the next region begins", async () => {
  const {m, place, looks} = await drawn("6.12-4k-va48", "medium")
  const texts = nameShapes(m, place, looks, null).filter(shape => shape.kind === "text")
  const ecam = m.regions.find(({name}) => name === "PCI ECAM")!
  const edge = xOf(m.axis, ecam.start)!
  const before = texts.map(wordsBox).filter(({x0}) => x0 < edge && x0 > edge - 200)
  expect(before.length).toBeGreaterThan(2)
  for (const {x1} of before) expect(x1).toBeLessThanOrEqual(edge)
})

test("a range that ends with a piece is named, and what was copied has its line there", async () => {
  const {m, place, looks} = await drawn("4k-52", "wide")
  const shapes = nameShapes(m, place, looks, null)
  const leader = shapes.find(({key}) => key.endsWith("beside leader"))!
  const [first, next] = m.axis.pieces
  const [from, to] = /^M(.*),.*H(.*)$/
    .exec(leader.kind === "path" ? leader.d : "")!
    .slice(1)
    .map(Number)
  expect(from).toBeGreaterThan(next.x)
  expect(to - (first.x + first.width)).toBeLessThan(3)
  const ground = groundShapes(m, place, looks, 0)
  const words = ground.flatMap(shape => (shape.kind === "text" ? [shape.text] : []))
  expect(words).toContain("copied range: 512 GiB")
})
