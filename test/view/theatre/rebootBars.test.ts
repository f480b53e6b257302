import {expect, test} from "vitest"
import {REBOOT_TIMES} from "../../../src/model/machine/rebootTimes.ts"
import {rebootBars} from "../../../src/view/theatre/rebootBars.ts"

test("a pair of bars is on a scale of its own, the longer one fills it, and says how many times", () => {
  const pairs = rebootBars()
  expect(pairs.map(({what, bars, factor}) => [what, ...bars.map(({text}) => text), factor])).toEqual([
    ["kernel shutdown", "0.022 s", "0.032 s", "1.4 times as long"],
    ["relocation", "0.441 s", "0.022 s", "20 times as fast"],
    ["kernel startup", "0.295 s", "0.296 s", "the same"],
    ["relocation", "0.382 s", "0.019 s", "20 times as fast"],
    ["reboot", "3.90 s", "0.330 s", "12 times as fast"],
    ["relocation", "about 0.580 s", "about 0.060 s", "9.7 times as fast"],
    ["relocation", "7.49 s", "0.039 s", "190 times as fast"],
  ])
  for (const [n, {bars}] of pairs.entries()) {
    const {off, on} = REBOOT_TIMES[n]
    expect(Math.max(...bars.map(({share}) => share))).toBe(1)
    expect(bars[0].share / bars[1].share).toBeCloseTo(off / on, 9)
  }
})

test("a machine that the mail does not name is said to have no name", () => {
  expect(rebootBars()[4].of).toBe("machine not named, 380 MB, FIT image")
})
