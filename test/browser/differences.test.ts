import {expect, test} from "vitest"
import {axeFinds, flag, hashHas, PHONE, site} from "./site.ts"

const {open} = site()

test("l opens the list; keys go through it, Enter goes there in any view, Escape gives the focus back", async () => {
  const {page, trouble} = await open("#v=1&source=6.1-4k-crash&kernel=v1-as-intended&flags=WV")
  await page.locator(".stage").focus()
  await page.keyboard.press("l")
  const list = page.getByRole("region", {name: "Differences"})
  await expect.poll(() => list.innerText()).toContain("8,817 entries differ, in 5 runs.")
  const groups = list.getByRole("button", {expanded: false}).or(list.getByRole("button", {expanded: true}))
  expect(await groups.allInnerTexts()).toEqual([
    expect.stringContaining("602 entries made writable by TRANS_MKWRITE"),
    expect.stringContaining("8,215 entries made valid by TRANS_MKVALID"),
  ])
  await page.keyboard.press("ArrowLeft")
  await page.keyboard.press("ArrowDown")
  await page.keyboard.press("ArrowRight")
  await page.keyboard.press("ArrowDown")
  await page.keyboard.press("Enter")
  await hashHas(page, "at=ffff000023200000")
  await expect.poll(() => list.locator("[aria-current]").innerText()).toContain("8,214 pages")
  // The next one is in another run; the list follows.
  await page.keyboard.press("ArrowDown")
  await page.keyboard.press("Enter")
  await expect.poll(() => list.locator("[aria-current]").innerText()).toContain("1 page")
  await page.keyboard.press("n")
  await hashHas(page, "at=ffff000000210000")
  await page.keyboard.press("Escape")
  await expect.poll(() => list.count()).toBe(0)
  expect(await page.evaluate(() => document.activeElement?.className)).toContain("stage")
  expect(trouble).toEqual([])
})

test("the number of changes at the foot opens it; without any it says why", async () => {
  const {page} = await open("#v=1&source=6.1-4k-default")
  await page.getByRole("button", {name: "636 changes"}).click()
  const list = page.getByRole("region", {name: "Differences"})
  await expect.poll(() => list.innerText()).toContain("636 entries differ, in 18 runs.")
  await page.keyboard.press("Escape")
  await flag(page, "TRANS_MKWRITE").click()
  await page.getByRole("button", {name: "0 changes"}).click()
  await expect
    .poll(() => list.innerText())
    .toContain("Nothing differs. All 125,962 entries were copied as they are.")
})

test.each([
  [1440, 900],
  [1024, 768],
  [1920, 1080],
])(
  "at %i x %i the list hides neither the selected place nor its bits nor the time, in any view",
  async (width, height) => {
    for (const view of ["tree", "columns", "mirror"]) {
      const {page} = await open(`#v=1&source=6.1-4k-default&at=ffff00000a2eb000&view=${view}`, {
        width,
        height,
      })
      await page.getByRole("button", {name: "list", exact: true}).click()
      const list = (await page.getByRole("region", {name: "Differences"}).boundingBox())!
      expect(list.y + list.height).toBe(height)
      const place = {
        tree: ".bit-row",
        columns: ".columns [data-level='3'] [data-current]",
        mirror: ".bit-row",
      }[view]!
      for (const part of [place, ".stage-part, .mirror-part", ".inspector", ".time-part"]) {
        const box = (await page.locator(part).first().boundingBox())!
        expect([view, part, box.y + box.height <= list.y + 0.5]).toEqual([view, part, true])
      }
      expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(height)
      await page.context().close()
    }
  },
)

test("the number in the verdict's sentence opens it, and has the focus again when it is closed", async () => {
  for (const size of [undefined, PHONE]) {
    const {page, trouble} = await open("#v=1&source=6.1-4k-default", size)
    const number = page.getByRole("status", {name: "Outcome"}).getByRole("button", {name: "636", exact: true})
    await number.click()
    const list = page.getByRole("region", {name: "Differences"})
    await expect.poll(() => list.innerText()).toContain("by TRANS_MKWRITE: 10 blocks of 2 MiB and 626 pages")
    await page.keyboard.press("Escape")
    await expect.poll(() => list.count()).toBe(0)
    expect(await number.evaluate(one => one === document.activeElement)).toBe(true)
    expect(trouble).toEqual([])
    await page.context().close()
  }
})

test.each(["light", "dark"] as const)("axe finds nothing in the list, %s", async scheme => {
  for (const size of [undefined, PHONE]) {
    const {page} = await open("#v=1&source=hole", size, scheme)
    await page.keyboard.press("l")
    await page.getByRole("region", {name: "Differences"}).waitFor()
    expect(await axeFinds(page)).toEqual([])
    await page.context().close()
  }
})

test("in a low window the list leaves the line of time in sight", async () => {
  const {page} = await open("#v=1&source=6.1-4k-default&list=open", {width: 1280, height: 720})
  const list = (await page.getByRole("region", {name: "Differences"}).boundingBox())!
  const time = (await page.getByRole("region", {name: "Time", exact: true}).boundingBox())!
  expect(time.y + time.height).toBeLessThanOrEqual(list.y + 1)
  const group = (await page
    .getByRole("region", {name: "Differences"})
    .getByRole("button")
    .nth(1)
    .boundingBox())!
  expect(group.y + group.height).toBeLessThanOrEqual(721)
})

test.each([
  [1440, 900],
  [1024, 768],
  [390, 844],
  [360, 225],
])(
  "at %i x %i the words of a cause keep clear of the frame that says where the focus is",
  async (width, height) => {
    const {page} = await open("#v=1&source=6.1-4k-default&list=open", {width, height})
    const group = page.locator(".differences-group")
    await group.focus()
    const room = await group.evaluate(button => {
      const [frame, words] = [button, button.querySelector("span")!].map(part => part.getBoundingClientRect())
      return Math.min(words.top - frame.top, frame.bottom - words.bottom)
    })
    expect(room).toBeGreaterThanOrEqual(3)
  },
)
