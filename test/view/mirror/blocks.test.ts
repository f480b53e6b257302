// Tables with blocks above the PMD, blocks in a page's place, stops: what the mirror counts and names.

import {expect, test} from "vitest"
import {GIB, loaded, MIB, sourceOf, type Part} from "../../../src/model/handmade/machine.ts"
import {geometry} from "../../../src/model/geometry.ts"
import {run} from "../../../src/model/run.ts"
import {hasTable} from "../../../src/view/field/tree.ts"
import {brushWords, changedIn, onto, showing} from "../../../src/view/mirror/brush.ts"
import {slotLooks} from "../../../src/view/mirror/columns.ts"
import {frameShapes, groundShapes} from "../../../src/view/mirror/frame.ts"
import {lensOf} from "../../../src/view/mirror/lens.ts"
import {lensShapes} from "../../../src/view/mirror/lensShapes.ts"
import {countWords, groupsOf} from "../../../src/view/mirror/marks.ts"
import {placeOf} from "../../../src/view/mirror/place.ts"
import {copyWords} from "../../../src/view/mirror/regionWords.ts"
import {mirrorOf, type Mirror} from "../../../src/view/mirror/scene.ts"
import {letterOf} from "../../../src/view/zoom/letter.ts"
import {mirror, WIDE} from "./mirrors.ts"

const g = geometry(4096, 48)
const place = placeOf(g, "wide", 1440, 578, true)

interface Made {
  readonly ram: number
  readonly parts: readonly Part[]
  readonly flags: {readonly mkwrite?: boolean; readonly mkvalid?: boolean}
  readonly then?: Parameters<typeof sourceOf>[0]["then"]
}

function made({flags, ...layout}: Made): Mirror {
  const {source, experiment} = loaded("made", sourceOf({geometry: g, release: "6.12", ...layout}), flags)
  return mirrorOf(source, experiment, run(experiment, source), WIDE)
}

const texts = (shapes: readonly {kind: string; text?: string}[]) =>
  shapes.flatMap(({kind, text}) => (kind === "text" ? [text] : []))
const still = (m: Mirror) =>
  texts([...groundShapes(m, place, slotLooks(m), 0), ...frameShapes(m, place, slotLooks(m), null)])
const lensTexts = (m: Mirror, brush: {from: number; to: number}) =>
  texts(lensShapes(m, place, brush, lensOf(m, brush, WIDE.left, WIDE.width)))

test("a level has its strip wherever its tables are in a piece", () => {
  const m = made({
    ram: 100 * GIB,
    parts: [
      {from: 0, to: 99 * GIB},
      {from: 99 * GIB, to: 100 * GIB, largest: 3},
    ],
    flags: {mkwrite: true},
  })
  const {start} = m.axis.pieces[0]
  expect(hasTable(m.trees.source, 2, start, start + 99 * GIB)).toBe(false)
  expect(hasTable(m.trees.source, 2, start, start + 100 * GIB)).toBe(true)
  const shapes = groundShapes(m, place, slotLooks(m), 0)
  expect(shapes.map(({key}) => key)).toEqual(
    expect.arrayContaining(["source 2 0 ground", "source wedge 0 1"]),
  )
  // The blocks of 1 GiB are none of the PMD's.
  expect(shapes.some(({key}) => key === "source 2 0 block")).toBe(false)
})

test("a changed block of 1 GiB is one difference, however much of it is brushed", () => {
  const parts: Part[] = [
    {from: 0, to: GIB, prot: "PAGE_KERNEL_RO"},
    {from: GIB, to: 4 * GIB},
  ]
  const m = made({ram: 4 * GIB, parts, flags: {mkwrite: true}})
  for (const brush of [
    {from: 0, to: 1},
    {from: 100, to: 101},
    {from: 100, to: 110},
  ]) {
    expect(changedIn(m, brush)).toBe(1)
    expect(brushWords(m, brush)).toContain("1 changed")
    const {groups} = lensOf(m, brush, WIDE.left, WIDE.width)
    expect(groups.map(({cause, count}) => [cause, count])).toEqual([["W", 1]])
    expect(lensTexts(m, brush)).toContain("PUD")
  }
  expect(lensTexts(m, {from: 600, to: 601}).join()).toMatch(/: in one block of 1 GiB/)
  // Too many slots for runs: the rows of the account count.
  const whole = lensOf(m, {from: 10, to: 2048}, WIDE.left, WIDE.width)
  expect(whole.groups.reduce((sum, {count}) => sum + count, 0)).toBe(1)
})

test("a page made valid that is read-only still has the letter R", () => {
  const m = made({
    ram: 8 * MIB,
    parts: [{from: 0, to: 8 * MIB, largest: 3}],
    flags: {mkvalid: true},
    then: edit => {
      for (let i = 0; i < 8; i++) edit(i * 4096, (lo, hi) => [((lo | 0x80) & ~1) >>> 0, hi])
    },
  })
  const [run] = lensOf(m, {from: 0, to: 1}, WIDE.left, WIDE.width).runs!
  expect([run.count, run.cause, letterOf(run, "source"), letterOf(run, "copy")]).toEqual([8, "V", "i", "R"])
})

test("what a map operation took away is unmapped, not lost, and counted in the band, the lens and the words", async () => {
  const m = await mirror("map-block")
  expect(groupsOf(m).map(countWords)).toEqual(["1", "unmapped 1 block"])
  const brush = showing(m.axis, null, m.outcome.account.marks.F.first!)!
  const {groups} = lensOf(m, brush, WIDE.left, WIDE.width)
  expect(groups.map(countWords).sort()).toEqual(["1", "unmapped 511 pages"])
  expect(lensTexts(m, brush).join(" ")).not.toContain("lost")
  expect(lensTexts(m, brush)).toContain("in a block of 2 MiB")
  expect(copyWords(m, m.regions[0])).toBe("63 of 64 leaves, 1 mapped")
})

test("levels that have no table have no name, and the scale speaks of what there is", async () => {
  const m = await mirror("index-bug")
  const words = still(m)
  for (const word of ["PMD", "PTE", "511"]) expect(words).not.toContain(word)
  expect(words).toContain("1 pixel = 256 MiB; holes are cut out and named")
  expect(lensTexts(m, {from: 0, to: 1})).toEqual(expect.arrayContaining(["PUD", "lost 1"]))
  expect(still(await mirror("6.1-4k-default"))).toContain("PTE")
})

test("the place of a stop has its mark and code among the marks and in the lens", async () => {
  const m = await mirror("hole")
  expect(still(m)).toEqual(expect.arrayContaining(["P", "−ENXIO"]))
  const brush = showing(m.axis, null, m.outcome.stop!.va)!
  const at = lensOf(m, brush, WIDE.left, WIDE.width).groups.find(({cause}) => cause === "P")!
  expect(at).toMatchObject({words: "−ENXIO", va: m.outcome.stop!.va, parts: [{x0: WIDE.left}]})
  expect(lensOf(m, {from: 0, to: brush.from}, WIDE.left, WIDE.width).groups).toEqual([])
  expect(onto(m.axis, m.regions[0])!.to).toBeGreaterThan(brush.to)
})
