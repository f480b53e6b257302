// What only the build can break: its style sheet is minified, and a rule that the minifier makes invalid is dropped without a word.

import {expect, test} from "vitest"
import {site} from "./site.ts"

const {open} = site()

test("in the built page the names of bits are narrow text of their size, and none overlaps its neighbour", async () => {
  for (const width of [1440, 1024]) {
    const {page, trouble} = await open("#v=1&at=ffff00000a2eb000", {width, height: 900})
    await page.evaluate(() => document.fonts.ready)
    const names = await page.locator(".field-name text").evaluateAll(texts =>
      texts.map(text => {
        const {fontSize, fontFamily, fontStretch} = getComputedStyle(text)
        const {left, right, top} = text.getBoundingClientRect()
        return {
          name: text.textContent,
          font: [fontSize, fontFamily.split(",")[0], fontStretch],
          left,
          right,
          top,
        }
      }),
    )
    expect(names.length).toBeGreaterThan(5)
    for (const {font} of names) expect(font).toEqual(["10.5px", '"Encode Sans Variable"', "87%"])
    const overlaps = names.flatMap(a =>
      names
        .filter(b => a !== b && a.top === b.top && a.left <= b.left && a.right > b.left)
        .map(b => `${a.name} | ${b.name}`),
    )
    expect(overlaps).toEqual([])
    expect(trouble).toEqual([])
  }
})

test("every rule of the built style sheet with a stretch has kept it", async () => {
  const {page} = await open()
  const shorthand = await page.evaluate(async () => {
    const sheets = [...document.styleSheets].map(sheet => sheet.href).filter(href => href !== null)
    const texts = await Promise.all(sheets.map(async href => (await fetch(href)).text()))
    return texts.join("\n").match(/font:[^;}"]*\d%/g)
  })
  expect(shorthand).toBeNull()
})
