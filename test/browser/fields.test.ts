import type {Page} from "playwright-core"
import {expect, test} from "vitest"
import {headline, hashHas, site} from "./site.ts"

const {open} = site()

const setup = (page: Page) => page.getByRole("button", {name: "Range, memory and frames"}).click()
const maps = (page: Page) => page.getByRole("button", {name: "Pages to map"}).click()
const MILLION = "1".repeat(1_000_000)

/** Fills a field and gives what is said of it. */
async function said(page: Page, label: string, text: string): Promise<string> {
  const field = page.getByLabel(label, {exact: true})
  await field.fill(text)
  const id = (await field.getAttribute("aria-describedby"))!
  const invalid = await field.getAttribute("aria-invalid")
  return `${invalid}: ${await page.locator(`[id="${id}"]`).textContent()}`
}

const CASES: readonly (readonly [label: string, text: string, message: RegExp])[] = [
  ["from", "0xffff_0000_0000_1001", /not a multiple of 4 KiB: expected 0xffff_0000_0000_1000 or/],
  ["from", "0xffff_9000_0000_0000", /is not below the end: expected less than 0xffff_8000_0000_0000/],
  ["from", "0x1234_0000_0000_0000", /bits 63 to 48 must be all 0 or all 1/],
  ["from", "0x1000", /is in the lower half/],
  ["from", "words", /“words” is not a number/],
  ["from", MILLION, /1,000,000 characters.*more than 64 bits/],
  ["to, not included", "0xfffe_ffff_ffff_f000", /is beyond the 48 bits of these tables/],
  ["to, not included", "0xffff_0000_0000_0000", /is not above the start/],
  ["to, not included", "", /Nothing is here: expected a number/],
  ["table pages from", "0x123", /not a multiple of 4 KiB: expected 0x0000 or 0x1000/],
  ["table pages from", "0x1_0000_0000_0000", /has more than 48 bits/],
  ["table pages from", MILLION, /more than 64 bits/],
  ["at most", "many", /“many” is no number of pages: expected a whole number/],
  ["at most", "99999999", /too many: expected a whole number in digits, 0 to 16,777,216/],
  ["frames that are memory", "0x4000_0000", /is no range: expected start-end/],
  ["frames that are memory", "0x5000_0000-0x4000_0000", /is not above the start/],
  [
    "frames that are memory",
    "0-0x1000, 0-0x2000",
    /Range 2: 0x0000 lies below the end of the range before it/,
  ],
  ["frames that are memory", MILLION, /1,000,000 characters are too many/],
]

test("each field of range, memory and frames says what is wrong, and the last good outcome stays", async () => {
  const {page, trouble} = await open()
  await setup(page)
  for (const [label, text, message] of CASES) {
    const before = await page.getByLabel(label, {exact: true}).inputValue()
    expect(await said(page, label, text)).toMatch(new RegExp(`^true: .*${message.source}`))
    expect(await headline(page).textContent()).toBe("Copied: 249 tables, 125,962 entries.")
    await page.keyboard.press("Escape")
    expect(await page.getByLabel(label, {exact: true}).inputValue()).toBe(before)
  }
  expect(trouble).toEqual([])
})

test("what is good counts at once, and one undo takes a whole typing back", async () => {
  const {page} = await open()
  await setup(page)
  await page.getByLabel("at most", {exact: true}).fill("")
  await page.getByLabel("at most", {exact: true}).pressSequentially("100")
  await expect.poll(() => headline(page).textContent()).toBe("Stopped with −ENOMEM, half-way.")
  await hashHas(page, "pages=100@")
  await page.getByRole("button", {name: "Undo"}).click()
  await expect.poll(() => headline(page).textContent()).toMatch(/^Copied: 249 tables/)
  expect(await page.getByLabel("at most", {exact: true}).inputValue()).toBe("1024")
})

test("a frame that is taken out stops CHECKPFN there, and can be given back", async () => {
  const {page} = await open("#v=1&flags=WP&at=ffff000010d3b000")
  await setup(page)
  await page.getByRole("button", {name: "take out frame 0x50d3_b000"}).click()
  await expect.poll(() => headline(page).textContent()).toBe("Stopped with −ENXIO, half-way.")
  expect(await page.getByText("stopped at 0x50d3_b000", {exact: true}).count()).toBe(1)
  await page.getByRole("button", {name: "as the machine had them"}).click()
  await expect.poll(() => headline(page).textContent()).toMatch(/^Copied/)
})

test("a page is mapped onto what is there: refused, then forced; bad addresses say so", async () => {
  const {page, trouble} = await open("#v=1&at=ffff000000400000")
  await maps(page)
  await page.getByRole("button", {name: "map a page"}).click()
  await expect.poll(() => headline(page).textContent()).toBe("Copied, but mapping stopped with −ENXIO.")
  await page.getByRole("switch", {name: "TRANS_FORCEMAP"}).click()
  expect(await page.locator(".flag-note").last().textContent()).toBe("2 MiB − 4 KiB mapped no more")
  expect(await said(page, "at", "0x1001")).toMatch(/^true: .*not a multiple of 4 KiB/)
  expect(await said(page, "page", "0xfff")).toMatch(
    /^true: .*not a multiple of 4 KiB: expected 0x0000 or 0x1000/,
  )
  expect(await said(page, "protection", "rw")).toMatch(/^true: .*“rw” is not a number/)
  expect(await said(page, "protection", MILLION)).toMatch(/^true: .*more than 64 bits/)
  expect(await said(page, "protection", "PAGE_KERNEL_RO")).toMatch(/^false: 0x/)
  expect(await page.locator(".flag-note").last().textContent()).toBe("2 MiB − 4 KiB mapped no more")
  await page.getByRole("button", {name: "Do not map page 1"}).click()
  expect(await page.locator(".flag-note").last().textContent()).toBe("on; no page to map yet")
  expect(trouble).toEqual([])
})

test("without a range there is an empty table", async () => {
  const {page} = await open()
  await setup(page)
  await page.getByLabel("copy a range").uncheck()
  await expect.poll(() => headline(page).textContent()).toBe("An empty table: 1 page.")
  await page.getByLabel("copy a range").check()
  await expect.poll(() => headline(page).textContent()).toMatch(/^Copied: 249 tables/)
})
