// The work that something is, in ms of processor time of the page's process and of the one that puts layers together: all their threads, so
// style, layout, painting and rastering count. Unlike a clock it tells the same on a machine that has other things to do.

import type {Browser} from "playwright-core"

const COUNTED = ["renderer", "GPU"]

/** What doing it cost, and what came of it. Told in steps of 10 ms: do it often. */
export async function work<T>(browser: Browser, doing: () => Promise<T>): Promise<{ms: number; result: T}> {
  const session = await browser.newBrowserCDPSession()
  const spent = async () => {
    const {processInfo} = await session.send("SystemInfo.getProcessInfo")
    const seconds = processInfo.filter(({type}) => COUNTED.includes(type)).map(({cpuTime}) => cpuTime)
    return 1000 * seconds.reduce((sum, one) => sum + one, 0)
  }
  const before = await spent()
  const result = await doing()
  const ms = (await spent()) - before
  await session.detach()
  return {ms, result}
}
