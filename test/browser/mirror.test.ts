import type {Page} from "playwright-core"
import {expect, test} from "vitest"
import {hashHas, PHONE, site} from "./site.ts"

const {open} = site()
const AT = "at=ffff00000a2eb000"
const LINK = `#v=1&source=6.1-4k-default&${AT}&view=mirror`
const SOURCES = ["7.2-4k-a72-kaslr", "6.12-16k-lpa2", "index-bug", "hole", "64k-42"]

test("the mirror names all regions, their holes, what changed and what is not in the copy", async () => {
  const {page, trouble} = await open(LINK)
  const words = () => page.locator(".mirror").textContent()
  await expect.poll(words).toContain("Not in the copy: 2,110 leaves, 293.7 MiB.")
  const text = (await words())!
  for (const part of [
    "125,962 leaves, 512 MiB",
    "the same 125,962 leaves, 636 now writable",
    "1,476 leaves",
    "445 pages",
    "upper end, 3 pages",
    "4 blocks at 0xffff_fc00_0000_0000",
    "128TiB124TiB22MiB",
    "the brushed 2 MiB from 0xffff_0000_0a20_0000: one stroke = one page, 4 KiB",
    "×116 W",
    "copied range: 128 TiB",
  ])
    expect(text).toContain(part)
  const regions = page.getByRole("list", {name: "Regions"}).getByRole("button")
  expect(await regions.allInnerTexts()).toHaveLength(9)
  expect(await regions.nth(1).textContent()).toBe(
    "modules, 0xffff_8000_00d0_0000 to 0xffff_8000_00d3_efff, 33 leaves, not in the copy",
  )
  expect(trouble).toEqual([])
})

test("the brush is two sliders; keys move, halve, double it and go from region to region", async () => {
  const {page} = await open(LINK)
  const mirror = page.locator(".mirror")
  const start = page.getByRole("slider", {name: "Start of the brush"})
  const end = page.getByRole("slider", {name: "End of the brush"})
  const edges = async () => [
    await start.getAttribute("aria-valuenow"),
    await end.getAttribute("aria-valuenow"),
  ]
  await expect.poll(edges).toEqual(["81", "82"])
  expect(await start.getAttribute("aria-valuetext")).toBe(
    "0xffff 0000 0a20 0000 to 0a3f ffff, 512 pages, 25 changed",
  )
  await start.press("ArrowLeft")
  expect(await edges()).toEqual(["80", "82"])
  await end.press("PageUp")
  expect(await edges()).toEqual(["80", "98"])
  // About its middle, but for the point: slot 81 stays in it.
  await mirror.press("+")
  expect(await edges()).toEqual(["81", "90"])
  await mirror.press("ArrowRight")
  await mirror.press("Shift+ArrowLeft")
  expect(await edges()).toEqual(["89", "98"])
  await mirror.press("-")
  expect(await edges()).toEqual(["84", "102"])
  await mirror.press("]")
  expect(await edges()).toEqual(["262", "263"])
  await mirror.press("[")
  expect(await edges()).toEqual(["0", "256"])
  await page.getByRole("button", {name: /^PCI ECAM/}).press("Enter")
  expect(await edges()).toEqual(["384", "512"])
  await mirror.press("ArrowUp")
  await expect.poll(() => mirror.getAttribute("data-lane")).toBe("source")
})

test("a drag moves the brush and its edges; a double click takes the run under the point", async () => {
  const {page} = await open(LINK)
  const box = (await page.locator(".mirror").boundingBox())!
  const start = page.getByRole("slider", {name: "Start of the brush"})
  const now = () => start.getAttribute("aria-valuenow")
  const drag = async (x: number, to: number) => {
    await page.mouse.move(box.x + x, box.y + 140)
    await page.mouse.down()
    await page.mouse.move(box.x + to, box.y + 140, {steps: 3})
    await page.mouse.up()
  }
  await expect.poll(now).toBe("81")
  await drag(220, 164)
  expect(await now()).toBe("50")
  await page.mouse.dblclick(box.x + 64 + 11, box.y + 150)
  await expect.poll(now).toBe("1")
})

test("point and selection are those of every view: n selects the next change, Enter shows it in the tree", async () => {
  const {page, trouble} = await open(LINK)
  const mirror = page.locator(".mirror")
  await mirror.press("n")
  await hashHas(page, "at=ffff00000a2ec000")
  await expect.poll(() => page.locator(".va-value input").inputValue()).toBe("0xffff_0000_0a2e_c000")
  await mirror.press("g")
  expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(
    "Virtual address",
  )
  const box = (await mirror.boundingBox())!
  await page.mouse.click(box.x + 64 + 400, box.y + 84 + 1)
  await hashHas(page, "at=ffff000019")
  await expect
    .poll(() => page.getByRole("slider", {name: "Start of the brush"}).getAttribute("aria-valuenow"))
    .toBe("200")
  await mirror.press("Enter")
  await page.locator(".stage:not(.mirror)").waitFor()
  await hashHas(page, "at=ffff000019")
  expect(trouble).toEqual([])
})

test("Escape closes the seam: the bands grow and the ribbons run straight across", async () => {
  const {page} = await open("#v=1&source=6.1-4k-default&view=mirror")
  const mirror = page.locator(".mirror")
  const band = () =>
    mirror
      .locator("canvas.field")
      .first()
      .evaluate(e => e.getBoundingClientRect().height)
  await expect.poll(band).toBe(116)
  await mirror.press("Escape")
  await expect.poll(band).toBe(156)
  expect(await page.getByRole("slider", {name: "Start of the brush"}).count()).toBe(0)
  await mirror.press("ArrowRight")
  await expect.poll(band).toBe(116)
})

test("everything around the picture stays at its pixels, and a phone is not wider than itself", async () => {
  const {page} = await open("#v=1&source=6.1-4k-default")
  const places = () =>
    page.evaluate(() =>
      [".va-part", ".inspector-part", ".time-part"].map(
        part => document.querySelector(part)!.getBoundingClientRect().top,
      ),
    )
  const tree = await places()
  await page.getByRole("button", {name: "Mirror"}).click()
  await page.locator(".mirror").waitFor()
  expect(await places()).toEqual(tree)
  const phone = await open(LINK, PHONE)
  expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
})

test.each(["light", "dark"] as const)("axe finds nothing in the mirror, %s", async scheme => {
  for (const hash of [LINK, ...SOURCES.map(source => `#v=1&source=${source}&view=mirror`)]) {
    const {page, trouble} = await open(hash, undefined, scheme)
    await page.locator(".mirror canvas").first().waitFor()
    await page.addScriptTag({path: "node_modules/axe-core/axe.min.js"})
    const found = await page.evaluate(async () => {
      const {violations} = await (window as unknown as {axe: typeof import("axe-core")}).axe.run()
      return violations.map(({id, nodes}) => `${id}: ${nodes[0].html}`)
    })
    expect(found).toEqual([])
    expect(trouble).toEqual([])
  }
})

test("a link holds the brush, also where it is not; it stays while one looks elsewhere", async () => {
  const {page} = await open("#v=1&source=6.1-4k-default&view=mirror")
  await page.locator(".mirror").focus()
  await page.keyboard.press("-")
  await hashHas(page, "brush=ffff")
  const {hash} = new URL(page.url())
  const again = await open(hash)
  const sliders = async (page: Page) =>
    page
      .locator(".mirror")
      .getByRole("slider")
      .evaluateAll(all => all.map(one => one.getAttribute("aria-valuetext")))
  expect(await sliders(again.page)).toEqual(await sliders(page))
  await page.getByRole("button", {name: "Columns"}).click()
  await hashHas(page, "view=columns")
  expect(page.url()).not.toContain("brush")
  await page.getByRole("button", {name: "Mirror"}).click()
  await expect.poll(() => new URL(page.url()).hash).toBe(hash)
  await page.locator(".mirror").focus()
  await page.keyboard.press("Escape")
  await hashHas(page, "brush=none")
  const closed = await open(new URL(page.url()).hash)
  await closed.page.locator(".mirror").waitFor()
  expect(await closed.page.locator(".mirror").getByRole("slider").count()).toBe(0)
})
