import type {Page} from "playwright-core"
import {expect, test} from "vitest"
import {axeFinds, DESK, hashHas, PHONE, site} from "./site.ts"

const {open} = site()
const panel = (page: Page) => page.getByRole("region", {name: "Time in idmap_page"})
const said = (page: Page) => panel(page).getByRole("status").innerText()
const tables = (page: Page) =>
  page.getByRole("list", {name: "Its tables, the root first"}).getByRole("listitem").allInnerTexts()

const CALL = "idmap=4a257000:46f51000,46f52000,46f53000,46f54000"
const REAL = "#v=1&source=6.1-4k-default&kernel=v5.16"

test("by keyboard alone: from the pages to map into idmap_page, up to its root, into the link, and out", async () => {
  const {page, trouble} = await open(REAL)
  await page.getByRole("button", {name: "Pages to map"}).focus()
  await page.keyboard.press("Enter")
  const editor = page.getByRole("region", {name: "Pages to map"})
  await editor.getByRole("textbox", {name: "page"}).fill("0x4a25_7000")
  await page.keyboard.press("Tab")
  await page.keyboard.press("Enter")
  await expect.poll(() => said(page)).toBe("Nothing has been done yet.")
  // What it was opened from gives way, and the bar has the focus.
  await editor.waitFor({state: "detached"})
  await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe("steps-bar")
  await page.keyboard.press("ArrowRight")
  await expect.poll(() => said(page)).toContain("for a table of level 3 and writes 0x0048_0000_4a25_7703")
  await page.keyboard.press(".")
  await expect.poll(() => tables(page)).toHaveLength(4)
  const now = await tables(page)
  expect(now.map(text => text.includes("not made yet"))).toEqual([true, true, false, false])
  await hashHas(page, "step=2&idmap=4a257000")
  await page.reload()
  await expect.poll(() => said(page)).toContain("for a table of level 2")
  await page.getByRole("slider", {name: "Step"}).focus()
  await page.keyboard.press("End")
  await expect.poll(() => said(page)).toContain("This is the root.")
  await expect
    .poll(() => page.locator("h1").innerText())
    .toBe("The page is mapped at its own address: 4 tables.")
  await page.keyboard.press("Escape")
  await page.locator(".stage").waitFor()
  await expect.poll(() => page.url()).not.toContain("idmap=")
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("Time")
  expect(trouble).toEqual([])
})

test("from the theatre it is the transition's own call, and Back leads there again", async () => {
  const {page, trouble} = await open(`${REAL}&view=theatre&assume=kexec&event=2`)
  await page.getByRole("button", {name: "Step by step"}).click()
  await expect.poll(() => said(page)).toBe("Nothing has been done yet.")
  await hashHas(page, `step=0&${CALL}`)
  await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe("steps-bar")
  await page.goBack()
  await page.getByRole("button", {name: "Step by step"}).waitFor()
  // The copy was made a step before.
  await page.keyboard.press("ArrowLeft")
  await expect.poll(() => page.locator("h1").innerText()).toContain("The linear map is copied.")
  await page.getByRole("button", {name: "Step by step"}).click()
  await page.getByRole("region", {name: "Time in the copy"}).waitFor()
  expect(trouble).toEqual([])
})

test("the flags tell nothing of the copy, and again of it when time is closed", async () => {
  const {page} = await open(`${REAL}&step=2&${CALL}`)
  await panel(page).waitFor()
  const notes = () => page.locator(".flag-note").allInnerTexts()
  for (const note of await notes()) expect(note).toContain("no part in idmap_page")
  await page.keyboard.press("Escape")
  await expect.poll(async () => (await notes()).join()).toContain("became writable")
  expect((await notes()).join()).not.toContain("idmap_page")
})

test("without a page for the third table it is an error, and a move", async () => {
  const {page} = await open(`${REAL}&step=0&idmap=4a257000:46f51000,46f52000`)
  await panel(page).getByRole("button", {name: "error", exact: true}).click()
  await expect
    .poll(() => said(page))
    .toContain("gives up with −ENOMEM at level 1 for 0x4a25_7000: there is no page left.")
  await expect.poll(() => page.locator("h1").innerText()).toContain("Stopped with −ENOMEM: 2 tables")
})

test("a release that has none says so, and shows the copy", async () => {
  const {page} = await open(`#v=1&source=6.1-4k-default&kernel=v1-as-intended&step=2&${CALL}`)
  await expect
    .poll(() => page.locator("body").innerText())
    .toContain("patch v1 has no trans_pgd_idmap_page()")
  expect(await panel(page).count()).toBe(0)
})

test("t in the theatre goes to its line of time", async () => {
  const {page} = await open(`${REAL}&view=theatre&assume=kexec&event=2`)
  await page.locator(".theatre-slider").waitFor()
  await page.keyboard.press("t")
  expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(
    "Step of the story",
  )
})

test.each(["light", "dark"] as const)("axe finds nothing, %s, and nothing hangs out", async scheme => {
  for (const size of [DESK, {width: 1024, height: 768}, PHONE]) {
    const {page, trouble} = await open(`${REAL}&step=3&${CALL}`, size, scheme)
    await panel(page).waitFor()
    expect(await axeFinds(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
    expect(trouble).toEqual([])
    await page.context().close()
  }
})
