// The theatre in the built page: opened by link, scrubbed, left to die and helped, by mouse and by keys.

import type {Page} from "playwright-core"
import {describe, expect, test} from "vitest"
import {hex64} from "../../src/model/word.ts"
import {axeFinds, DESK, hashHas, headline, PHONE, site} from "./site.ts"

const {open, url} = site()

const LINK = "#v=1&source=hibernate-6.1-4k&kernel=v1-as-intended&view=theatre"
const NO_COPY = `${LINK}&flags=W&assume=no-copy`
const said = (page: Page) => headline(page).innerText()
const slider = (page: Page) => page.getByRole("slider", {name: "Step of the story"})
const region = (page: Page, name: string) => page.getByRole("region", {name, exact: true})

/** Opens a link, and waits for its story. */
async function told(
  hash: string,
  ...rest: Parameters<typeof open> extends [unknown?, ...infer R] ? R : never
) {
  const opened = await open(hash, ...rest)
  await slider(opened.page).waitFor()
  return opened
}

test("a restore opens where it would have died without the copy; the registers are the captured ones", async () => {
  const {page, trouble} = await told(`${LINK.replace("v1-as-intended", "v5.16")}&flags=W`)
  expect(await said(page)).toMatch(
    /^Page 3,197 of 9,088\. The old root table is overwritten, and nothing happens\.$/,
  )
  const cpu = await region(page, "CPU").innerText()
  for (const captured of [0x4820_1000, 0x481f_d000]) expect(cpu).toContain(hex64(captured))
  expect(cpu).toContain("VBAR is not mapped")
  // The pair of the old root: swapper_pg_dir's frame.
  const now = region(page, "Work list").locator("[data-when=now]")
  expect(await now.innerText()).toMatch(/3,197\s+.*4185_8000/)
  expect(trouble).toEqual([])
})

test("a link to an event that the story does not have says so, and shows the end", async () => {
  const {page, trouble} = await told(`${LINK}&flags=W&event=99999999`)
  const notices = page.getByRole("status", {name: "Notices"})
  await expect
    .poll(() => notices.innerText())
    .toContain("numbered 0 to 9,102: there is no event 99,999,999, and its end is shown.")
  await hashHas(page, "event=end")
  expect(await said(page)).toMatch(/^Survived/)
  expect(trouble).toEqual([])
})

test("keys step, jump to marks and to the ends, and the link keeps the moment", async () => {
  const {page, trouble} = await told(`${LINK}&flags=W&event=3394`)
  await expect.poll(() => said(page)).toContain("Page 3,385 of 9,088")
  await page.keyboard.press("ArrowRight")
  await expect.poll(() => said(page)).toContain("Page 3,386 of 9,088")
  await hashHas(page, "event=3395")
  await page.keyboard.press("[")
  await expect.poll(() => said(page)).toContain("Page 3,197 of 9,088")
  await page.keyboard.press("End")
  await expect.poll(() => said(page)).toBe("Survived: jumped to the restored kernel")
  await page.keyboard.press("Home")
  await hashHas(page, "event=0")
  await page.reload()
  await slider(page).waitFor()
  expect(await slider(page).getAttribute("aria-valuenow")).toBe("0")
  expect(trouble).toEqual([])
})

test("the ribbon can be dragged anywhere, and the last place of the hand is what is shown", async () => {
  const {page, trouble} = await told(`${LINK}&flags=W`)
  const box = (await slider(page).boundingBox())!
  const at = async (part: number) => page.mouse.move(box.x + part * box.width, box.y + 40)
  await at(0.4)
  await page.mouse.down()
  for (const part of [0.45, 0.5, 0.55, 0.6, 0.65, 0.7]) await at(part)
  await page.mouse.up()
  const event = await slider(page).getAttribute("aria-valuenow")
  await hashHas(page, `event=${event}`)
  await expect.poll(() => said(page)).toContain(`Page ${(+event! - 9).toLocaleString("en")} of`)
  expect(trouble).toEqual([])
})

test("without a copy it dies, and says what helps; helped it survives, and undo brings the death back", async () => {
  const {page, trouble} = await told(NO_COPY)
  expect(await said(page)).toBe(
    "Died at page 9 of 9,088: level 1 translation fault reading 0xffff_0000_17e0_f000",
  )
  expect(await region(page, "Last words").innerText()).toMatch(
    /none: [^]*Unable to handle kernel paging request/,
  )
  expect(await region(page, "TLB").innerText()).toContain("17 of 18 stale")
  await page.getByRole("button", {name: "Copy the table first and try again"}).click()
  await expect.poll(() => said(page)).toBe("Survived: jumped to the restored kernel")
  await expect.poll(() => page.url()).not.toContain("assume=")
  await page.keyboard.press("Control+z")
  await expect.poll(() => said(page)).toContain("Died at page 9 of 9,088")
  await hashHas(page, "assume=no-copy")
  await page.keyboard.press("Control+Shift+z")
  await expect.poll(() => said(page)).toContain("Survived")
  expect(trouble).toEqual([])
})

test("a switch in the header changes the end at once, and a remedy turns it on", async () => {
  const {page, trouble} = await told(`${LINK}&flags=W&event=end`)
  await expect.poll(() => said(page)).toContain("Survived")
  const mkwrite = page.getByRole("switch", {name: "TRANS_MKWRITE"})
  await mkwrite.click()
  await expect
    .poll(() => said(page))
    .toBe("Died at page 1,585 of 9,088: level 3 permission fault writing 0xffff_0000_0a43_c000")
  await page.getByRole("button", {name: "Turn MKWRITE on and try again"}).click()
  await expect.poll(() => said(page)).toContain("Survived")
  expect(await mkwrite.getAttribute("aria-checked")).toBe("true")
  expect(trouble).toEqual([])
})

test("the entry that decided the end is shown in the tree, selected", async () => {
  const {page} = await told(`${LINK}&flags=none`)
  await page.getByRole("button", {name: "Show the entry"}).click()
  await page.locator(".stage").waitFor()
  await hashHas(page, "at=ffff00000a43c000")
  await page.goBack()
  await expect.poll(() => said(page)).toContain("Died at page 1,585")
})

test("the panel of the transition is a dialog: what it changes is in the link, Escape gives the focus back", async () => {
  const {page, trouble} = await told(`${LINK}&flags=W`)
  const button = page.getByRole("button", {name: /^Hibernate restore/})
  await button.focus()
  await page.keyboard.press("Enter")
  const panel = page.getByRole("dialog", {name: "Transition"})
  await panel.getByRole("checkbox", {name: /^Copy the table first/}).click()
  await hashHas(page, "assume=no-copy")
  await panel.getByRole("textbox", {name: "Pages of the list at most"}).fill("500")
  await page.keyboard.press("Enter")
  await hashHas(page, "assume=no-copy,pages:500")
  await page.keyboard.press("Escape")
  await expect.poll(() => button.evaluate(element => element === document.activeElement)).toBe(true)
  await expect.poll(() => said(page)).toContain("of 500")
  expect(trouble).toEqual([])
})

test("the panel offers of each kexec what that way does, and nothing that it never asks for", async () => {
  const {page} = await told("#v=1&source=6.1-4k-default&kernel=v5.16&view=theatre&assume=kexec")
  await page.getByRole("button", {name: /^kexec relocation/}).click()
  const panel = page.getByRole("dialog", {name: "Transition"})
  const offered = () => panel.locator(".staging-check:has([type=checkbox]) b").allInnerTexts()
  const copy = ["Copy the table first:", "Safe tables:", "Safe code:", "Invalidate the TLB:"]
  const list = ["Safe list:", "Safe struct kimage:"]
  const since = ["Read kimage first:", "Map the code at VA = PA:", "Set T0SZ:"]
  expect(await offered()).toEqual([...copy, ...list, ...since])
  await panel.getByRole("radio", {name: /patch v1/}).click()
  await expect.poll(offered).toEqual([...copy, ...list])
  await panel.getByRole("radio", {name: /MMU off/}).click()
  await expect.poll(offered).toEqual([...list, "Copy the segments:"])
})

test("kexec is staged in the same panel, and its tables lie where the captured ones did", async () => {
  const {page, trouble} = await told("#v=1&source=6.1-4k-default&kernel=v5.16&view=theatre")
  await page.getByRole("button", {name: /^Hibernate restore/}).click()
  await page.getByRole("radio", {name: /^kexec relocation, MMU on/}).click()
  await hashHas(page, "assume=kexec")
  await page.keyboard.press("Escape")
  await expect.poll(() => said(page)).toContain("of 17,465")
  const cpu = await region(page, "CPU").innerText()
  for (const captured of [0x4a25_7000, 0x46f5_4000, 0x46e5_8000]) expect(cpu).toContain(hex64(captured))
  await page.getByRole("button", {name: /^kexec relocation/}).click()
  await page.getByRole("checkbox", {name: /^Copy the table first/}).click()
  await page.keyboard.press("Escape")
  await expect.poll(() => said(page)).toContain("Died")
  await page.getByRole("button", {name: "Copy the table first and try again"}).click()
  await expect.poll(() => said(page)).toContain("Survived")
  expect(trouble).toEqual([])
})

test("with the MMU off no register and no TLB counts", async () => {
  const {page} = await told(
    "#v=1&source=6.1-4k-default&kernel=merged-v5.7&view=theatre&assume=kexec-mmu-off&event=3000",
  )
  expect(await region(page, "CPU").innerText()).toMatch(/MMU off[^]*not used: the MMU is off/)
  expect(await region(page, "TLB").innerText()).toContain("not used")
})

test.each([
  ["light", DESK],
  ["dark", PHONE],
] as const)("axe finds nothing at a death, nor in the panels: %s, %o", async (scheme, size) => {
  const {page} = await told(NO_COPY, size, scheme)
  expect(await axeFinds(page)).toEqual([])
  for (const name of [/^Hibernate restore/, "what is real here?"]) {
    await page.getByRole("button", {name}).click()
    await page.getByRole("dialog").waitFor()
    await page.waitForTimeout(200)
    expect([name, ...(await axeFinds(page))]).toEqual([name])
    await page.keyboard.press("Escape")
  }
})

test.each([
  ["light", PHONE],
  ["dark", DESK],
] as const)("how long a kexec takes is a chart of the series' own figures: %s, %o", async (scheme, size) => {
  const {page, trouble} = await told(
    "#v=1&source=6.1-4k-default&kernel=v5.16&view=theatre&assume=kexec",
    size,
    scheme,
  )
  const opener = page.getByRole("button", {name: "how long?"})
  await opener.focus()
  await page.keyboard.press("Enter")
  const chart = page.getByRole("region", {name: "Reboot times"})
  await expect.poll(() => chart.innerText()).toContain("190 times as fast")
  const wide = await chart.evaluate(({scrollWidth, clientWidth}) => scrollWidth - clientWidth)
  expect(wide).toBe(0)
  await page.waitForTimeout(200)
  expect(await axeFinds(page)).toEqual([])
  await page.keyboard.press("Escape")
  await chart.waitFor({state: "detached"})
  await expect.poll(() => opener.evaluate(button => button === document.activeElement)).toBe(true)
  expect(trouble).toEqual([])
})

test("a restore has no chart of a kexec; what is real and what is assumed is said", async () => {
  const {page} = await told(`${LINK}&flags=W`)
  await page.getByRole("button", {name: "what is real here?"}).click()
  const panel = await page.getByRole("dialog").innerText()
  expect(panel).toContain("registers and arguments of a real resume")
  expect(panel).toContain("9,088 pages, chosen by the seed 1")
  expect(await page.getByRole("button", {name: "how long?", includeHidden: true}).count()).toBe(0)
})

describe("where there is no restore", () => {
  test("a copy that was refused has no theatre: the place is in the tree", async () => {
    const {page} = await open("#v=1&source=no-memory&view=theatre")
    await expect.poll(() => said(page)).toContain("Refused with −ENOMEM")
    expect(await page.locator(".memory-map").count()).toBe(0)
    await page.getByRole("button", {name: "Show the entry"}).click()
    await hashHas(page, "at=ffff000004a00000")
  })

  test("a machine that cannot be made is a sentence and what to do", async () => {
    const {page} = await open(`${LINK}&flags=W&pages=4000@481f0000`)
    await expect.poll(() => said(page)).toBe("Nothing can be restored here.")
    expect(await page.locator(".theatre-words").innerText()).toContain("ordinary memory")
  })
})

test("without workers the same story is told on the page", async () => {
  const {page, trouble} = await open("", DESK)
  await page.context().addInitScript(() => {
    Reflect.deleteProperty(window, "Worker")
  })
  await page.goto(url() + NO_COPY)
  await page.reload()
  await expect.poll(() => said(page)).toContain("Died at page 9 of 9,088")
  expect(trouble).toEqual([])
})

test("nothing hangs out of the window, from 320 to 2560 px, alive or dead", async () => {
  for (const hash of [`${LINK}&flags=W`, NO_COPY])
    for (const width of [320, 390, 800, 1024, 1280, 1440, 2560]) {
      const {page} = await told(hash, {width, height: 800})
      await page.evaluate(() => document.fonts.ready)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect([hash, width, wide]).toEqual([hash, width, width])
      await page.context().close()
    }
})

test("on a phone: words, memory and walk in the first screen, time at the thumb", async () => {
  const {page, trouble} = await told(`${LINK}&flags=none`, PHONE)
  expect(await said(page)).toBe("Died at page 1,585 of 9,088")
  const line = (await slider(page).boundingBox())!
  expect(line.y + line.height).toBeLessThan(PHONE.height)
  const map = (await page.locator(".memory-map").boundingBox())!
  expect(map.y + map.height).toBeLessThan(line.y)
  await page.getByRole("button", {name: "Turn MKWRITE on and try again"}).click()
  await expect.poll(() => said(page)).toContain("Survived")
  expect(trouble).toEqual([])
})
