import {expect, test} from "vitest"
import {flaws} from "../../../src/model/descriptor/flaws.ts"
import {geometry, type Geometry, type Level} from "../../../src/model/geometry.ts"
import {word} from "../../../src/model/word.ts"

const g48 = geometry(4096, 48)
const cases: [string, Geometry, Level, bigint, string[]][] = [
  ["a page", g48, 3, 0x00e8_0000_4a2e_b707n, []],
  ["a block of 2 MiB", g48, 2, 0x00e0_0000_4040_0781n, []],
  ["a table", g48, 2, 0x1800_0000_5ffa_f003n, []],
  ["an invalid entry with any bits", g48, 3, 0xffff_ffff_ffff_fffen, []],
  ["nothing", g48, 3, 0n, []],
  ["a page beyond 48 bits", g48, 3, 0x00e9_0000_4a2e_b707n, ["Bits 49 to 48 are reserved; expected zero"]],
  [
    "a block in the middle of 2 MiB",
    g48,
    2,
    0x00e0_0000_4041_2781n,
    ["A block of 2 MiB begins at a multiple of its size: bits 15 to 12 are reserved; expected zero"],
  ],
  [
    "a block of 1 GiB at 2 MiB",
    g48,
    1,
    0x00e0_0000_4020_0781n,
    ["A block of 1 GiB begins at a multiple of its size: bits 29 to 17 are reserved; expected zero"],
  ],
]

test.each(cases)("%s", (_, g, level, value, expected) => {
  const {lo, hi} = word(value)
  expect(flaws(g, level, lo, hi)).toEqual(expected)
})
