import {expect, test} from "vitest"
import {axeFinds, hashHas, PHONE, site} from "./site.ts"

const {open} = site()
const LINK = "#d=00e000004a2eb787&l=3&g=4&va=48&k=6.1"

test("a link with a descriptor opens the decoder: sentence, 64 bits, fields, and the place in the tables", async () => {
  const {page, trouble} = await open(LINK)
  await expect
    .poll(() => page.locator(".decode-sentence").innerText())
    .toBe("A page of 4 KiB at 0x4a2e_b000: read-only, not executable, normal, tagged memory.")
  expect(
    await page.getByRole("textbox", {name: "Descriptor"}).evaluate(e => e === document.activeElement),
  ).toBe(true)
  expect(await page.locator(".field-tables tbody tr").count()).toBe(21)
  await expect
    .poll(() => page.locator(".whereabouts").innerText())
    .toContain(
      "once in the loaded source, at 0xffff_0000_0a2e_b000 (PMD 81, PTE 235), and in no place of the copy: there it became 0x00e8_0000_4a2e_b707.",
    )
  await page.getByRole("button", {name: "show it in the tree"}).click()
  await page.locator(".stage").waitFor()
  await hashHas(page, "at=ffff00000a2eb000")
  await page.goBack()
  await page.locator(".decode").waitFor()
  expect(trouble).toEqual([])
})

test("what is typed wrong is named and underlined, and the last reading stays in grey", async () => {
  const {page} = await open(LINK)
  const field = page.getByRole("textbox", {name: "Descriptor"})
  await field.fill("0x00e0_0000_4a2e_b78g")
  await expect
    .poll(() => page.locator("#decode-said").innerText())
    .toContain("Not a hex digit: g, the last of 16.")
  expect(await page.locator(".decoded").getAttribute("data-stale")).toBe("true")
  expect(await page.locator(".decode-frame u").count()).toBe(1)
  await field.fill("")
  await page.getByRole("button", {name: "a table"}).click()
  await expect.poll(() => page.locator(".decode-sentence").innerText()).toContain("A table descriptor")
  await hashHas(page, "view=decode&d=180000005ffaf003&l=2&g=4&va=48")
})

test("up and down change the nibble at the caret; a paste anywhere lands in the field", async () => {
  const {page} = await open(LINK)
  const field = page.getByRole("textbox", {name: "Descriptor"})
  await field.press("End")
  await field.press("ArrowDown")
  await expect.poll(() => field.inputValue()).toBe("00e000004a2eb786")
  await page.locator("h1").click()
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.setData(
      "text",
      "[ffff00000a2eb000] pgd=18000000bfff8003, pmd=18000000bffaf003, pte=00e800004a2eb707",
    )
    document.body.dispatchEvent(
      new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}),
    )
  })
  await expect.poll(() => page.locator(".decode-sentence").innerText()).toContain("writable")
  await page.locator(".decode-others button").first().click()
  await expect.poll(() => page.locator(".decode-sentence").innerText()).toContain("A table descriptor")
})

test("pointing at a field frames its bits, on a phone, too", async () => {
  const {page, trouble} = await open(LINK, PHONE)
  await page.locator(".field-tables tbody tr").first().focus()
  await expect.poll(() => page.locator(".decoded-bits .bit-here").count()).toBe(1)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  expect(trouble).toEqual([])
})

test.each(["light", "dark"] as const)("axe finds nothing in the decoder, %s", async scheme => {
  for (const hash of [LINK, "#v=1&view=decode", "#d=00e0000040412781&l=2", "#d=zz"]) {
    const {page} = await open(hash, undefined, scheme)
    expect(await axeFinds(page)).toEqual([])
  }
})
