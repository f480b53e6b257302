// A browser to open the built page in, one for each test file.

import axe from "axe-core"
import {chromium, type Browser, type Page} from "playwright-core"
import {afterAll, beforeAll, expect, inject} from "vitest"
import {chromiumArguments, findChromium} from "./chromium.ts"

export interface Size {
  readonly width: number
  readonly height: number
}
export const DESK: Size = {width: 1440, height: 900}
export const PHONE: Size = {width: 390, height: 844}

export interface Opened {
  readonly page: Page
  /** What the console said, errors of the page, requests to anywhere else. All must stay empty. */
  readonly trouble: string[]
}

/** Starts a browser before the tests of a file; gives the way to open the page. */
export function site(): {
  open(
    hash?: string,
    size?: Size,
    scheme?: "light" | "dark",
    motion?: "reduce" | "no-preference",
  ): Promise<Opened>
  url(): string
} {
  const url = inject("page")
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch({executablePath: findChromium(), args: chromiumArguments})
  })
  afterAll(() => browser?.close())
  return {
    url: () => url,
    async open(hash = "", size = DESK, scheme = "light", motion = "reduce") {
      const context = await browser.newContext({viewport: size, colorScheme: scheme, reducedMotion: motion})
      const page = await context.newPage()
      const trouble: string[] = []
      page.on("console", message => trouble.push(`${message.type()}: ${message.text()}`))
      page.on("pageerror", error => trouble.push(`error: ${error.message}`))
      page.on("request", request => {
        if (/^https?:/.test(request.url()) && !request.url().startsWith(url))
          trouble.push(`request: ${request.url()}`)
      })
      await page.goto(url + hash)
      await page
        .locator(".stage, .row-pair, .columns, .decode, .review, .theatre h1, .idmap")
        .first()
        .waitFor()
      return {page, trouble}
    },
  }
}

/** The outcome's headline. */
export const headline = (page: Page) => page.locator("h1")

/** The four switches by name. */
export const flag = (page: Page, name: string) => page.getByRole("switch", {name})

/** Waits until the address bar says it. */
export async function hashHas(page: Page, part: string) {
  await expect.poll(() => new URL(page.url()).hash).toContain(part)
}

/** What axe finds wrong on the page. */
export async function axeFinds(page: Page): Promise<string[]> {
  await page.addScriptTag({content: axe.source})
  return page.evaluate(async () => {
    const {violations} = await (window as unknown as {axe: typeof import("axe-core")}).axe.run()
    return violations.map(({id, nodes}) => `${id}: ${nodes[0].html}`)
  })
}
