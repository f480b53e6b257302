// Does a page at rest stand still? Counts the frames and paints of five seconds in which nobody touches it; and, so that the counter is
// seen to count, of one flip.

import type {Browser} from "playwright-core"
import {openedPage} from "./browser.ts"

const SECONDS = 5
const COUNTED = ["Paint", "Layout", "UpdateLayoutTree", "FireAnimationFrame"]

export async function still(browser: Browser, url: string) {
  const page = await openedPage(browser, url, "")
  const session = await page.context().newCDPSession(page)
  const count = async (during: () => Promise<unknown>) => {
    const counts = new Map(COUNTED.map(name => [name, 0]))
    const collect = ({value}: {value: unknown}) => {
      for (const {name} of value as {name: string}[])
        if (counts.has(name)) counts.set(name, counts.get(name)! + 1)
    }
    session.on("Tracing.dataCollected", collect)
    await session.send("Tracing.start", {
      transferMode: "ReportEvents",
      traceConfig: {includedCategories: ["devtools.timeline"]},
    })
    await during()
    const complete = new Promise(resolve => session.once("Tracing.tracingComplete", resolve))
    await session.send("Tracing.end")
    await complete
    session.off("Tracing.dataCollected", collect)
    return [...counts].map(([name, n]) => `${name} ${n}`).join(", ")
  }
  const rest = () => page.waitForTimeout(SECONDS * 1000)
  console.log(`drawn in ${SECONDS} s at rest: ${await count(rest)}`)
  const flip = async () => {
    await page.locator("[role=switch]").first().click()
    await page.waitForTimeout(500)
  }
  console.log(`  for one flip: ${await count(flip)}`)
  await page.close()
}
