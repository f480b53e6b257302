import type {Page} from "playwright-core"
import {expect, test} from "vitest"
import {flag, headline, hashHas, site} from "./site.ts"

const {open} = site()

/** The address in the VA bar. */
const address = (page: Page) => page.getByLabel("Virtual address", {exact: true}).inputValue()

/** Where an entry of a field is on the page: source at x 140, copy at x 788, rows of 2 px from y 243 on. */
const place = (side: "source" | "copy", column: number, row: number): [number, number] => [
  (side === "source" ? 140 : 788) + column + 0.5,
  243 + 2 * row + 1,
]

test("pointing moves the address, the same from both wings; a click selects, Escape lets go", async () => {
  const {page, trouble} = await open()
  for (const side of ["source", "copy"] as const) {
    await page.mouse.move(...place(side, 100, 200))
    await expect.poll(() => address(page)).toBe("0xffff_0000_1906_4000")
    await page.mouse.move(...place(side, 235, 81))
    await expect.poll(() => address(page)).toBe("0xffff_0000_0a2e_b000")
  }
  await page.mouse.click(...place("copy", 235, 81))
  await hashHas(page, "at=ffff00000a2eb000")
  await page.mouse.move(...place("source", 10, 10))
  expect(await address(page)).toBe("0xffff_0000_0a2e_b000")
  await page.keyboard.press("Escape")
  await page.mouse.move(...place("source", 11, 10))
  await expect.poll(() => address(page)).toBe("0xffff_0000_0140_b000")
  expect(trouble).toEqual([])
})

test("arrow keys go from entry to entry and from row to row", async () => {
  const {page} = await open("#v=1&at=ffff00000a2eb000")
  await page.keyboard.press("Escape")
  await page.locator(".stage").focus()
  const after = async (key: string) => {
    await page.keyboard.press(key)
    return address(page)
  }
  expect(await after("ArrowRight")).toBe("0xffff_0000_0a2e_c000")
  expect(await after("ArrowDown")).toBe("0xffff_0000_0a4e_c000")
  expect(await after("Home")).toBe("0xffff_0000_0a40_0000")
  expect(await after("End")).toBe("0xffff_0000_0a5f_f000")
  expect(await after("ArrowUp")).toBe("0xffff_0000_0a3f_f000")
  await page.keyboard.press("Enter")
  await hashHas(page, "at=ffff00000a3ff000")
  // What is selected goes along.
  expect(await after("ArrowLeft")).toBe("0xffff_0000_0a3f_e000")
  await hashHas(page, "at=ffff00000a3fe000")
})

test("a ribbon selects the first changed entry of its rows, then the next", async () => {
  const {page} = await open()
  const ribbon = page.getByRole("button", {name: "4 entries made writable"})
  await ribbon.click()
  await expect.poll(() => address(page)).toBe("0xffff_0000_0241_0000")
  await ribbon.click()
  await expect.poll(() => address(page)).toBe("0xffff_0000_0241_1000")
})

test("ribbons of the same rows lead each to its own: to the page that was mapped, and to the block that gave way to it", async () => {
  const {page} = await open("#v=1&source=map-block")
  const press = (did: string) =>
    page
      .getByRole("button", {name: `1 entry ${did}`})
      .locator("i")
      .click()
  await press("taken away by map operations")
  await expect.poll(() => address(page)).toBe("0xffff_0000_0080_0000")
  await press("written by map operations")
  await expect.poll(() => address(page)).toBe("0xffff_0000_0080_5000")
  await press("taken away by map operations")
  await expect.poll(() => address(page)).toBe("0xffff_0000_0080_0000")
})

test("beside the fields the wheel scrolls the rows, and what lies above is counted at the seam's end", async () => {
  const {page} = await open()
  await page.mouse.move(...place("source", 580, 100))
  await page.mouse.wheel(0, 400)
  await expect.poll(() => page.locator(".stage").textContent()).toContain("636 more ↑")
  await page.getByRole("button", {name: "636 made writable, above the window"}).click()
  await expect.poll(() => page.locator(".stage").textContent()).not.toContain("more ↑")
})

test("the ends of the range are moved with keys and with the pointer; undo brings them back", async () => {
  const {page} = await open()
  const end = page.getByRole("slider", {name: "End of the copied range"})
  await end.focus()
  await page.keyboard.press("ArrowUp")
  await hashHas(page, "range=ffff000000000000-ffff7f8000000000")
  const box = (await end.boundingBox())!
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x, y - 155, {steps: 5})
  await page.mouse.up()
  await hashHas(page, "range=ffff000000000000-ffff32")
  expect(await headline(page).textContent()).toBe("Copied: 249 tables, 125,962 entries.")
  // The whole way of the pointer is one step.
  await page.getByRole("button", {name: "Undo"}).click()
  await hashHas(page, "range=ffff000000000000-ffff7f8000000000")
  await page.getByRole("button", {name: "Undo"}).click()
  await hashHas(page, "range=ffff000000000000-ffff800000000000")
})

test("the descriptor's fields are told of under the pointer and with keys, and any table on the way can be looked at", async () => {
  const {page} = await open("#v=1&at=ffff00000a2eb000")
  const inspector = page.locator(".inspector")
  expect(await inspector.innerText()).toContain("because TRANS_MKWRITE is on and the entry is not empty.")
  await inspector.getByRole("button", {name: "PMD"}).click()
  await expect.poll(() => inspector.innerText()).toContain("A table of the copy’s own")
})

test("with Alt an arrow is the browser's: the point stays, and the key goes on", async () => {
  const {page} = await open("#v=1&source=6.1-4k-default&at=ffff00000a2eb000")
  const stage = page.getByRole("application")
  await stage.waitFor()
  const prevented = (altKey: boolean) =>
    stage.evaluate(
      (element, altKey) =>
        !element.dispatchEvent(
          new KeyboardEvent("keydown", {key: "ArrowLeft", altKey, bubbles: true, cancelable: true}),
        ),
      altKey,
    )
  expect([await prevented(true), await prevented(false)]).toEqual([false, true])
})

test("what was read out of a place is taken away when a flip makes it false, and read again at another place", async () => {
  const {page} = await open("#v=1&source=6.1-4k-default&kernel=v1-as-intended&flags=W&at=ffff00000a2eb000")
  const read = () => page.locator(".stage [aria-live]").textContent()
  const here = () => page.locator("#stage-here").textContent()
  await expect.poll(read).toContain("copy the same page: writable")
  await flag(page, "TRANS_MKWRITE").click()
  await expect.poll(here).toContain("copy the same page: copied as it was")
  expect(await read()).toBe("")
  await page.locator(".stage").focus()
  await page.keyboard.press("ArrowRight")
  await expect.poll(read).toContain("0xffff_0000_0a2e_c000: source")
})
