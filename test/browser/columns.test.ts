import {expect, test} from "vitest"
import type {Page} from "playwright-core"
import {axeFinds, flag, hashHas, headline, PHONE, site} from "./site.ts"

const {open} = site()
const LINK = "#v=1&source=6.1-4k-default&at=ffff00000a2eb000&view=columns"

const grid = (page: Page, name: string) => page.getByRole("treegrid", {name: new RegExp(`^${name} table`)})
const current = (page: Page, name: string) => grid(page, name).locator("[data-current]")
/** What has the focus, as it is heard. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement
    return at?.ariaLabel ?? at?.querySelector(".unseen")?.textContent ?? ""
  })
const foot = (page: Page) => page.locator(".columns-foot").innerText()

/** Gives the row on the path of a column the focus. */
async function enter(page: Page, name: string) {
  await current(page, name).focus()
}

test("a link opens the columns of its address: four grids, the path, and the words of each row", async () => {
  const {page, trouble} = await open(LINK)
  await current(page, "PTE").waitFor()
  expect(await page.getByRole("treegrid").evaluateAll(all => all.map(grid => grid.ariaLabel))).toEqual([
    "PGD table, 512 entries",
    "PUD table of PGD 0, 512 entries",
    "PMD table of PUD 0, 512 entries",
    "PTE table of PMD 81, 512 entries",
  ])
  expect(await page.getByRole("group", {name: "Path PGD 0, PUD 0, PMD 81"}).count()).toBe(1)
  expect(await current(page, "PTE").getAttribute("aria-label")).toBe(
    "PTE 235. Source: page, read-only, 0x4a2e b000. Changed by TRANS MKWRITE. Copy: page, writable.",
  )
  expect(await grid(page, "PTE").getAttribute("aria-rowcount")).toBe("31")
  expect(await current(page, "PTE").getAttribute("aria-rowindex")).toBe("22")
  expect(await foot(page)).toContain("row 22 of 31. 3 rows below, 7 above.")
  expect(await page.getByRole("scrollbar", {name: "PTE"}).getAttribute("aria-valuetext")).toBe(
    "entries 165 to 249 of 512",
  )
  const words = await grid(page, "PMD")
    .getByRole("row")
    .evaluateAll(rows => rows.map(row => row.ariaLabel))
  expect(words[1]).toContain("Below: 496 changed by TRANS MKWRITE.")
  expect(words[2]).toBe(
    "PMD 2 to 11. Source: 10 times, block of 2 MiB, read-only, from 0x4040 0000. Changed by TRANS MKWRITE. Copy: 10 times, block of 2 MiB, writable.",
  )
  expect(trouble).toEqual([])
})

test("an entry that was edited has its corner, a word below the columns and what it means beside the marks", async () => {
  const {page} = await open(LINK.replace("&at", "&edit=5ffaf758:e000004a2eb786&at"))
  await current(page, "PTE").waitFor()
  const marked = page.locator(".column-half[data-edited]")
  expect(await marked.count()).toBe(1)
  expect(await marked.innerText()).toContain("Source: invalid page, read-only, 0x4a2e b000, edited")
  expect(await current(page, "PTE").locator("[data-edited]").count()).toBe(1)
  expect(await foot(page)).toContain("edited. ")
  expect(await page.locator(".column-notes").allInnerTexts()).toContainEqual(
    expect.stringContaining("corner: this entry was edited"),
  )
})

test("up and down go from row to row, left and right from table to table and back to where one was", async () => {
  const {page} = await open(LINK)
  await enter(page, "PTE")
  await page.keyboard.press("ArrowDown")
  await expect.poll(() => focused(page)).toMatch(/^PTE 236\./)
  await hashHas(page, "at=ffff00000a2ec000")
  await page.keyboard.press("ArrowLeft")
  await expect.poll(() => focused(page)).toMatch(/^PMD 81\./)
  await page.keyboard.press("ArrowDown")
  await expect.poll(() => focused(page)).toMatch(/^PMD 82\./)
  await expect.poll(() => grid(page, "PTE").getAttribute("aria-label")).toContain("of PMD 82")
  await page.keyboard.press("ArrowUp")
  await page.keyboard.press("Enter")
  await expect.poll(() => focused(page)).toMatch(/^PTE 236\./)
  await page.keyboard.press("Backspace")
  await page.keyboard.press("Home")
  await expect.poll(() => focused(page)).toMatch(/^PMD 0\./)
  await page.keyboard.press("End")
  await expect.poll(() => focused(page)).toBe("PMD 256 to 511. Empty.")
  await page.keyboard.press("PageUp")
  await expect.poll(() => focused(page)).toMatch(/^PMD 0\./)
})

test("Space opens and folds a run, whose head and entries are rows", async () => {
  const {page} = await open(LINK)
  await enter(page, "PTE")
  await page.keyboard.press("Space")
  await expect.poll(() => focused(page)).toMatch(/^PTE 234 to 239\. Source: 6 times/)
  expect(await current(page, "PTE").getAttribute("aria-expanded")).toBe("false")
  expect(await grid(page, "PTE").getAttribute("aria-rowcount")).toBe("25")
  await page.keyboard.press("Space")
  await expect.poll(() => grid(page, "PTE").getAttribute("aria-rowcount")).toBe("31")
  await expect.poll(() => focused(page)).toMatch(/^PTE 235\./)
  expect(await current(page, "PTE").getAttribute("aria-level")).toBe("2")
})

test("the link has the runs that were opened, until they are folded", async () => {
  const {page} = await open(LINK)
  await enter(page, "PTE")
  await page.keyboard.press("Space")
  await page.keyboard.press("Space")
  await hashHas(page, "&opened=ffff00000a2ea000@3")
  const kept = LINK.replace("0a2eb000", "0a200000") + "&opened=ffff00000a2ea000@3"
  const {page: other} = await open(kept)
  const rows = () => grid(other, "PTE").getAttribute("aria-rowcount")
  await expect.poll(rows).toBe("31")
  await grid(other, "PTE").locator('[aria-expanded="true"] .column-index').first().scrollIntoViewIfNeeded()
  await grid(other, "PTE").locator('[aria-expanded="true"] .column-index').first().click()
  await expect.poll(rows).toBe("25")
  await expect.poll(() => other.url()).not.toContain("opened=")
})

test("s goes to the source's cell, then to the copy's; left and right from cell to cell; Escape back to the row", async () => {
  const {page} = await open(LINK)
  await enter(page, "PTE")
  await page.keyboard.press("s")
  await expect.poll(() => focused(page)).toBe("Source: page, read-only, 0x4a2e b000")
  await page.keyboard.press("ArrowRight")
  await expect.poll(() => focused(page)).toBe("Changed by TRANS MKWRITE")
  await page.keyboard.press("s")
  await expect.poll(() => focused(page)).toBe("Copy: page, writable, 0x4a2e b000")
  await page.keyboard.press("Escape")
  await expect.poll(() => focused(page)).toMatch(/^PTE 235\./)
  await hashHas(page, "at=ffff00000a2eb000")
})

test("n goes to the next change, across columns, and opens what it must; e to the error", async () => {
  const {page} = await open(LINK)
  await enter(page, "PTE")
  await page.keyboard.press("n")
  await expect.poll(() => focused(page)).toMatch(/^PTE 236\./)
  for (const _ of [237, 238, 239, 249]) await page.keyboard.press("n")
  await expect.poll(() => focused(page)).toMatch(/^PTE 249\./)
  for (const _ of [262, 263, 264, 82]) await page.keyboard.press("n")
  await expect.poll(() => grid(page, "PTE").getAttribute("aria-label")).toContain("of PMD 82")
  const {page: other} = await open("#v=1&source=hole&view=columns")
  await enter(other, "PTE")
  await other.keyboard.press("Home")
  await other.keyboard.press("e")
  await expect.poll(() => focused(other)).toContain("refused")
  expect(await other.locator(".column-stop").count()).toBeGreaterThan(1)
})

test("after n on a page just opened the keys at the foot work, and after a click beside the rows", async () => {
  const {page} = await open(LINK)
  await current(page, "PTE").waitFor()
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true)
  await page.keyboard.press("n")
  await expect.poll(() => focused(page)).toMatch(/^PTE 236\./)
  await page.keyboard.press("ArrowDown")
  await expect.poll(() => focused(page)).toMatch(/^PTE 237\./)
  await page.locator(".column[data-level='2'] .column-name").click()
  await expect.poll(() => focused(page)).toMatch(/^PMD 81\./)
  await page.keyboard.press("g")
  await expect.poll(() => foot(page)).toContain("an index, 0 to 511")
})

test("the first stop of Tab leads past header and switches into the picture of any view", async () => {
  for (const [hash, there] of [
    ["#v=1&source=6.1-4k-default", /^Source and copy/],
    [LINK, /^PTE 235\./],
    ["#v=1&source=6.1-4k-default&view=mirror", /^Mirror/],
    ["#v=1&source=6.1-4k-default&view=decode", /^$/],
  ] as const) {
    const {page} = await open(hash)
    await page.locator("body").press("Tab")
    await page.keyboard.press("Enter")
    await expect.poll(() => focused(page)).toMatch(there)
    expect(await page.evaluate(() => document.activeElement!.closest("main") !== null)).toBe(true)
    await page.context().close()
  }
})

test("a digit or g asks for an index, 0x for an address; what is neither is said", async () => {
  const {page} = await open(LINK)
  await enter(page, "PTE")
  await page.keyboard.type("40")
  await page.keyboard.press("Enter")
  await expect.poll(() => focused(page)).toMatch(/^PTE 40\./)
  await page.keyboard.type("g9000")
  await page.keyboard.press("Enter")
  await expect.poll(() => foot(page)).toContain("Expected an index, 0 to 511, or an address with 0x")
  await page.keyboard.press("Escape")
  await expect.poll(() => foot(page)).toContain("PTE 40")
  await expect.poll(() => focused(page)).toMatch(/^PTE 40\./)
  await page.keyboard.type("0xffff0000002f0000")
  await page.keyboard.press("Enter")
  await hashHas(page, "at=ffff0000002f0000")
})

test("a goes from one alias of a page to the next, and Enter on a page to its bits", async () => {
  const {page} = await open(LINK)
  await enter(page, "PTE")
  await page.keyboard.press("a")
  await expect.poll(() => page.url()).not.toContain("at=ffff00000a2eb000")
  await expect.poll(() => focused(page)).toContain("0x4a2e b000")
  await page.keyboard.press("Enter")
  await expect.poll(() => focused(page)).toBe("Bits of the descriptor")
})

test("Tab goes from column to column, one stop each", async () => {
  const {page} = await open(LINK)
  await enter(page, "PGD")
  const stops = ["PGD 0.", "PUD 0.", "PMD 81.", "PTE 235."]
  for (const stop of stops) {
    await expect.poll(() => focused(page)).toContain(stop)
    await page.keyboard.press("Tab")
  }
})

test("a flip is the outcome's to say: the columns describe root and table and say nothing more", async () => {
  const {page} = await open(LINK)
  await enter(page, "PMD")
  await page.keyboard.press("ArrowDown")
  await flag(page, "TRANS_MKWRITE").click()
  await expect
    .poll(() => page.locator("#columns-root").innerText())
    .toMatch(/^Root, PGD, 512 entries\. .* entries copied, none of them changed\.$/)
  expect(await page.getByRole("treegrid", {name: /^PMD/}).getAttribute("aria-description")).toMatch(
    /^Source: \d+ tables, .* empty\. Copy: the same\.$/,
  )
  const said = await page.locator(".columns :is([role=status], [aria-live])").allInnerTexts()
  expect(said.join("").trim()).toBe("")
  await expect.poll(() => headline(page).innerText()).toContain("Copied")
})

test("pointing at a row is followed by the address, and the columns stay", async () => {
  const {page} = await open(LINK)
  await page.keyboard.press("Escape")
  await grid(page, "PMD").locator("[data-at='3']").hover()
  await expect
    .poll(() => page.getByRole("textbox", {name: "Virtual address"}).inputValue())
    .toBe("0xffff_0000_0180_0000")
  expect(await grid(page, "PTE").getAttribute("aria-label")).toContain("of PMD 81")
  await grid(page, "PMD").locator("[data-at='3']").click()
  await expect.poll(() => grid(page, "PTE").getAttribute("aria-label")).toContain("of PMD 12")
})

test("of 8,192 entries only those in sight are in the page, wherever the list is", async () => {
  const {page} = await open("#v=1&source=64k-42&view=columns")
  await enter(page, "PTE")
  await page.keyboard.type("5000")
  await page.keyboard.press("Enter")
  await expect.poll(() => focused(page)).toMatch(/^PTE 5000/)
  const rows = () => grid(page, "PTE").getByRole("row").count()
  expect(await rows()).toBeLessThan(70)
  await page.keyboard.press("End")
  await expect.poll(() => focused(page)).toMatch(/^PTE .*8191\b/)
  expect(await rows()).toBeLessThan(70)
})

test("on a phone the switches are marks in one line, and rows and bits are on one screen above the views", async () => {
  const {page} = await open(LINK, PHONE)
  await current(page, "PTE").waitFor()
  const top = async (selector: string) => (await page.locator(selector).first().boundingBox())!
  const bar = await top(".views")
  expect(bar.y + bar.height).toBe(PHONE.height)
  const bits = await top(".inspector .bits")
  expect(bits.y + bits.height).toBeLessThanOrEqual(bar.y)
  const switches = await page
    .getByRole("switch")
    .evaluateAll(all => all.map(one => Math.round(one.getBoundingClientRect().y)))
  expect(new Set(switches).size).toBe(1)
  await flag(page, "TRANS_MKWRITE").click()
  await expect.poll(() => flag(page, "TRANS_MKWRITE").getAttribute("aria-checked")).toBe("false")
})

test("on a phone a swipe to the right leads back, a quick short one too", async () => {
  const {page} = await open(LINK, PHONE)
  await current(page, "PTE").waitFor()
  const swipe = (by: number, ms: number) =>
    page.locator(".columns-body").evaluate(
      async (body, [right, wait]) => {
        const touch = (x: number) => [new Touch({identifier: 1, target: body, clientX: x, clientY: 500})]
        const fire = (type: string, x: number, touches: Touch[]) =>
          body.dispatchEvent(new TouchEvent(type, {bubbles: true, touches, changedTouches: touch(x)}))
        fire("touchstart", 100, touch(100))
        await new Promise(done => setTimeout(done, wait))
        fire("touchend", 100 + right, [])
      },
      [by, ms] as const,
    )
  await swipe(30, 600)
  expect(await grid(page, "PTE").count()).toBe(1)
  await swipe(30, 20)
  await expect.poll(() => grid(page, "PMD").count()).toBe(1)
  await swipe(90, 600)
  await expect.poll(() => grid(page, "PUD").count()).toBe(1)
})

test("a phone has one column and the path, which leads back", async () => {
  const {page, trouble} = await open(LINK, PHONE)
  await current(page, "PTE").waitFor()
  expect(await page.getByRole("treegrid").count()).toBe(1)
  await page.getByRole("navigation", {name: "Path"}).getByText("PMD").click()
  await expect.poll(() => grid(page, "PMD").count()).toBe(1)
  await grid(page, "PMD").locator("[data-at='8']").click()
  await expect.poll(() => grid(page, "PTE").getAttribute("aria-label")).toContain("of PMD 82")
  await page.getByRole("button", {name: "next change"}).click()
  await expect.poll(() => page.url()).not.toContain("at=ffff00000a400000")
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  expect(trouble).toEqual([])
})

test.each([
  ["light", 1440],
  ["dark", 1440],
  ["light", 1024],
  ["dark", 390],
] as const)("axe finds nothing in the columns, %s at %i", async (scheme, width) => {
  for (const hash of [LINK, "#v=1&source=hole&view=columns", "#v=1&source=index-bug&view=columns"]) {
    const {page} = await open(hash, {width, height: 900}, scheme)
    await page.getByRole("treegrid").first().waitFor()
    expect(await axeFinds(page)).toEqual([])
  }
})

test.each([
  ["6.12-16k-lpa2", "1880"],
  ["64k-42", "1024"],
])("a count of four digits in the seam of %s stands clear of the copy", async (name, count) => {
  const {page} = await open(`#v=1&source=${name}&view=columns`)
  const number = page.locator(".seam-marks b", {hasText: count})
  await number.waitFor()
  await page.evaluate(() => document.fonts.ready)
  const room = await number.evaluate(
    one =>
      one.closest("[role=row]")!.querySelector(".column-half.copy")!.getBoundingClientRect().left -
      one.getBoundingClientRect().right,
  )
  expect(room).toBeGreaterThan(0.5)
})

test.each([390, 360, 320])("at %i px the head of a run says whole what it became", async width => {
  const {page} = await open(LINK, {width, height: 844})
  const words = page.locator('.column-half.copy[data-ground="pale"] .cell-words').first()
  await words.waitFor()
  await page.evaluate(() => document.fonts.ready)
  expect(await words.innerText()).toMatch(/now\s+writable/)
  expect(await words.evaluate(one => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0)
})
