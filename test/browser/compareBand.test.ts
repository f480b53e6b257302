import type {Page} from "playwright-core"
import {expect, test} from "vitest"
import {NAMES} from "../format/files.ts"
import {site} from "./site.ts"

const {open} = site()

/** Px that the words of the verdicts reach below the band, that a headline reaches into what stands beside it, and that out of the band. */
function meetings(page: Page): Promise<{below: number[]; across: number[]; out: number[]}> {
  return page.evaluate(() => {
    const textBox = (e: Element) => {
      const range = document.createRange()
      range.selectNodeContents(e)
      return range.getBoundingClientRect()
    }
    const {bottom} = document.querySelector(".comparison-place")!.getBoundingClientRect()
    const {right} = document.querySelector(".comparison")!.getBoundingClientRect()
    const besides = (wing: Element) => [...wing.querySelectorAll(".comparison-controls :is(select, button)")]
    const wings = [...document.querySelectorAll(".comparison-wing")]
    return {
      below: wings.flatMap(wing => [...wing.querySelectorAll("p")].map(p => textBox(p).bottom - bottom)),
      across: wings.flatMap(wing => {
        const head = textBox(wing.querySelector("h2")!)
        return besides(wing).map(e => head.right - e.getBoundingClientRect().left)
      }),
      out: wings.flatMap(besides).map(e => e.getBoundingClientRect().right - right),
    }
  })
}

/** Goes to another experiment in the open page, and waits until it is drawn. */
async function goTo(page: Page, hash: string) {
  await page.evaluate(async hash => {
    location.hash = hash
    for (let n = 0; n < 3; n++) await new Promise(requestAnimationFrame)
  }, hash)
  const against = hash.match(/against=([^:&]+)/)![1]
  await expect.poll(() => page.getByRole("combobox", {name: "B is"}).inputValue()).toBe(against)
}

const OTHERS = ["v1-as-posted:none", "v6.12:none", "v1-as-intended:WVPF"]

test.each([...NAMES, "no-memory", "map-block", "pagealloc", "index-bug"])(
  "%s: against its kernel and others the verdicts end above the address bar, and no headline is covered",
  async name => {
    const versus = [...((NAMES as readonly string[]).includes(name) ? ["kernel"] : []), ...OTHERS]
    const links = versus.flatMap(against =>
      ["", "&kernel=v1-as-intended&flags=W"].map(a => `#v=1&source=${name}${a}&against=${against}`),
    )
    const {page, trouble} = await open(links[0])
    await page.getByRole("region", {name: "Comparison"}).waitFor()
    const covered: unknown[] = []
    for (const link of links) {
      await goTo(page, link)
      const {below, across, out} = await meetings(page)
      const worst = [below, across, out].map(px => Math.round(Math.max(...px)))
      if (worst[0] > 0 || worst[1] > -4 || worst[2] > 0) covered.push([link, ...worst])
    }
    expect(covered).toEqual([])
    expect(trouble).toEqual([])
  },
)
