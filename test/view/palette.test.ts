import {describe, expect, test} from "vitest"
import {contrast, customProperties, mix, palettes, wing} from "../../src/view/palette.ts"
import {distance, seen} from "./dichromat.ts"

describe.each(["light", "dark", "light-more", "dark-more"] as const)("in %s", theme => {
  const p = palettes[theme]

  test.each([
    ["ink on paper", p.ink, p.paper],
    ["second on paper", p.second, p.paper],
    ["source's word on paper", p.source, p.paper],
    ["copy's word on paper", p.copy, p.paper],
    ["accent's text on paper", p.accent, p.paper],
    ["text on the accent", p.onAccent, p.accent],
    ["second on source's writable", p.second, p.sourceWritable],
    ["second on copy's writable", p.second, p.copyWritable],
    ["paper on source's read-only", p.paper, p.sourceReadOnly],
    ["paper on copy's read-only", p.paper, p.copyReadOnly],
    ["paper on a live source table", p.paper, p.source],
    ["paper on the bridge's tables", p.paper, p.heldBridge],
    ["paper on what was brought home", p.paper, p.heldHome],
    ["ink on a list page", p.ink, p.heldList],
    ["ink on the old kernel's text", p.ink, p.heldText],
    ["ink on its rodata", p.ink, p.heldRodata],
    ["ink on its data", p.ink, p.heldData],
    ["ink on what has been home since loading", p.ink, p.heldLoaded],
    ["second on free memory", p.second, p.heldFree],
    ["ink on the first address tone", p.onAddress, p.address1],
    ["ink on the last address tone", p.onAddress, p.address4],
  ])("%s can be read: 4.5", (_name, text, ground) =>
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5),
  )

  test.each(["source", "copy"] as const)("the marks of %s are told apart: 3", side => {
    const w = wing(p, side)
    expect(contrast(w.readOnly, w.writable)).toBeGreaterThanOrEqual(3)
    expect(contrast(w.table, p.paper)).toBeGreaterThanOrEqual(2.95)
    expect(contrast(w.word, p.paper)).toBeGreaterThanOrEqual(3)
  })

  test("the accent stands out on paper and on the copy's writable, and lines on paper: 3", () => {
    expect(contrast(p.accent, p.paper)).toBeGreaterThanOrEqual(3)
    expect(contrast(p.accent, p.copyWritable)).toBeGreaterThanOrEqual(3)
    expect(contrast(p.line, p.paper)).toBeGreaterThanOrEqual(3)
  })

  test("on the map the CPU's tables and what waits stand out from memory at rest: 3", () => {
    for (const ground of [p.paper, p.heldFree, p.heldLoaded])
      for (const mark of [p.source, p.heldBridge, p.heldHome])
        expect(contrast(mark, ground)).toBeGreaterThanOrEqual(3)
    expect(contrast(p.heldWaiting, p.paper)).toBeGreaterThanOrEqual(3)
  })
})

// The words' colours, and how dark read-only stands on writable: as the table of the design has them.
test.each([
  ["deuteranopia", "light", 23, 21, 9, 3.8, 6.6],
  ["deuteranopia", "dark", 22, 13, 14, 5.0, 6.2],
  ["protanopia", "light", 20, 10, 12, 6.0, 6.0],
  ["protanopia", "dark", 22, 19, 22, 3.5, 6.5],
  ["tritanopia", "light", 17, 32, 15, 4.0, 5.9],
  ["tritanopia", "dark", 18, 32, 18, 4.0, 6.3],
] as const)(
  "with %s, %s: source, copy and accent are apart, and marks stand out from their ground",
  (deficiency, theme, sourceCopy, accentSource, accentCopy, accentWritable, readOnlyWritable) => {
    const p = palettes[theme]
    const as = (colour: string) => seen(deficiency, colour)
    const apart = (one: string, other: string) => distance(as(one), as(other))
    // The table is rounded: half of its last digit, and a little for the matrices' own rounding.
    const near = (is: number, drawn: number, unit: number) =>
      expect(Math.abs(is - drawn)).toBeLessThan(0.56 * unit)
    near(apart(p.source, p.copy), sourceCopy, 1)
    near(apart(p.accent, p.source), accentSource, 1)
    near(apart(p.accent, p.copy), accentCopy, 1)
    near(contrast(as(p.accent), as(p.copyWritable)), accentWritable, 0.1)
    near(contrast(as(p.sourceReadOnly), as(p.sourceWritable)), readOnlyWritable, 0.1)
    expect(contrast(as(p.copyReadOnly), as(p.copyWritable))).toBeGreaterThanOrEqual(5)
    for (const side of ["source", "copy"] as const)
      expect(contrast(as(p[side]), as(p.paper))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(as(p.accent), as(p.paper))).toBeGreaterThanOrEqual(4.5)
  },
)

test("both themes have the same roles, each as a custom property", () => {
  expect(Object.keys(palettes.light)).toEqual(Object.keys(palettes.dark))
  const names = Object.keys(customProperties("light"))
  expect(names).toHaveLength(Object.keys(palettes.light).length)
  for (const name of [
    "--paper",
    "--on-accent",
    "--source-read-only",
    "--copy-table",
    "--address-1",
    "--address-4",
  ])
    expect(names).toContain(name)
  expect(customProperties("dark")["--accent"]).toBe("#FF5F97")
})

test("a mix goes from one colour to the other", () => {
  expect(mix("#000000", "#ffffff", 0)).toBe("#000000")
  expect(mix("#000000", "#FFFFFF", 1)).toBe("#ffffff")
  expect(mix("#102030", "#304050", 0.5)).toBe("#203040")
})
