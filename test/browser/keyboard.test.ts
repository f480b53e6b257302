import axe from "axe-core"
import type {Page} from "playwright-core"
import {expect, test} from "vitest"
import {DESK, flag, headline, hashHas, PHONE, site} from "./site.ts"

const {open} = site()

/** Tab until an element with this name has the focus. */
async function tabTo(page: Page, name: RegExp) {
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press("Tab")
    const focused = await page.evaluate(() => {
      const element = document.activeElement!
      const label = element.getAttribute("aria-label") ?? element.textContent ?? ""
      const by = element.getAttribute("aria-labelledby")?.split(" ") ?? []
      return by.map(id => document.getElementById(id)?.textContent).join(" ") || label
    })
    if (name.test(focused)) return
  }
  throw new Error(`Tab does not reach ${name}`)
}

test("source, revision, switches, undo and the picture can all be used with keys alone", async () => {
  const {page, trouble} = await open()
  await tabTo(page, /^source/)
  await page.keyboard.press("Enter")
  await page.locator("[role=menuitemradio]:focus").waitFor()
  await page.keyboard.press("ArrowDown")
  await page.keyboard.press("ArrowDown")
  await page.keyboard.press("Enter")
  await hashHas(page, "source=6.1-4k-crash")
  await tabTo(page, /patch v1 as intended/)
  await page.keyboard.press("ArrowRight")
  await hashHas(page, "kernel=merged-v5.7")
  await page.keyboard.press("ArrowLeft")
  await hashHas(page, "kernel=v1-as-intended")
  await tabTo(page, /^Undo$/)
  await page.keyboard.press("Space")
  await hashHas(page, "kernel=merged-v5.7")
  await page.keyboard.press("Control+z")
  await hashHas(page, "kernel=v1-as-intended")
  await tabTo(page, /^TRANS_MKVALID$/)
  await page.keyboard.press("Space")
  await hashHas(page, "flags=W&")
  await tabTo(page, /^Source and copy/)
  await page.keyboard.press("ArrowDown")
  await page.keyboard.press("Enter")
  await hashHas(page, "&at=")
  await page.keyboard.press("Escape")
  await expect.poll(() => page.url()).not.toContain("&at=")
  expect(trouble).toEqual([])
})

test("the list of sources has the focus before the key that opened it is up", async () => {
  const {page} = await open()
  await tabTo(page, /^source/)
  for (const key of ["Enter", "Space"]) {
    await page.keyboard.down(key)
    await page.locator("[role=menuitemradio]:focus").waitFor()
    await page.keyboard.up(key)
    expect(await page.getByRole("menuitemradio").count()).toBeGreaterThan(1)
    await page.keyboard.press("Escape")
    await page.getByRole("menuitemradio").first().waitFor({state: "detached"})
    await page.locator("#source-button:focus").waitFor()
  }
})

test("n and p go from difference to difference, e to the place where it stopped; not while typing", async () => {
  const {page} = await open("#v=1&source=6.1-4k-default&kernel=v1-as-intended&flags=W&at=ffff00000a2eb000")
  await page.keyboard.press("n")
  await hashHas(page, "at=ffff00000a2ec000")
  await page.keyboard.press("p")
  await page.keyboard.press("p")
  await hashHas(page, "at=ffff00000a2ea000")
  await page.getByRole("textbox", {name: "Virtual address"}).press("n")
  await hashHas(page, "at=ffff00000a2ea000")
  const stopped = await open("#v=1&source=6.1-4k-default&flags=WP&frames=40000000-50d3b000,50d40000-60000000")
  await stopped.page.keyboard.press("e")
  await hashHas(stopped.page, "at=ffff000010d3b000")
})

test("Shift+Space holds a switch half-way; arrows move it, Escape takes it back, Space flips it", async () => {
  const {page} = await open("#v=1&source=6.1-4k-crash&flags=W")
  const mkvalid = flag(page, "TRANS_MKVALID")
  const verdict = () => page.locator(".verdict").innerText()
  await mkvalid.focus()
  await page.keyboard.press("Shift+Space")
  expect(await verdict()).toContain("TRANS_MKVALID would make 8,215 entries valid")
  await page.keyboard.press("ArrowRight")
  expect(await mkvalid.getAttribute("style")).toContain("0.6")
  await page.keyboard.press("Escape")
  expect(await verdict()).not.toContain("would make")
  expect(await mkvalid.getAttribute("aria-checked")).toBe("false")
  await page.keyboard.press("Shift+Space")
  await page.keyboard.press("Space")
  expect(await mkvalid.getAttribute("aria-checked")).toBe("true")
  expect(await verdict()).toContain("TRANS_MKVALID made 8,215 invalid entries valid")
})

test("the review with keys alone: a point is chosen, its B is watched, and Back leads to it", async () => {
  const {page, trouble} = await open("#v=1&view=review&point=forcemap")
  await tabTo(page, /^“This one, sounds like a very bad idea/)
  await tabTo(page, /^Resuming from hibernate locks up/)
  await page.keyboard.press("Enter")
  await hashHas(page, "point=empty-copy")
  await page.getByRole("link", {name: "Watch B die"}).waitFor({timeout: 40_000})
  await tabTo(page, /^Watch B die$/)
  await page.keyboard.press("Enter")
  await hashHas(page, "view=theatre")
  await expect.poll(() => headline(page).innerText(), {timeout: 40_000}).toContain("at page 1 of")
  // The browser's own key for it is none of the page's.
  await page.goBack()
  await page.locator(".review").waitFor()
  await hashHas(page, "point=empty-copy")
  await tabTo(page, /^“This one, sounds like a very bad idea/)
  await page.keyboard.press("Enter")
  await hashHas(page, "point=forcemap")
  expect(trouble).toEqual([])
})

test("help opens with a question mark and closes with Escape", async () => {
  const {page} = await open()
  await page.keyboard.press("?")
  await page.getByRole("dialog").waitFor()
  await page.keyboard.press("Escape")
  await expect.poll(() => page.getByRole("dialog").count()).toBe(0)
})

test("the theme goes round: the system's, light, dark, and is kept", async () => {
  const {page} = await open("", DESK, "dark")
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme)
  expect(await theme()).toBe("dark")
  await page.getByRole("button", {name: /^Theme/}).click()
  expect(await theme()).toBe("light")
  await page.reload()
  await page.locator(".stage").waitFor()
  expect(await theme()).toBe("light")
  await page.getByRole("button", {name: /^Theme/}).click()
  expect(await theme()).toBe("dark")
  await page.getByRole("button", {name: /^Theme/}).click()
  await page.emulateMedia({colorScheme: "light"})
  await expect.poll(theme).toBe("light")
})

/** What axe finds, one line for each. */
async function findings(page: Page): Promise<string[]> {
  await page.addScriptTag({content: axe.source})
  return page.evaluate(async () => {
    const {violations} = await (window as unknown as {axe: typeof import("axe-core")}).axe.run()
    return violations.map(({id, nodes}) => `${id}: ${nodes.map(node => node.target.join(" ")).join(", ")}`)
  })
}

test.each([
  ["1440 light", DESK, "light"],
  ["1440 dark", DESK, "dark"],
  ["1024 light", {width: 1024, height: 768}, "light"],
  ["390 light", PHONE, "light"],
  ["390 dark", PHONE, "dark"],
] as const)("axe finds nothing at %s, also with editors, notices and messages", async (_, size, scheme) => {
  const {page} = await open("#v=1&bogus", size, scheme)
  expect(await findings(page)).toEqual([])
  await page.getByRole("button", {name: "Range, memory and frames"}).click()
  await page.getByLabel("from", {exact: true}).fill("nonsense")
  expect(await findings(page)).toEqual([])
  await page.getByRole("button", {name: "Pages to map"}).click()
  await page.getByRole("button", {name: "map a page"}).click()
  expect(await findings(page)).toEqual([])
})

test("axe finds nothing in the list of sources, in help, at a stop, and with a revision without flags", async () => {
  const {page} = await open("#v=1&flags=WP&frames=40000000-50d3b000")
  expect(await headline(page).textContent()).toMatch(/^Stopped with −ENXIO/)
  expect(await findings(page)).toEqual([])
  await page.getByRole("button", {name: /^source/}).click()
  await page.getByRole("menu").waitFor()
  expect(await findings(page)).toEqual([])
  await page.keyboard.press("Escape")
  await page.getByRole("radio", {name: "Linux 7.1"}).check({force: true})
  await page.keyboard.press("?")
  await page.getByRole("dialog").waitFor()
  expect(await findings(page)).toEqual([])
})
