// What happens to a relocation, design by design: how it ends and where. The addresses of tables and of read-only memory are the captures' and the
// examples'; page and event numbers follow from what is assumed.

import {describe, expect, test} from "vitest"
import {entriesOf, entryOf} from "../../../src/model/machine/entry.ts"
import {CAPTURED_KEXEC} from "../../../src/model/machine/scenario.ts"
import {KEXEC_OF} from "../../../src/model/machine/kexecOf.ts"
import {walk} from "../../../src/model/mmu/walk.ts"
import {hex64, type Pa} from "../../../src/model/word.ts"
import {bump} from "../../../src/model/allocator.ts"
import {build} from "../../../src/model/build.ts"
import {linuxMair} from "../../../src/model/descriptor/memoryType.ts"
import {protection} from "../../../src/model/descriptor/protection.ts"
import {geometry} from "../../../src/model/geometry.ts"
import {GIB, loaded, MIB} from "../../../src/model/handmade/machine.ts"
import {linearMap} from "../../../src/model/linearMap.ts"
import type {Loaded} from "../../../src/model/loaded.ts"
import {load} from "../../format/files.ts"
import {ending, made, NONE, tell, type Assumed} from "./stories.ts"

const [captured, crash] = await Promise.all((["6.1-4k-default", "6.1-4k-crash"] as const).map(load))
const v516 = {revision: "v5.16"} as const
const v1 = {revision: "v1-as-intended"} as const
const kexec = (assumed?: Assumed, loaded = captured) => tell(loaded, v516, assumed, "kexec")
const off = (assumed?: Assumed, loaded = captured) => tell(loaded, v516, assumed, "kexec, MMU off")
const contiguous = (assumed?: Assumed, loaded = captured) => tell(loaded, v1, assumed, "kexec, v1")

describe("with all that it needs", () => {
  test.each([
    ["as merged", kexec()],
    ["with the MMU off", off()],
    ["as in v1", contiguous()],
  ])("%s, every page of the segments arrives, and the CPU in the new kernel", (_, story) => {
    const {machine, list, end, marks} = story
    expect(end).toEqual({kind: "survived", entry: 0x4020_0000})
    expect(list.length).toBe(machine.list.length)
    expect(marks).toEqual([])
    const done = story.state(story.length)
    expect(done.registers).toMatchObject({mmu: false, pc: 0x4020_0000})
    for (let page = 0; page < list.length; page++) {
      const home = machine.frames.pa(machine.list.to(page))
      expect(done.content(home)).toEqual({kind: "image", home, page})
    }
  })

  test("which is of the size that the old one has, and lies where that lay", () => {
    const segments = kexec().machine.kimage!.segments.map(
      ({name, start, end}) => `${name} ${hex64(start)} ${(end - start) / 4096}`,
    )
    expect(segments).toEqual([
      "kernel 0x0000_0000_4020_0000 8208",
      "initrd 0x0000_0000_4c00_0000 9241",
      "device tree 0x0000_0000_4e60_0000 16",
    ])
  })

  test("the old root is overwritten while the copy is in use, and nothing comes of it", () => {
    const story = kexec()
    const {write, accesses} = story.event(story.list.first + 5720)
    expect(write).toMatchObject({pa: 0x4185_8000, before: {kind: "source"}, after: {kind: "image"}})
    expect(accesses.map(({kind, va}) => [kind, hex64(va)])).toEqual([
      ["fetch", hex64(story.machine.exit.va)],
      ["read", hex64(story.machine.frames.pa(story.machine.list.from(5720)) + story.machine.shift)],
      ["write", "0xffff_0000_0185_8000"],
      ["read", hex64(story.machine.list.at(5721))],
      ["fetch", hex64(story.machine.exit.va)],
    ])
  })
})

test("what is kept is bounded: 14 bytes a frame at most, 16 a page, and some states", () => {
  const {machine, bytes, list} = kexec()
  expect(bytes).toBeGreaterThan(6 * machine.frames.count)
  expect(bytes).toBeLessThan(14 * machine.frames.count + 16 * list.length + 10 ** 6)
})

describe("what the real kexec tells", () => {
  const story = tell(captured, {}, {kexec: {placed: CAPTURED_KEXEC}}, "kexec")

  test("of its pages is placed by it", () => {
    expect(story.end.kind).toBe("survived")
    // As captured in the relocation code: TTBR0_EL1, TTBR1_EL1, T0SZ, the control page; and kimage->arch.
    expect(story.state(story.list.first).registers).toMatchObject({
      ...{ttbr0: 0x46f5_4000, ttbr1: 0x46e5_8000, t0sz: 16, pc: 0x4a25_7000, mmu: true},
    })
    expect(story.machine.zero).toBe(0x4217_3000)
    expect(story.state(8).loop).toMatchObject({offset: 0x1_0000_4000_0000, zero: 0x4217_3000})
    expect(hex64(story.event(6).accesses[1].va)).toBe("0xffff_0000_0a28_2018")
  })

  test("of its idmap is walked", () => {
    const {regime, memory} = story.state(story.list.first)
    const {steps} = walk(regime, memory, 0x4a25_7048n, {el: 1, kind: "fetch"})
    expect(steps.map(({table, index}) => [hex64(table), index])).toEqual([
      ["0x0000_0000_46f5_4000", 0],
      ["0x0000_0000_46f5_3000", 1],
      ["0x0000_0000_46f5_2000", 81],
      ["0x0000_0000_46f5_1000", 87],
    ])
  })

  test("a block ends the walk of a store to the old kernel's text at level 2", () => {
    const {accesses} = story.event(story.list.first + 2049)
    const store = accesses.find(({kind}) => kind === "write")!
    expect(hex64(store.va)).toBe("0xffff_0000_00a0_1000")
    expect(store.walk.steps.map(({table, index}) => [hex64(table), index])).toEqual([
      ["0x0000_0000_46e5_8000", 0],
      ["0x0000_0000_46e5_9000", 0],
      ["0x0000_0000_46e5_a000", 5],
    ])
    expect(store.walk.leaf).toMatchObject({level: 2, rights: {el1: {w: true}}})
  })
})

describe("the MMU", () => {
  test("as merged is on until all is copied; the code does not notice that it goes off", () => {
    const story = kexec()
    const {first, length} = story.list
    const on = (events: number) => story.state(events).registers.mmu
    expect([0, first, first + length].map(on)).toEqual([true, true, true])
    expect(on(first + length + 1)).toBe(false)
    const [, last] = story.event(first + length).accesses
    expect(last).toMatchObject({kind: "fetch", pa: story.machine.exit.va, walk: {steps: []}})
  })

  test("off, addresses are physical, and neither tables nor the TLB are asked", () => {
    const story = off()
    const {first} = story.list
    expect(story.state(first).registers.mmu).toBe(false)
    const before = story.state(first).data
    for (const page of [0, 16, 5720, 9000]) {
      const {accesses} = story.event(first + page)
      expect(
        accesses.every(({va, pa, hit, walk: of}) => Number(va) === pa && !hit && of.steps.length === 0),
      ).toBe(true)
    }
    expect(story.state(first + 9000).data).toEqual(before)
    expect(Number(story.event(first + 100).accesses[3].va)).toBe(entryOf(story.machine, 1 + 1 + 101).at)
  })

  test("off, the restart routine and the code that copies are fetched by their physical addresses, and so is the new kernel", () => {
    const story = off()
    const {before, after, list} = story
    const stops = [...before, ...after].map(({station}, n) => {
      const event = n < list.first ? n : n + list.length
      const {kind, register} = story.event(event).accesses.findLast(({kind}) => kind === "fetch")!
      return `${station}: ${story.state(event + 1).code}, ${kind} ${register}`
    })
    expect(stops).toEqual([
      "load: old kernel, fetch TTBR1",
      "control page: old kernel, fetch TTBR1",
      "kimage: old kernel, fetch TTBR1",
      "idmap: old kernel, fetch TTBR1",
      "restart: restart routine, fetch TTBR0",
      "MMU off: restart routine, fetch null",
      "relocation code: code that copies, fetch null",
      "head: code that copies, fetch null",
      "branch: coming kernel, fetch null",
    ])
  })

  test("of v1 goes off, on, and off", () => {
    const story = contiguous()
    const changes: string[] = []
    for (let n = 0; n < story.length; n++) {
      if (n > story.list.first && n < story.list.first + story.list.length) continue
      const [before, after] = [n, n + 1].map(events => story.state(events).registers.mmu)
      if (before !== after) changes.push(story.station(n).station)
    }
    expect(changes).toEqual(["MMU off", "MMU on", "MMU off again"])
  })
})

describe("v1's contiguous maps", () => {
  test("have the k-th page at SRC and DST + k pages, whatever lies between", () => {
    const story = contiguous()
    const {machine, list} = story
    for (const page of [0, 1, 511, 512, 9000, list.length - 1]) {
      const [, from, to] = story.event(list.first + page).accesses
      expect([hex64(from.va), from.pa]).toEqual([
        hex64(-0x1_0000_0000_0000 + page * 4096),
        machine.frames.pa(machine.list.from(page)),
      ])
      expect([hex64(to.va), to.pa]).toEqual([
        hex64(-0xc000_0000_0000 + page * 4096),
        machine.frames.pa(machine.list.to(page)),
      ])
    }
  })
  test("take a table for 512 pages of each", () => {
    const {outcome, list} = contiguous().machine
    const tables = Math.ceil(list.length / 512)
    // A root, and for each map one table a level above.
    expect(outcome).toMatchObject({rc: 0, allocated: 1})
    expect([...outcome!.memory.frames()]).toHaveLength(1 + 2 * (2 + tables))
  })
  test("without them SRC is the linear map, and DST nothing", () => {
    expect(ending(contiguous({copied: false}))).toBe("12 page 0: write translation 0 0xffff_4000_0000_0000")
  })
  test("are not made when the memory is not there: -ENOMEM, and no relocation", () => {
    expect(ending(tell(made("no-memory"), v1, {}, "kexec, v1"))).toBe(
      "2 tables: refused -12, trans_table_map_page 0xffff_4000_0220_0000 level 2",
    )
  })
})

describe("without a copied table", () => {
  test("the old kernel's own keep its text read-only, and it can still say so", () => {
    const story = kexec({copied: false})
    expect(ending(story)).toBe("27 page 16: write permission 3 0xffff_0000_0021_0000")
    expect(story.end).toMatchObject({
      words: {
        printed: expect.arrayContaining([
          "Unable to handle kernel write to read-only memory at virtual address ffff000000210000",
        ]),
      },
    })
  })
  test("where nothing is read-only, the new kernel is written over the old one's tables, and the fault strikes later", () => {
    const story = kexec({copied: false}, made("empty-copy"))
    expect(ending(story)).toBe("3961 page 3950: read translation 0 0xffff_8000_4180_0000")
    expect(story.marks[0]).toMatchObject({page: 3584, owner: "source"})
  })
  test("with the MMU off nobody misses it", () => {
    expect(off({copied: false}, made("empty-copy")).end.kind).toBe("survived")
  })
})

test("MKWRITE off: the first page of the new kernel that goes over the old one's text", () => {
  const story = tell(captured, {...v1, flags: NONE}, {}, "kexec")
  expect(ending(story)).toBe("27 page 16: write permission 3 0xffff_0000_0021_0000")
  expect(story.end).toMatchObject({words: {silent: "unmapped"}})
  expect(ending(tell(made("read-only"), {...v1, flags: NONE}, {}, "kexec"))).toBe(
    "11 page 0: write permission 2 0xffff_0000_0020_0000",
  )
})

test("debug_pagealloc without MKVALID: a page that was free, and is a destination", () => {
  expect(ending(tell(made("pagealloc"), {}, {}, "kexec"))).toBe(
    "24 page 13: write translation 3 0xffff_0000_0020_d000",
  )
})

test("a copy that fails is a load that fails", () => {
  expect(ending(tell(made("hole"), {}, {}, "kexec"))).toBe(
    "1 tables: refused -6, copy_pte 0xffff_0000_0280_0000 level 3",
  )
})

describe("pages that are some destination", () => {
  test("tables: the copy overwrites itself", () => {
    const story = kexec({safe: {tables: false}})
    expect(ending(story)).toBe("10533 page 10522: read translation 0 0xffff_0000_13df_e000")
    expect(story.marks).toMatchObject([{page: 10521, owner: "copy"}])
    expect(story.state(10533).content(story.machine.outcome!.root!)).toMatchObject({kind: "image"})
  })
  test("v1's, too; with the MMU off there are none", () => {
    expect(ending(contiguous({safe: {tables: false}}))).toBe(
      "10534 page 10522: read translation 0 0xffff_0000_0291_a000",
    )
    expect(off({safe: {tables: false}}).end.kind).toBe("survived")
  })
  test("the control page: the CPU runs a page of the initrd, MMU on or off", () => {
    const place = "strange code at 0x0000_0000_4c90_6000"
    expect(ending(kexec({safe: {exit: false}}))).toBe(`10529 page 10518: ${place}`)
    expect(ending(off({safe: {exit: false}}))).toBe(`10526 page 10518: ${place}`)
    expect(ending(contiguous({safe: {exit: false}}))).toBe(`10531 page 10519: ${place}`)
  })
  test("an indirection page: what is read then are no entries", () => {
    const list = {kexec: {safe: {list: false}}}
    expect(ending(kexec(list))).toBe("17382 page 17371: read translation 0 0xe30c_bf60_4467_6000")
    expect(kexec(list).marks).toMatchObject([{page: 10519, owner: "list"}])
    expect(ending(off(list))).toBe("17379 page 17371: read addressSize 0 0xe30d_bf60_8467_6000")
  })
  test("an indirection page whose new words end the list: the new kernel finds no device tree", () => {
    expect(ending(kexec({kexec: {safe: {list: false}}}, made("read-only")))).toBe(
      "17384 branch: no device tree at 0x0000_0000_4860_0000",
    )
  })
  test("struct kimage is one, and all was read before: nothing happens", () => {
    const story = kexec({kexec: {safe: {kimage: false}}})
    expect(story.end.kind).toBe("survived")
    expect(story.marks).toEqual([])
  })
  test("struct kimage is one, and the entry address is read afterwards: a branch to nowhere", () => {
    const story = kexec({kexec: {safe: {kimage: false}, late: true}})
    expect(ending(story)).toBe("17477 branch: fetch addressSize 0 0xed75_fe70_3d13_c549")
    expect(story.marks).toMatchObject([{page: 10520, owner: "list"}])
    expect(kexec({kexec: {late: true}}).end.kind).toBe("survived")
  })
  test("the kernel's zero page is one, and is needed no more", () => {
    const {machine, marks} = kexec()
    expect(machine.list.to(8064 - 97)).toBeGreaterThan(0)
    const zero = machine.layout.homes.rank(machine.layout.zero)
    expect(machine.frames.pa(machine.list.to(zero))).toBe(machine.zero)
    expect(marks).toEqual([])
  })
})

describe("the idmap", () => {
  test("absent: the call faults, with the kernel's own tables still there to say so", () => {
    const story = kexec({kexec: {idmap: false}})
    expect(ending(story)).toBe("5 call: fetch translation 0 0x0000_0000_5000_0000")
    expect(story.end).toMatchObject({words: {printed: expect.any(Array)}})
  })
  test("of four levels needs its T0SZ: with that of a kernel of 39 bits the walk begins a level too low", () => {
    const small = made("4k-39")
    const story = kexec({kexec: {t0sz: false}}, small)
    expect(ending(story)).toBe("5 call: fetch translation 1 0x0000_0001_0000_0000")
    expect(story.event(5).accesses.at(-1)!.walk.steps).toMatchObject([
      {level: 1, table: story.machine.exit.root},
    ])
    expect(kexec({}, small).end.kind).toBe("survived")
  })
})

describe("RAM above 512 GiB, and a kernel of 39 bits", () => {
  const high = highMemory()
  test("as merged, TTBR0's range is made as large as the idmap needs", () => {
    const story = kexec({}, high)
    expect(story.end.kind).toBe("survived")
    expect(story.state(story.list.first).registers.t0sz).toBe(16)
  })
  test("in v1 the code page cannot be reached by TTBR0 as the kernel has it, and the MMU goes on under the code's feet", () => {
    const story = contiguous({}, high)
    expect(ending(story)).toMatch(/^11 MMU on: fetch translation 0 0x0000_0080_/)
    expect(story.event(11).accesses.at(-1)!.walk.steps).toEqual([])
  })
})

test("a TLB that is not invalidated keeps the old tables' read-only entry over the switch", () => {
  const story = kexec({tlb: {invalidates: false}}, made("read-only"))
  expect(ending(story)).toBe("11 page 0: write permission 2 0xffff_0000_0020_0000")
  const store = story.event(11).accesses.find(({kind}) => kind === "write")!
  expect(store).toMatchObject({hit: {since: 0}, walk: {fault: null}})
  expect(kexec({}, made("read-only")).end.kind).toBe("survived")
})

test("segments can be given; they are copied in the order of their addresses", () => {
  const at = (start: number, pages: number) => ({start: start as Pa, end: (start + pages * 4096) as Pa})
  const segments = [
    {name: "initrd", ...at(0x4800_0000, 5)},
    {name: "kernel", ...at(0x4600_0000, 3)},
  ]
  const story = kexec({kexec: {segments}})
  expect(story.end).toMatchObject({kind: "survived", entry: 0x4600_0000})
  expect(story.list.length).toBe(8)
  expect(Array.from({length: 12}, (_, n) => entryOf(story.machine, n).kind)).toEqual([
    ...["INDIRECTION", "DESTINATION", "SOURCE", "SOURCE", "SOURCE"],
    ...["DESTINATION", "SOURCE", "SOURCE", "SOURCE", "SOURCE", "SOURCE", "DONE"],
  ])
})

describe("a crash kernel, which is in place", () => {
  const story = off({kexec: {inPlace: true}}, crash)
  test("is branched to with nothing to copy: the list is DONE alone", () => {
    const {machine, end, list, length} = story
    expect(end).toEqual({kind: "survived", entry: 0x6320_0000})
    expect([list.length, machine.list.length, story.before.length + story.after.length]).toEqual([
      0,
      0,
      length,
    ])
    expect([entriesOf(machine), entryOf(machine, 0).kind]).toEqual([1, "DONE"])
    expect(story.state(length).content(0x6320_0000 as Pa)).toMatchObject({kind: "image", page: null})
  })
  test("needs memory that was reserved for it", () => {
    expect(() => off({kexec: {inPlace: true}})).toThrow("no memory is reserved for a crash kernel")
  })
})

test("each revision has the design of its release", () => {
  expect(KEXEC_OF).toEqual({
    "hibernate-v5.2": "kexec, MMU off",
    "v1-as-posted": "kexec, v1",
    "v1-as-intended": "kexec, v1",
    "merged-v5.7": "kexec, MMU off",
    "merged-v5.12": "kexec, MMU off",
    "v5.16": "kexec",
    "v6.12": "kexec",
    mainline: "kexec",
  })
})

/** 128 MiB of RAM from 513 GiB on, in pages. */
function highMemory(): Loaded {
  const g = geometry(4096, 39)
  const linear = linearMap(g, "5.4")
  const [start, size] = [513 * GIB, 128 * MIB]
  const ram = [{start: start as Pa, end: (start + size) as Pa}]
  const prot = protection("PAGE_KERNEL", "5.4")!
  const mapping = {va: linear.start, pa: ram[0].start, size, prot, largest: 3 as const}
  const {root, memory} = build(g, [mapping], bump((start + 16 * MIB) as Pa, 4096), {lo: 3, hi: 0})
  const source = {
    ...{geometry: g, root, memory, release: "5.4" as const, mair: linuxMair("5.4"), ram, linear},
    ...{places: [], nonGlobal: false},
  }
  const allocator = {base: (start + 64 * MIB) as Pa, limit: 1000}
  return loaded("high", source, {mkwrite: true}, {allocator})
}
