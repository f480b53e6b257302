import type {Page} from "playwright-core"
import {expect, test} from "vitest"
import {axeFinds, hashHas, PHONE, site} from "./site.ts"

const {open} = site()
const panel = (page: Page) => page.getByRole("region", {name: "Time in the copy"})
const said = (page: Page) => panel(page).getByRole("status").innerText()

test("by keyboard alone: into the copy, to the next decision and back, into the link, and out again", async () => {
  const {page, trouble} = await open("#v=1&source=6.1-4k-default")
  await page.locator(".stage").waitFor()
  await page.keyboard.press("t")
  await expect.poll(() => said(page)).toBe("Nothing has been done yet.")
  await expect
    .poll(() => page.getByRole("region", {name: /^Descriptor/}).innerText())
    .toContain("Not yet: nothing has been done.")
  const line = page.getByRole("region", {name: "Time", exact: true})
  expect(await line.innerText()).toContain("0 changes")
  await page.keyboard.press(".")
  await expect.poll(() => said(page)).toContain("takes the page 0x46e5_8000 for the root.")
  await page.keyboard.press("}")
  await expect
    .poll(() => said(page))
    .toContain("PTE 16 at 0xffff_0000_0021_0000: 0x00e0_0000_4021_0783 becomes 0x00e8_0000_4021_0703")
  await hashHas(page, "step=534")
  // The spot is what the inspector shows, and the copy has one change so far.
  await expect
    .poll(() => page.getByRole("textbox", {name: "Virtual address"}).inputValue())
    .toBe("0xffff_0000_0021_0000")
  await expect.poll(() => line.innerText()).toContain("1 change")
  // What the copy has not come to yet is no fault of it.
  await page.getByRole("application").focus()
  await page.keyboard.press("ArrowDown")
  await expect
    .poll(() => page.getByRole("region", {name: /^Descriptor/}).innerText())
    .toContain("Not yet: the copy has not come to this entry.")
  await page.keyboard.press(",")
  await expect.poll(() => said(page)).toContain("PTE 15 at")
  await hashHas(page, "step=533")
  await page.reload()
  await expect.poll(() => said(page)).toContain("PTE 15 at")
  await page.keyboard.press("Escape")
  await panel(page).waitFor({state: "detached"})
  await expect.poll(() => page.url()).not.toContain("step=")
  expect(trouble).toEqual([])
})

test("the bar scrubs; a flip ends the look back; the step of an entry is found", async () => {
  const {page} = await open("#v=1&source=6.1-4k-default&at=ffff00000a2eb000")
  await page.getByRole("button", {name: "Time", exact: true}).click()
  await page.getByRole("button", {name: "this entry"}).click()
  await expect
    .poll(() => said(page))
    .toContain("PTE 235 at 0xffff_0000_0a2e_b000: 0x00e0_0000_4a2e_b787 becomes")
  const bar = panel(page).getByRole("slider", {name: "Step"})
  await bar.focus()
  await page.keyboard.press("End")
  await expect.poll(() => bar.inputValue()).toBe("127233")
  await page.keyboard.press("ArrowLeft")
  await expect.poll(() => bar.inputValue()).toBe("127232")
  await page.getByRole("switch", {name: /TRANS_MKWRITE/}).click()
  await panel(page).waitFor({state: "detached"})
})

test("in the panel the arrows step, in its list of paces they choose; the buttons tell their keys", async () => {
  const {page} = await open("#v=1&source=6.1-4k-default&step=534")
  const on = panel(page).getByRole("button", {name: "into →"})
  expect(await on.getAttribute("title")).toBe("a step on, into a table (. or →)")
  expect(await on.getAttribute("aria-keyshortcuts")).toBe(". ArrowRight")
  await on.focus()
  await page.keyboard.press("ArrowRight")
  await hashHas(page, "step=535")
  await page.keyboard.press("ArrowLeft")
  await page.keyboard.press("ArrowLeft")
  await hashHas(page, "step=533")
  await page.keyboard.press(".")
  await hashHas(page, "step=534")
  const pace = panel(page).getByRole("combobox", {name: "Pace"})
  await pace.focus()
  const before = await pace.inputValue()
  await page.keyboard.press("ArrowRight")
  expect(await panel(page).locator("b").first().innerText()).toBe("step 534 of 127,233")
  expect(await pace.inputValue()).not.toBe(before)
})

test.each([undefined, PHONE])(
  "the verdict tells of the copy so far, and after the last step of all of it",
  async size => {
    const {page} = await open("#v=1&source=6.1-4k-default&step=534", size)
    const words = page.locator(".verdict")
    await expect
      .poll(() => words.innerText())
      .toContain("At step 534 of 127,233: 5 tables, 529 entries so far.")
    const note = page.locator(".flag-note").first()
    expect(await note.innerText()).toBe(size ? "1 writable so far" : "so far 1 became writable")
    expect(await words.innerText()).toContain("125,433 entries are still to come")
    // The panel of time says each step: the verdict is not read out with it.
    expect(await words.getAttribute("aria-live")).toBe("off")
    const slider = panel(page).getByRole("slider", {name: "Step"})
    await slider.focus()
    await page.keyboard.press("End")
    await expect.poll(() => words.innerText()).toContain("Copied: 249 tables, 125,962 entries.")
    await slider.focus()
    await page.keyboard.press("ArrowLeft")
    await expect.poll(() => words.innerText()).toContain("At step 127,232 of 127,233")
    await page.keyboard.press("Escape")
    await expect.poll(() => words.innerText()).toContain("Copied: 249 tables, 125,962 entries.")
    expect(await words.getAttribute("aria-live")).toBe(null)
    expect(await note.innerText()).toContain("636")
  },
)

test("playing stops at the next decision; the error is a move", async () => {
  const {page} = await open("#v=1&source=6.1-4k-default&step=500")
  await panel(page).waitFor()
  await panel(page).getByRole("combobox", {name: "Pace"}).selectOption("20000")
  await panel(page).getByRole("button", {name: "play"}).click()
  await expect
    .poll(() => said(page))
    .toContain("PTE 16 at 0xffff_0000_0021_0000: 0x00e0_0000_4021_0783 becomes")
  await panel(page).getByRole("button", {name: "play"}).waitFor()
  await page.context().close()
  const other = (await open("#v=1&source=hole&step=3")).page
  await panel(other).getByRole("button", {name: "error"}).click()
  await expect.poll(() => said(other)).toContain("gives up with −ENXIO at PTE 0, 0x")
})

test("a phone has five moves in one row, the others on demand, and the calls in one line", async () => {
  const {page, trouble} = await open("#v=1&source=6.1-4k-default&step=534", PHONE)
  const names = ["⇤ change", "← back", "play", "into →", "change ⇥"]
  const boxes = await Promise.all(names.map(name => panel(page).getByRole("button", {name}).boundingBox()))
  expect(new Set(boxes.map(box => box!.y)).size).toBe(1)
  for (const box of boxes) {
    expect(box!.height).toBeGreaterThanOrEqual(24)
    expect(box!.x + box!.width).toBeLessThanOrEqual(390)
  }
  const decision = panel(page).getByRole("button", {name: "decision ⇥"})
  expect(await decision.count()).toBe(0)
  await panel(page).getByRole("button", {name: "more"}).click()
  await decision.click()
  await expect.poll(() => said(page)).toContain("PTE 17")
  expect(await axeFinds(page)).toEqual([])
  const [calls, inner] = await panel(page)
    .getByRole("list", {name: "Calls at work"})
    .evaluate(list => [list.getBoundingClientRect(), list.lastElementChild!.getBoundingClientRect()])
  expect(inner.top).toBe(calls.top)
  expect(inner.right).toBeLessThanOrEqual(390)
  expect(trouble).toEqual([])
})

test("a step that the copy does not have is named", async () => {
  const {page} = await open("#v=1&source=read-only&step=99999999")
  await panel(page).waitFor()
  await expect.poll(() => page.locator("body").innerText()).toContain("there is no step 99,999,999")
})

test.each(["columns", "mirror"] as const)("%s shows the copy as it was", async view => {
  const {page, trouble} = await open(`#v=1&source=6.1-4k-default&step=85000&view=${view}`)
  await expect.poll(() => said(page)).toContain("copies PTE 340 at 0xffff_0000_15f5_4000 as it is")
  await expect
    .poll(() => page.getByRole("region", {name: "Time", exact: true}).innerText())
    .toContain("84,999 entries read, 169 pages taken")
  expect(trouble).toEqual([])
})

test.each(["light", "dark"] as const)(
  "axe finds nothing in time, %s, on a desk and on a phone",
  async scheme => {
    for (const size of [undefined, PHONE]) {
      const {page, trouble} = await open("#v=1&source=6.1-4k-default&step=534", size, scheme)
      await panel(page).waitFor()
      expect(await axeFinds(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
      expect(trouble).toEqual([])
      await page.context().close()
    }
  },
)
