// Where colours are the system's: what was drawn as a box of a colour is still there, and what is chosen is still told apart.

import type {Page} from "playwright-core"
import {expect, test} from "vitest"
import {site} from "./site.ts"

const {open} = site()
const LINK = "#v=1&at=ffff00000a2eb000"

/** Boxes no thicker than a line whose colour is that of the ground, so that nobody sees them. */
const lostLines = (page: Page) =>
  page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement("i"))
    probe.style.background = "Canvas"
    const canvas = getComputedStyle(probe).backgroundColor
    probe.remove()
    const lost = new Set<string>()
    for (const element of document.body.querySelectorAll("*"))
      for (const part of [undefined, "::before", "::after"]) {
        const style = getComputedStyle(element, part)
        const thickness = Math.min(Number.parseFloat(style.width), Number.parseFloat(style.height))
        const drawn = element.getClientRects().length > 0 && thickness > 0 && thickness <= 3
        if (!drawn || element.closest("svg") || (part && style.content === "none")) continue
        if (style.backgroundColor === canvas) lost.add(`${element.className}${part ?? ""}`)
      }
    return [...lost]
  })

const ASKS = "why?"
const VIEWS: readonly (readonly [string, string])[] = [
  ["the tree", LINK],
  [ASKS, LINK],
  ["a comparison", `${LINK}&against=merged-v5.12`],
  ["columns", `${LINK}&view=columns`],
  ["the mirror", `${LINK}&view=mirror`],
  ["the decoder", "#d=00e000004a2eb787&l=3"],
  ["time", `${LINK}&step=5`],
  ["the theatre", `${LINK}&view=theatre`],
]

test.each(VIEWS)("no line is lost in %s", async (name, link) => {
  const {page, trouble} = await open(link)
  if (name === ASKS) {
    await page.getByRole("button", {name: ASKS}).first().click()
    await page.locator(".why-revisions").waitFor()
  }
  await page.emulateMedia({forcedColors: "active"})
  expect(await lostLines(page)).toEqual([])
  expect(trouble).toEqual([])
})

const style = (page: Page, selector: string, name: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), name)

test("the point of the review that is shown has a line, the others have none", async () => {
  const {page} = await open("#v=1&view=review")
  await page.emulateMedia({forcedColors: "active"})
  const line = (which: string) => style(page, `.review-points button${which}`, "border-left-color")
  expect(await line("[aria-current]")).not.toBe(await line(":not([aria-current])"))
})

/** Does it keep the colours of the page? */
const keepsColours = (page: Page, selector: string, part?: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element, part) => getComputedStyle(element, part).forcedColorAdjust === "none", part)

test("the value in a pasted text stays marked", async () => {
  const {page} = await open("#v=1&view=decode")
  await page.getByRole("textbox", {name: "Descriptor"}).fill("pmd=18000000bffaf003, pte=00e800004a2eb707")
  await page.locator(".decode-frame mark").waitFor()
  await page.emulateMedia({forcedColors: "active"})
  expect(await keepsColours(page, ".decode-frame mark")).toBe(true)
})

test("the letters of who holds a page keep their grounds, and the arrow of the list its shape", async () => {
  const {page} = await open(`${LINK}&view=theatre`)
  await page.locator(".work-list .holder").first().waitFor()
  await page.emulateMedia({forcedColors: "active"})
  expect(await keepsColours(page, ".work-list .holder")).toBe(true)
  expect(await keepsColours(page, '.work-list tr[data-when="now"] th', "::before")).toBe(true)
})
