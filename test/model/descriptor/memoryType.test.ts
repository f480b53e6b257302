import {describe, expect, test} from "vitest"
import {
  attrIndx,
  isDevice,
  linuxMair,
  linuxMemories,
  mairByte,
  memoryName,
  memoryType,
} from "../../../src/model/descriptor/memoryType.ts"
import {RELEASES} from "../../../src/model/release.ts"
import {hex64} from "../../../src/model/word.ts"

test.each([
  [0x00, "device nGnRnE"],
  [0x01, "device nGnRnE"],
  [0x04, "device nGnRE"],
  [0x05, "device nGnRE"],
  [0x08, "device nGRE"],
  [0x0c, "device GRE"],
  [0x40, "normal non-cacheable"],
  [0xa0, "normal write-through"],
  [0xf0, "normal, tagged"],
  [0x44, "normal non-cacheable"],
  [0xbb, "normal write-through"],
  [0xff, "normal"],
  [0xee, "normal write-back"],
  [0x77, "normal write-back transient"],
  [0x11, "normal write-through transient"],
  [0x4f, "normal, outer non-cacheable, inner write-back"],
  [0x02, "reserved"],
  [0x50, "reserved"],
])("MAIR byte 0x%x is %s", (byte, words) => {
  expect(memoryType(byte)).toBe(words)
})

test("every MAIR byte has a name, and device memory is what begins with device", () => {
  for (let byte = 0; byte < 256; byte++) {
    expect(memoryType(byte)).toMatch(/^(normal|device \w+|reserved)/)
    expect(isDevice(byte)).toBe(memoryType(byte).startsWith("device"))
  }
})

describe("MAIR_EL1 as Linux sets it", () => {
  test.each([
    ["5.3", "0x0000_bbff_440c_0400", "0x0000_bbff_440c_0400"],
    ["5.4", "0x0000_bbff_440c_0400", "0x0000_bbff_440c_0400"],
    ["5.10", "0x000c_0400_bb44_ffff", "0x000c_0400_bb44_f0ff"],
    ["5.14", "0x0000_0004_0044_ffff", "0x0000_0004_0044_f0ff"],
    ["6.12", "0x0000_0004_0044_ffff", "0x0000_0004_0044_f0ff"],
    ["7.1", "0x0000_0004_0044_ffff", "0x0000_0004_0044_f0ff"],
  ] as const)("%s: %s, with MTE %s", (release, plain, mte) => {
    expect(hex64(linuxMair(release))).toBe(plain)
    expect(hex64(linuxMair(release, true))).toBe(mte)
  })
})

test("an index means different memory in different releases", () => {
  const names = (index: number) => RELEASES.map(release => memoryName(index, release))
  const old = "device nGnRE"
  expect(names(1)).toEqual([old, old, ...Array<string>(4).fill("normal, tagged")])
  const young = "device nGnRE"
  expect(names(4)).toEqual(["normal", "normal", "device nGnRnE", young, young, young])
})

test("what Linux maps as tagged is called so with and without MTE, unless MAIR says otherwise", () => {
  expect(memoryName(1, "6.12", linuxMair("6.12", true))).toBe("normal, tagged")
  expect(memoryName(1, "6.12", 0x4400n)).toBe("normal non-cacheable")
  expect(memoryName(1, "5.3", 0xff00n)).toBe("normal")
})

test("attrIndx finds a memory type by name, or says that there is none", () => {
  for (const release of RELEASES)
    linuxMemories(release).forEach((memory, at) => expect(attrIndx(release, memory)).toBe(at))
  expect(attrIndx("5.4", "NORMAL_TAGGED")).toBeUndefined()
  expect(attrIndx("5.14", "NORMAL_WT")).toBeUndefined()
})

test("mairByte takes the byte of the index", () => {
  const bytes = [0, 1, 2, 3, 4, 5, 6, 7].map(at => mairByte(0x8877_6655_4433_2211n, at))
  expect(bytes).toEqual([0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88])
})
