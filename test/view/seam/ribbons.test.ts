import {shortCount} from "../../../src/view/seam/ribbonShapes.ts"
import {expect, test} from "vitest"
import type {Account, ChangedRow} from "../../../src/model/account/account.ts"
import {APART, MIN_HEIGHT, MOST_MARKS, seam} from "../../../src/view/seam/ribbons.ts"
import {seamShapes} from "../../../src/view/seam/seamShapes.ts"
import {hex64, type Va} from "../../../src/model/word.ts"
import type {Shape} from "../../../src/view/draw.ts"
import type {Mode} from "../../../src/view/stage/layout.ts"
import {scene} from "../scenes.ts"

const seamOf = async (name: string, parts = {}, top = 0) => {
  const stage = await scene(name, parts, "wide", top)
  return seam(stage.outcome.account, stage.rows, top, stage.at.field.height)
}
const flags = {mkwrite: true, mkvalid: true, checkpfn: false, forcemap: false}

test("the built-in example has three ribbons, of 602, 4 and 30 entries", async () => {
  const {ribbons, above, below} = await seamOf("6.1-4k-default")
  expect(ribbons.map(({cause, count}) => [cause, count])).toEqual([
    ["W", 602],
    ["W", 4],
    ["W", 30],
  ])
  expect([above, below]).toEqual([[], []])
})

test("changes above the window are counted at its end: 602, and 8,214 and 1 in sight", async () => {
  const {ribbons, above} = await seamOf("6.1-4k-crash", {flags}, 256)
  expect(above.map(({cause, count}) => [cause, count])).toEqual([["W", 602]])
  expect(ribbons.map(({cause, count}) => [cause, count])).toEqual([
    ["V", 8214],
    ["V", 1],
  ])
})

test("an older kernel drops what MKVALID would revive, and a ribbon says so", async () => {
  const {ribbons} = await seamOf("6.1-4k-crash", {revision: "merged-v5.7"}, 256)
  expect(ribbons.map(({cause, count}) => [cause, count])).toEqual([
    ["dropped", 8214],
    ["dropped", 1],
  ])
})

test("what the index bug lost is one ribbon", async () => {
  expect((await seamOf("index-bug")).ribbons.map(({cause, count}) => [cause, count])).toEqual([["lost", 256]])
})

/** An account in which these rows of the built-in example changed by W, one entry each. */
async function made(rowsChanged: number[]) {
  const stage = await scene("6.1-4k-default")
  const row = (n: number): ChangedRow => ({
    ...{va: (-(2 ** 48) + n * 2 ** 21) as Va, level: 2, block: false},
    ...{W: 1, V: 0, F: 0, dropped: 0, missing: 0, lost: 0, added: 0, unmapped: 0},
  })
  const account: Account = {...stage.outcome.account, rows: rowsChanged.map(row)}
  return seam(account, stage.rows, 0, stage.at.field.height)
}

test("near marks are pushed apart in their order, inside of the window", async () => {
  const {ribbons} = await made([0, 2, 4, 6, 8, 250, 253, 255])
  const ys = ribbons.map(r => r.markY)
  for (let n = 1; n < ys.length; n++) expect(ys[n] - ys[n - 1]).toBeGreaterThanOrEqual(APART)
  expect(Math.min(...ys)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...ys)).toBeLessThanOrEqual(512)
})

test("more than 24 marks are joined, and no entry is lost from the sums", async () => {
  const many = Array.from({length: 100}, (_, n) => 2 * n)
  const {ribbons} = await made(many)
  expect(ribbons.length).toBe(MOST_MARKS)
  expect(ribbons.reduce((sum, r) => sum + r.count, 0)).toBe(100)
})

test("marks that share a place stay as near to their ribbons as the distance allows", async () => {
  const {ribbons} = await made([100, 102])
  expect(ribbons.map(r => r.markY)).toEqual([203 - 6.5, 203 + 6.5])
})

test("ribbons that share a mark keep their own rows", async () => {
  const many = Array.from({length: 100}, (_, n) => 2 * n)
  const {ribbons} = await made(many)
  const parts = ribbons.flatMap(r => r.parts)
  expect(parts.map(({y0}) => y0)).toEqual(many.map(row => 2 * row))
  expect(new Set(parts.map(({y0, y1}) => y1 - y0))).toEqual(new Set([2]))
})

test("a row with two causes counts for both", async () => {
  const stage = await scene("6.1-4k-default")
  const none = {W: 0, V: 0, F: 0, dropped: 0, missing: 0, lost: 0, added: 0, unmapped: 0}
  const row = {va: -(2 ** 48) as Va, level: 2, block: false, ...none, W: 5, V: 3} as const
  const {ribbons} = seam({...stage.outcome.account, rows: [row]}, stage.rows, 0, 512)
  expect(ribbons.map(({cause, count}) => [cause, count])).toEqual([
    ["V", 3],
    ["W", 5],
  ])
})

test("a block that a map operation took away has a ribbon over all of its rows, and says what it counts", async () => {
  const stage = await scene("map-gigabyte")
  const {ribbons} = seam(stage.outcome.account, stage.rows, 0, stage.at.field.height)
  const {height} = stage.at.field
  const [section] = stage.rows.sections.filter(({level}) => level === 2)
  expect(ribbons.map(({cause, count, y0, y1}) => [cause, count, y0, y1])).toEqual([
    ["F", 1, section.y, section.y + 2],
    ["unmapped", 1, section.y, height],
  ])
  const said = async (mode: Mode) =>
    seamShapes(await scene("map-gigabyte", {}, mode)).flatMap(s =>
      s.kind === "text" && s.class.startsWith("ribbon-words") ? [s.text] : [],
    )
  expect([await said("wide"), await said("medium")]).toEqual([["unmapped 1 block"], ["unmapped 1"]])
})

test("beside a mark that was pushed away the bar and words of what is gone stand on paper, tied to their rows", async () => {
  for (const mode of ["wide", "medium", "phone"] as const) {
    const stage = await scene("map-block", {}, mode)
    const {at} = stage
    const [ties] = seamShapes(stage).filter(({key}) => /^ribbon unmapped .* ties$/.test(key))
    const [bar] = seamShapes(stage).filter(({key}) => /^ribbon unmapped .* bar$/.test(key))
    const [from, to] = [...pathOf(ties).matchAll(/[ML]([\d.]+)/g)].map(([, x]) => Number(x))
    expect(from).toBeGreaterThan(at.source + at.field.width)
    expect(to).toBeGreaterThan(from)
    expect(to).toBe(Number(/^M([\d.]+)/.exec(pathOf(bar))![1]))
  }
})

const pathOf = (shape: Shape) => (shape.kind === "path" ? shape.d : "")

test.each([
  ["6.1-4k-crash", {revision: "merged-v5.7"}, 256],
  ["index-bug", {}, 0],
  ["6.12-4k-va48", {}, 0],
  ["map-block", {}, 0],
] as const)("%s: the seam's words stay in the seam", async (name, parts, top) => {
  const stage = await scene(name, parts, "wide", top)
  for (const shape of seamShapes(stage)) {
    if (shape.kind !== "text" || !shape.class.startsWith("ribbon-")) continue
    const letter = shape.class.includes("words") ? 5.4 : 6
    if (!shape.class.includes("end")) expect(shape.x + shape.text.length * letter).toBeLessThanOrEqual(788)
  }
})

test("words at the seam's end stand on paper, also over a ribbon that runs on", async () => {
  const shapes = seamShapes(await scene("empty-copy"))
  const keys = shapes.map(({key}) => key)
  expect(keys.indexOf("below lost ground")).toBeGreaterThan(
    keys.findLastIndex(key => key.startsWith("ribbon lost")),
  )
  expect(keys.indexOf("below lost words")).toBeGreaterThan(keys.indexOf("below lost ground"))
})

test("a ribbon is never thinner than 2 px", async () => {
  for (const {y0, y1} of (await seamOf("6.12-4k-va48")).ribbons)
    expect(y1 - y0).toBeGreaterThanOrEqual(MIN_HEIGHT)
})

test.each(["wide", "medium", "phone"] as const)(
  "%s: what happened outside of the window stands on paper at the seam's end, in the seam, and covers no mark",
  async mode => {
    for (const [name, parts, top] of [
      ["linear-4g", {}, 300],
      ["6.1-4k-crash", {revision: "merged-v5.7"}, 0],
      ["6.1-4k-crash", {flags}, 24],
      ["empty-copy", {}, 256],
    ] as const) {
      const stage = await scene(name, parts, mode, top)
      const {at} = stage
      const [left, right] = [at.source + at.field.width, at.copy]
      const {ribbons, above, below} = seam(stage.outcome.account, stage.rows, top, at.field.height)
      const shapes = seamShapes(stage)
      const words = shapes.flatMap(s => (s.kind === "text" && / ends$/.test(s.class) ? [s] : []))
      expect(words.length).toBe(above.length + below.length)
      for (const {x, y, text, class: style} of words) {
        expect(text).toMatch(/[↑↓]$/)
        expect(x).toBeGreaterThan(left)
        expect(x + text.length * (style.startsWith("ribbon-words") ? 5 : 5.9)).toBeLessThan(right)
        for (const r of ribbons)
          expect(Math.abs(at.field.y + r.markY - (y - 4))).toBeGreaterThanOrEqual(APART)
        const labels = shapes.flatMap(s => (s.kind === "text" && s.class === "axis-label" ? [s.y] : []))
        for (const label of labels) expect(Math.abs(label - y)).toBeGreaterThan(12)
      }
    }
  },
)

test("on a phone each mark of the seam has its count beside it, in the seam", async () => {
  const stage = await scene("6.1-4k-default", {}, "phone", 0)
  const words = seamShapes(stage).flatMap(s =>
    s.kind === "text" && s.class === "ribbon-words short" ? [s] : [],
  )
  expect(words.map(({text}) => text)).toEqual(["602", "4", "30"])
  for (const {x, text} of words) {
    expect(x).toBeGreaterThan(stage.at.source + stage.at.field.width)
    expect(x + text.length * 4.7).toBeLessThan(stage.at.copy)
  }
  expect([999, 1024, 11_555].map(shortCount)).toEqual(["999", "1k", "11k"])
})

test("labels of the axis are an address down to bit 0, whatever a row spans", async () => {
  for (const name of ["6.1-4k-default", "6.12-16k-lpa2", "64k-42", "map-gigabyte"]) {
    const shapes = seamShapes(await scene(name))
    const labels = shapes.filter(s => s.kind === "text" && s.class === "axis-label")
    for (const {key, ...shape} of labels) {
      const va = hex64(BigInt(key.slice("axis label ".length)))
      expect(va.endsWith(shape.kind === "text" ? shape.text : "")).toBe(true)
    }
  }
})
