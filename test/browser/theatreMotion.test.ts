// The theatre's acts: each starts with its step, ends as the picture without motion, and there is none for who wants less of it.

import type {Page} from "playwright-core"
import {expect, test} from "vitest"
import {DESK, site, type Opened} from "./site.ts"

const {open} = site()

const LINK = "#v=1&source=hibernate-6.1-4k&kernel=v1-as-intended&view=theatre"
/** The act, where it begins, and how many steps before that one has to go back. */
const ACTS = [
  ["one page", `${LINK}&flags=W&event=3394`, 0],
  ["root switch", `${LINK}&flags=W&event=6`, 0],
  ["table lost", `${LINK}&flags=W&assume=unsafe-tables&event=9037`, 0],
  ["fault", `${LINK}&flags=none&event=end`, 1],
  ["jump", `${LINK}&flags=W&event=end`, 1],
] as const

const slider = (page: Page) => page.getByRole("slider", {name: "Step of the story"})

async function stepped(page: Page, key: "ArrowLeft" | "ArrowRight") {
  const event = Number(await slider(page).getAttribute("aria-valuenow")) + (key === "ArrowRight" ? 1 : -1)
  await page.keyboard.press(key)
  // The link follows what is shown, the line what is wanted: the words of the page follow the moment.
  await expect
    .poll(() => page.evaluate(() => document.querySelector(".theatre")!.getAttribute("data-event")))
    .toBe(`${event}`)
}

/** Names of the acts that move, stopped where they begin. */
const held = (page: Page) =>
  page.evaluate(() => {
    const moving = document.getAnimations()
    for (const one of moving) one.pause()
    return [...new Set(moving.map(({id}) => id))]
  })

/** To a time of what moves, ms. */
const at = (page: Page, time: number) =>
  page.evaluate(ms => document.getAnimations().forEach(one => (one.currentTime = ms)), time)

/** What moves, stopped where it begins, of a step on from a link's moment. */
async function stepFrom(hash: string): Promise<Opened> {
  const opened = await open(hash, DESK, "light", "no-preference")
  await slider(opened.page).waitFor()
  await opened.page.locator(".theatre-progress").waitFor({state: "detached"})
  await slow(opened.page)
  return opened
}

/** The theatre's elements, without names that are made anew each time. */
const picture = (page: Page) =>
  page.evaluate(() =>
    document.querySelector(".theatre")!.innerHTML.replace(/ (id|aria-controls|aria-labelledby)="[^"]*"/g, ""),
  )

/** What moves is slowed, so that it is still there when it is asked for. */
async function slow(page: Page) {
  await page.evaluate(() => {
    const {animate} = Element.prototype
    Element.prototype.animate = function (frames, options) {
      const animation = animate.call(this, frames, options)
      animation.pause()
      return animation
    }
  })
}

test.each(ACTS)(
  "%s: starts, ends in the picture without motion, and stays still for who wants that",
  async (name, hash, back) => {
    const [moved, still] = [
      await open(hash, DESK, "light", "no-preference"),
      await open(hash, DESK, "light", "reduce"),
    ]
    for (const {page} of [moved, still]) {
      await slider(page).waitFor()
      await page.locator(".theatre-progress").waitFor({state: "detached"})
      // Nothing runs by itself on opening.
      expect(await held(page)).toEqual([])
      await slow(page)
      for (let n = 0; n < back; n++) await stepped(page, "ArrowLeft")
      expect(await held(page)).toEqual([])
      await stepped(page, "ArrowRight")
    }
    expect(await held(moved.page)).toContain(name)
    expect(await held(still.page)).toEqual([])
    await moved.page.evaluate(() => document.getAnimations().forEach(one => one.finish()))
    expect(await held(moved.page)).toEqual([])
    expect(await picture(moved.page)).toBe(await picture(still.page))
    expect([...moved.trouble, ...still.trouble]).toEqual([])
    await moved.page.context().close()
    await still.page.context().close()
  },
)

test("at a root switch tables turn from the top of the map to its foot, and the point leaves where it was", async () => {
  const {page, trouble} = await stepFrom(`${LINK}&flags=W&event=6`)
  const middleOf = (what: string) =>
    page.locator(what).evaluate(circle => {
      const {x, width} = circle.getBoundingClientRect()
      return Math.round(x + width / 2)
    })
  const swapper = await middleOf(".points [data-whose=source] circle")
  await stepped(page, "ArrowRight")
  expect(await middleOf(".points [data-here=true] circle")).toBe(swapper)
  const box = (await page.locator(".map-canvas:not(.old)").boundingBox())!
  const strip = async (y: number) =>
    (await page.screenshot({clip: {...box, y: box.y + y, height: 60}})).toString("base64")
  const strips = async (time: number) => {
    await at(page, time)
    return {top: await strip(0), foot: await strip(box.height - 60)}
  }
  const [first, half, last] = [await strips(0), await strips(50), await strips(159.9)]
  expect(last.top === first.top).toBe(false)
  expect(last.foot === first.foot).toBe(false)
  expect(half.top === last.top).toBe(true)
  expect(half.foot === first.foot).toBe(true)
  expect(trouble).toEqual([])
})

test("a live table that is overwritten: its ring, the line to its row, the row, one after the other", async () => {
  const {page, trouble} = await stepFrom(`${LINK}&flags=W&assume=unsafe-tables&event=9037`)
  await stepped(page, "ArrowRight")
  /** How much of each is there, of 1: the ring, the line, the row's frame, the map as it was. */
  const there = async (time: number) => {
    await at(page, time)
    return page.evaluate(() => {
      const one = (what: string) => document.querySelector<SVGPathElement>(what)!
      const style = (what: string) => getComputedStyle(one(what))
      const line = 1 - parseFloat(style(".map-mapped").strokeDashoffset) / one(".map-mapped").getTotalLength()
      const {visibility, opacity} = style(".map-canvas.before")
      const before = visibility === "visible" ? Number(opacity) : 0
      const [ring, row] = [".map-ring.accent", ".map-mapped-row"].map(what => Number(style(what).opacity))
      return [ring, line, row, before].map(part => (part < 0.01 ? "none" : part > 0.99 ? "all" : "part"))
    })
  }
  expect(await there(0)).toEqual(["none", "none", "none", "all"])
  expect(await there(60)).toEqual(["part", "none", "none", "all"])
  expect(await there(200)).toEqual(["all", "part", "none", "all"])
  expect(await there(280)).toEqual(["all", "all", "none", "all"])
  expect(await there(330)).toEqual(["all", "all", "part", "part"])
  await page.evaluate(() => document.getAnimations().forEach(one => one.finish()))
  expect(await there(0)).toEqual(["all", "all", "all", "none"])
  expect(trouble).toEqual([])
})

test("at the jump the rail leaves the ribbon, and only there", async () => {
  const {page, trouble} = await stepFrom(`${LINK}&flags=W&event=end`)
  await stepped(page, "ArrowLeft")
  await stepped(page, "ArrowRight")
  const rails = await page.evaluate(() =>
    document
      .getAnimations()
      .map(one => (one.effect as KeyframeEffect).target!.getAttribute("class")!.trim())
      .filter(name => name.startsWith("time-rail")),
  )
  expect(rails).toEqual(["time-rail after"])
  expect(trouble).toEqual([])
})

test("the list starts where it was, and covers nothing below it", async () => {
  const {page, trouble} = await stepFrom(`${LINK}&flags=W&event=3394`)
  const rows = () =>
    page.locator(".work-list").evaluate(list => {
      const top = (element: Element) => Math.round(element.getBoundingClientRect().top)
      return {
        at: Object.fromEntries(
          [...list.querySelectorAll("tbody tr")].map(row => [row.textContent, top(row)]),
        ),
        last: [...list.querySelectorAll("tbody tr")].at(-1)!.getBoundingClientRect().bottom,
        foot: list.querySelector("p")!.getBoundingClientRect().top,
        cut: getComputedStyle(list.querySelector("tbody")!).clipPath,
      }
    })
  const before = await rows()
  await stepped(page, "ArrowRight")
  const now = await rows()
  const both = Object.keys(now.at).filter(name => name in before.at)
  expect(both.length).toBeGreaterThan(5)
  for (const name of both) expect([name, now.at[name]]).toEqual([name, before.at[name]])
  const cut = Number(/([\d.]+)px -24px/.exec(now.cut)![1])
  expect(now.last - cut).toBeLessThanOrEqual(now.foot)
  expect(trouble).toEqual([])
})

test("the next step ends what still moves; a leap has no motion", async () => {
  const {page, trouble} = await stepFrom(`${LINK}&flags=W&event=3394`)
  await stepped(page, "ArrowRight")
  const first = await page.evaluate(() => document.getAnimations().length)
  await stepped(page, "ArrowRight")
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(first)
  await page.keyboard.press("]")
  await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBe(0)
  expect(trouble).toEqual([])
})
