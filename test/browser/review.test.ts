import type {Page} from "playwright-core"
import {expect, test} from "vitest"
import {isTried} from "../../src/app/review/figures.ts"
import {POINTS} from "../../src/app/review/points.ts"
import {axeFinds, DESK, hashHas, headline, PHONE, site} from "./site.ts"

const {open} = site()
const link = (point: string) => `#v=1&view=review&point=${point}`
const points = (page: Page) => page.getByRole("navigation", {name: "Points of the review"})
/** A restore takes its time on a busy machine. */
const says = (page: Page, text: string | RegExp) =>
  page.locator(".review-point").getByText(text).first().waitFor({timeout: 40_000})

test("each point opens by its link, one after the other, with its number beside its verdict", async () => {
  const {page, trouble} = await open(link(POINTS[0].name))
  for (const point of POINTS) {
    await page.goto(page.url().replace(/#.*/, "") + link(point.name))
    await expect.poll(() => points(page).locator("[aria-current]").innerText()).toContain(point.verdict)
    await headline(page).waitFor()
    if (isTried(point)) await says(page, point.judged.who)
    else await says(page, point.text[0])
  }
  await expect.poll(() => points(page).innerText(), {timeout: 40_000}).toContain("right, 511 pages lost")
  await expect.poll(() => points(page).innerText()).toContain("half right, 10 read-only blocks of 2 MiB")
  expect(trouble).toEqual([])
})

test("FORCEMAP: one dies, one is refused; both open in the tree, and Back leads to the review", async () => {
  const {page, trouble} = await open(link("forcemap"))
  await expect.poll(() => headline(page).innerText()).toContain("throws the other 511 pages away")
  await says(page, "1 page mapped, 511 gone")
  await says(page, /Refused:/)
  await says(page, /Died/)
  await page.getByRole("link", {name: "Open both in Tree"}).click()
  await page.getByRole("region", {name: "Comparison"}).waitFor()
  await hashHas(page, "against=v1-as-intended:WF")
  await page.goBack()
  await page.locator(".review").waitFor()
  await hashHas(page, "point=forcemap")
  expect(trouble).toEqual([])
})

test("an empty copy: memory that cannot be reached has one outline, and shows its pages within", async () => {
  const {page, trouble} = await open(link("empty-copy"))
  const lost = page.locator(".review-lost")
  await lost.first().waitFor({timeout: 40_000})
  const boxes = await lost.evaluateAll(all =>
    all.map(one => {
      const {width, height} = one.getBoundingClientRect()
      return [one.clientWidth / width, one.clientHeight / height]
    }),
  )
  expect(boxes).toHaveLength(1)
  for (const open of boxes[0]) expect(open).toBeGreaterThan(0.9)
  expect(trouble).toEqual([])
})

test("it is tried in a worker; where there is none to be had the page says the same", async () => {
  const {page, trouble} = await open(link("forcemap"))
  await says(page, /Died/)
  expect(page.workers().map(worker => worker.url())).toEqual([expect.stringMatching(/reviewWorker/)])
  const words = await page.locator(".review-point").innerText()
  await page.addInitScript(() => {
    window.Worker = class {
      constructor() {
        throw new Error("no workers here")
      }
    } as unknown as typeof Worker
  })
  await page.reload()
  await says(page, /Died/)
  expect(page.workers()).toEqual([])
  expect(await page.locator(".review-point").innerText()).toBe(words)
  expect(trouble).toEqual([])
})

test("the theatre shows the death that the review tells of, at the same page", async () => {
  const {page, trouble} = await open(link("forcemap"))
  const died = page
    .locator(".review-point")
    .getByText(/^Died at page/)
    .first()
  await died.waitFor({timeout: 40_000})
  const told = /at page ([\d,]+ of [\d,]+): (level 3 translation fault)/.exec(await died.innerText())!
  await page.getByRole("link", {name: "Watch B die"}).click()
  await expect.poll(() => headline(page).innerText(), {timeout: 40_000}).toContain(`${told[1]}: ${told[2]}`)
  expect(trouble).toEqual([])
})

test("it is in the list of sources and in the help; a point that there is not is named", async () => {
  const {page} = await open(link("nonsense"))
  await says(page, /There is no point “nonsense”/)
  await page.getByRole("navigation", {name: "View"}).getByRole("button", {name: "Tree"}).click()
  await page.locator(".stage").waitFor()
  await page.locator("#source-button").click()
  await page.getByRole("menuitem", {name: /The review, to try/}).click()
  await page.locator(".review").waitFor()
  await hashHas(page, "view=review")
  await page.getByRole("navigation", {name: "View"}).getByRole("button", {name: "Tree"}).click()
  await page.getByRole("button", {name: "Help"}).click()
  await page.getByRole("link", {name: "The review, to try"}).click()
  await page.locator(".review").waitFor()
  expect(await page.getByRole("dialog").count()).toBe(0)
})

test("by keyboard alone: from point to point", async () => {
  const {page} = await open(link("forcemap"))
  await points(page)
    .getByRole("button", {name: /Where are you seeing these/})
    .press("Enter")
  await hashHas(page, "point=where")
  await expect.poll(() => headline(page).innerText()).toContain("Nowhere")
})

test.each(["light", "dark"] as const)(
  "axe finds nothing, %s, on a desk, narrower, and on a phone",
  async scheme => {
    for (const size of [DESK, {width: 1024, height: 768}, PHONE]) {
      const {page, trouble} = await open(link("forcemap"), size, scheme)
      await says(page, /Died/)
      expect(await axeFinds(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
      expect(trouble).toEqual([])
      await page.context().close()
    }
  },
)
