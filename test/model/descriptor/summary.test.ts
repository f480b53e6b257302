import {expect, test} from "vitest"
import {geometry, type Level} from "../../../src/model/geometry.ts"
import type {Release} from "../../../src/model/source.ts"
import {summary} from "../../../src/model/descriptor/summary.ts"
import {word} from "../../../src/model/word.ts"
import {EVERYWHERE, halves, holds, seed} from "../../random.ts"

const g = geometry(4096, 48)

test.each([
  [0x00e0_0000_4a2e_b787n, 3, "5.14", "page, read-only, normal, tagged"],
  [0x00e8_0000_4a2e_b707n, 3, "5.14", "page, writable, normal, tagged"],
  [0x0068_0000_4040_0701n, 2, "5.14", "block of 2 MiB, writable, normal"],
  [0x0068_0000_6521_4706n, 3, "5.14", "invalid, writable, normal, tagged"],
  [0x00c0_0000_4008_1793n, 3, "5.3", "page, read-only, executable, normal"],
  [0x0060_0000_4765_cfd3n, 3, "5.3", "page, read-only, user, normal"],
  [0x0000_0000_4765_9702n, 2, "5.3", "invalid, like a table"],
  [0x0000_0000_4765_9701n, 0, "5.3", "invalid, writable, device nGnRnE"],
  [0x0000_0000_41a0_1003n, 1, "5.3", "table"],
  [0n, 3, "7.1", "empty"],
] as [bigint, Level, Release, string][])("0x%x at level %i, Linux %s: %s", (value, level, release, words) => {
  const {lo, hi} = word(value)
  expect(summary(g, level, lo, hi, release)).toBe(words)
})

test("the memory type follows the machine's MAIR if that is known", () => {
  expect(summary(g, 3, 0x703, 0, "6.12", 0x44n)).toBe("page, writable, executable, normal non-cacheable")
})

test.each(EVERYWHERE)(`every value has a summary: %s (seed ${seed})`, (_, g, level) => {
  const words =
    /^(empty|table|invalid, like a table|(page|block of \d+ .iB|invalid), (writable|read-only), .+)$/
  holds(halves, ({lo, hi}) => words.test(summary(g, level, lo, hi, "7.1")), 1_000)
})
