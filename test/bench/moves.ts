// Scrolling, zooming, and going from view to view: from the input until its frame has been painted; scrolling also against redrawing an
// empty canvas of the fields' size, by the clock and by the work that it is.

import type {Browser, Page} from "playwright-core"
import {openedPage} from "./browser.ts"
import {median, quantile} from "./stats.ts"
import {work} from "./work.ts"

const TIMES = 60

type Worked = Awaited<ReturnType<typeof work<number[]>>>

export async function moves(browser: Browser, url: string) {
  for (const [what, hash] of [
    ["the built-in example", "#v=1&source=6.1-4k-default&zoom=table&at=ffff00000a2eb000"],
    ["4 GiB in pages, rows of pixels", "#v=1&source=linear-4g"],
    ["4 GiB in pages, bars", "#v=1&source=linear-4g&zoom=runs"],
  ] as const) {
    const page = await openedPage(browser, url, hash)
    // What is compiled on the way is compiled.
    await frames(page, "scroll")
    const rounds: {empty: Worked; scroll: Worked}[] = []
    for (let n = 0; n < 3; n++)
      rounds.push({
        empty: await work(browser, () => frames(page, "empty")),
        scroll: await work(browser, () => frames(page, "scroll")),
      })
    const [empty, scroll] = (["empty", "scroll"] as const).map(move => ({
      times: rounds.flatMap(round => round[move].result),
      ms: median(rounds.map(round => round[move].ms)) / TIMES,
    }))
    const ratio = (median(scroll.times) / median(empty.times)).toFixed(1)
    console.log(
      `scrolling, ${what}: ${said(scroll.times)}; an empty canvas ${said(empty.times)}, ratio ${ratio}`,
    )
    const times = median(rounds.map(round => round.scroll.ms / round.empty.ms)).toFixed(1)
    console.log(
      `  work ${scroll.ms.toFixed(1)} ms a frame, of an empty canvas ${empty.ms.toFixed(1)} ms, ratio ${times}`,
    )
    await page.close()
  }
  const page = await openedPage(browser, url, "")
  console.log(`zooming, a step: ${said(await frames(page, "zoom"))}`)
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
  `median ${median([...times]).toFixed(1)} ms, p95 ${quantile([...times], 0.95).toFixed(1)} ms`

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
    while (!document.querySelector(place))
    await new Promise<void>(resolve => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => resolve()
      channel.port2.postMessage(0)
    })
    return performance.now() - began
  }, view)

type Move = "empty" | "scroll" | "zoom"

/** Time of the main thread for one move and its frame. */
const frames = (page: Page, move: Move) =>
  page.evaluate(
    async ({move, count}) => {
      const stage = () => document.querySelector<HTMLElement>(".stage")!
      const canvas = document.createElement("canvas")
      Object.assign(canvas, {width: 1024, height: 512})
      Object.assign(canvas.style, {position: "fixed", left: "0", top: "0"})
      if (move === "empty") document.body.append(canvas)
      const painted = () =>
        new Promise<void>(resolve =>
          requestAnimationFrame(() => {
            const channel = new MessageChannel()
            channel.port1.onmessage = () => resolve()
            channel.port2.postMessage(0)
          }),
        )
      const act = (n: number) => {
        if (move === "empty") {
          const context = canvas.getContext("2d")!
          context.fillStyle = n % 2 ? "#fff" : "#eee"
          context.fillRect(0, 0, 1024, 512)
        } else if (move === "scroll") {
          const {left, top} = stage().getBoundingClientRect()
          const at = {clientX: left + 720, clientY: top + 200, bubbles: true, cancelable: true}
          const target = stage()
          target.dispatchEvent(new WheelEvent("wheel", {...at, deltaY: n % 40 < 20 ? 30 : -30}))
        } else
          document.body.dispatchEvent(
            new KeyboardEvent("keydown", {key: n % 8 < 4 ? "+" : "-", bubbles: true}),
          )
      }
      const times: number[] = []
      for (let n = 0; n < count; n++) {
        await new Promise(requestAnimationFrame)
        const began = performance.now()
        act(n)
        await painted()
        times.push(performance.now() - began)
        if (move === "zoom") await new Promise(resolve => setTimeout(resolve, 400))
      }
      canvas.remove()
      return times
    },
    {move, count: move === "zoom" ? 24 : TIMES},
  )
