import {expect, test} from "vitest"
import {flag, headline, hashHas, PHONE, site} from "./site.ts"

const {open, url} = site()

test("the page opens with the built-in example, its true numbers, and nothing on the console or the network", async () => {
  const {page, trouble} = await open()
  expect(await headline(page).textContent()).toBe("Copied: 249 tables, 125,962 entries.")
  expect(await page.locator(".verdict p").innerText()).toMatch(/636 read-only entries writable/)
  expect(await flag(page, "TRANS_MKWRITE").getAttribute("aria-checked")).toBe("true")
  await hashHas(page, "source=6.1-4k-default")
  expect(await page.locator(".notices > div").count()).toBe(0)
  expect(trouble).toEqual([])
})

test("each flag flips, says what it did, and is in the address bar", async () => {
  const {page, trouble} = await open("#v=1&source=6.1-4k-crash&flags=none")
  const steps = [
    ["TRANS_MKWRITE", "602 entries became writable", "flags=W&"],
    ["TRANS_MKVALID", "8,215 entries became valid", "flags=WV&"],
    ["TRANS_CHECKPFN", "on; refused nothing here", "flags=WVP&"],
    ["TRANS_FORCEMAP", "on; no page to map yet", "flags=WVPF&"],
  ] as const
  for (const [name, note, hash] of steps) {
    await flag(page, name).click()
    expect(await flag(page, name).getAttribute("aria-checked")).toBe("true")
    expect(await page.getByText(note, {exact: true}).count()).toBe(1)
    await hashHas(page, hash)
  }
  await flag(page, "TRANS_MKVALID").click()
  expect(await page.getByText("off; would make 8,215 valid").count()).toBe(1)
  expect(trouble).toEqual([])
})

test("undo, redo, Back and reload each bring back the experiment", async () => {
  const {page, trouble} = await open()
  await flag(page, "TRANS_MKWRITE").click()
  await hashHas(page, "flags=none")
  await page.getByRole("button", {name: "Undo"}).click()
  await hashHas(page, "flags=W&")
  await page.getByRole("button", {name: "Redo"}).click()
  await hashHas(page, "flags=none")
  await page.goBack()
  await expect.poll(() => flag(page, "TRANS_MKWRITE").getAttribute("aria-checked")).toBe("true")
  await flag(page, "TRANS_MKVALID").click()
  await hashHas(page, "flags=WV&")
  await page.reload()
  await page.locator(".stage").waitFor()
  expect(await flag(page, "TRANS_MKVALID").getAttribute("aria-checked")).toBe("true")
  expect(trouble).toEqual([])
})

test("another source and another revision are an undo away", async () => {
  const {page, trouble} = await open()
  await page.getByRole("button", {name: /^source/}).click()
  await page.getByRole("menuitemradio", {name: /crash kernel loaded/}).click()
  await expect.poll(() => headline(page).textContent()).toBe("Copied: 377 tables, 191,498 entries.")
  await page.getByRole("radio", {name: "Linux 5.7, hibernate"}).check({force: true})
  await expect.poll(() => headline(page).textContent()).toBe("Copied: 377 tables, 183,283 entries.")
  expect(await page.getByRole("switch").count()).toBe(1)
  expect(await flag(page, "debug_pagealloc").getAttribute("aria-checked")).toBe("false")
  await page.getByRole("button", {name: "Undo"}).click()
  await page.getByRole("button", {name: "Undo"}).click()
  await expect.poll(() => headline(page).textContent()).toBe("Copied: 249 tables, 125,962 entries.")
  expect(trouble).toEqual([])
})

test("a broken link says what it could not read, and shows the rest", async () => {
  const {page, trouble} = await open("#v=9&flags=W&range=ffff000000001001-0&bogus")
  expect(await headline(page).textContent()).toBe("Copied: 249 tables, 125,962 entries.")
  const notices = page.locator(".notices")
  const top = async () => (await page.locator(".stage").boundingBox())!.y
  const before = await top()
  await notices.getByText("3 things could not be done or read").click()
  expect(await notices.locator("li").allTextContents()).toHaveLength(3)
  expect((await notices.locator("li").allTextContents()).join(" ")).toMatch(
    /version 9.*“bogus”.*not a multiple of 4 KiB/,
  )
  await notices.getByRole("button", {name: "Dismiss"}).click()
  expect(await page.locator(".notices > div").count()).toBe(0)
  expect(await top()).toBe(before)
  expect(trouble).toEqual([])
})

test("a link to an unknown source, and one of a million characters, open the built-in example", async () => {
  const {page} = await open("#v=1&source=nowhere&flags=V")
  expect(await page.locator(".notices").innerText()).toContain("“nowhere”, is not one of the examples")
  await page.evaluate(() => (location.hash = `v=1&frames=${"1".repeat(1_000_000)}`))
  await expect
    .poll(() => page.locator(".notices").textContent())
    .toContain("characters; links have at most 20,000")
  expect(await headline(page).textContent()).toMatch(/^Copied: 249 tables/)
})

test("an example that cannot be read is a sentence, and the switches stay where they are", async () => {
  const {page} = await open()
  await page.route("**/6.1-4k-crash/tables.elf.gz", route => route.fulfill({body: "no core"}))
  await page.getByRole("button", {name: /^source/}).click()
  await page.getByRole("menuitemradio", {name: /crash kernel loaded/}).click()
  await expect.poll(() => page.locator(".notices").innerText()).toContain("tables.elf.gz")
  expect(await headline(page).textContent()).toBe("Copied: 249 tables, 125,962 entries.")
})

test("the kernel's own copy is the same as that of its rules", async () => {
  const {page} = await open()
  await page
    .getByRole("combobox", {name: "algorithm"})
    .or(page.getByRole("radio", {name: "Linux 5.16, kexec too"}))
    .first()
    .check()
  await page.getByRole("button", {name: "compare two copies"}).click()
  await expect
    .poll(async () => (await page.locator(".comparison").innerText()).replaceAll("\n", " "))
    .toMatch(/of 125,962 entries\s+equal in tables: 249.*No difference\./)
})

test("a held switch shows both states, letting go decides, Escape takes it back", async () => {
  const {page} = await open("#v=1&source=6.1-4k-crash&flags=W")
  const box = (await flag(page, "TRANS_MKVALID").boundingBox())!
  const [x, y] = [box.x + 10, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 8, y, {steps: 3})
  expect(await page.locator(".verdict").innerText()).toContain("TRANS_MKVALID would make 8,215 entries valid")
  await page.mouse.move(x + 4, y, {steps: 3})
  await page.mouse.up()
  expect(await flag(page, "TRANS_MKVALID").getAttribute("aria-checked")).toBe("false")
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 16, y, {steps: 3})
  await page.mouse.up()
  expect(await flag(page, "TRANS_MKVALID").getAttribute("aria-checked")).toBe("true")
  await page.mouse.move(x + 18, y)
  await page.mouse.down()
  await page.mouse.move(x + 2, y, {steps: 3})
  await page.keyboard.press("Escape")
  await page.mouse.up()
  expect(await flag(page, "TRANS_MKVALID").getAttribute("aria-checked")).toBe("true")
})

test("a phone has all of it, and no sideways scrolling", async () => {
  const {page, trouble} = await open("", PHONE)
  expect(await page.getByRole("switch").count()).toBe(4)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
  await page.getByRole("combobox", {name: "algorithm"}).selectOption("Linux 7.1")
  await hashHas(page, "kernel=mainline")
  expect(url()).toMatch(/^http/)
  expect(trouble).toEqual([])
})

test("the page follows the window through its three arrangements", async () => {
  const {page, trouble} = await open()
  const mode = () => page.locator(".app").getAttribute("data-mode")
  expect(await mode()).toBe("wide")
  await page.setViewportSize({width: 1024, height: 768})
  await expect.poll(mode).toBe("medium")
  expect(await page.getByRole("combobox", {name: "algorithm"}).count()).toBe(1)
  await page.setViewportSize({width: 500, height: 900})
  await expect.poll(mode).toBe("phone")
  await page.setViewportSize({width: 1600, height: 900})
  await expect.poll(mode).toBe("wide")
  expect(trouble).toEqual([])
})
