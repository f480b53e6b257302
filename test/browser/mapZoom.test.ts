// Memory from near: wheel, keys and double click zoom down to the words of a page, a drag moves, and nothing is painted while nobody does anything.

import {expect, test} from "vitest"
import {axeFinds, hashHas, PHONE, site} from "./site.ts"

const {open} = site()
const LINK = "#v=1&source=hibernate-6.1-4k&kernel=v1-as-intended&view=theatre&flags=W"

async function opened(motion: "reduce" | "no-preference" = "reduce") {
  const {page, trouble} = await open(LINK, undefined, "light", motion)
  const map = page.locator(".memory-map")
  await map.waitFor()
  await hashHas(page, "view=theatre")
  const rung = () => map.getAttribute("data-rung")
  const picture = () =>
    page.locator(".map-canvas:not(.old)").evaluate(canvas => (canvas as HTMLCanvasElement).toDataURL())
  return {page, trouble, map, rung, picture}
}

test("the wheel zooms about the page under the pointer, and back", async () => {
  const {page, trouble, map, rung} = await opened()
  const box = (await map.boundingBox())!
  await page.mouse.move(box.x + 300, box.y + 300)
  const lens = () => page.locator(".memory-map .map-address").last().textContent()
  await expect.poll(lens).toMatch(/^0x/)
  for (const expected of ["rows", "cells", "letters", "words"]) {
    await page.mouse.wheel(0, -120)
    await expect.poll(rung).toBe(expected)
    await page.waitForTimeout(200)
  }
  for (const expected of ["letters", "cells", "rows", "memory"]) {
    await page.mouse.wheel(0, 120)
    await expect.poll(rung).toBe(expected)
    await page.waitForTimeout(200)
  }
  expect(trouble).toEqual([])
})

test("plus, minus, 0 and Escape zoom from the keyboard, and arrows take the window along", async () => {
  const {page, trouble, map, rung, picture} = await opened()
  await map.focus()
  await page.keyboard.press("ArrowRight")
  for (const expected of ["rows", "cells", "letters"]) {
    await page.keyboard.press("+")
    expect(await rung()).toBe(expected)
  }
  const before = await picture()
  for (let n = 0; n < 4; n++) await page.keyboard.press("Shift+ArrowRight")
  expect(await picture()).not.toBe(before)
  for (const expected of ["words", "words"]) {
    await page.keyboard.press("+")
    expect(await rung()).toBe(expected)
  }
  for (const expected of ["letters", "cells"]) {
    await page.keyboard.press("-")
    expect(await rung()).toBe(expected)
  }
  await page.keyboard.press("0")
  expect(await rung()).toBe("memory")
  await page.keyboard.press("+")
  await page.keyboard.press("Escape")
  expect(await rung()).toBe("memory")
  expect(trouble).toEqual([])
})

test("a drag moves what is zoomed and selects nothing, a double click zooms", async () => {
  const {page, trouble, map, rung, picture} = await opened()
  const box = (await map.boundingBox())!
  const at = [box.x + 400, box.y + 300] as const
  await page.mouse.dblclick(...at)
  expect(await rung()).toBe("rows")
  await page.getByRole("button", {name: "zoom to cells"}).click()
  const before = await picture()
  await page.mouse.move(...at)
  await page.mouse.down()
  await page.mouse.move(at[0] - 60, at[1] - 40, {steps: 4})
  await page.mouse.up()
  expect(await picture()).not.toBe(before)
  expect(trouble).toEqual([])
})

test("a zoom ends in the same picture with motion and without, and then nothing moves", async () => {
  const pictures = []
  for (const motion of ["no-preference", "reduce"] as const) {
    const {page, map, picture} = await opened(motion)
    await map.focus()
    for (const key of ["ArrowRight", "+", "+"]) await page.keyboard.press(key)
    await expect
      .poll(() =>
        page.evaluate(() => document.getAnimations().filter(one => one.playState === "running").length),
      )
      .toBe(0)
    await expect.poll(() => page.locator(".map-canvas.old:not(.before)").isHidden()).toBe(true)
    pictures.push(await picture())
  }
  expect(pictures[0]).toBe(pictures[1])
})

/** The old root is overwritten; the table of the copy whose entry 88 makes that possible. */
const WORDS = `${LINK}&event=3206&memory=words@4a28e000`
const told = ".memory-map :is(.words-who, .word-name, .word-address, .words-said)"

test("a link opens the words of a page; one that is pointed at is told, a click puts it into the link, a step reads another", async () => {
  const {page, trouble} = await open(WORDS)
  const words = () => page.locator(told).allTextContents()
  await expect.poll(words).toContain("[88]")
  expect(await words()).toEqual(
    expect.arrayContaining(["Table of the copy", "0x4a28_e2c0", "0x00e8_0000_4185_8703"]),
  )
  await expect
    .poll(() => page.locator("#map-here").textContent())
    .toMatch(/^zoomed to words\. Table of the copy, 0x4a28_e000\. Level 3: .*\[88\], 0x4a28_e2c0, /)
  await page.keyboard.press("ArrowRight")
  // Of the pages before it the list has the one above: it goes from high addresses to low ones.
  await expect.poll(words).toContain("[87]")
  const box = (await page.locator(".map-canvas:not(.old)").boundingBox())!
  const at = [box.x + (1.5 / 32) * box.width, box.y + (3.5 / 16) * box.height] as const
  await page.mouse.move(...at)
  await expect.poll(words).toContain("[97]")
  await page.mouse.click(...at)
  await hashHas(page, "memory=words@4a28e308")
  await page.keyboard.press("-")
  await hashHas(page, "memory=letters@")
  expect(await axeFinds(page)).toEqual([])
  expect(trouble).toEqual([])
})

test("plus, minus and 0 zoom the map before anything was clicked, but not where they are text; a link keeps the zoom", async () => {
  const {page, trouble, rung} = await opened()
  for (const expected of ["rows", "cells"]) {
    await page.keyboard.press("+")
    expect(await rung()).toBe(expected)
  }
  await hashHas(page, "memory=cells@")
  const place = () => /memory=\w+@\w+/.exec(new URL(page.url()).hash)?.[0]
  const before = place()
  await page.reload()
  await expect.poll(rung).toBe("cells")
  await expect.poll(place).toBe(before)
  await page.evaluate(() => {
    const field = document.createElement("input")
    document.body.append(field)
    field.focus()
  })
  await page.keyboard.press("0")
  expect(await rung()).toBe("cells")
  await page.evaluate(() => document.querySelector("body > input")!.remove())
  await page.keyboard.press("0")
  expect(await rung()).toBe("memory")
  await expect.poll(() => new URL(page.url()).hash).not.toContain("memory=")
  expect(trouble).toEqual([])
})

test("a place that the map does not have is said, and all of it is shown", async () => {
  const {page} = await open(`${LINK}&memory=letters@100000000`)
  await page.locator(".memory-map").waitFor()
  await expect
    .poll(() => page.getByText("No memory is near 0x0001_0000_0000: the map shows all of it.").count())
    .toBe(1)
  expect(await page.locator(".memory-map").getAttribute("data-rung")).toBe("memory")
})

test("on a phone the words of a page have the whole width, and nothing lies over anything", async () => {
  const {page, trouble} = await open(WORDS, PHONE)
  await expect.poll(() => page.locator(told).allTextContents()).toContain("[88]")
  const overlaps = await page.evaluate(() => {
    const steps = document.querySelector(".memory-map > .zoom-steps")!.getBoundingClientRect()
    const texts = [...document.querySelectorAll(".memory-map text")].map(text => text.getBoundingClientRect())
    const isOver = (a: DOMRect) =>
      a.left < steps.right && a.right > steps.left && a.top < steps.bottom && a.bottom > steps.top
    return texts.filter(isOver).length
  })
  expect(overlaps).toBe(0)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
  expect(trouble).toEqual([])
})
