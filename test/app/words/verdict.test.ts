import {expect, test} from "vitest"
import {plain} from "../../../src/app/words/text.ts"
import {verdict, type Room} from "../../../src/app/words/verdict.ts"
import type {Experiment} from "../../../src/model/experiment.ts"
import {handmade} from "../../../src/model/handmade/tables.ts"
import type {Loaded} from "../../../src/model/loaded.ts"
import {run} from "../../../src/model/run.ts"
import {toPa, toVa, type Pa} from "../../../src/model/word.ts"
import {load} from "../../format/files.ts"

const real = load("6.1-4k-default")
const crash = load("6.1-4k-crash")
const byHand = (name: string) => handmade.find(example => example.name === name)!.make()

/** The verdict as lines: headline, sentences, the ending on the last line. */
function lines({source, experiment}: Loaded, parts: Partial<Experiment> = {}, room?: Room): string[] {
  const e = {...experiment, ...parts}
  const {headline, sentences, ending} = verdict(e, source.geometry, run(e, source), room)
  const said = sentences.map(plain)
  const last = plain(ending)
  return [headline, ...said.slice(0, -1), [said.at(-1), last].filter(Boolean).join(" ")]
}

const flags = {mkwrite: false, mkvalid: false, checkpfn: false, forcemap: false}

test("the built-in example says what the main screen shows", async () => {
  expect(lines(await real)).toEqual([
    "Copied: 249 tables, 125,962 entries.",
    "TRANS_MKWRITE made 636 read-only entries writable: 10 blocks of 2 MiB and 626 pages. The rest is equal, nothing was lost. trans_table_create_copy() returned 0.",
  ])
  expect(lines(await real, {}, "middle")[1]).toMatch(/nothing was lost. Returned 0.$/)
  expect(lines(await real, {}, "short")[1]).toBe(
    "TRANS_MKWRITE made 636 read-only entries writable. Nothing was lost; it returned 0.",
  )
})

test("without MKWRITE the entries that stay read-only are counted, and the levels at which a store faults", async () => {
  expect(lines(await real, {flags})[1]).toBe(
    "636 entries stayed read-only; a store there faults at levels 2 and 3. Every entry is equal, nothing was lost. trans_table_create_copy() returned 0.",
  )
})

test("a frame that is no memory stops the copy half-way", async () => {
  const frames = [
    {start: toPa(0x4000_0000), end: toPa(0x50d3_b000)},
    {start: toPa(0x50d4_0000), end: toPa(0x6000_0000)},
  ]
  expect(lines(await real, {flags: {...flags, mkwrite: true, checkpfn: true}, frames})).toEqual([
    "Stopped with −ENXIO, half-way.",
    "TRANS_CHECKPFN found a frame that is not memory: 0x50d3_b000.",
    "128 tables and 63,813 entries are built and stay; 62,149 entries are missing. The machine must not use the copy.",
  ])
})

test("two flags have a sentence each", async () => {
  expect(lines(await crash)).toEqual([
    "Copied: 377 tables, 191,498 entries.",
    "TRANS_MKWRITE made 602 entries writable.",
    "TRANS_MKVALID made 8,215 invalid entries valid. trans_table_create_copy() returned 0.",
  ])
})

test("a held switch says what it would do, and what happens without it", async () => {
  const {source, experiment} = await crash
  const off = {...experiment, flags: {...flags, mkwrite: true}}
  const on = run({...off, flags: {...off.flags, mkvalid: true}}, source)
  const {sentences, ending} = verdict(off, source.geometry, run(off, source), "long", {flag: "mkvalid", on})
  expect([...sentences.map(plain), plain(ending)]).toEqual([
    "TRANS_MKWRITE made 602 read-only entries writable.",
    "TRANS_MKVALID would make 8,215 entries valid;",
    "without it an access there faults at level 3.",
    "",
  ])
})

test("a held switch that changes nothing says so", async () => {
  const {source, experiment} = await real
  const on = run({...experiment, flags: {...experiment.flags, mkvalid: true}}, source)
  const held = {flag: "mkvalid", on} as const
  const {sentences} = verdict(experiment, source.geometry, run(experiment, source), "long", held)
  expect(plain(sentences.at(-1)!)).toBe("TRANS_MKVALID would change nothing here.")
})

test("kernels that drop invalid entries say how many", async () => {
  expect(lines(await crash, {revision: "merged-v5.7"})).toEqual([
    "Copied: 377 tables, 183,283 entries.",
    "The kernel made 602 entries writable.",
    "Dropped 8,215 invalid entries; an access there faults at level 3. trans_pgd_create_copy() returned 0.",
  ])
})

test("kernels without flags speak of themselves, debug_pagealloc of itself", async () => {
  expect(lines(await crash, {revision: "v6.12"})[2]).toMatch(/^The kernel made 8,215 invalid entries valid/)
  expect(lines(await crash, {revision: "hibernate-v5.2", debugPagealloc: true})[2]).toBe(
    "debug_pagealloc made 8,215 invalid entries valid. copy_page_tables() returned 0.",
  )
})

test("the index bug of v1 as posted is no success", () => {
  expect(lines(byHand("index-bug"))).toEqual([
    "Returned 0, but lost 256 entries.",
    "The index bug: 256 of 300 entries are not in the copy. No error says so. trans_table_create_copy() returned 0.",
  ])
  expect(lines(byHand("empty-copy"))).toEqual([
    "Returned 0, copied nothing.",
    "The index bug: none of 5,112 entries is in the copy. The first access faults. trans_table_create_copy() returned 0.",
  ])
})

test("no memory names the function and the place, and what stays", () => {
  expect(lines(byHand("no-memory"))).toEqual([
    "Stopped with −ENOMEM, half-way.",
    "The allocator had no page left for copy_pmd() at 0xffff_0000_04a0_0000.",
    "40 tables and 18,944 entries are built and stay; 13,824 entries are missing. The machine must not use the copy.",
  ])
})

test("no memory at all leaves the caller's pointer alone", async () => {
  const allocator = {base: toPa(0x4260_0000), limit: 0}
  expect(lines(await real, {allocator})).toEqual([
    "Stopped with −ENOMEM, at the start.",
    "The allocator had no page, not even for the root.",
    "trans_table_create_copy() leaves the caller’s pointer as it was.",
  ])
})

test("later kernels give the caller no half-built table", () => {
  expect(lines(byHand("no-memory"), {revision: "v6.12"})[2]).toMatch(/The caller gets no table\.$/)
})

test("a bad frame in an invalid entry is a BUG() before and after the patch", () => {
  expect(lines(byHand("hole"), {revision: "v6.12"})).toEqual([
    "Stopped in BUG(), half-way.",
    "copy_pte() met an invalid entry whose frame 0x4280_0000 is not memory: the kernel stops.",
    "24 tables and 10,240 entries are built; 5,889 entries are missing.",
  ])
})

test("what a map operation met is said, and what it took away", () => {
  expect(lines(byHand("map-page"))).toEqual([
    "Copied, but mapping stopped with −ENXIO.",
    "trans_table_map_page() found a page at 0xffff_0000_0012_3000 and left it: −ENXIO. trans_table_create_copy() returned 0.",
  ])
  expect(lines(byHand("map-page"), {flags: {...flags, forcemap: true}})[1]).toMatch(
    /^TRANS_FORCEMAP overwrote 1 entry\./,
  )
  expect(lines(byHand("map-block"))[1]).toMatch(
    /^TRANS_FORCEMAP replaced a PMD block of 2 MiB by one page: 2 MiB − 4 KiB mapped no more\./,
  )
  expect(lines(byHand("map-block"), {flags})[1]).toMatch(/found a block of 2 MiB at 0xffff_0000_0080_5000/)
  const [map] = byHand("map-page").experiment.maps
  const free = {...map, va: toVa(0xffff_4000_0000_0000n)}
  expect(lines(byHand("map-page"), {maps: [free]})[1]).toMatch(/^trans_table_map_page\(\) mapped 1 page\./)
})

test("no range: an empty table, and what is mapped into it", async () => {
  expect(lines(await real, {range: null})).toEqual([
    "An empty table: 1 page.",
    "Nothing was copied; trans_table_create_empty() took the root page.",
  ])
  const map = {va: toVa(0x1000n), page: 0x4000_0000 as Pa, prot: 0x703n}
  expect(lines(await real, {range: null, maps: [map]})[0]).toBe("Mapped 1 page, copied nothing.")
})

test("a range without entries is no loss", async () => {
  const range = {start: toVa(0xffff_7000_0000_0000n), end: toVa(0xffff_7000_0000_1000n)}
  expect(lines(await real, {range})).toEqual([
    "Returned 0: nothing to copy.",
    "There is no entry in the range; 1 table came of it. trans_table_create_copy() returned 0.",
  ])
})

test("entries of one kind are called by it", () => {
  expect(lines(byHand("16k-48"))[1]).toMatch(/^TRANS_MKWRITE made 200 read-only pages writable\. The rest/)
  expect(lines(byHand("4k-39"))[1]).toMatch(/^TRANS_MKWRITE made 8 read-only blocks of 2 MiB writable\./)
})

test("one entry is not “1 entries”", () => {
  const off = lines(byHand("hole"), {flags})
  expect(off[1]).toMatch(/^1 entry stayed invalid;/)
})

test("out of bounds: what was read, and why no table is there", () => {
  expect(lines(byHand("4k-52"), {revision: "v6.12"})).toEqual([
    "Ran out of bounds, at the start.",
    "Linux 6.12 makes no P4D table, so the copy’s PGD entry is empty: copy_p4d() follows it to address 0x0000, where no table is.",
    "1 table is built; 1,536 entries are missing.",
  ])
  const {source} = byHand("4k-52")
  expect(lines(byHand("4k-52"), {range: source.linear})[1]).toBe(
    "copy_pud() takes the source’s block of 512 GiB at 0xfff0_0080_0000_0000 for a table: at 0x0080_0000_0000 none is.",
  )
})

test("a block that is taken for a table is named before what the copy did", () => {
  expect(lines(byHand("map-block"), {revision: "merged-v5.7"}).slice(0, 2)).toEqual([
    "Copied, but mapping ran out of bounds.",
    "trans_pgd_map_page() took a block of 2 MiB for a table: a real kernel takes its output address 0x4080_0000 for a PTE table. trans_pgd_create_copy() returned 0.",
  ])
})

test("pages that mapping took are counted apart, two blocks as two", () => {
  const [map] = byHand("map-block").experiment.maps
  const maps = [map, {...map, va: toVa(BigInt(map.va) + 0x40_0000n)}]
  expect(lines(byHand("map-block"), {maps})).toEqual([
    "Copied: 3 + 2 tables, 64 entries.",
    "TRANS_FORCEMAP replaced 2 PMD blocks of 2 MiB by single pages: 4 MiB − 8 KiB mapped no more. trans_table_create_copy() returned 0.",
  ])
})

test("in little room, too, nothing is called whole that mapping took away", () => {
  expect(lines(byHand("map-block"), {}, "short")[1]).toBe(
    "TRANS_FORCEMAP replaced a PMD block of 2 MiB by one page: 2 MiB − 4 KiB mapped no more. It returned 0.",
  )
})

test("entries that the index bug copied unasked come first", () => {
  const {source} = byHand("index-bug")
  const range = {start: source.linear.start, end: toVa(BigInt(source.linear.start) + 0x1000n)}
  expect(lines(byHand("index-bug"), {range}).slice(0, 3)).toEqual([
    "Returned 0, but lost 1 entry.",
    "The index bug: the only entry is not in the copy. No error says so.",
    "1 entry of the copy nobody asked for. trans_table_create_copy() returned 0.",
  ])
})

test("a block that is replaced before the pages run out is gone", () => {
  const {experiment} = byHand("map-gigabyte")
  expect(lines(byHand("map-gigabyte"), {allocator: {...experiment.allocator, limit: 3}}).slice(0, 2)).toEqual(
    [
      "Copied, but mapping stopped with −ENOMEM.",
      "trans_table_map_page() had no page for a PTE table at 0xffff_0000_4000_5000: −ENOMEM. 1 GiB mapped no more. trans_table_create_copy() returned 0.",
    ],
  )
})

test("a page that the kernel cannot map is not passed over", () => {
  for (const [revision, name] of [
    ["hibernate-v5.2", "Linux 5.2"],
    ["v5.16", "Linux 5.16"],
    ["v6.12", "Linux 6.12"],
    ["mainline", "Linux 7.1"],
  ] as const)
    expect(lines(byHand("map-page"), {revision})[1]).toContain(
      `${name} has no function to map the page with; nothing is mapped.`,
    )
  const {allocator} = byHand("map-page").experiment
  expect(lines(byHand("map-page"), {allocator: {...allocator, limit: 3}})[3]).toBe(
    "It did not come to mapping the page.",
  )
})

test("Linux 7.1: PTE_WRITE with PTE_RDONLY is clean", () => {
  expect(lines(byHand("read-only"), {revision: "mainline"})[1]).toMatch(
    /^Linux 7\.1 set PTE_WRITE in 133 entries; PTE_RDONLY stays in all of them: clean, a store needs hardware dirty state\./,
  )
})

test("a page that was edited to be writable is not among those that were made so, or that stayed read-only", async () => {
  for (const value of [0xe0_0000_4a2e_b707n, 0xe0_0000_4a2e_b706n]) {
    const edits = [{at: toPa(0x5ffa_f758), value}]
    expect(lines(await real, {edits})[1]).toMatch(
      /^TRANS_MKWRITE made 635 read-only entries writable: 10 blocks of 2 MiB and 625 pages; 1 more was writable and only got PTE_WRITE\./,
    )
    expect(lines(await real, {edits}, "short")[1]).toMatch(
      /^TRANS_MKWRITE made 635 read-only entries writable\./,
    )
    expect(lines(await real, {edits, flags})[1]).toMatch(/^635 entries stayed read-only; /)
    const one = toVa(0xffff_0000_0a2e_b000n)
    const range = {start: one, end: toVa(0xffff_0000_0a2e_c000n)}
    expect(lines(await real, {edits, range})[1]).toMatch(
      /^TRANS_MKWRITE only set PTE_WRITE in 1 entry that was writable already\./,
    )
  }
})
