import {expect, test} from "vitest"
import type {Page} from "playwright-core"
import {axeFinds, DESK, hashHas, headline, PHONE, site} from "./site.ts"

const {open} = site()
const HERE = "#v=1&source=6.1-4k-default&kernel=v1-as-intended&flags=W&at=ffff00000a2eb000"
const EDITED = "&edit=5ffaf758:e000004a2eb707"

/** Clicks the cell of a bit in the source's row. */
async function press(page: Page, bit: number) {
  const cells = page.getByRole("slider", {name: "Bits of the descriptor"})
  const place = 63 - bit
  await cells.click({position: {x: place * 17.6 + Math.floor(place / 16) * 4 + 8, y: 38}})
}

test("a click on a bit of the source turns it over: the copy follows, the link has it, undo takes it back", async () => {
  const {page, trouble} = await open(HERE)
  expect(await headline(page).innerText()).toBe("Copied: 249 tables, 125,962 entries.")
  await press(page, 7)
  await hashHas(page, "edit=5ffaf758:e000004a2eb707")
  // A page that is writable is not made so: MKWRITE only sets PTE_WRITE in it.
  await expect
    .poll(() => page.locator(".verdict").innerText())
    .toMatch(/10 blocks of 2 MiB and 625 pages; 1 more was writable\s+and only got PTE_WRITE/)
  await press(page, 0)
  await expect.poll(() => page.getByRole("button", {name: "1 edited"}).count()).toBe(1)
  await page.keyboard.press("Control+z")
  await page.keyboard.press("Control+z")
  await expect.poll(() => page.url()).not.toContain("edit=")
  expect(await page.locator(".edits").count()).toBe(0)
  expect(trouble).toEqual([])
})

test("a bit that must be zero is refused with the reason, and so is an address between two blocks", async () => {
  const {page} = await open(HERE)
  await press(page, 48)
  await expect
    .poll(() => page.getByRole("alert").innerText())
    .toBe("Bits 49 to 48 are reserved; expected zero. The entry stays as it was.")
  expect(page.url()).not.toContain("edit=")
  const block = await open(HERE.replace("0a2eb000", "00400000"))
  await press(block.page, 14)
  await expect
    .poll(() => block.page.getByRole("alert").innerText())
    .toContain("begins at a multiple of its size")
})

test("an entry can be typed, is one step of undo, listed, and taken back", async () => {
  const {page} = await open(HERE)
  const value = page.getByRole("textbox", {name: "Source descriptor"})
  await value.fill("0")
  await value.fill("00e000004a2eb70")
  await value.fill("00e000004a2eb707")
  await value.press("Enter")
  await hashHas(page, "edit=5ffaf758:e000004a2eb707")
  await page.locator("h1").click()
  await page.keyboard.press("Control+z")
  await expect.poll(() => page.url()).not.toContain("edit=")
  await page.keyboard.press("Control+y")
  await hashHas(page, "edit=5ffaf758:e000004a2eb707")
  await value.fill("zz")
  await expect.poll(() => page.getByRole("alert").innerText()).toContain("Not a hex digit: z")
  await value.press("Escape")
  await page.getByRole("button", {name: "1 edited"}).click()
  const row = page.locator(".edits-list tbody tr")
  expect(await row.innerText()).toContain("0x00e0_0000_4a2e_b787")
  await row.getByRole("button", {name: "PTE 235 of 0xffff_0000_0a2e_b000"}).click()
  await row.getByRole("button", {name: "take back"}).click()
  await expect.poll(() => page.url()).not.toContain("edit=")
  await page.keyboard.press("Control+z")
  await hashHas(page, "edit=5ffaf758:e000004a2eb707")
})

test("the keyboard turns bits over, too", async () => {
  const {page} = await open(HERE)
  const cells = page.getByRole("slider", {name: "Bits of the descriptor"})
  await cells.focus()
  await page.keyboard.press("End")
  await page.keyboard.press("Enter")
  await hashHas(page, "edit=5ffaf758:e000004a2eb786")
})

test.each([
  [DESK, "light"],
  [PHONE, "dark"],
] as const)("edited entries are ringed, and axe finds nothing, %o %s", async (size, scheme) => {
  const {page, trouble} = await open(HERE + EDITED, size, scheme)
  await expect.poll(() => page.locator(".edit-ground").count()).toBe(1)
  await page.getByRole("button", {name: "1 edited"}).click()
  expect(await axeFinds(page)).toEqual([])
  expect(trouble).toEqual([])
})

test("a field is set by its name: a value from its list, or an address; what cannot stand is refused with the reason", async () => {
  const {page, trouble} = await open("#v=1&source=6.1-4k-default&at=ffff00000a2eb000")
  await page.getByRole("button", {name: "set a field"}).click()
  const editor = page.getByRole("group", {name: "Set a field"})
  const choose = async (box: string, start: string) => {
    const options = await editor.getByRole("combobox", {name: box}).locator("option").allInnerTexts()
    await editor
      .getByRole("combobox", {name: box})
      .selectOption({label: options.find(text => text.startsWith(start))!})
  }
  await choose("field", "AttrIndx")
  await choose("value", "000")
  await hashHas(page, "edit=5ffaf758:e000004a2eb783")
  await choose("field", "OA")
  await editor.getByRole("textbox", {name: "value"}).fill("0x1234_5080")
  await expect
    .poll(() => editor.getByRole("alert").innerText())
    .toContain(
      "0x1234_5080 is 0x0080 past a multiple of 4 KiB; a page of level 3 begins at one, such as 0x1234_5000",
    )
  await editor.getByRole("textbox", {name: "value"}).fill("0x1234_5000")
  await hashHas(page, "edit=5ffaf758:e0000012345783")
  await choose("field", "RES0")
  await choose("value", "01")
  await expect
    .poll(() => editor.getByRole("alert").innerText())
    .toContain("Bits 49 to 48 are reserved; expected zero.")
  await editor.getByRole("combobox", {name: "value"}).press("Escape")
  expect(await editor.count()).toBe(0)
  expect(trouble).toEqual([])
})

/** Types as a hand does: all that stands there is replaced, letter by letter. */
async function type(page: Page, field: ReturnType<Page["getByRole"]>, text: string) {
  await field.focus()
  await page.keyboard.press("Control+a")
  await page.keyboard.type(text)
}

const BLOCK = "#v=1&source=6.1-4k-default&kernel=v1-as-intended&flags=W&at=ffff000000400000"
const settled = (page: Page) => page.evaluate(() => new Promise(done => setTimeout(done, 300)))

test("typed letter by letter a descriptor is in the tables with its last digit, even one that becomes a table on the way", async () => {
  const {page, trouble} = await open(BLOCK)
  const value = page.getByRole("textbox", {name: "Source descriptor"})
  for (const text of ["0x00e3c000", "0x3000"]) {
    await type(page, value, text)
    await settled(page)
    expect(await value.inputValue()).toBe(text)
    expect(page.url()).not.toContain("edit=")
    expect(page.url()).not.toContain("against=")
    await value.press("Escape")
    expect(await value.inputValue()).toBe("0x00e0_0000_4040_0781")
  }
  await type(page, value, "0x00e8000040400f01")
  await hashHas(page, "edit=5fff7010:e8000040400f01")
  await page.keyboard.press("Backspace")
  await expect.poll(() => page.url()).not.toContain("edit=")
  await page.keyboard.type("3")
  await hashHas(page, "edit=5fff7010:e8000040400f03")
  await value.press("Enter")
  expect(await value.inputValue()).toBe("0x00e8_0000_4040_0f03")
  expect(await value.evaluate(field => field === document.activeElement)).toBe(true)
  await page.keyboard.press("Tab")
  await page.keyboard.press("Control+z")
  await expect.poll(() => page.url()).not.toContain("edit=")
  expect(trouble).toEqual([])
})

test("a refused descriptor leaves what was there before the typing, and can be mended; a short one is taken by Enter", async () => {
  const {page} = await open(HERE)
  const value = page.getByRole("textbox", {name: "Source descriptor"})
  const now = "0x00e0_0000_4a2e_b787"
  await type(page, value, "0x00e100004a2eb787")
  const reason = "Bits 49 to 48 are reserved; expected zero. The entry stays as it was."
  await expect.poll(() => page.getByRole("alert").innerText()).toBe(reason)
  await page.keyboard.press("Enter")
  await settled(page)
  expect(await page.getByRole("alert").innerText()).toBe(reason)
  expect(await value.inputValue()).toBe("0x00e100004a2eb787")
  expect(page.url()).not.toContain("edit=")
  await page.keyboard.press("Escape")
  expect(await page.getByRole("alert").count()).toBe(0)
  expect(await value.inputValue()).toBe(now)
  await type(page, value, "0x00e100004a2eb787")
  await page.keyboard.press("Tab")
  await expect.poll(() => value.inputValue()).toBe(now)
  expect(page.url()).not.toContain("edit=")
  await type(page, value, "e000004a2eb707")
  expect(page.url()).not.toContain("edit=")
  await page.keyboard.press("Enter")
  await hashHas(page, "edit=5ffaf758:e000004a2eb707")
})

test("a field's value that does not fit leaves what was there before the typing; Escape takes it back, then closes", async () => {
  const {page} = await open(HERE)
  await page.getByRole("button", {name: "set a field"}).click()
  const editor = page.getByRole("group", {name: "Set a field"})
  const field = editor.getByRole("combobox", {name: "field"})
  const options = await field.locator("option").allInnerTexts()
  await field.selectOption({label: options.find(text => text.startsWith("ignored") && text.includes("63"))!})
  const value = editor.getByRole("textbox", {name: "value"})
  await type(page, value, "0x4a2eb123")
  await expect.poll(() => editor.getByRole("alert").innerText()).toContain("0x4a2e_b123 does not fit")
  expect(page.url()).not.toContain("edit=")
  await page.keyboard.press("Enter")
  await settled(page)
  expect(page.url()).not.toContain("edit=")
  expect(await editor.getByRole("alert").count()).toBe(1)
  await page.keyboard.press("Escape")
  expect(await value.inputValue()).toBe("0x0000")
  await type(page, value, "4")
  await hashHas(page, "edit=5ffaf758:20e000004a2eb787")
  await page.keyboard.press("Escape")
  await expect.poll(() => page.url()).not.toContain("edit=")
  await page.keyboard.press("Escape")
  expect(await editor.count()).toBe(0)
})

test("the first tap of a finger on a bit says what it is, the next one on it turns it; another bit is shown first, too", async () => {
  const {page, trouble} = await open(HERE, PHONE)
  const cdp = await page.context().newCDPSession(page)
  await cdp.send("Emulation.setTouchEmulationEnabled", {enabled: true})
  const cells = page.getByRole("slider", {name: "Bits of the descriptor"})
  await cells.scrollIntoViewIfNeeded()
  const tap = async (bit: number) => {
    const {x, y, width} = (await cells.boundingBox())!
    const point = {x: x + ((31.5 - (bit % 32)) * width) / 32, y: y + (bit > 31 ? 8 : 50)}
    await cdp.send("Input.dispatchTouchEvent", {type: "touchStart", touchPoints: [point]})
    await cdp.send("Input.dispatchTouchEvent", {type: "touchEnd", touchPoints: []})
    await settled(page)
  }
  const words = () => page.locator(".inspector-field").innerText()
  await tap(7)
  await expect.poll(words).toContain("AP[2]")
  expect(await words()).toContain("Tap bit 7 of the source again to turn it over.")
  expect(page.url()).not.toContain("edit=")
  await tap(10)
  await expect.poll(words).toContain("AF")
  expect(page.url()).not.toContain("edit=")
  await tap(7)
  await tap(7)
  await hashHas(page, "edit=5ffaf758:e000004a2eb707")
  await tap(48)
  await tap(48)
  await expect.poll(() => page.getByRole("alert").innerText()).toContain("Bits 49 to 48 are reserved")
  await tap(7)
  await expect.poll(words).toContain("AP[2]")
  expect(trouble).toEqual([])
})

test.each([
  [1440, 900],
  [1024, 768],
])(
  "the number of edits and the names of fields stand clear of each other and of the focus, %i x %i",
  async (width, height) => {
    const {page} = await open(HERE + EDITED, {width, height})
    const button = page.getByRole("button", {name: "1 edited"})
    await button.waitFor()
    const cells = page.getByRole("slider", {name: "Bits of the descriptor"})
    const outline = () => cells.evaluate(svg => getComputedStyle(svg).outlineStyle)
    // It turns a bit of the entry that was edited.
    await cells.click({position: {x: 400, y: 35}})
    expect(await outline()).toBe("none")
    await page.keyboard.press("Home")
    expect(await outline()).toBe("none")
    const frame = (await page.locator(".bits-focus").boundingBox())!
    const names = await page.locator(".bits .field-name text").all()
    const starts = await Promise.all(names.map(async name => (await name.boundingBox())!.x))
    const {x, width: room} = (await button.boundingBox())!
    expect(x + room).toBeLessThan(Math.min(...starts) - 4)
    const top = (await cells.boundingBox())!.y
    const feet = await Promise.all(names.map(async name => top + Number(await name.getAttribute("y"))))
    expect(Math.max(...feet)).toBeLessThan(frame.y)
  },
)
