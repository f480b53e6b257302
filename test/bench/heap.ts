// Does the page keep what it has shown? The heap after a thousand flips and a thousand selections, against the heap before, each time
// after forced collections. Buffers of tables count.

import type {Browser, Page} from "playwright-core"
import {openedPage} from "./browser.ts"

const TIMES = 1000

export async function heap(browser: Browser, url: string) {
  const page = await openedPage(browser, url, "")
  await flips(page, 40)
  await selections(page, 40)
  const before = await used(page)
  await flips(page, TIMES)
  const flipped = await used(page)
  await selections(page, TIMES)
  const selected = await used(page)
  const against = (bytes: number) => `${mib(bytes)} MiB, ratio ${(bytes / before).toFixed(2)}`
  console.log(
    `heap ${mib(before)} MiB; after ${TIMES} flips ${against(flipped)}; and as many selections ${against(selected)}`,
  )
  await page.close()
}

const mib = (bytes: number) => (bytes / 2 ** 20).toFixed(1)

async function used(page: Page): Promise<number> {
  // What is made ahead has been made.
  await page.waitForTimeout(1000)
  const session = await page.context().newCDPSession(page)
  for (let i = 0; i < 3; i++) await session.send("HeapProfiler.collectGarbage")
  const usage = (await session.send("Runtime.getHeapUsage")) as {
    usedSize: number
    backingStorageSize?: number
  }
  await session.detach()
  return usage.usedSize + (usage.backingStorageSize ?? 0)
}

const flips = (page: Page, count: number) =>
  page.evaluate(async count => {
    const switches = [...document.querySelectorAll<HTMLElement>("[role=switch]")]
    for (let i = 0; i < count; i++) {
      switches[[0, 1, 0, 2, 0, 1, 0, 2][i % 8]].click()
      await new Promise(requestAnimationFrame)
    }
  }, count)

/** From change to change with the key, a frame each. */
const selections = (page: Page, count: number) =>
  page.evaluate(async count => {
    for (let i = 0; i < count; i++) {
      document.body.dispatchEvent(new KeyboardEvent("keydown", {key: "n", bubbles: true}))
      await new Promise(requestAnimationFrame)
    }
  }, count)
