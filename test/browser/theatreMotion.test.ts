// The theatre's acts: each starts with its step, ends as the picture without motion, and there is none for who wants less of it.

import type {Page} from "playwright-core"
import {expect, test} from "vitest"
import {DESK, site} from "./site.ts"

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

test("the next step ends what still moves; a leap has no motion", async () => {
  const {page, trouble} = await open(`${LINK}&flags=W&event=3394`, DESK, "light", "no-preference")
  await slider(page).waitFor()
  await page.locator(".theatre-progress").waitFor({state: "detached"})
  await slow(page)
  await stepped(page, "ArrowRight")
  const first = await page.evaluate(() => document.getAnimations().length)
  await stepped(page, "ArrowRight")
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(first)
  await page.keyboard.press("]")
  await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBe(0)
  expect(trouble).toEqual([])
})
