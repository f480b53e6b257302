import type {Page} from "playwright-core"
import {expect, test} from "vitest"
import {axeFinds, hashHas, PHONE, site} from "./site.ts"

const {open} = site()
const AT = "at=ffff00000a2eb000"
const words = (page: Page) => page.locator(".stage").textContent()
const address = (page: Page) => page.getByRole("textbox", {name: "Virtual address"}).inputValue()
const zoom = (page: Page) => page.getByRole("group", {name: "Zoom"})

test("plus and minus go from pixels to bits and back; the link has how near one looks", async () => {
  const {page, trouble} = await open(`#v=1&source=6.1-4k-default&${AT}`)
  for (const rung of ["tall", "runs", "table", "bits"]) {
    await page.keyboard.press("+")
    await hashHas(page, `zoom=${rung}`)
  }
  await expect.poll(() => words(page)).toContain("row 81 is open, 64 bits a line")
  await page.keyboard.press("+")
  await hashHas(page, "zoom=bits")
  for (const rung of ["table", "runs", "tall"]) {
    await page.keyboard.press("-")
    await hashHas(page, `zoom=${rung}`)
  }
  await page.keyboard.press("-")
  await expect.poll(() => page.url()).not.toContain("zoom")
  expect(trouble).toEqual([])
})

test("the whole machine fits: bars, stacks, blocks, the opened table, each with its words", async () => {
  const {page, trouble} = await open(`#v=1&source=6.1-4k-default&${AT}&zoom=table`)
  await expect.poll(() => words(page)).toContain("62 tables alike: ×512 W tagged → 0x4260_0000.. each")
  const text = (await words(page))!
  for (const part of [
    "one bar = one table; alike ones are stacked; row 81 is open, 32 entries a line",
    "×496 R normal → 0x4021_0000..",
    "rows 2 to 11: 10 blocks R normal, 2 MiB each → 0x4040_0000..",
    "10 blocks W: bit 7 cleared, bit 51 left alone",
    "×416 W tagged → 0x4186_0000..",
    "5 tables alike: ×512 W tagged → 0x41a0_0000.. each",
    "×247 W tagged → 0x4a30_9000..",
    "172 tables alike: ×512 W tagged → 0x4a80_0000.. each",
    "rows 84 to 255",
  ])
    expect(text).toContain(part)
  await page.getByRole("switch", {name: "TRANS_MKWRITE"}).click()
  await expect.poll(() => words(page)).toContain("10 blocks R: copied as they were")
  expect(trouble).toEqual([])
})

test("the wheel zooms about the pointer, a click unfolds a stack and opens a bar, Space folds it again", async () => {
  const {page} = await open("#v=1&source=6.1-4k-default")
  const stage = (await page.locator(".stage").boundingBox())!
  const at = async (x: number, y: number) => page.mouse.move(stage.x + x, stage.y + y)
  await at(400, 200)
  await page.mouse.wheel(0, -120)
  await hashHas(page, "zoom=tall")
  await page.waitForTimeout(200)
  await page.mouse.wheel(0, -120)
  await hashHas(page, "zoom=runs")
  await page.keyboard.press("Home")
  const field = {x: 200, y: 43}
  // Rows 13 to 17 stand below four bars and ten blocks.
  await page.mouse.click(stage.x + field.x, stage.y + field.y + 21 + 21 + 34 + 21 + 10)
  await expect.poll(() => words(page)).toContain("row 15")
  // A bar that was not unfolded from it leaves it alone.
  await page.locator(".stage").press("End")
  for (let n = 0; n < 6; n++) await page.locator(".stage").press("ArrowDown")
  await page.locator(".stage").press(" ")
  expect(await words(page)).toContain("row 15")
  for (let n = 0; n < 6; n++) await page.locator(".stage").press("ArrowUp")
  await page.locator(".stage").press(" ")
  await expect.poll(() => words(page)).toContain("rows 13 to 17")
  await page.mouse.click(stage.x + field.x, stage.y + field.y + 21 + 10)
  await hashHas(page, "zoom=table")
  await expect.poll(() => words(page)).toContain("row 1 is open")
})

test("what a turned wheel brings under the pointer is what the address says, and the link opens the same table", async () => {
  const {page} = await open("#v=1&source=6.1-4k-default")
  const stage = (await page.locator(".stage").boundingBox())!
  await page.mouse.move(stage.x + 400, stage.y + 120)
  for (const rung of ["tall", "runs", "table", "bits"]) {
    await page.waitForTimeout(200)
    await page.mouse.wheel(0, -120)
    await hashHas(page, `zoom=${rung}`)
    const shown = await address(page)
    await page.mouse.move(stage.x + 400.5, stage.y + 120)
    expect(await address(page)).toBe(shown)
  }
  const opened = /row \d+ is open/.exec((await words(page))!)![0]
  await hashHas(page, "zoom=bits@")
  await page.reload()
  await expect.poll(() => words(page)).toContain(opened)
})

test("what is scrolled under the pointer is pointed at, and the layout is asked for before that and not after", async () => {
  const {page} = await open("#v=1&source=linear-4g&zoom=runs")
  const before = await address(page)
  const asked = await page.evaluate(async () => {
    const stage = document.querySelector<HTMLElement>(".stage")!
    const field = stage.querySelector("canvas")!.getBoundingClientRect()
    const at = {clientX: field.left + 9, clientY: field.top + 100, bubbles: true, cancelable: true}
    let late = 0
    const measure = stage.getBoundingClientRect.bind(stage)
    stage.getBoundingClientRect = () => {
      late++
      return measure()
    }
    stage.dispatchEvent(new WheelEvent("wheel", {...at, deltaY: 300, shiftKey: true}))
    late = 0
    for (let n = 0; n < 3; n++) await new Promise(requestAnimationFrame)
    return late
  })
  expect(await address(page)).not.toBe(before)
  expect(asked).toBe(0)
})

test("keys go through the opened table, n brings the next change and opens its table", async () => {
  const {page} = await open(`#v=1&source=6.1-4k-default&${AT}&zoom=table`)
  const stage = page.locator(".stage")
  await stage.press("ArrowDown")
  await expect.poll(() => address(page)).toBe("0xffff_0000_0a30_b000")
  await stage.press("n")
  await expect.poll(() => words(page)).toContain("row 82 is open")
  await expect.poll(() => page.locator("#stage-here").textContent()).toContain("row 82, opened: ×61 W")
})

test("a phone zooms with its buttons, and nothing hangs out", async () => {
  const {page, trouble} = await open(`#v=1&source=6.1-4k-crash&at=ffff000025214000`, PHONE)
  for (let n = 0; n < 4; n++) await zoom(page).getByRole("button").last().click()
  await hashHas(page, "zoom=bits")
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
  expect(trouble).toEqual([])
})

test.each(["light", "dark"] as const)("axe finds nothing at any rung, %s", async scheme => {
  for (const rung of ["runs", "table", "bits"]) {
    const {page} = await open(`#v=1&source=6.1-4k-crash&at=ffff000025214000&zoom=${rung}`, undefined, scheme)
    expect(await axeFinds(page)).toEqual([])
    await page.context().close()
  }
})

/** Keeps every y at which the copy's words of row 1 stand, frame by frame. */
const watch = (page: Page) =>
  page.evaluate(() => {
    const seen: string[] = []
    Object.assign(window, {seen})
    const look = () => {
      const word = [...document.querySelectorAll(".stage .bar-words.row")].find(one =>
        one.textContent!.endsWith("row 1"),
      )
      seen.push(word?.getAttribute("y") ?? "none")
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
const places = (page: Page) =>
  page.evaluate(() => [...new Set((window as unknown as {seen: string[]}).seen)].filter(y => y !== "none"))
const drawn = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll(".stage .stage-svg text")].map(
      one => `${one.textContent} at ${one.getAttribute("x")}, ${one.getAttribute("y")}`,
    ),
  )

test("zooming in, back and in again while the rows still move ends as if each had come to rest", async () => {
  const {page, trouble} = await open(`#v=1&source=6.1-4k-default&${AT}`, undefined, "light", "no-preference")
  const still = await open(`#v=1&source=6.1-4k-default&${AT}`)
  for (const key of ["+", "+", "+", "-", "-", "+", "+", "-"]) {
    await page.keyboard.press(key)
    await page.waitForTimeout(60)
    await still.page.keyboard.press(key)
    await still.page.waitForTimeout(60)
  }
  await hashHas(page, "zoom=runs")
  await hashHas(still.page, "zoom=runs")
  await expect.poll(() => drawn(page)).toEqual(await drawn(still.page))
  // And all the way back: the pieces give way to the rows of pixels.
  for (let n = 0; n < 2; n++) await page.keyboard.press("-")
  await expect.poll(() => page.locator(".stage.zoomed").count()).toBe(0)
  expect(trouble).toEqual([])
})

test("rows slide to their new places, but not for who asked for less motion", async () => {
  for (const motion of ["no-preference", "reduce"] as const) {
    const {page} = await open(`#v=1&source=6.1-4k-default&${AT}&zoom=tall`, undefined, "light", motion)
    await watch(page)
    await page.keyboard.press("+")
    await expect.poll(() => places(page).then(({length}) => length)).toBeGreaterThan(0)
    await page.waitForTimeout(400)
    if (motion === "reduce") expect(await places(page)).toHaveLength(1)
    else expect((await places(page)).length).toBeGreaterThan(1)
    await page.context().close()
  }
})

test("a step of scrolling moves the words as one, and writes to few of them", async () => {
  const {page} = await open("#v=1&source=linear-4g&zoom=runs")
  const box = (await page.locator(".stage").boundingBox())!
  await page.mouse.move(box.x + 720, box.y + 200)
  const writes = await page.evaluate(async () => {
    const rides = document.querySelector(".rides")!
    const before = rides.getAttribute("transform")
    const stage = document.querySelector(".stage")!
    const {left, top} = stage.getBoundingClientRect()
    let written = 0
    const observer = new MutationObserver(
      list => (written += list.filter(({target}) => target !== rides).length),
    )
    observer.observe(rides, {attributes: true, attributeFilter: ["x", "y", "d"], subtree: true})
    const at = {clientX: left + 720, clientY: top + 200, bubbles: true, cancelable: true}
    stage.dispatchEvent(new WheelEvent("wheel", {...at, deltaY: 6}))
    while (rides.getAttribute("transform") === before) await new Promise(requestAnimationFrame)
    return {written, of: rides.querySelectorAll("text").length}
  })
  expect(writes.of).toBeGreaterThan(60)
  expect(writes.written).toBeLessThan(writes.of / 2)
})

test("ribbons arrive after a flip, and are just there where one scrolls to", async () => {
  const {page} = await open("#v=1&source=6.1-4k-default&zoom=runs")
  const arriving = page.locator(".rides .ribbon.arrives")
  await page.getByRole("switch", {name: "TRANS_MKWRITE"}).click()
  await page.getByRole("switch", {name: "TRANS_MKWRITE"}).click()
  await expect.poll(() => arriving.count()).toBeGreaterThan(0)
  const box = (await page.locator(".stage").boundingBox())!
  await page.mouse.move(box.x + 720, box.y + 200)
  const came = await arriving.count()
  const all = page.locator(".rides .ribbon")
  const before = await all.count()
  await page.mouse.wheel(0, 200)
  await expect.poll(() => all.count()).not.toBe(before)
  expect(await arriving.count()).toBeLessThanOrEqual(came)
  await page.mouse.wheel(0, -200)
  await expect.poll(() => all.count()).toBe(before)
  expect(await arriving.count()).toBeLessThan(came)
})

test("a link holds the stacks that are unfolded, and the list", async () => {
  const {page} = await open("#v=1&source=6.1-4k-default&zoom=runs&at=ffff000000800000")
  await page.locator(".stage").focus()
  await page.keyboard.press("l")
  await hashHas(page, "list=open")
  await page.locator(".stage").focus()
  await page.keyboard.press(" ")
  await hashHas(page, "unfolded=ffff")
  const again = await open(new URL(page.url()).hash)
  await expect.poll(() => words(again.page)).toContain("block R normal, 2 MiB → 0x4080_0000row 4")
  await again.page.getByRole("region", {name: "Differences"}).waitFor()
  expect(again.trouble).toEqual([])
})
