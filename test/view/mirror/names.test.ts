import {expect, test} from "vitest"
import {geometry} from "../../../src/model/geometry.ts"
import type {Experiment} from "../../../src/model/experiment.ts"
import {summaries} from "../../../src/view/mirror/columns.ts"
import {frameShapes} from "../../../src/view/mirror/frame.ts"
import {partsOf} from "../../../src/view/mirror/parts.ts"
import {absentWords, copyWords, namesOf} from "../../../src/view/mirror/names.ts"
import {placeOf} from "../../../src/view/mirror/place.ts"
import type {Mirror} from "../../../src/view/mirror/scene.ts"
import {mirror} from "./mirrors.ts"

const looksOf = (m: Mirror) => ({
  source: summaries(m, "source"),
  copy: summaries(m, "copy"),
  leaves: summaries(m, "copy", false),
})
const parts = async (name: string, experiment: Partial<Experiment> = {}) => {
  const m = await mirror(name, experiment)
  const looks = looksOf(m)
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
  const names = namesOf(m, place, looksOf(m), {from: 81, to: 82})
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

test("what is not in the copy is said in numbers, and why no kernel code runs through it", async () => {
  const m = await mirror("6.1-4k-default")
  expect(absentWords(m)).toEqual({
    heading: "Not in the copy: 2,110 leaves, 293.7 MiB.",
    words:
      "No kernel image, no modules, no vmalloc, no vmemmap, no device. No kernel code runs through this table: the few instructions that move the pages are reached through TTBR0, one identity-mapped page, and TTBR1 is for the data that they move.",
  })
  expect(copyWords(m, m.regions[0])).toBe("the same 125,962 leaves, 636 now writable")
  const none = await mirror("6.1-4k-default", {range: null})
  expect(absentWords(none)!.heading).toBe("Not in the copy: 128,072 leaves, 805.7 MiB.")
  expect(absentWords(none)!.words).not.toContain("TTBR0")
  expect(absentWords(await mirror("index-bug"))).toBe(null)
})

test("copied, lost, not reached and not asked for are four kinds of parts", async () => {
  expect(await parts("6.1-4k-default")).toEqual([["copied"], ["outside"], ["outside"], ["outside"]])
  expect(await parts("6.1-4k-default", {range: null})).toEqual(Array.from({length: 4}, () => ["outside"]))
  expect(await parts("index-bug")).toEqual([["gone", "copied"]])
  expect(await parts("empty-copy")).toEqual([["gone"]])
  expect(await parts("no-memory")).toEqual([["copied", "unreached"]])
  const [linear] = await parts("6.1-4k-crash", {revision: "v5.16"})
  expect(linear).toEqual(["copied", "gone", "copied"])
})

test("a stop is a line through both bands, an empty copy a sentence", async () => {
  const words = async (name: string) => {
    const m = await mirror(name)
    const shapes = frameShapes(m, placeOf(m.source.geometry, "wide", 1440, 578, true), looksOf(m))
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
