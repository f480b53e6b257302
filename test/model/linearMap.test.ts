import {expect, test} from "vitest"
import {geometry, type Granule} from "../../src/model/geometry.ts"
import {linearMap} from "../../src/model/linearMap.ts"
import type {Release} from "../../src/model/source.ts"
import {hex64} from "../../src/model/word.ts"

test.each([
  ["5.3", 4, 39, "0xffff_ffc0_0000_0000", "0x0000_0000_0000_0000"],
  ["5.3", 4, 48, "0xffff_8000_0000_0000", "0x0000_0000_0000_0000"],
  ["5.3", 64, 42, "0xffff_fe00_0000_0000", "0x0000_0000_0000_0000"],
  ["5.4", 4, 39, "0xffff_ff80_0000_0000", "0xffff_ffc0_0000_0000"],
  ["5.4", 4, 48, "0xffff_0000_0000_0000", "0xffff_8000_0000_0000"],
  ["5.10", 64, 42, "0xffff_fc00_0000_0000", "0xffff_fe00_0000_0000"],
  ["5.4", 64, 52, "0xfff0_0000_0000_0000", "0xfff8_0000_0000_0000"],
  ["5.10", 64, 52, "0xfff0_0000_0000_0000", "0xfff8_0000_0000_0000"],
  ["5.14", 64, 52, "0xfff0_0000_0000_0000", "0xffff_8000_0000_0000"],
  ["5.14", 4, 48, "0xffff_0000_0000_0000", "0xffff_8000_0000_0000"],
  ["6.12", 4, 52, "0xfff0_0000_0000_0000", "0xffff_8000_0000_0000"],
  ["7.1", 16, 47, "0xffff_8000_0000_0000", "0xffff_c000_0000_0000"],
  ["7.1", 16, 52, "0xfff0_0000_0000_0000", "0xffff_c000_0000_0000"],
  ["7.1", 64, 42, "0xffff_fc00_0000_0000", "0xffff_fe00_0000_0000"],
  ["7.1", 64, 52, "0xfff0_0000_0000_0000", "0xffff_8000_0000_0000"],
] as [Release, number, number, string, string][])(
  "Linux %s, %iK, %i bits: the linear map is %s to %s",
  (release, kib, vaBits, start, end) => {
    const map = linearMap(geometry((kib * 1024) as Granule, vaBits), release)
    expect([hex64(map.start), hex64(map.end)]).toEqual([start, end])
  },
)
