import {expect, test} from "vitest"
import {geometry} from "../../../src/model/geometry.ts"
import type {Experiment} from "../../../src/model/experiment.ts"
import type {Mode} from "../../../src/view/stage/layout.ts"
import {bigVa, hex64} from "../../../src/model/word.ts"
import {addressesOf} from "../../../src/view/mirror/addresses.ts"
import {slotLooks} from "../../../src/view/mirror/columns.ts"
import {frameShapes} from "../../../src/view/mirror/frame.ts"
import {partsOf} from "../../../src/view/mirror/parts.ts"
import {namesOf} from "../../../src/view/mirror/names.ts"
import {absentWords, copyWords} from "../../../src/view/mirror/regionWords.ts"
import {placeOf} from "../../../src/view/mirror/place.ts"
import {mirror} from "./mirrors.ts"

const parts = async (name: string, experiment: Partial<Experiment> = {}) => {
  const m = await mirror(name, experiment)
  const looks = slotLooks(m)
  return m.axis.pieces.map(piece => partsOf(m, looks, piece).map(({kind}) => kind))
}

test("the grid of 1440 x 900 is the drawn one; a closed seam gives 40 px to each band", () => {
  const g = geometry(4096, 48)
  const open = placeOf(g, "wide", 1440, 578, true)
  expect(open.strips.map(({source, copy}) => [source, copy])).toEqual([
    [28, 522],
    [50, 500],
    [72, 478],
  ])
  expect(open.bands).toEqual({source: {y: 84, height: 116}, copy: {y: 360, height: 116}})
  expect(open.lens).toEqual({
    source: {y: 262, height: 26},
    marks: {y: 288, height: 28},
    copy: {y: 316, height: 26},
  })
  const closed = placeOf(g, "wide", 1440, 578, false)
  expect(closed.bands).toEqual({source: {y: 84, height: 156}, copy: {y: 320, height: 156}})
  expect(placeOf(geometry(4096, 52), "wide", 1440, 578, true).strips).toHaveLength(4)
  expect(placeOf(geometry(65536, 42), "wide", 1440, 578, true).strips).toHaveLength(1)
})

test("every region of the first example has its name, none over another", async () => {
  const m = await mirror("6.1-4k-default")
  const place = placeOf(m.source.geometry, "wide", 1440, 578, true)
  const names = namesOf(m, place, slotLooks(m), {from: 81, to: 82})
  expect(names.map(({lines}) => lines).sort()).toEqual(
    [
      ["linear map", "125,962 leaves, 512 MiB"],
      ["PCI ECAM", "128 blocks of 2 MiB, device memory"],
      ["kernel image", "1,476 leaves", "code is X, read-only"],
      ["fixmap", "5 leaves"],
      ["vmalloc", "445 pages"],
      ["modules", "33 pages"],
      ["vmalloc", "upper end, 3 pages"],
      ["PCI I/O", "16 pages"],
      ["vmemmap", "4 blocks at 0xffff_fc00_0000_0000"],
    ].sort(),
  )
  const led = names.filter(({leader}) => leader !== null).map(({lines: [name]}) => name)
  expect(led).toEqual(["PCI I/O", "vmemmap"])
})

const namesAt = async (name: string, mode: Mode) => {
  const [width, height] = {wide: [1440, 578], medium: [1024, 450], phone: [390, 0]}[mode]
  const place = placeOf((await mirror(name)).source.geometry, mode, width, height, true)
  const {left, right, gap} = place
  const m = await mirror(name, {}, {left, width: right - left, gap})
  return {m, place, names: namesOf(m, place, slotLooks(m), {from: 31, to: 32})}
}

test.each(["7.2-4k-a72-kaslr", "6.12-16k-lpa2"])(
  "%s: regions of narrow pieces are named behind the last one, with their addresses",
  async name => {
    const {m, place, names} = await namesAt(name, "wide")
    expect(names).toHaveLength(m.regions.length)
    const said = addressesOf(m.axis, place).map(({start}) => hex64(bigVa(start)))
    for (const piece of m.axis.pieces) {
      const first = names.find(({region}) => region.start >= piece.start && region.end <= piece.end)!
      const words = [...said, ...first.lines].join(" ")
      expect(
        said.includes(hex64(bigVa(piece.start))) || words.includes(`at ${hex64(bigVa(first.region.start))}`),
      ).toBe(true)
    }
    const behind = names.filter(({wordsX}) => wordsX !== null)
    expect(behind.length).toBeGreaterThan(4)
    for (const {x, leader} of behind) expect(leader).toBeLessThan(x)
  },
)

test("in a low window the names that have no room are left out, and none stands in the lens", async () => {
  const m = await mirror("6.1-4k-default", {}, {left: 56, width: 952, gap: 28})
  const place = placeOf(m.source.geometry, "medium", 1024, 347, true)
  const names = namesOf(m, place, slotLooks(m), {from: 31, to: 32})
  expect(names.length).toBeGreaterThan(2)
  for (const {y} of names) expect(y).toBeLessThanOrEqual(place.bands.source.height)
})

test("on 1024 px every region has its name, on 390 px every piece", async () => {
  const {m, names} = await namesAt("6.1-4k-default", "medium")
  expect(names).toHaveLength(m.regions.length)
  // Between the modules and the image there is room for one short name.
  expect(names.find(({lines: [name]}) => name === "modules")!.lines).toEqual(["modules"])
  expect(names.find(({region}) => region.leaves === 445)!.wordsX).not.toBe(null)
  const phone = await namesAt("6.1-4k-default", "phone")
  const below = phone.names.filter(({y}) => y > phone.place.bands.source.height)
  expect(below.map(({lines}) => lines[0]).sort()).toEqual(["fixmap", "kernel image", "linear map", "vmemmap"])
  const led = phone.names.filter(({leader}) => leader !== null)
  expect(led.map(({lines}) => lines[0])).toEqual(["PCI I/O"])
  // Capitals and tall letters are 9.5 px high at 12.2 px, 11.8 px in a title.
  const {bands, titleY, bracketY} = phone.place
  for (const {y} of below) expect(y - 9.5 - bands.source.height).toBeGreaterThan(2)
  expect(titleY.copy - 11.8 - bracketY).toBeGreaterThan(2)
  const shapes = frameShapes(phone.m, phone.place, slotLooks(phone.m), null)
  expect(shapes.flatMap(shape => (shape.kind === "text" ? [shape.text] : []))).toContain(
    "Not in the copy: 2,110 leaves, 293.7 MiB.",
  )
})

test("what is not in the copy is said in numbers, and why no kernel code runs through it", async () => {
  const m = await mirror("6.1-4k-default")
  expect(absentWords(m)).toEqual({
    heading: "Not in the copy: 2,110 leaves, 293.7 MiB.",
    words: [
      "No kernel image, no modules, no vmalloc, no vmemmap, no device. No kernel code runs through this table: the few instructions that move the pages are reached through TTBR0, one identity-mapped page, and TTBR1 is for the data that they move.",
      "No kernel image, no modules, no vmalloc, no vmemmap, no device. No kernel code runs through this table.",
      "No kernel image, no modules, no vmalloc, no vmemmap, no device.",
    ],
  })
  expect(copyWords(m, m.regions[0])).toBe("the same 125,962 leaves, 636 now writable")
  const none = await mirror("6.1-4k-default", {range: null})
  expect(absentWords(none)!.heading).toBe("Not in the copy: 128,072 leaves, 805.7 MiB.")
  expect(absentWords(none)!.words).toHaveLength(1)
  expect(absentWords(await mirror("index-bug"))).toBe(null)
})

test("copied, lost, not reached and not asked for are four kinds of parts", async () => {
  expect(await parts("6.1-4k-default")).toEqual([["copied"], ["outside"], ["outside"], ["outside"]])
  expect(await parts("6.1-4k-default", {range: null})).toEqual(Array.from({length: 4}, () => ["outside"]))
  expect(await parts("index-bug")).toEqual([["gone", "copied"]])
  expect(await parts("empty-copy")).toEqual([["gone"]])
  expect(await parts("no-memory")).toEqual([["copied", "unreached"]])
  // Tables without entries, copied as they are: nothing was lost there.
  expect(await parts("6.12-4k-va48")).toEqual(Array.from({length: 5}, () => ["copied"]))
  const [linear] = await parts("6.1-4k-crash", {revision: "v5.16"})
  expect(linear).toEqual(["copied", "gone", "copied"])
})

test("a stop is a line through both bands, an empty copy a sentence", async () => {
  const words = async (name: string) => {
    const m = await mirror(name)
    const shapes = frameShapes(m, placeOf(m.source.geometry, "wide", 1440, 578, true), slotLooks(m), null)
    return shapes.flatMap(shape =>
      shape.kind === "text" ? [shape.text] : shape.class === "mirror-stop" ? ["line"] : [],
    )
  }
  expect(await words("hole")).toEqual(
    expect.arrayContaining(["line", "−ENXIO", "Not reached: 5,889 leaves."]),
  )
  expect(await words("no-memory")).toEqual(expect.arrayContaining(["line", "−ENOMEM"]))
  expect(await words("empty-copy")).toContain("Returned 0, copied nothing.")
})
