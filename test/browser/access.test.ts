// What must hold in every view: axe finds nothing, all targets can be hit, a window of 320 px shows everything.

import type {Page} from "playwright-core"
import {expect, test} from "vitest"
import {axeFinds, DESK, hashHas, PHONE, site} from "./site.ts"

const {open} = site()
const LINK = "#v=1&source=6.1-4k-crash&kernel=v1-as-intended&flags=W&at=ffff00000a2eb000"
const VIEWS = ["Tree", "Columns", "Mirror", "Theatre", "Decode"] as const

async function to(page: Page, view: (typeof VIEWS)[number]) {
  await page.getByRole("navigation", {name: "View"}).getByRole("button", {name: view}).click()
  const place = {
    Tree: ".stage",
    Columns: ".columns",
    Mirror: ".mirror",
    Theatre: ".memory-map",
    Decode: ".decode",
  }[view]
  await page.locator(place).first().waitFor()
}

test.each([
  ["light", DESK],
  ["dark", DESK],
  ["light", PHONE],
  ["dark", PHONE],
] as const)(
  "axe finds nothing in any view, nor in the help and the editors: %s, %o",
  async (scheme, size) => {
    const {page, trouble} = await open(LINK, size, scheme)
    for (const view of VIEWS) {
      await to(page, view)
      expect([view, ...(await axeFinds(page))]).toEqual([view])
    }
    await to(page, "Tree")
    // A desk's pieces: zoom.test.ts.
    for (const rung of size === PHONE ? ["tall", "runs", "table", "bits"] : []) {
      await page.keyboard.press("+")
      await hashHas(page, `zoom=${rung}`)
      if (rung !== "tall") expect([rung, ...(await axeFinds(page))]).toEqual([rung])
    }
    for (const name of ["Range, memory and frames", "Pages to map", "Help"]) {
      await page.getByRole("button", {name, exact: true}).click()
      await page.waitForTimeout(200)
      expect([name, ...(await axeFinds(page))]).toEqual([name])
      await page.keyboard.press("Escape")
    }
    expect(trouble).toEqual([])
  },
)

test.each(["light", "dark"] as const)(
  "axe finds nothing in any view where colours are the system's, %s",
  async scheme => {
    const {page, trouble} = await open(LINK, DESK, scheme)
    await page.emulateMedia({forcedColors: "active", colorScheme: scheme})
    for (const view of VIEWS) {
      await to(page, view)
      expect([view, ...(await axeFinds(page))]).toEqual([view])
    }
    await to(page, "Tree")
    for (const rung of ["tall", "runs", "table"]) {
      await page.keyboard.press("+")
      await hashHas(page, `zoom=${rung}`)
    }
    expect(["one table", ...(await axeFinds(page))]).toEqual(["one table"])
    expect(trouble).toEqual([])
  },
)

/**
 * Ribbons are as close as their rows: what they do the list of differences and n do as well. Others:
 * targets smaller than 24 px that have another one within the circle of 24 px around their middle (WCAG 2.5.8).
 */
function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const query = "button, a[href], input, select, summary, [role=slider], [role=switch], [role=scrollbar]"
    const boxes = [...document.querySelectorAll(query)]
      .filter(element => !element.closest(".mirror-regions, .unseen, .ribbon-button"))
      .map(element => ({element, box: element.getBoundingClientRect()}))
      .filter(({box}) => box.width > 0 && box.height > 0)
      // What the list of differences lies over cannot be hit at all.
      .filter(({element, box}) => {
        const list = document.querySelector(".differences")
        return !list || list.contains(element) || box.top < list.getBoundingClientRect().top
      })
    const small = ({width, height}: DOMRect) => width < 23.9 || height < 23.9
    const middle = (box: DOMRect) => [box.left + box.width / 2, box.top + box.height / 2] as const
    return boxes.flatMap(({element, box}) => {
      const [x, y] = middle(box)
      const met = boxes.some(({element: other, box: near}) => {
        if (other.contains(element) || element.contains(other)) return false
        const [dx, dy] = [
          Math.max(near.left - x, 0, x - near.right),
          Math.max(near.top - y, 0, y - near.bottom),
        ]
        const [nearX, nearY] = middle(near)
        return Math.hypot(dx, dy) < 12 || (small(near) && Math.hypot(nearX - x, nearY - y) < 24)
      })
      const name = element.getAttribute("aria-label") ?? element.textContent
      return small(box) && met
        ? [`${name?.slice(0, 40)}: ${Math.round(box.width)} x ${Math.round(box.height)}`]
        : []
    })
  })
}

test("every target is 24 px, or far enough from the next, on a desk and on a phone", async () => {
  for (const size of [DESK, PHONE]) {
    const {page} = await open(LINK, size)
    for (const view of VIEWS) {
      await to(page, view)
      expect([view, ...(await tooSmall(page))]).toEqual([view])
    }
    await to(page, "Tree")
    for (const key of ["+", "+", "+", "l"]) {
      await page.keyboard.press(key)
      await page.waitForTimeout(200)
      expect([key, ...(await tooSmall(page))]).toEqual([key])
    }
    await page.keyboard.press("Escape")
    await page.getByRole("button", {name: "compare two copies"}).click()
    await page.getByRole("region", {name: "Comparison"}).waitFor()
    expect(["compare", ...(await tooSmall(page))]).toEqual(["compare"])
    await page.context().close()
  }
})

test("at 400 % a window of 1280 px has 320: nothing hangs out, and verdict, switches and descriptor are there", async () => {
  const {page, trouble} = await open(LINK, {width: 320, height: 256})
  for (const view of VIEWS) {
    await to(page, view)
    await page.waitForTimeout(200)
    expect([view, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([view, 320])
  }
  await to(page, "Tree")
  await page.getByRole("switch", {name: "TRANS_MKVALID"}).click()
  await expect.poll(() => page.locator("h1").textContent()).toContain("191,498")
  await page.locator(".inspector").scrollIntoViewIfNeeded()
  expect(trouble).toEqual([])
})

test("two fingers zoom the tree about their middle", async () => {
  const {page} = await open(LINK, PHONE)
  const box = (await page.locator(".stage").boundingBox())!
  const [x, y] = [box.x + box.width / 3, box.y + box.height / 2]
  const touch = await page.context().newCDPSession(page)
  const fingers = (apart: number) => [
    {x, y: y - apart / 2, id: 1},
    {x, y: y + apart / 2, id: 2},
  ]
  await touch.send("Input.dispatchTouchEvent", {type: "touchStart", touchPoints: fingers(40)})
  await touch.send("Input.dispatchTouchEvent", {type: "touchMove", touchPoints: fingers(60)})
  await expect.poll(() => page.url()).toContain("zoom=tall")
  await touch.send("Input.dispatchTouchEvent", {type: "touchMove", touchPoints: fingers(90)})
  await expect.poll(() => page.url()).toContain("zoom=runs")
  await touch.send("Input.dispatchTouchEvent", {type: "touchMove", touchPoints: fingers(50)})
  await expect.poll(() => page.url()).toContain("zoom=tall")
  await touch.send("Input.dispatchTouchEvent", {type: "touchEnd", touchPoints: []})
})

test("a swipe to the right leads back to the table before", async () => {
  const {page} = await open(`${LINK}&view=columns`, PHONE)
  const box = (await page.locator(".column-list").boundingBox())!
  const [x, y] = [box.x + 40, box.y + 100]
  const touch = await page.context().newCDPSession(page)
  const step = () => page.locator(".columns-crumbs [aria-current]").innerText()
  expect(await step()).toContain("PTE")
  await touch.send("Input.dispatchTouchEvent", {type: "touchStart", touchPoints: [{x, y}]})
  for (const dx of [60, 120])
    await touch.send("Input.dispatchTouchEvent", {type: "touchMove", touchPoints: [{x: x + dx, y: y + 5}]})
  await touch.send("Input.dispatchTouchEvent", {type: "touchEnd", touchPoints: []})
  await expect.poll(step).toContain("PMD")
})

test("at 320 px the words of a row and the addresses of its tables are whole", async () => {
  const {page} = await open(LINK, {width: 320, height: 256})
  await to(page, "Columns")
  const cut = () =>
    page.evaluate(() =>
      [...document.querySelectorAll(".column-half, .column-title, .columns-crumbs")]
        .filter(part => part.scrollWidth > part.clientWidth + 1 || part.getBoundingClientRect().right > 320)
        .map(part => part.textContent),
    )
  await expect.poll(cut).toEqual([])
})

test("where colours are the system's the pictures keep theirs, and switches, views and focus still say what is chosen", async () => {
  const {page} = await open(LINK)
  await page.emulateMedia({forcedColors: "active"})
  const style = (selector: string, name: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), name)
  expect(await style(".stage", "forced-color-adjust")).toBe("none")
  const track = (on: boolean) => style(`.flag-switch[aria-checked="${on}"] .flag-track`, "background-color")
  expect(await track(true)).not.toMatch(/, 0\)$/)
  expect(await track(true)).not.toBe(await track(false))
  const line = (name: string) =>
    page.getByRole("button", {name, exact: true}).evaluate(view => getComputedStyle(view).borderBottomColor)
  expect(await line("Tree")).not.toBe(await line("Mirror"))
  await page.getByRole("switch", {name: "TRANS_MKWRITE"}).press("Shift")
  expect(await style('.flag-switch[aria-checked="true"]', "outline-width")).toBe("3px")
  await page.emulateMedia({forcedColors: "none", contrast: "more"})
  await expect
    .poll(async () => (await style(".stage .scale", "fill")) === (await style("h1", "color")))
    .toBe(true)
  expect(await style(".stage", "color-scheme")).toBe("light")
})
