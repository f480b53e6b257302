import type {Page} from "playwright-core"
import {expect, test} from "vitest"
import {axeFinds, DESK, hashHas, PHONE, site} from "./site.ts"

const {open} = site()
const LINK = "#v=1&source=6.1-4k-default&kernel=v1-as-intended&flags=W&at=ffff00000a2eb000"
const popover = (page: Page) => page.getByRole("dialog", {name: /^Why /})
/** What it comes to say; a restore takes its time on a busy machine. */
const says = (page: Page, text: string | RegExp) =>
  popover(page).getByText(text).first().waitFor({timeout: 30_000})
const bits = (page: Page) => page.getByRole("slider", {name: "Bits of the descriptor"})

test("by keyboard: a bit's reason opens, says what it is good for, closes, and the focus is back", async () => {
  const {page, trouble} = await open(LINK)
  await bits(page).focus()
  await page.keyboard.press("End")
  for (let n = 0; n < 7; n++) await page.keyboard.press("ArrowLeft")
  await page.keyboard.press("w")
  await popover(page).waitFor()
  const said = () => popover(page).innerText()
  expect(await said()).toContain("Why is bit 7 zero here?")
  expect(await said()).toContain("TRANS_MKWRITE cleared it. It was 1, in module code. Read-only.")
  await says(page, "the restore dies at page 33,052 of 53,333")
  await says(page, "this very page: level 3 permission fault")
  await says(page, "7.1 clears it only because bit 55")
  expect(await popover(page).evaluate(dialog => dialog.contains(document.activeElement))).toBe(true)
  await page.keyboard.press("Escape")
  await popover(page).waitFor({state: "detached"})
  expect(await bits(page).evaluate(slider => slider === document.activeElement)).toBe(true)
  // The address is still selected: Escape closed this alone.
  await hashHas(page, "at=ffff00000a2eb000")
  expect(trouble).toEqual([])
})

test("a click on a bit of the copy asks, on one of the source turns it; the page stays active, and the answer follows", async () => {
  const {page} = await open(LINK)
  const box = (await bits(page).boundingBox())!
  // Bit 51 from the left: twelve cells of 17.6 px, one gap for every 16.
  const x = box.x + 12.5 * 17.6
  await page.mouse.click(x, box.y + 61)
  await popover(page).waitFor()
  expect(await popover(page).innerText()).toContain("Why is bit 51 one here?")
  await says(page, "nothing changes: the restore survives")
  // It never covers the bits.
  const foot = (await popover(page).boundingBox())!
  expect(foot.y + foot.height).toBeLessThan(box.y + 24)
  await popover(page).getByRole("button", {name: "Switch MKWRITE off"}).click()
  await hashHas(page, "flags=none")
  await says(page, "Copied as it was. It is 0 in the source as well.")
  await says(page, "it dies all the same")
  await popover(page).getByRole("button", {name: "Switch MKWRITE on"}).waitFor()
  await page.mouse.click(x, box.y + 38)
  await hashHas(page, "edit=")
  await says(page, "An edit of the source set it.")
})

test("the step that wrote the entry is gone to", async () => {
  const {page} = await open(LINK)
  await page.getByRole("button", {name: "why?", exact: true}).click()
  await popover(page).getByRole("button", {name: "Go to this step"}).click()
  await expect
    .poll(() => page.getByRole("region", {name: "Time in the copy"}).getByRole("status").innerText())
    .toContain("PTE 235 at 0xffff_0000_0a2e_b000: 0x00e0_0000_4a2e_b787 becomes")
  // What a half-built copy would be good for is not asked.
  expect(await popover(page).count()).toBe(1)
})

test("a source without memory for an image says so", async () => {
  const {page, trouble} = await open("#v=1&source=hole")
  await page.getByRole("button", {name: "why?", exact: true}).click()
  await popover(page).waitFor()
  await expect
    .poll(() => popover(page).innerText())
    .toMatch(/no restore (runs|can be run)|empty in the copy|no table/)
  expect(trouble).toEqual([])
})

test.each(["light", "dark"] as const)(
  "axe finds nothing in it, %s, on a desk and on a phone",
  async scheme => {
    for (const size of [DESK, {width: 1024, height: 768}, PHONE]) {
      const {page, trouble} = await open(LINK, size, scheme)
      await page.getByRole("button", {name: "why?", exact: true}).click()
      await says(page, "nothing changes: the restore survives")
      expect(await axeFinds(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
      expect(trouble).toEqual([])
      await page.context().close()
    }
  },
)
