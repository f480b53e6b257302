// The built page in headless Chromium: size and time of the first picture, and the time from a flip to its paint.

import {readFile} from "node:fs/promises"
import {gzipSync} from "node:zlib"
import {chromium, type Browser, type Page} from "playwright-core"
import {build, preview} from "vite"
import {chromiumArguments, findChromium} from "../browser/chromium.ts"
import {median, quantile, spread} from "./stats.ts"

const FLIPS = 30

/** Builds the page, serves it, and hands a browser to a measurement. */
export async function inBrowser(measure: (browser: Browser, url: string) => Promise<void>) {
  await build({logLevel: "error"})
  const server = await preview({preview: {port: 0, host: "127.0.0.1"}, logLevel: "error"})
  const browser = await chromium.launch({executablePath: findChromium(), args: chromiumArguments})
  try {
    await measure(browser, server.resolvedUrls!.local[0])
  } finally {
    await browser.close()
    await server.close()
  }
}

/** A page with its picture drawn, and three seconds of rest. */
export async function openedPage(browser: Browser, url: string, hash: string): Promise<Page> {
  const page = await browser.newPage({viewport: {width: 1440, height: 900}})
  // The loader of these files wraps functions in a helper that the page does not have.
  await page.addInitScript("globalThis.__name = f => f")
  await page.goto(url + hash)
  await page.waitForSelector("canvas")
  await page.waitForTimeout(3000)
  return page
}

export async function firstPicture(browser: Browser, url: string) {
  const ours: number[] = []
  const empty: number[] = []
  let scripts = 0
  for (let i = 0; i < 7; i++) {
    const context = await browser.newContext({viewport: {width: 1440, height: 900}})
    const page = await context.newPage()
    const files: string[] = []
    page.on("response", response => {
      if (new URL(response.url()).pathname.endsWith(".js")) files.push(new URL(response.url()).pathname)
    })
    await page.route("**/empty.html", route =>
      route.fulfill({contentType: "text/html", body: "<p>empty</p>"}),
    )
    await page.goto(`${url}empty.html`)
    empty.push(await contentfulPaint(page))
    await page.goto(url)
    ours.push(await contentfulPaint(page))
    await page.waitForSelector("canvas")
    const sizes = await Promise.all(files.map(async file => gzipSync(await readFile(`dist${file}`)).length))
    scripts = sizes.reduce((sum, size) => sum + size, 0)
    await context.close()
  }
  console.log("first picture, 1440 x 900, new browser context each time")
  console.log(`  scripts: ${(scripts / 1024).toFixed(0)} KiB compressed`)
  console.log(`  first contentful paint ${spread(ours, 0)} ms, of an empty page ${spread(empty, 0)} ms`)
  console.log(`  ratio ${(median(ours) / median(empty)).toFixed(2)}`)
}

const contentfulPaint = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>(resolve => {
        new PerformanceObserver(list => {
          for (const entry of list.getEntriesByName("first-contentful-paint")) resolve(entry.startTime)
        }).observe({type: "paint", buffered: true})
      }),
  )

/**
 * From the click on a flag until the frame that shows the answer has been painted. The first after load stands apart: it
 * compiles what the others use.
 */
export async function flips(browser: Browser, url: string, what: string, hash: string) {
  const page = await openedPage(browser, url, hash)
  const measured = await page.evaluate(async count => {
    const long: number[] = []
    new PerformanceObserver(list => {
      for (const entry of list.getEntries()) long.push(entry.duration)
    }).observe({type: "longtask"})
    // Another flag each time, in the order in which no state comes again for eight flips: none is answered from memory. A revision with
    // fewer flags has fewer states.
    const switches = [...document.querySelectorAll<HTMLElement>("[role=switch]")]
    if (switches.length === 0) return null
    const order = [0, 1, 0, 2, 0, 1, 0, 2]
    const painted = () =>
      new Promise<void>(resolve =>
        requestAnimationFrame(() => {
          const channel = new MessageChannel()
          channel.port1.onmessage = () => resolve()
          channel.port2.postMessage(0)
        }),
      )
    const all: number[] = []
    for (let i = 0; i < count; i++) {
      const began = performance.now()
      switches[order[i % order.length] % switches.length].click()
      await painted()
      all.push(performance.now() - began)
      await new Promise(resolve => setTimeout(resolve, 400))
    }
    return {first: all[0], times: all.slice(1), long}
  }, FLIPS)
  await page.close()
  if (!measured) return console.log(`switch to paint, ${what}: its revision has no flags`)
  const {first, times, long} = measured
  console.log(
    `switch to paint, ${what}: median ${median(times).toFixed(1)} ms, p95 ${quantile(times, 0.95).toFixed(1)} ms, worst ${Math.max(...times).toFixed(1)} ms`,
  )
  console.log(`  the first after load: ${first.toFixed(1)} ms`)
  console.log(
    `  long tasks (over 50 ms) meanwhile: ${long.length}${long.length ? `, up to ${Math.max(...long)} ms` : ""}`,
  )
}
