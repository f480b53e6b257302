// Windows of any size: nothing is wider than the window or hangs out of its box, and what matters is in sight.

import type {Page} from "playwright-core"
import {expect, test} from "vitest"
import {site} from "./site.ts"

const {open} = site()

/** Boxes whose words and parts must stay inside of them. */
const BOXES = ".header, .views, .band, .editor, .va-part, .stage-part, .inspector-part, .time-part, .compare"

/** What is outside of the window or of its box, sideways. Half a px and the overhang of a mark are let through. */
const outside = (page: Page) =>
  page.evaluate(boxes => {
    const said = []
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth
    if (wide > 0) said.push(`the page by ${wide}`)
    for (const box of document.querySelectorAll(boxes)) {
      const {left, right} = box.getBoundingClientRect()
      for (const part of box.querySelectorAll("*")) {
        if (part.closest("defs, datalist, .unseen, .picker > .label, .loupe, .va-name, [hidden]")) continue
        // The bar at a phone's foot is a box of its own.
        const bar = part.closest(".views")
        if (bar && bar !== box && getComputedStyle(bar).position === "fixed") continue
        const at = part.getBoundingClientRect()
        if (at.width === 0 || at.height === 0) continue
        if (at.left < left - 4 || at.right > right + 4)
          said.push(
            `${box.className} | ${part.getAttribute("class") ?? part.tagName} ${at.left}..${at.right}`,
          )
      }
    }
    return said
  }, BOXES)

/** How far the strips reach beyond the column of the words. */
const hanging = (page: Page) =>
  page.evaluate(() => {
    const column = document.querySelector(".band")!.getBoundingClientRect()
    const grounds = [...document.querySelectorAll(".strip-ground")].map(strip =>
      strip.getBoundingClientRect(),
    )
    return Math.max(...grounds.map(({left, right}) => Math.max(column.left - left, right - column.right)))
  })

test("from 320 to 2560 px nothing hangs out, with the editors open or closed", async () => {
  for (const width of [320, 360, 390, 480, 600, 800, 1023, 1024, 1280, 1440, 1920, 2560]) {
    const {page, trouble} = await open("", {width, height: 800})
    await page.evaluate(() => document.fonts.ready)
    const where = (found: unknown) => ({width, found})
    expect(where(await outside(page))).toEqual(where([]))
    if (width < 1024) expect(await hanging(page)).toBeLessThanOrEqual(0)
    for (const name of ["Range, memory and frames", "Pages to map"]) {
      await page.getByRole("button", {name}).click()
      await page.locator(".editor").waitFor()
      expect(where(await outside(page))).toEqual(where([]))
    }
    expect(trouble).toEqual([])
    await page.close()
  }
})

test.each([
  [1440, 900],
  [1440, 700],
  [1366, 768],
  [1280, 720],
  [1920, 1080],
  [1024, 768],
])(
  "at %i x %i the picture and the whole descriptor are in sight, without scrolling",
  async (width, height) => {
    const {page} = await open("", {width, height})
    const inspector = (await page.locator(".inspector").boundingBox())!
    expect(inspector.y + inspector.height).toBeLessThanOrEqual(height)
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(height)
    const stage = (await page.locator(".stage").boundingBox())!
    expect(stage.height).toBeGreaterThanOrEqual(322)
  },
)

test.each([390, 360, 320])("at %i px what stands beside an entry's words is in one line", async width => {
  const {page} = await open("#v=1&source=hole", {width, height: 844})
  await page.evaluate(() => document.fonts.ready)
  const height = await page
    .locator(".inspector-entry span")
    .evaluate(span => span.getBoundingClientRect().height)
  expect(height).toBeLessThan(20)
  expect(await outside(page)).toEqual([])
})
