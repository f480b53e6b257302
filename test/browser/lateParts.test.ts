// What is loaded when it is used, on a net that fails: the part says so in its place, the page lives on, and another try brings it.

import {expect, test} from "vitest"
import type {Page} from "playwright-core"
import {headline, site} from "./site.ts"

const {open} = site()

interface Part {
  /** The chunk, as the build names it. */
  readonly chunk: string
  readonly ask: (page: Page) => Promise<void>
  /** What is there once it has come. */
  readonly shown: string
}

const press = (name: string) => (page: Page) => page.getByRole("button", {name}).click()

const PARTS: readonly Part[] = [
  {chunk: "Help", ask: press("Help"), shown: "dialog.help"},
  {chunk: "SourceList", ask: page => page.locator("#source-button").click(), shown: ".source-list"},
  {chunk: "Setup", ask: press("Range, memory and frames"), shown: ".editor"},
  {chunk: "MapEditor", ask: press("Pages to map"), shown: ".editor"},
  {chunk: "DifferenceList", ask: page => page.keyboard.press("l"), shown: ".differences"},
  {chunk: "Steps", ask: page => page.keyboard.press("t"), shown: ".steps"},
  {chunk: "Columns", ask: press("Columns"), shown: ".columns"},
  {chunk: "Mirror", ask: press("Mirror"), shown: ".mirror"},
]

test.each(PARTS)(
  "$chunk that does not come leaves the page alive, and can be asked for again",
  async part => {
    const {page, trouble} = await open()
    const chunk = new RegExp(`/assets/${part.chunk}-[^/]*\\.js$`)
    await page.route(chunk, route => route.abort())
    await part.ask(page)
    const failed = page.locator(".failed")
    await failed.waitFor()
    expect(await failed.textContent()).toMatch(/^This part of the page did not come: /)
    const inWindow = await failed.evaluate(element => {
      const {left, right, top, height} = element.getBoundingClientRect()
      return left >= 0 && right <= innerWidth && top >= 0 && height > 0
    })
    expect(inWindow).toBe(true)
    expect(await headline(page).textContent()).toMatch(/^(Copied: 249 tables|At step 0 of 127,233)/)
    // Only the net has something to say: nothing is thrown that nobody catches.
    expect(trouble.filter(line => !/net::ERR_FAILED/.test(line))).toEqual([])
    await page.unroute(chunk)
    await failed.getByRole("button", {name: "try again"}).click()
    await page.locator(part.shown).waitFor()
    expect(await failed.count()).toBe(0)
  },
)

test("a view whose code has come ahead, since somebody pointed at its name, is there in the frame that answers the press", async () => {
  const {page} = await open()
  const came = page.waitForResponse(/\/assets\/Mirror-[^/]*\.js$/)
  await page.getByRole("button", {name: "Mirror"}).hover()
  await (await came).finished()
  // The code itself runs a little after it has come.
  await page.waitForTimeout(300)
  const there = await page.evaluate(async () => {
    ;[...document.querySelectorAll("nav button")]
      .find(one => one.textContent === "Mirror")!
      .dispatchEvent(new MouseEvent("click", {bubbles: true}))
    // Only what is done at once: no timer and no frame comes before this goes on.
    for (let n = 0; n < 10; n++) await null
    return document.querySelector(".mirror")?.checkVisibility() ?? false
  })
  expect(there).toBe(true)
})

test("a view is drawn ahead, unseen, while the pointer or the focus is at its name, and shown as it is then", async () => {
  const {page, trouble} = await open()
  const name = page.getByRole("button", {name: "Columns"})
  const columns = page.locator(".columns")
  await name.hover()
  await columns.waitFor({state: "attached"})
  expect(await columns.isVisible()).toBe(false)
  await page.mouse.move(700, 500)
  await columns.waitFor({state: "detached"})
  await name.focus()
  await columns.waitFor({state: "attached"})
  // What changes in the meantime is changed there as well: another place, another copy.
  const rows = () => page.locator(".columns [role=row]").allTextContents()
  const before = await rows()
  await page.keyboard.press("n")
  await page.getByRole("switch", {name: /MKWRITE/}).evaluate((element: HTMLElement) => element.click())
  await name.click()
  await columns.waitFor()
  await page.mouse.move(700, 500)
  const after = await rows()
  expect(after).not.toEqual(before)
  await page.reload()
  await columns.waitFor()
  expect(await rows()).toEqual(after)
  expect(trouble).toEqual([])
})
