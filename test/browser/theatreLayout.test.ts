// The theatre in four windows, in all its ends: words, buttons, place, walk and time are in sight or come by scrolling, and nothing stands
// over another thing.

import type {Page} from "playwright-core"
import {expect, test} from "vitest"
import {site} from "./site.ts"

const {open} = site()

const RESTORE = "#v=1&source=hibernate-6.1-4k&kernel=v1-as-intended&view=theatre"
const KEXEC = "#v=1&source=6.1-4k-default&flags=W&view=theatre"
const STATES: Readonly<Record<string, string>> = {
  "on the way": `${RESTORE}&flags=W`,
  survived: `${RESTORE}&flags=W&event=end`,
  "no copy": `${RESTORE}&flags=W&assume=no-copy`,
  "without MKWRITE": `${RESTORE}&flags=none`,
  "without MKVALID": "#v=1&source=pagealloc&kernel=v1-as-intended&flags=W&view=theatre",
  "a hole": "#v=1&source=hole&kernel=v1-as-intended&flags=WV&view=theatre",
  "an empty copy": "#v=1&source=empty-copy&view=theatre&assume=indexed-twice",
  "above 4 GiB": "#v=1&source=index-bug&view=theatre",
  "a block replaced": "#v=1&source=map-block&view=theatre",
  "tables in the way": `${RESTORE}&flags=W&assume=unsafe-tables`,
  "exit page in the way": `${RESTORE}&flags=W&assume=unsafe-exit`,
  kexec: `${KEXEC}&kernel=v5.16&assume=kexec`,
  "kexec, list in the way": `${KEXEC}&kernel=v5.16&assume=kexec,unsafe-list`,
  "kexec, no idmap": `${KEXEC}&kernel=v5.16&assume=kexec,no-idmap`,
  "kexec, v1": `${KEXEC}&kernel=v1-as-intended&assume=kexec-v1`,
  "kexec, MMU off": `${KEXEC}&kernel=v5.16&assume=kexec-mmu-off`,
  "kexec in place": "#v=1&source=6.1-4k-crash&kernel=v5.16&view=theatre&assume=kexec-mmu-off,in-place",
  refused: "#v=1&source=no-memory&view=theatre",
}

const WINDOWS = [
  [1440, 900],
  [1280, 720],
  [1024, 768],
  [390, 844],
] as const

/** What is wrong at the top of the page: what lies under the line of time, hangs out, is cut, or covers another. */
const faults = (page: Page) =>
  page.evaluate(() => {
    const said: string[] = []
    const boxOf = (what: string) => document.querySelector(what)?.getBoundingClientRect() ?? null
    const line = boxOf(".theatre-line-place")
    const foot = line?.top ?? window.innerHeight
    const above = (what: string, edge: "top" | "bottom", room = 0) => {
      const at = boxOf(what)
      if (at && at[edge] + room > foot + 0.5)
        said.push(`${what} ends at ${at[edge] + room}, the line begins at ${foot}`)
    }
    const phone = document.querySelector(".theatre")!.getAttribute("data-form") === "phone"
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth
    if (wide > 0) said.push(`the page hangs out by ${wide}`)
    // A px of the bar is its border.
    const end = phone ? boxOf(".views")!.top : window.innerHeight
    if (line && line.bottom > end + 1.5) said.push(`the line of time ends at ${line.bottom}`)
    for (const what of [".theatre-words", ".end-buttons", ".map-canvas", ".theatre-asides"])
      if (!phone || what !== ".theatre-asides") above(what, "bottom")
    for (const station of document.querySelectorAll(".walk-view .walk-ring, .walk-view .walk-stop")) {
      const {bottom} = station.getBoundingClientRect()
      if (bottom > foot) said.push(`a station of the walk ends at ${bottom}, the line begins at ${foot}`)
    }
    // What an overwritten table reads as needs the room of the last words in a low window.
    const readTwice = document.querySelector(".walk-view")?.textContent.includes("as bytes") ?? false
    if (!phone && (!readTwice || window.innerHeight >= 900)) above(".last-words", "top", 15)
    const edge = boxOf(".theatre")!.right
    const right = boxOf(".end-buttons")?.right ?? edge
    if (right > edge + 0.5) said.push(`the buttons end at ${right}, the theatre at ${edge}`)
    // In the window of the design all of a death is seen at once.
    if (window.innerWidth >= 1440 && window.innerHeight >= 900) above(".last-words", "bottom")
    // Words that are cut, and boxes that cover each other.
    const cut =
      ".theatre-words h1, .register-note, .theatre-legend > span, .cpu > h2, .work-list table, .last-words pre, .end-buttons button"
    for (const part of document.querySelectorAll(cut))
      if (part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0)
        said.push(`${part.className || part.tagName} “${part.textContent.slice(0, 40)}” is cut`)
    const pieces = [
      ...document.querySelectorAll(
        ".theatre-words h1, .theatre-words p:not(.unseen), .end-buttons button, .cpu, .walk-view, .theatre-lists section, .theatre-asides button, " +
          ".last-words, .map-name, .map-address, .register > b, .register > code, .register-note, .register-chain, .cpu > h2 span, .header .picker-value, .header nav button",
      ),
    ]
      .filter(piece => piece.getBoundingClientRect().width > 0)
      // There the views are a bar over what is scrolled.
      .filter(piece => !phone || !piece.closest(".header"))
    for (const [n, one] of pieces.entries())
      for (const other of pieces.slice(n + 1)) {
        if (one.contains(other) || other.contains(one)) continue
        const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()]
        const [across, down] = [
          Math.min(a.right, b.right) - Math.max(a.left, b.left),
          Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
        ]
        if (across > 1 && down > 3)
          said.push(`“${one.textContent.slice(0, 30)}” and “${other.textContent.slice(0, 30)}” overlap`)
      }
    return said
  })

/** What cannot be scrolled out of what stands still. */
const hidden = (page: Page) =>
  page.evaluate(() => {
    window.scrollTo(0, document.documentElement.scrollHeight)
    const foot =
      document.querySelector(".theatre-line-place")?.getBoundingClientRect().top ?? window.innerHeight
    const found = [...document.querySelectorAll(".last-words, .theatre-lists, .theatre-asides, .cpu")].filter(
      part => part.getBoundingClientRect().bottom > foot + 0.5,
    )
    window.scrollTo(0, 0)
    return found.map(({className}) => className)
  })

test.each(Object.entries(STATES))(
  "in any window all is in sight or to be scrolled to: %s",
  async (_, hash) => {
    const {page, trouble} = await open(hash)
    await page.locator(".theatre h1").waitFor()
    await page.locator(".theatre-progress").waitFor({state: "detached"})
    await page.evaluate(() => document.fonts.ready)
    const found: unknown[] = []
    for (const [width, height] of WINDOWS) {
      await page.setViewportSize({width, height})
      await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
      found.push(...(await faults(page)).map(fault => `${width}: ${fault}`))
      found.push(...(await hidden(page)).map(part => `${width}: ${part} stays hidden`))
    }
    expect(found).toEqual([])
    expect(trouble).toEqual([])
  },
)

test("a list below the fold shows nothing beside the line of time", async () => {
  const {page} = await open(`${KEXEC}&kernel=v5.16&assume=kexec`, {width: 1024, height: 768})
  await page.locator(".theatre-progress").waitFor({state: "detached"})
  const now = page.locator(".work-list [data-when=now]")
  const line = (await page.locator(".theatre-line-place").boundingBox())!
  // The row comes to stand behind the line's middle.
  const row = (await now.boundingBox())!
  await page.evaluate(y => window.scrollBy(0, y), row.y - line.y - line.height / 2)
  const strip = (y: number) => page.screenshot({clip: {x: 0, y, width: line.x, height: 60}})
  const {y} = (await page.locator(".theatre-line-place").boundingBox())!
  const behind = (await now.boundingBox())!.y - y
  expect(behind).toBeGreaterThan(20)
  expect((await strip(y + behind - 20)).equals(await strip(y - 200))).toBe(true)
})
