// The figures that the series quotes agree with the shares and factors that it draws from them.

import {expect, test} from "vitest"
import {REBOOT_TIMES} from "../../../src/model/machine/rebootTimes.ts"

const of = (machine: string) => REBOOT_TIMES.filter(time => time.machine === machine)

test("relocation was 58.2 % of the Stingray's reboot, then 6.3 %, and the reboot 2.16 times as fast", () => {
  const parts = of("Broadcom Stingray").slice(0, 3)
  const [off, on] = (["off", "on"] as const).map(mmu => {
    const total = parts.reduce((sum, part) => sum + part[mmu], 0)
    return {total, share: parts.find(({what}) => what === "relocation")![mmu] / total}
  })
  expect((100 * off.share).toFixed(1)).toBe("58.2")
  expect((100 * on.share).toFixed(1)).toBe("6.3")
  expect((off.total / on.total).toFixed(2)).toBe("2.16")
})

test("20 times in v1's last patch, 190 times on a ThunderX2", () => {
  const [v1] = REBOOT_TIMES.filter(({off}) => off === 0.382)
  const [thunder] = of("Cavium ThunderX2")
  expect([v1, thunder].map(({off, on}) => Math.round(off / on))).toEqual([20, 190])
})

test("a source is a mail or a cover letter that a visitor can look up", () => {
  for (const {source} of REBOOT_TIMES) {
    expect(source).toMatch(/cover letter|v1 8\/8|@/)
    expect(source).not.toMatch(/facts|reference/)
  }
})
