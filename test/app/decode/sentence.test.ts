import {expect, test} from "vitest"
import {kindWord, sentence} from "../../../src/app/decode/sentence.ts"
import {plain} from "../../../src/app/words/text.ts"
import {geometry, type Level} from "../../../src/model/geometry.ts"
import {word} from "../../../src/model/word.ts"

const g = geometry(4096, 48)

test.each<[bigint, Level, string, string, RegExp]>([
  [
    0x00e0_0000_4a2e_b787n,
    3,
    "page",
    "A page of 4 KiB at 0x4a2e_b000: read-only, not executable, normal, tagged memory.",
    /^Valid and accessed, shared between cores, for the kernel only\. DBM is 0 and AP\[2\] is 1/,
  ],
  [
    0x00e8_0000_4a2e_b707n,
    3,
    "page",
    "A page of 4 KiB at 0x4a2e_b000: writable, not executable, normal, tagged memory.",
    /DBM is 1, so Linux also regards it as writable/,
  ],
  [
    0x00e8_0000_4a2e_b787n,
    3,
    "page",
    "A page of 4 KiB at 0x4a2e_b000: read-only, not executable, normal, tagged memory.",
    /writable and clean/,
  ],
  [
    0x00e0_0000_4040_0781n,
    2,
    "block",
    "A block of 2 MiB at 0x4040_0000: read-only, not executable, normal memory.",
    /write-protected/,
  ],
  [
    0x1800_0000_5ffa_f003n,
    2,
    "table",
    "A table descriptor: it leads to the next table at 0x5ffa_f000.",
    /whatever the PTE entries say, EL0 executes nothing and EL1 executes nothing\./,
  ],
  [
    0x0000_0000_5ffa_f003n,
    1,
    "table",
    "A table descriptor: it leads to the next table at 0x5ffa_f000.",
    /the PMD entries decide/,
  ],
  [
    0x00e8_0000_6521_4706n,
    3,
    "invalid",
    "Invalid, and not empty: it would be a page of 4 KiB at 0x6521_4000.",
    /translation fault, level 3\. Its other bits say: writable/,
  ],
  [0x00e0_0000_4040_0781n, 3, "reserved", "Reserved: 01 at level 3; the MMU faults.", /Then level 1 or 2/],
  [
    0x00e0_0000_4040_0781n,
    0,
    "reserved",
    "Reserved: no block can stand at level 0; the MMU faults.",
    /blocks stand at level 1 and level 2/,
  ],
  [0n, 2, "empty", "Empty: nothing is mapped here.", /translation fault, level 2/],
])("%o at level %i is %s: %s", (value, level, kind, headline, more) => {
  const said = sentence(g, level, word(value), "5.14")
  expect(kindWord(g, level, word(value))).toBe(kind)
  expect(plain(said.headline)).toBe(headline)
  expect(said.more).toMatch(more)
})

test("with LPA2 there is no shareability to tell", () => {
  const said = sentence(geometry(4096, 52), 3, word(0x00e8_0000_4a2e_b707n), "6.12")
  expect(said.more).toMatch(/^Valid and accessed, for the kernel only\./)
})
