// The editors lie over the picture, and what they have to say can be read.

import {expect, test} from "vitest"
import {headline, site} from "./site.ts"

const {open} = site()

test("an editor with errors leaves the picture where it is, and Escape closes it", async () => {
  for (const [width, height] of [
    [1440, 900],
    [1024, 768],
    [390, 844],
  ]) {
    const {page} = await open("", {width, height})
    const top = async () => (await page.locator(".stage").boundingBox())!.y
    const before = await top()
    const button = page.getByRole("button", {name: "Range, memory and frames"})
    await button.click()
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest(".editor") !== null))
      .toBe(true)
    await button.press("Escape")
    expect(await page.locator(".editor").count()).toBe(0)
    await button.click()
    await page.getByLabel("at most").fill("many")
    await page.getByLabel("to, not included").fill("0x1234")
    expect(await page.getByRole("alert").count()).toBe(2)
    expect(await top()).toBe(before)
    for (const said of await page.getByRole("alert").all())
      expect((await said.boundingBox())!.height).toBeLessThanOrEqual((width < 500 ? 5 : 4) * 14)
    await page.getByLabel("at most").press("Escape")
    expect(await page.locator(".editor").count()).toBe(1)
    await page.getByLabel("at most").press("Escape")
    expect(await page.locator(".editor").count()).toBe(0)
    expect(await button.evaluate(element => element === document.activeElement)).toBe(true)
    expect(await headline(page).textContent()).toMatch(/^Copied: 249 tables/)
  }
})

test("an editor is in front of the picture", async () => {
  const {page} = await open()
  for (const name of ["Range, memory and frames", "Pages to map"]) {
    await page.getByRole("button", {name}).click()
    await page.locator(".editor").waitFor()
    const inFront = await page.locator(".editor").evaluate(editor => {
      const {left, right, top, bottom} = editor.getBoundingClientRect()
      return [0.1, 0.5, 0.9].every(part =>
        editor.contains(document.elementFromPoint(left + part * (right - left), (top + 3 * bottom) / 4)),
      )
    })
    expect(inFront).toBe(true)
  }
})
