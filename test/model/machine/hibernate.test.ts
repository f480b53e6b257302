// What happens to a restore, row by row of product.md, "Transitions": how it ends and where. The addresses of tables and of read-only memory are the
// captures' and the examples'; page and event numbers follow from what is assumed.

import {describe, expect, test} from "vitest"
import {plainRegime} from "../../../src/model/mmu/regime.ts"
import {walk} from "../../../src/model/mmu/walk.ts"
import {pathAt} from "../../../src/model/path.ts"
import {big, bigVa, hex64, type Pa, type Va} from "../../../src/model/word.ts"
import {load} from "../../format/files.ts"
import {ending, frameAt, made, NONE, tell} from "./stories.ts"

const [captured, kexec, kfence, lpa2] = await Promise.all(
  (["hibernate-6.1-4k", "6.1-4k-default", "6.12-4k-va48", "6.12-16k-lpa2"] as const).map(load),
)
const v516 = {revision: "v5.16"} as const
const writable = {...NONE, mkwrite: true}

describe("with all that it needs", () => {
  test("a restore through the copy of a real kernel's table survives", () => {
    const story = tell(captured, v516)
    expect(story.end.kind).toBe("survived")
    expect(story.list.length).toBe(story.machine.layout.pairs)
    expect(story.marks).toEqual([])
    expect(story.state(story.length).registers.ttbr1).toBe(story.machine.restoredRoot)
    // Every frame of the list holds the page that belongs there.
    const {frames, layout} = story.machine
    const done = story.state(story.length)
    for (let rank = 0; rank < layout.pairs; rank++) {
      const home = frames.pa(layout.homes.at(rank))
      expect(done.content(home)).toEqual({kind: "image", home, page: rank})
    }
  })
})

describe("without a copied table", () => {
  test("a live table is overwritten first, and the fault strikes pages later", () => {
    const story = tell(captured, v516, {copied: false})
    expect(ending(story)).toBe("18 page 8: read translation 1 0xffff_0000_17f3_0000")
    expect(story.marks[0]).toMatchObject({page: 0, owner: "source"})
    expect(story.end).toMatchObject({words: {silent: "unmapped"}})
    // What was overwritten is read as a descriptor: the root's only table has become garbage.
    const {steps} = story.event(18).accesses.at(-1)!.walk
    expect(steps.map(({level, table}) => [level, hex64(table)])).toEqual([
      [0, "0x0000_0000_4185_8000"],
      [1, "0x0000_0000_57ff_8000"],
    ])
    const before = captured.source.memory.frame(steps[1].table)!
    expect(steps[1].descriptor!.lo).not.toBe(before[2 * steps[1].index])
    expect(story.state(18).content(steps[1].table)).toMatchObject({kind: "image"})
  })

  test("what the TLB still holds carries the list on: each page arrives whole, by stale entries", () => {
    const story = tell(captured, v516, {copied: false})
    const event = story.event(17)
    const hit = event.accesses.find(({hit}) => hit !== undefined && hit.since < 7)
    expect(hit?.pa).toBeTypeOf("number")
    expect(event.write?.after).toMatchObject({kind: "image", home: event.write?.pa})
  })

  test("where its read-only pages come before its tables, the kernel can still say so", () => {
    const story = tell(kexec, v516, {copied: false, order: "ascending"})
    expect(ending(story)).toBe("384 page 374: write permission 3 0xffff_0000_0021_0000")
    expect(story.end).toMatchObject({
      words: {
        printed: expect.arrayContaining([
          "Unable to handle kernel write to read-only memory at virtual address ffff000000210000",
          "[ffff000000210000] pgd=180000005fff8003, p4d=180000005fff8003, pud=180000005fff7003, pmd=180000005fff5003, pte=00e0000040210783",
        ]),
      },
    })
  })
})

describe("MKWRITE off", () => {
  test("the first store to a read-only page: permission fault, level 3, silent since the vectors are not in the copy", () => {
    const story = tell(captured, {flags: NONE})
    expect(ending(story)).toBe("21074 page 21064: write permission 3 0xffff_0000_0a43_c000")
    expect(story.end).toMatchObject({
      words: {silent: "unmapped", fault: {kind: "translation", level: 0}},
      fault: {esr: 0x9600_004fn},
    })
    // Nothing was written by the last event.
    expect(story.event(21074).write).toBeNull()
    expect(story.state(21075).copied).toBe(21064)
  })

  test("in a block of 2 MiB: level 2", () => {
    const story = tell(made("read-only"), {flags: NONE}, {order: "ascending"})
    expect(ending(story)).toBe("287 page 277: write permission 2 0xffff_0000_0020_0000")
  })

  test("it is the place: every page before it could be written, and it cannot", () => {
    const {machine, list} = tell(captured, {flags: NONE})
    const {layout, frames, shift, source} = machine
    const readOnly = (page: number) => {
      const va = (frames.pa(layout.homes.at(layout.pairs - 1 - page)) + shift) as Va
      const regime = tell(captured, v516, {pages: 1}).state(0).regime
      return walk(regime, source.memory, bigVa(va), {el: 1, kind: "write"}).fault?.kind === "permission"
    }
    const last = list.length - 1
    expect([last - 2, last - 1, last].map(readOnly)).toEqual([false, false, true])
  })

  test("with it the same list is restored", () => {
    expect(tell(captured, {flags: writable}).end.kind).toBe("survived")
    expect(tell(made("read-only"), {flags: writable}, {order: "ascending"}).end.kind).toBe("survived")
  })
})

describe("the last words", () => {
  // The copy of this capture is that of the whole kernel half, and 5.2 leaves code in it executable: the vectors are still mapped in the loop.
  const fault = [frameAt(0x5fff_f000)]
  const old = {revision: "hibernate-v5.2"} as const

  test("are printed where the vectors are mapped and whole", () => {
    const story = tell(kfence, old, {homes: fault})
    expect(ending(story)).toBe("10 page 0: write translation 3 0xffff_0000_1fff_f000")
    expect(story.end).toMatchObject({
      words: {
        printed: expect.arrayContaining([
          "Unable to handle kernel paging request at virtual address ffff00001ffff000",
          "  FSC = 0x07: level 3 translation fault",
        ]),
      },
    })
  })

  test("are not where a page of the image has taken their place", () => {
    const {text, source} = tell(kfence, old, {homes: fault}).machine
    const regime = plainRegime(source.geometry, [null, source.root], source.mair)
    const code = walk(regime, source.memory, bigVa(text.first!), {el: 1, kind: "fetch"}).outputAddress!
    const story = tell(kfence, old, {homes: [frameAt(code), ...fault], order: "ascending"})
    expect(ending(story)).toBe("11 page 1: write translation 3 0xffff_0000_1fff_f000")
    const {frames} = story.machine
    expect(story.end).toMatchObject({words: {silent: "overwritten", content: frames.number(code)}})
  })
})

describe("what the kernel would have said", () => {
  const unsaid = (story: ReturnType<typeof tell>) => {
    const {words} = story.end as Extract<typeof story.end, {kind: "fault"}>
    return "unsaid" in words ? words.unsaid.slice(-3) : []
  }
  test("has the walk of its own tables, whatever has become of them by then", () => {
    // One of level 1 holds a page of the image's data, and the walk ends at its first word.
    expect(unsaid(tell(captured, {flags: NONE}))).toEqual([
      "swapper pgtable: 4k pages, 48-bit VAs, pgdp=0000000041858000",
      "[ffff00000a43c000] pgd=1800000057ff8003, p4d=1800000057ff8003, pud=78757d6775707b70",
      "Internal error: Oops: 000000009600004f [#1] SMP",
    ])
  })
  test("is of the restored kernel's tables where these are home already, though the copy in TTBR1 is lost", () => {
    const story = tell(captured, v516, {safe: {tables: false}})
    const [, walked] = unsaid(story)
    expect(walked).toMatch(/^\[ffff0000080d1350\] .*, pmd=1800000048040003, pte=00e80000480d1707$/)
    expect(story.machine.restoredTables.has(story.machine.frames.number(0x4804_0000 as Pa))).toBe(true)
  })
  test("is known of a kernel that has no code here, too", () => {
    expect(unsaid(tell(made("read-only"), {flags: NONE}))[1]).toBe(
      "[ffff000000c72000] pgd=000000004555d003, pud=000000004555e003, pmd=0000000045560003, pte=0060000040c72793",
    )
  })
})

describe("debug_pagealloc", () => {
  test("without MKVALID: the first store to a page that was taken out, translation fault, level 3", () => {
    expect(ending(tell(made("pagealloc"), {flags: writable}))).toBe(
      "10 page 0: write translation 3 0xffff_0000_03ff_b000",
    )
  })
  test("with it, and with the old kernel's own test, all is restored", () => {
    expect(tell(made("pagealloc"), {flags: {...writable, mkvalid: true}}).end.kind).toBe("survived")
    const old = {revision: "hibernate-v5.2", debugPagealloc: true} as const
    expect(tell(made("pagealloc"), old).end.kind).toBe("survived")
    expect(ending(tell(made("pagealloc"), {...old, debugPagealloc: false}))).toBe(
      "10 page 0: write translation 3 0xffff_0000_03ff_b000",
    )
  })
})

describe("a stale entry", () => {
  test("MKVALID without CHECKPFN: the hole is mapped, and the store goes to no memory", () => {
    const story = tell(made("hole"), {flags: {...writable, mkvalid: true}})
    expect(ending(story)).toBe("2319 page 2309: write externalAbort null 0xffff_0000_0280_0000")
    expect(story.event(2319).accesses.at(-1)!.walk.outputAddress).toBe(0x4280_0000)
  })
  test("CHECKPFN: -ENXIO, and no transition", () => {
    const story = tell(made("hole"))
    expect(ending(story)).toBe("2 tables: refused -6, copy_pte 0xffff_0000_0280_0000 level 3")
    expect(story.list.length).toBe(0)
  })
  test("the old kernel stops", () => {
    const story = tell(made("hole"), {revision: "hibernate-v5.2", debugPagealloc: true})
    expect(ending(story)).toBe("2 tables: refused BUG, copy_pte 0xffff_0000_0280_0000 level 3")
  })
})

describe("map_page", () => {
  test("FORCEMAP onto a block of 2 MiB: the next access to what it mapped faults", () => {
    const story = tell(made("map-block"))
    expect(ending(story)).toBe("11998 page 11988: write translation 3 0xffff_0000_0098_a000")
  })
  test("onto a block of 1 GiB", () => {
    expect(ending(tell(made("map-gigabyte")))).toBe("10 page 0: read translation 2 0xffff_0000_55ef_2b18")
  })
  test("onto a page without FORCEMAP: -ENXIO", () => {
    expect(ending(tell(made("map-page")))).toBe(
      "2 tables: refused -6, trans_table_map_page 0xffff_0000_0012_3000 level 3",
    )
  })
})

describe("v1 as posted", () => {
  test("the index bug: the first 256 GiB are lost, and with them the list", () => {
    expect(ending(tell(made("index-bug"), {}, {pages: 1000}))).toMatch(
      /^10 page 0: read translation 1 0xffff_8000_/,
    )
  })
  test("hibernate's call: an empty copy, return code 0, dead at the first access", () => {
    const story = tell(made("empty-copy"), {revision: "v1-as-intended"}, {indexedTwice: true})
    expect(story.machine.outcome).toMatchObject({rc: 0, allocated: 1})
    expect(ending(story)).toMatch(/^10 page 0: read translation 0 0xffff_8000_/)
    // The same call with the right base.
    expect(tell(made("empty-copy"), {revision: "v1-as-intended"}, {pages: 1000}).end.kind).toBe("survived")
  })
  test("the layout of 5.4 hides both", () => {
    expect(tell(made("read-only"), {revision: "v1-as-posted"}, {indexedTwice: true}).end.kind).toBe(
      "survived",
    )
  })
})

test("an allocator that runs out: -ENOMEM", () => {
  expect(ending(tell(made("no-memory")))).toBe(
    "2 tables: refused -12, copy_pmd 0xffff_0000_04a0_0000 level 2",
  )
})

describe("pages that are not safe", () => {
  test("tables: the copy overwrites itself, and dies of what it reads then", () => {
    const story = tell(captured, v516, {safe: {tables: false}})
    expect(ending(story)).toBe("40302 page 40292: read translation 3 0xffff_0000_080d_1350")
    expect(story.marks[0]).toMatchObject({page: 40141, owner: "copy"})
    const {walk: last} = story.event(40302).accesses.at(-1)!
    expect(story.state(40302).content(last.steps.at(-1)!.table)).toMatchObject({kind: "image"})
  })
  test("the page that copies: the CPU runs a page of the image", () => {
    const story = tell(captured, v516, {safe: {exit: false}})
    const [mark] = story.marks
    expect(mark).toMatchObject({page: 40327, owner: "exit page"})
    expect(ending(story)).toBe("40338 zero in ttbr1 again: strange code at 0x0000_0000_4000_0000")
  })
  test("the zero page: the second switch walks a page of the image; here nothing comes of it", () => {
    const story = tell(captured, v516, {safe: {zero: false}})
    expect(story.marks).toMatchObject([{page: 40326, owner: "zero page"}])
    const ahead = (which: typeof story, number: number) =>
      which
        .event(number)
        .accesses.filter(access => access.ahead)
        .map(({walk: of}) => of.steps[0])
    const at = story.length - 4
    expect(story.station(at).station).toBe("invalidate again")
    const first = ahead(story, at)
    expect(first.every(({table}) => table === story.machine.zero)).toBe(true)
    expect(first.some(({descriptor}) => (descriptor!.lo | descriptor!.hi) !== 0)).toBe(true)
    const sound = tell(captured, v516)
    expect(ahead(sound, at).every(({descriptor}) => (descriptor!.lo | descriptor!.hi) === 0)).toBe(true)
  })
})

describe("the mkwrite of 2025", () => {
  test("leaves an entry that is not DIRTY read-only", () => {
    expect(ending(tell(made("read-only"), {revision: "mainline"}))).toBe(
      "23672 page 23662: write permission 3 0xffff_0000_00c7_2000",
    )
  })
  test("and works where PAGE_KERNEL is DIRTY again", () => {
    expect(tell(captured, {revision: "mainline"}).end.kind).toBe("survived")
  })
})

test("the page that copies is mapped by the functions of every release, on a machine of any geometry", () => {
  for (const revision of ["hibernate-v5.2", "merged-v5.7", "merged-v5.12"] as const)
    expect(tell(lpa2, {revision, debugPagealloc: true}, {pages: 20}).end.kind).toBe("survived")
})

describe("the TLB", () => {
  const readOnly = [frameAt(0x4020_0000)]
  test("not invalidated, it keeps the old tables' read-only entry over the switch", () => {
    const story = tell(made("read-only"), v516, {homes: readOnly, tlb: {invalidates: false}})
    expect(ending(story)).toBe("10 page 0: write permission 2 0xffff_0000_0020_0000")
    // The table would have let it pass.
    expect(story.event(10).accesses.at(-1)).toMatchObject({hit: {since: 0}, walk: {fault: null}})
  })
  test("invalidated, it does not", () => {
    expect(tell(made("read-only"), v516, {homes: readOnly}).end.kind).toBe("survived")
    const story = tell(captured, v516)
    expect(story.state(7).data.length).toBe(0)
    expect(story.state(8).data.length).toBeGreaterThan(0)
    expect(story.state(9).data).toEqual([])
    const roots = new Set(story.state(5000).data.map(({root}) => root))
    expect([...roots]).toEqual([story.machine.outcome!.root])
  })
})

describe("break before make", () => {
  const roots = (story: ReturnType<typeof tell>) => {
    const {machine, list, length} = story
    const names = new Map<number | null, string>([[machine.zero, "zero page"]])
    names.set(machine.outcome!.root, "copy").set(machine.source.root, "swapper_pg_dir")
    const around = Array.from({length}, (_, n) => n).filter(
      n => n <= list.first || n >= list.first + list.length,
    )
    const seen = around.map(n => names.get(story.state(n + 1).registers.ttbr1))
    return seen.filter((name, n) => name !== seen[n - 1])
  }
  test("from one root to the next TTBR1 goes by way of the zero page, there and back", () => {
    const restore = tell(captured, v516, {pages: 20})
    expect(roots(restore)).toEqual(["swapper_pg_dir", "zero page", "copy", "zero page", "swapper_pg_dir"])
    expect(roots(tell(kexec, v516, {pages: 20}, "kexec"))).toEqual(["swapper_pg_dir", "zero page", "copy"])
  })
  test("the TLB is invalidated while nothing is mapped", () => {
    const {before, state, machine} = tell(captured, v516, {pages: 20})
    const at = before.findIndex(({station}) => station === "invalidate")
    expect(state(at + 1)).toMatchObject({registers: {ttbr1: machine.zero}, data: [], fetch: []})
  })
})

test("an entry that was edited is in the copy as it was edited", () => {
  // A writable block of 2 MiB, made read-only by hand.
  const {geometry, memory, root, linear} = made("read-only").source
  const {table, index, lo, hi} = pathAt(geometry, memory, root, (linear.start + 0x200_0000) as Va).entries.at(
    -1,
  )!
  const edits = [{at: (table + 8 * index) as Pa, value: big({lo, hi}) | 0x80n}]
  const story = tell(made("read-only"), {flags: NONE, edits}, {homes: [frameAt(0x4200_0000)]})
  expect(ending(story)).toBe("10 page 0: write permission 2 0xffff_0000_0200_0000")
})
