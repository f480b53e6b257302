import {expect, test} from "vitest"
import {executableAtEl1} from "../../src/model/descriptor/descriptor.ts"
import {memoryName} from "../../src/model/descriptor/memoryType.ts"
import {everyTable} from "../../src/model/everyTable.ts"
import {entries, geometry, span, type Granule} from "../../src/model/geometry.ts"
import {areaAt, areasOf, layoutOf, regionsOf} from "../../src/model/regions.ts"
import type {Release} from "../../src/model/source.ts"
import {hex64, toVa, type Va} from "../../src/model/word.ts"
import {load, NAMES} from "../format/files.ts"
import {handmade} from "../../src/model/handmade/tables.ts"

/** First addresses (and of vmalloc the end) as the kernels' own macros give them. */
const LAYOUTS: [Release, Granule, number, Record<string, string>][] = [
  [
    "5.3",
    4096,
    48,
    {
      modules: "ffff000008000000",
      "kernel image, vmalloc": "ffff000010000000",
      fixmap: "ffff7dffbfff0000",
      "PCI I/O": "ffff7dfffee00000",
      vmemmap: "ffff7e0000000000",
    },
  ],
  ["5.3", 4096, 39, {fixmap: "ffffffbebfff0000", vmemmap: "ffffffbf00000000"}],
  [
    "5.3",
    65536,
    42,
    {fixmap: "fffffdff5fff0000", "PCI I/O": "fffffdff7ee00000", vmemmap: "fffffdff80000000"},
  ],
  ["5.3", 65536, 48, {fixmap: "ffff7bdfffff0000", vmemmap: "ffff7fe000000000"}],
  ["5.10", 4096, 48, {BPF: "ffff800000000000", fixmap: "fffffdffbfff0000", "PCI I/O": "fffffdfffec00000"}],
  ["5.4", 65536, 52, {BPF: "ffff800000000000", fixmap: "fffff81fffff0000", vmemmap: "fffffc1fffe00000"}],
  ["5.14", 4096, 39, {modules: "ffffffc008000000", fixmap: "fffffffdf0000000", vmemmap: "fffffffe00000000"}],
  [
    "5.14",
    4096,
    48,
    {fixmap: "fffffbfff0000000", "PCI I/O": "fffffbfffe800000", vmemmap: "fffffc0000000000"},
  ],
  ["6.12", 4096, 52, {modules: "ffff800000000000", vmemmap: "ffffc1ffc0000000"}],
  ["6.12", 16384, 52, {modules: "ffffc00000000000", vmemmap: "fffff03fc0000000"}],
  ["7.1", 65536, 42, {"kernel image, vmalloc": "fffffe0080000000", vmemmap: "ffffffff40000000"}],
  ["7.1", 65536, 52, {vmemmap: "fffffc1fc0000000", "PCI I/O": "ffffffffc0800000"}],
]

test.each(LAYOUTS)(
  "Linux %s with %i bytes and %i bits has its areas where its macros say",
  (release, granule, bits, starts) => {
    const areas = layoutOf(geometry(granule, bits), release)
    const found = Object.fromEntries(
      areas.map(({name, start}) => [name, hex64(BigInt(start)).replaceAll(/0x|_/g, "")]),
    )
    expect(found).toMatchObject(starts)
    for (const [n, {start, end}] of areas.entries()) {
      expect(start).toBeLessThan(end)
      if (n > 0) expect(start).toBeGreaterThanOrEqual(areas[n - 1].end)
    }
  },
)

test("every leaf of the first example is in exactly one region", async () => {
  const {source} = await load("6.1-4k-default")
  const regions = regionsOf(source)
  expect(regions.map(({name, leaves, start}) => [name, leaves, hex64(BigInt(start))])).toEqual([
    ["linear map", 125962, "0xffff_0000_0000_0000"],
    ["modules", 33, "0xffff_8000_00d0_0000"],
    ["kernel image", 1476, "0xffff_8000_0800_0000"],
    ["vmalloc", 445, "0xffff_8000_0a01_1000"],
    ["PCI ECAM", 128, "0xffff_8000_1000_0000"],
    ["vmalloc", 3, "0xffff_fbff_effe_1000"],
    ["fixmap", 5, "0xffff_fbff_fdbf_6000"],
    ["PCI I/O", 16, "0xffff_fbff_fe80_0000"],
    ["vmemmap", 4, "0xffff_fc00_0000_0000"],
  ])
  const [linear, , image, , ecam] = regions
  expect(linear.bytes).toBe(512 * 2 ** 20)
  expect([image.executable > 0, image.executableWritable, ecam.device, linear.device]).toEqual([
    true,
    0,
    true,
    false,
  ])
  const others = regions.slice(1)
  expect(others.reduce((sum, {leaves}) => sum + leaves, 0)).toBe(2110)
  expect((others.reduce((sum, {bytes}) => sum + bytes, 0) / 2 ** 20).toFixed(1)).toBe("293.7")
})

test.each(["6.1-4k-default", "7.2-4k-a72-kaslr"])(
  "%s: regions have the rights of their leaves, asked one by one",
  async name => {
    const {source} = await load(name)
    const {geometry: g, memory, root, release, mair} = source
    const regions = regionsOf(source)
    const counted = regions.map(() => ({executable: 0, device: true}))
    for (const {level, va, words, at} of everyTable(g, memory, root, 1))
      for (let i = 0; i < entries(g, level); i++) {
        const [lo, hi] = [words[at + 2 * i], words[at + 2 * i + 1]]
        if ((lo | hi) === 0 || (level < 3 && (lo & 3) === 3)) continue
        const here = va + i * span(g, level)
        const region = counted[regions.findIndex(({start, end}) => here >= start && here < end)]
        if (executableAtEl1(g, level, lo, hi)) region.executable++
        if (!memoryName((lo >>> 2) & 7, release, mair).startsWith("device")) region.device = false
      }
    expect(regions.map(({executable, device}) => ({executable, device}))).toEqual(counted)
    expect(counted.some(({executable}) => executable > 0)).toBe(true)
  },
)

test.each(NAMES)("%s: nothing that the kernel mapped is without a name", async name => {
  const {source} = await load(name)
  expect(regionsOf(source).filter(region => region.name === null)).toEqual([])
})

test("with KASLR the image is where its symbols are", async () => {
  const {source} = await load("7.2-4k-a72-kaslr")
  const image = regionsOf(source).find(({name}) => name === "kernel image")!
  expect(hex64(BigInt(image.start))).toBe("0xffff_cdb3_ec20_0000")
  expect(areaAt(areasOf(source), toVa(0xffff_cdb3_b079_7000n))).toBe("vmalloc")
})

test("what no area has is known by its address alone; of the lower half nothing has a name", async () => {
  const {source} = await load("6.1-4k-default")
  expect(areaAt(areasOf(source), toVa(0xffff_ffff_ffff_f000n))).toBe(null)
  expect(areasOf({...source, linear: {start: 0 as Va, end: (2 ** 48) as Va}})).toEqual([])
})

test("what goes on from one entry of the root to the next is one region", () => {
  const {source} = handmade.find(({name}) => name === "64k-42")!.make()
  expect(regionsOf(source).map(({leaves}) => leaves)).toEqual([8207])
})

test("tables made by hand are named by VA bits and release", () => {
  for (const table of handmade) {
    const {source} = table.make()
    if (source.linear.start < 0) expect(regionsOf(source)[0].name, table.name).toBe("linear map")
  }
})
