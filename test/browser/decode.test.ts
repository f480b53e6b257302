import type {Page} from "playwright-core"
import {expect, test} from "vitest"
import {axeFinds, DESK, hashHas, PHONE, site} from "./site.ts"

const {open} = site()
const LINK = "#d=00e000004a2eb787&l=3&g=4&va=48&k=6.1"

/** Puts a text on the clipboard's way to the page. */
const paste = (page: Page, text: string) =>
  page.evaluate(text => {
    const data = new DataTransfer()
    data.setData("text", text)
    document.body.dispatchEvent(
      new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}),
    )
  }, text)

/** The mark of the field's text lies inside of the field's frame. */
const markInSight = (page: Page) =>
  expect
    .poll(() =>
      page.locator(".decode-frame").evaluate(frame => {
        const mark = frame.querySelector("mark")?.getBoundingClientRect()
        const {top, bottom} = frame.getBoundingClientRect()
        return mark !== undefined && mark.top > top && mark.bottom < bottom
      }),
    )
    .toBe(true)

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
  await paste(page, "[ffff00000a2eb000] pgd=18000000bfff8003, pmd=18000000bffaf003, pte=00e800004a2eb707")
  await expect.poll(() => page.locator(".decode-sentence").innerText()).toContain("writable")
  await page.locator(".decode-others button").first().click()
  await expect.poll(() => page.locator(".decode-sentence").innerText()).toContain("A table descriptor")
})

test.each([DESK, PHONE])(
  "of a whole oops a handful of lines is in sight, the value marked in its place, at $width px",
  async size => {
    const {page} = await open("#v=1&view=decode", size)
    const log = "[    2.000000] x29: ffff80000a2ebd30 x28: ffff00000a2eb000\r\n".repeat(20)
    await paste(page, `${log}[ffff00000a2eb000] pmd=18000000bffaf003, pte=00e800004a2eb707\r\n${log}`)
    await expect
      .poll(() => page.locator("#decode-said").innerText())
      .toBe("Read: pte 0x00e8_0000_4a2e_b707, marked, in line 21 of 41.")
    const mark = page.locator(".decode-frame mark")
    expect(await mark.innerText()).toBe("00e800004a2eb707")
    const [inner, outer] = [await mark.boundingBox(), await page.locator(".decode-frame").boundingBox()]
    expect(outer!.height).toBeGreaterThan(100)
    expect(outer!.height).toBeLessThan(160)
    expect(inner!.y).toBeGreaterThan(outer!.y)
    expect(inner!.y + inner!.height).toBeLessThan(outer!.y + outer!.height)
    // The letters of the field lie on those that are marked.
    expect(
      await page.evaluate(() => {
        const [field, text] = document.querySelectorAll<HTMLElement>(".decode-frame > *")
        return field.scrollHeight - text.scrollHeight
      }),
    ).toBe(0)
    await hashHas(page, "d=00e800004a2eb707&l=3")
    const field = page.getByRole("textbox", {name: "Descriptor"})
    const before = await field.inputValue()
    await field.press("Enter")
    expect(await field.inputValue()).toBe(before)
    expect(await axeFinds(page)).toEqual([])
  },
)

test("however a whole oops comes, by the clipboard, a link or all at once, what is marked is in sight", async () => {
  const log = "[    2.000000] x29: ffff80000a2ebd30 x28: ffff00000a2eb000\n".repeat(12)
  const oops = `${log}[ffff00000a2eb000] pmd=18000000bffaf003, pte=00e800004a2eb707\n${log}`
  const {page: linked} = await open(`#d=${encodeURIComponent(oops)}`)
  await markInSight(linked)

  const {page} = await open("#v=1&view=decode")
  const field = page.getByRole("textbox", {name: "Descriptor"})
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"])
  await page.evaluate(text => navigator.clipboard.writeText(text), oops)
  await field.press("Control+v")
  await markInSight(page)
  await field.fill("")
  await field.fill(oops)
  await markInSight(page)
  await page.locator("h1").click()
  await markInSight(page)
})

test("a text of a million letters in one word is answered, and its beginning shown", async () => {
  const {page} = await open("#v=1&view=decode")
  await paste(page, "f".repeat(1e6))
  await expect.poll(() => page.locator("#decode-said").innerText()).toContain("at most 65,536 are read")
  expect((await page.getByRole("textbox", {name: "Descriptor"}).inputValue()).length).toBe(65_536)
})

test("pointing at a field frames its bits, on a phone, too", async () => {
  const {page, trouble} = await open(LINK, PHONE)
  await page.locator(".field-tables tbody tr").first().focus()
  await expect.poll(() => page.locator(".decoded-bits .bit-here").count()).toBe(1)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  expect(trouble).toEqual([])
})

/** Words over and under the cells that are cut by the drawing or the window, or that touch another word. */
const unreadable = (page: Page) =>
  page.locator(".decoded-bits").evaluate(drawing => {
    const cells = drawing.getBoundingClientRect()
    const clips = getComputedStyle(drawing).overflow !== "visible"
    const [left, right] = clips ? [cells.left, cells.right] : [0, innerWidth]
    const words = [...drawing.querySelectorAll(".field-name text, .number")].map(word => ({
      says: word.textContent,
      box: word.getBoundingClientRect(),
    }))
    const cut = words.filter(({box}) => box.left < left || box.right > right)
    const touching = words.filter(({box}, n) =>
      words.some(
        ({box: other}, m) =>
          m !== n &&
          box.left < other.right &&
          other.left < box.right &&
          box.top < other.bottom - 2 &&
          other.top < box.bottom - 2,
      ),
    )
    return [...cut, ...touching].map(({says}) => says)
  })

test("every name and number of a bit is whole and apart from the next, from 1440 to 320 px", async () => {
  const asked = [LINK, "#d=180000005ffaf003&l=2", "#d=0&l=3", "#d=00e0000040412781&l=2&g=64&va=52&k=7.1"]
  for (const width of [1440, 1024, 390, 320])
    for (const hash of asked) {
      const {page} = await open(hash, {width, height: 844})
      await page.evaluate(() => document.fonts.ready)
      expect({width, hash, unreadable: await unreadable(page)}).toEqual({width, hash, unreadable: []})
      const names = await page.locator(".decoded-bits .field-name text").count()
      expect(names > 0).toBe(width >= 1024)
      await page.close()
    }
})

test.each(["light", "dark"] as const)("axe finds nothing in the decoder, %s", async scheme => {
  for (const hash of [LINK, "#v=1&view=decode", "#d=00e0000040412781&l=2", "#d=zz"]) {
    const {page} = await open(hash, undefined, scheme)
    expect(await axeFinds(page)).toEqual([])
  }
})

test("what is set and what is clear have their columns at the same places", async () => {
  for (const width of [1440, 1024]) {
    const {page} = await open(LINK, {width, height: 900})
    await page.evaluate(() => document.fonts.ready)
    const [set, clear] = await page.locator(".field-tables table").evaluateAll(tables =>
      tables.map(table => {
        const {left} = table.getBoundingClientRect()
        const heads = [...table.querySelectorAll("thead th")]
        return heads.map(head => Math.round(head.getBoundingClientRect().left - left))
      }),
    )
    expect({width, set}).toEqual({width, set: clear})
  }
})

test("on a phone each of the first descriptors has its words in a line below", async () => {
  const {page} = await open("#v=1&view=decode", PHONE)
  const lefts = await page
    .locator(".decode-empty li span")
    .evaluateAll(all => all.map(one => one.getBoundingClientRect().left))
  expect(lefts).toEqual([14, 14, 14, 14])
})
