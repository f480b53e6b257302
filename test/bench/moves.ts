// Scrolling and zooming: from frame to frame, and the work that a frame is, against redrawing an empty canvas of the fields' size. And going
// from view to view: from the press until its frame has been painted.

import type {Browser, Page} from "playwright-core"
import {openedPage} from "./browser.ts"
import {median, quantile} from "./stats.ts"
import {work} from "./work.ts"

const MOVES = 60
const ROUNDS = 3

/** What moves, and where. */
const MOVED = [
  ["scrolling, the built-in example", "#v=1&source=6.1-4k-default&zoom=table&at=ffff00000a2eb000", "scroll"],
  ["scrolling, 4 GiB in pages, rows of pixels", "#v=1&source=linear-4g", "scroll"],
  ["scrolling, 4 GiB in pages, bars", "#v=1&source=linear-4g&zoom=runs", "scroll"],
  ["zooming, the built-in example", "", "zoom"],
  ["zooming, 4 GiB in pages", "#v=1&source=linear-4g", "zoom"],
] as const

export async function moves(browser: Browser, url: string) {
  for (const [what, hash, move] of MOVED) {
    const page = await openedPage(browser, url, hash)
    // What is compiled on the way is compiled.
    await frames(page, move)
    const times: Record<"empty" | "moved", number[]> = {empty: [], moved: []}
    const spent: Record<"empty" | "moved", number[]> = {empty: [], moved: []}
    for (let n = 0; n < ROUNDS; n++)
      for (const [kind, one] of [
        ["empty", "empty"],
        ["moved", move],
      ] as const) {
        const {ms, result} = await work(browser, () => frames(page, one))
        times[kind].push(...result)
        spent[kind].push(ms / result.length)
      }
    const [ms, least] = [median(spent.moved), median(spent.empty)]
    console.log(`${what}: from frame to frame ${said(times.moved)}; an empty canvas ${said(times.empty)}`)
    console.log(
      `  work ${ms.toFixed(1)} ms a frame, of an empty canvas ${least.toFixed(1)} ms, ratio ${(ms / least).toFixed(1)}`,
    )
    await page.close()
  }
  const page = await openedPage(browser, url, "")
  for (const view of ["Columns", "Mirror", "Decode", "Tree"]) {
    const times: number[] = []
    for (let n = 0; n < 6; n++) {
      times.push(await press(page, view))
      await page.waitForTimeout(500)
      await press(page, view === "Tree" ? "Columns" : "Tree")
      await page.waitForTimeout(500)
    }
    console.log(
      `to ${view}: the first time ${times[0].toFixed(0)} ms, then ${median(times.slice(1)).toFixed(0)} ms`,
    )
  }
  await page.close()
}

const said = (times: readonly number[]) =>
  `median ${median([...times]).toFixed(1)} ms, p95 ${quantile([...times], 0.95).toFixed(1)} ms, ` +
  `${times.filter(ms => ms > 25).length} of ${times.length} late`

/** From a press on a view's button until a frame with that view has been painted. */
const press = (page: Page, view: string) =>
  page.evaluate(async view => {
    const place = {Tree: ".stage .field", Columns: ".columns", Mirror: ".mirror .field", Decode: ".decode"}[
      view
    ]!
    const button = [...document.querySelectorAll<HTMLElement>("nav button")].find(
      one => one.textContent === view,
    )!
    // As a pointer does, on its way.
    button.dispatchEvent(new PointerEvent("pointerover", {bubbles: true}))
    await new Promise(resolve => setTimeout(resolve, 150))
    const began = performance.now()
    button.click()
    do await new Promise(requestAnimationFrame)
    while (
      // A view whose name is pointed at is there before, unseen.
      !document.querySelector(place)?.checkVisibility()
    )
    await new Promise<void>(resolve => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => resolve()
      channel.port2.postMessage(0)
    })
    return performance.now() - began
  }, view)

type Move = "empty" | "scroll" | "zoom"

/**
 * Times from frame to frame while something moves in each of them, ms: of 60 frames a second 16.7, and twice that where one was not
 * ready. A zoom moves by a key now and then, and goes on by itself between.
 */
const frames = (page: Page, move: Move) =>
  page.evaluate(
    async ({move, count}) => {
      const stage = document.querySelector<HTMLElement>(".stage")!
      const canvas = document.createElement("canvas")
      Object.assign(canvas, {width: 1024, height: 512})
      Object.assign(canvas.style, {position: "fixed", left: "0", top: "0"})
      if (move === "empty") document.body.append(canvas)
      const act = (n: number) => {
        if (move === "empty") {
          const context = canvas.getContext("2d")!
          context.fillStyle = n % 2 ? "#fff" : "#eee"
          context.fillRect(0, 0, 1024, 512)
        } else if (move === "scroll") {
          const {left, top} = stage.getBoundingClientRect()
          const at = {clientX: left + 720, clientY: top + 200, bubbles: true, cancelable: true}
          stage.dispatchEvent(new WheelEvent("wheel", {...at, deltaY: n % 40 < 20 ? 30 : -30}))
        } else if (n % 20 === 0) {
          const key = n % 160 < 80 ? "+" : "-"
          document.body.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}))
        }
      }
      const frame = () => new Promise<number>(requestAnimationFrame)
      const times: number[] = []
      for (let n = 0, before = await frame(); n < count; n++) {
        act(n)
        const now = await frame()
        times.push(now - before)
        before = now
      }
      canvas.remove()
      return times
    },
    {move, count: move === "zoom" ? 4 * MOVES : MOVES},
  )
