// The picture stands still: whatever the outcome has to say, the words fit the band above the picture, in any window.

import type {Page} from "playwright-core"
import {expect, test} from "vitest"
import {handmade} from "../../src/model/handmade/tables.ts"
import {REVISIONS} from "../../src/model/experiment.ts"
import {NAMES} from "../format/files.ts"
import {DESK, site} from "./site.ts"

const {open} = site()

const SMALL = {width: 1024, height: 768}
const SOURCES = [...NAMES, ...handmade.map(table => table.name)]

/** What has moved the picture, scrolls the page, or does not fit its box; nothing, if all is well. */
const unrest = (page: Page, top: number) =>
  page.evaluate(top => {
    const place = (name: string) => document.querySelector(name)!.getBoundingClientRect()
    const band = place(".band")
    const said = []
    if (place(".stage").top !== top) said.push(`stage at ${place(".stage").top}`)
    const {scrollHeight} = document.documentElement
    if (scrollHeight > innerHeight) said.push(`page of ${scrollHeight}`)
    for (const part of document.querySelectorAll(".flag-note, .flag-sentence, .verdict :is(h1, p, button)"))
      if (part.getBoundingClientRect().bottom > band.bottom + 0.5) said.push(part.textContent)
    // A small window may cut them: the button is there.
    const cut = document.querySelector('.verdict[data-fit="3"]')
    if (cut && (innerWidth >= 1440 || !cut.querySelector("button")!.checkVisibility()))
      said.push("words are cut")
    return said
  }, top)

/** Goes to a link without loading the page again. */
async function go(page: Page, hash: string, source: string, revision: string) {
  await page.evaluate(to => (location.hash = to), hash)
  await page.waitForFunction(
    ([source, revision]) =>
      location.hash.includes(`source=${source}&`) && location.hash.includes(`kernel=${revision}`),
    [source, revision],
  )
  await page.waitForFunction(() => !document.querySelector("h1")!.textContent.startsWith("Reading"))
}

test.each([
  [DESK, 200],
  [SMALL, 223],
])("at %o every example under every algorithm leaves the picture where it is", async (size, top) => {
  const {page, trouble} = await open("", size)
  await page.evaluate(() => document.fonts.ready)
  const found: string[] = []
  for (const source of SOURCES)
    for (const revision of REVISIONS) {
      const hash = `v=1&source=${source}&kernel=${revision}&flags=WV`
      await go(page, hash, source, revision)
      for (const what of await unrest(page, top)) found.push(`${hash}: ${what}`)
    }
  expect(found).toEqual([])
  expect(trouble).toEqual([])
})

test.each([
  "pages=1@48000000",
  "source=6.12-4k-va48&kernel=v1-as-posted&flags=WV",
  "source=6.12-16k-lpa2&kernel=v1-as-posted",
  "flags=WVPF&frames=40000000-48000000",
])("%s leaves it there too", async hash => {
  for (const [size, top] of [
    [DESK, 200],
    [SMALL, 223],
  ] as const) {
    const {page} = await open(`#v=1&${hash}`, size)
    await page.evaluate(() => document.fonts.ready)
    expect(await unrest(page, top)).toEqual([])
  }
})

test("words that are too long for their lines are cut, and a button shows all of them over the picture", async () => {
  const {page} = await open("", SMALL)
  const words = page.locator(".verdict p")
  // No outcome has so much to say today.
  await words.evaluate(p => {
    p.append("A sentence that is not short. ".repeat(20))
    document.fonts.dispatchEvent(new Event("loadingdone"))
  })
  const hidden = () => words.evaluate(p => p.scrollHeight - p.clientHeight)
  expect(await hidden()).toBeGreaterThan(0)
  const top = (await page.locator(".stage").boundingBox())!.y
  await page.getByRole("button", {name: "all of it"}).click()
  expect(await hidden()).toBe(0)
  expect((await page.locator(".stage").boundingBox())!.y).toBe(top)
  await page.getByRole("button", {name: "less"}).click()
  expect(await hidden()).toBeGreaterThan(0)
})
