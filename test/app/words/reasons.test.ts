import {expect, test} from "vitest"
import {plainReason} from "../../../src/app/words/changeWords.ts"
import {why, type Why} from "../../../src/app/words/reasons.ts"
import {REVISIONS, type Experiment, type Flags, type RevisionName} from "../../../src/model/experiment.ts"
import {geometry, type Level} from "../../../src/model/geometry.ts"
import {memory} from "../../../src/model/memory.ts"
import {run} from "../../../src/model/run.ts"
import type {Release, Source} from "../../../src/model/source.ts"
import {big, toPa, toVa, word, type Pa} from "../../../src/model/word.ts"
import {bitsSet} from "../../../src/view/bits.ts"
import {entryAt} from "../../../src/model/path.ts"

const BASE = 0xffff_0000_0000_0000n

/** One of each kind of entry below the first GiB of the linear map, one table for each level. */
function source(release: Release = "5.14", base = BASE): Source {
  const m = memory(4096)
  for (let pa = 0x1000; pa <= 0x4000; pa += 0x1000) m.put(toPa(pa), new Uint32Array(1024))
  const put = (table: number, index: number, value: bigint) => {
    const {lo, hi} = word(value)
    m.write((table + 8 * index) as Pa, lo, hi)
  }
  const top = base === BASE ? 0 : 256
  put(0x1000, top, 0x2003n)
  put(0x2000, 0, 0x3003n)
  put(0x3000, 0, 0x0060_0000_4000_0781n) // block, read-only
  put(0x3000, 1, 0x0068_0000_4020_0701n) // block, writable
  put(0x3000, 2, 0x0068_0000_4040_0700n) // block, invalid
  put(0x3000, 3, 0x4003n)
  put(0x4000, 0, 0x00e0_0000_4060_0787n) // page, read-only, dirty
  put(0x4000, 1, 0x00e8_0000_4060_1707n) // page, writable, dirty
  put(0x4000, 2, 0x00e8_0000_4060_2706n) // page, writable, invalid
  put(0x4000, 3, 0x0060_0000_4060_3786n) // page, read-only, invalid
  put(0x4000, 4, 0x0068_0000_9000_0706n) // page, invalid, no memory behind it
  put(0x4000, 6, 0x0060_0000_4060_6787n) // page, read-only, not dirty
  return {
    ...{geometry: geometry(4096, 48), root: toPa(0x1000), memory: m, release, mair: 0x40044ffffn},
    ...{ram: [{start: toPa(0x4000_0000), end: toPa(0x8000_0000)}], places: [], nonGlobal: false},
    linear: {start: toVa(base), end: toVa(0n)},
  }
}

const NONE: Flags = {mkwrite: false, mkvalid: false, checkpfn: false, forcemap: false}
const ALL: Flags = {mkwrite: true, mkvalid: true, checkpfn: true, forcemap: true}
const AT = {
  readOnlyBlock: 0n,
  block: 0x20_0000n,
  invalidBlock: 0x40_0000n,
  readOnly: 0x60_0000n,
  writable: 0x60_1000n,
}
const MORE = {invalid: 0x60_2000n, both: 0x60_3000n, bad: 0x60_4000n, empty: 0x60_5000n, clean: 0x60_6000n}
const PLACE = {...AT, ...MORE}

interface Case extends Partial<Omit<Experiment, "revision" | "flags">> {
  readonly level?: Level
  readonly base?: bigint
  readonly release?: Release
  readonly brief?: boolean
}

/** The sentence about an address under a revision and flags. */
function ask(revision: RevisionName, va: bigint, flags: Partial<Flags> = {}, given: Case = {}): Why {
  const {level, base = BASE, release, brief, ...parts} = given
  const from = source(release, base)
  const experiment: Experiment = {
    ...{source: "test", edits: [], revision, flags: {...NONE, ...flags}, debugPagealloc: false},
    ...{range: from.linear, frames: from.ram, allocator: {base: toPa(0x8000_0000), limit: 100}, maps: []},
    ...parts,
  }
  const outcome = run(experiment, from)
  const point = toVa(base + va)
  const at = entryAt(from, outcome, point)
  return why({...{source: from, experiment, outcome, at, brief}, level: level ?? at.level, va: point})
}
const text = (...args: Parameters<typeof ask>) => plainReason(ask(...args).text)
const bits = (...args: Parameters<typeof ask>) => bitsSet(ask(...args).changed)
const marks = (...args: Parameters<typeof ask>) =>
  ask(...args)
    .text.flatMap(p => (typeof p === "object" && "mark" in p ? [p.mark] : []))
    .join("")

test("v1: a flag's change names the bits, the helper and the flag", () => {
  const write = {mkwrite: true}
  expect(text("v1-as-intended", PLACE.readOnly, write)).toBe(
    "PTE_WRITE set and PTE_RDONLY cleared by pte_mkwrite(), because TRANS_MKWRITE is on and the entry is not empty.",
  )
  expect(bits("v1-as-intended", PLACE.readOnly, write)).toEqual([51, 7])
  expect(marks("v1-as-intended", PLACE.readOnly, write)).toBe("W")
  expect(text("v1-as-intended", PLACE.readOnly, write, {brief: true})).toBe(
    "PTE_WRITE set, PTE_RDONLY cleared by pte_mkwrite(): TRANS_MKWRITE is on.",
  )
  expect(text("v1-as-intended", PLACE.readOnlyBlock, write)).toBe(
    "PMD_SECT_RDONLY cleared by copy_pmd(), because TRANS_MKWRITE is on and the entry is not empty.",
  )
  expect(text("v1-as-intended", PLACE.invalid, {mkvalid: true})).toBe(
    "PTE_VALID set by pte_mkpresent(), because TRANS_MKVALID is on and the entry is not empty. Off, this bit stays 0.",
  )
})

test("v1: two flags on one entry are two clauses with two marks", () => {
  expect(text("v1-as-intended", PLACE.both, {mkwrite: true, mkvalid: true})).toBe(
    "PTE_WRITE set, PTE_RDONLY cleared by pte_mkwrite(): TRANS_MKWRITE is on. PTE_VALID set by pte_mkpresent(): TRANS_MKVALID is on.",
  )
  expect(marks("v1-as-intended", PLACE.both, {mkwrite: true, mkvalid: true})).toBe("WV")
})

test("v1: what is copied as it was says which flag is off, or that nothing was to be done", () => {
  expect(text("v1-as-intended", PLACE.readOnly)).toBe("Copied as it was, read-only: TRANS_MKWRITE is off.")
  expect(text("v1-as-intended", PLACE.invalid)).toBe("Copied as it was, invalid: TRANS_MKVALID is off.")
  expect(text("v1-as-intended", PLACE.both)).toBe(
    "Copied as it was, invalid and read-only: TRANS_MKVALID and TRANS_MKWRITE are off.",
  )
  expect(text("v1-as-intended", PLACE.invalidBlock, {mkvalid: true})).toBe(
    "Copied as it was, invalid: only page entries are made valid, and this is no page.",
  )
  expect(text("v1-as-intended", PLACE.writable, {mkwrite: true, mkvalid: true})).toBe(
    "Copied as it was by copy_pte(): it was valid and writable already.",
  )
  expect(text("v1-as-intended", PLACE.block, {mkwrite: true})).toBe(
    "Copied as it was by copy_pmd(): it was writable already.",
  )
  expect(bits("v1-as-intended", PLACE.readOnly)).toEqual([])
})

test("v1: −ENXIO names the frame and what the table keeps; behind it nothing is reached", () => {
  const check = {checkpfn: true}
  expect(text("v1-as-intended", PLACE.bad, check)).toBe(
    "pfn_valid(0x90000) is false: TRANS_CHECKPFN returns −ENXIO before this slot is written. Its table is linked and keeps entries 0 to 3.",
  )
  expect(marks("v1-as-intended", PLACE.bad, check)).toBe("P")
  expect(ask("v1-as-intended", PLACE.bad, check).address).toBe(true)
  expect(text("v1-as-intended", PLACE.clean, check)).toBe(
    "Not reached: copy_pte() had ended with −ENXIO at 0xffff_0000_0060_4000.",
  )
  expect(text("v1-as-intended", PLACE.bad, check, {level: 2})).toContain("The copy stopped below it.")
})

test("−ENOMEM stands where the page was missing, and below it nothing is reached", () => {
  const short = {allocator: {base: toPa(0x8000_0000), limit: 3}}
  expect(text("v1-as-intended", PLACE.readOnly, {}, {...short, level: 2})).toBe(
    "No page for the PTE table below: copy_pmd() returns −ENOMEM. This slot and all behind it stay empty.",
  )
  expect(text("v1-as-intended", PLACE.readOnly, {}, short)).toBe(
    "Not reached: copy_pmd() had ended with −ENOMEM at 0xffff_0000_0060_0000.",
  )
  const none = {allocator: {base: toPa(0x8000_0000), limit: 0}}
  expect(text("mainline", PLACE.readOnly, {}, none)).toBe(
    "There is no copy: not even a page for its root was to be had.",
  )
})

test("a table of the source becomes one of the copy's own, with the attributes of the revision", () => {
  expect(text("v1-as-intended", PLACE.readOnly, {}, {level: 2})).toBe(
    "A table of the copy’s own: copy_pmd() took page 0x8000_3000 and linked it here.",
  )
  expect(
    text("v6.12", PLACE.readOnly, {}, {level: 2, frames: [{start: toPa(0), end: toPa(2 ** 48)}]}),
  ).toMatch(/^A table of the copy’s own: copy_pte\(\) took page 0x8000_3000 and linked it here. It set \w+.$/)
  expect(bits("v5.16", PLACE.readOnly, {}, {level: 1})).toEqual([59])
})

test("merged kernels: read-only always goes, invalid pages need debug_pagealloc, then the frame must be valid", () => {
  const ram = [{start: toPa(0), end: toPa(2 ** 48)}]
  const sure = {frames: ram}
  const debug = {...sure, debugPagealloc: true}
  for (const revision of ["hibernate-v5.2", "merged-v5.7", "merged-v5.12", "v5.16"] as const) {
    const kernel = `Linux ${revision.replace(/.*v/, "")}`
    expect(text(revision, PLACE.readOnly, {}, sure)).toBe(
      `PTE_WRITE set and PTE_RDONLY cleared by pte_mkwrite(), because ${kernel} always makes the copy writable.`,
    )
    expect(text(revision, PLACE.readOnlyBlock, {}, sure)).toBe(
      `PMD_SECT_RDONLY cleared by copy_pmd(), because ${kernel} always makes the copy writable.`,
    )
    expect(text(revision, PLACE.both, {}, sure)).toBe(
      "Left out: copy_pte() takes an invalid entry only if debug_pagealloc is on. The slot stays empty.",
    )
    expect(text(revision, PLACE.invalid, {}, debug)).toBe(
      "PTE_VALID set by pte_mkpresent(), because debug_pagealloc is on and the entry is not empty.",
    )
    expect(text(revision, PLACE.bad, {}, {debugPagealloc: true})).toBe(
      "pfn_valid(0x90000) is false and the entry invalid: BUG_ON() stops the kernel before this slot is written. Its table is linked and keeps entries 0 to 3.",
    )
    expect(text(revision, PLACE.invalidBlock, {}, sure)).toBe(
      "Copied as it was, invalid: only page entries are made valid, and this is no page.",
    )
  }
})

test("6.12 and 7.1: what is not empty becomes valid; 7.1 leaves read-only what is not dirty", () => {
  const sure = {frames: [{start: toPa(0), end: toPa(2 ** 48)}], release: "6.12"} as const
  expect(text("v6.12", PLACE.invalid, {}, sure)).toBe(
    "PTE_VALID set by pte_mkpresent(), because Linux 6.12 makes valid what is not empty.",
  )
  const new71 = {release: "7.1"} as const
  expect(text("mainline", PLACE.invalidBlock, {}, new71)).toContain(
    "set by pmd_mkvalid_k(), because Linux 7.1 makes valid what is not empty.",
  )
  expect(text("mainline", PLACE.clean, {}, new71)).toBe(
    "PTE_WRITE set by pte_mkwrite_novma(), because Linux 7.1 always sets it. PTE_RDONLY stays, since PTE_DIRTY is clear: a store needs hardware dirty state.",
  )
  expect(text("mainline", PLACE.bad, {}, new71)).toContain("set by pte_mkvalid_k()")
})

test("v1 as posted: what the index bug loses says where its loop starts", () => {
  expect(text("v1-as-posted", PLACE.readOnly, {}, {base: 0xffff_8000_0000_0000n})).toBe(
    "Lost: by the index bug of v1 as posted copy_pud() starts at 256, the index of the PGD entry, and never reads entry 0.",
  )
})

test("empty entries, addresses outside of the range, and no range at all", () => {
  const range = {start: toVa(BASE + 0x20_0000n), end: toVa(BASE + 0x40_0000n)}
  expect(text("v1-as-intended", PLACE.empty)).toBe("Empty in the source: skipped, and the slot stays empty.")
  expect(text("v1-as-intended", 0x80_0000n)).toBe(
    "Empty in the source: skipped, and no table is made below it.",
  )
  expect(text("v1-as-intended", PLACE.readOnly, {}, {range})).toBe(
    "Outside of the copied range, 0xffff_0000_0020_0000 to 0xffff_0000_003f_ffff: never read.",
  )
  expect(text("v1-as-intended", PLACE.readOnly, {}, {range: null})).toBe(
    "Nothing was copied: the copy is one empty root.",
  )
  expect(text("v1-as-intended", PLACE.block, {}, {level: 3})).toBe(
    "The source ends above, at level 2: its PMD entry is a block of 2 MiB.",
  )
})

const map = (va: bigint, prot = 0x0060_0000_0000_0783n) => ({
  maps: [{va: toVa(BASE + va), page: toPa(0x5000_0000), prot}],
})

test("map_page: written, in a table of its own, over another, refused", () => {
  expect(text("v1-as-intended", PLACE.empty, {}, map(PLACE.empty))).toBe(
    "trans_table_map_page() wrote this entry for page 0x5000_0000.",
  )
  expect(text("v1-as-intended", 0x80_0000n, {}, {...map(0x80_0000n), level: 2})).toBe(
    "trans_table_map_page() took this table, at 0x8000_4000, for the page it mapped.",
  )
  expect(text("v1-as-intended", PLACE.readOnly, {}, map(PLACE.readOnly))).toBe(
    "Conflict: trans_table_map_page() found this entry taken and returned −ENXIO, because TRANS_FORCEMAP is off.",
  )
  expect(text("v1-as-intended", PLACE.readOnly, {forcemap: true}, map(PLACE.readOnly))).toBe(
    "trans_table_map_page() wrote this entry for page 0x5000_0000 over another, because TRANS_FORCEMAP is on.",
  )
  expect(text("merged-v5.12", PLACE.readOnly, {}, map(PLACE.readOnly))).toBe(
    "trans_pgd_map_page() wrote this entry for page 0x5000_0000 without a look at what stood here.",
  )
  expect(text("merged-v5.7", PLACE.empty, {}, map(PLACE.empty))).toBe(
    "trans_pgd_map_page() wrote this entry for page 0x5000_0000. The protection 0x0060_0000_0000_0783 that was asked for is ignored.",
  )
})

test("a page that the kernel has no function to map is told in little room, too", () => {
  expect(text("v6.12", PLACE.readOnly, {}, {...map(PLACE.readOnly), frames: [], brief: true})).toMatch(
    /^PTE_WRITE set, .* Linux 6\.12 has no map_page\(\)\.$/,
  )
})

test("FORCEMAP over a block: the block, the page in its place, and its neighbours", () => {
  const forced = map(PLACE.block + 0x5000n)
  expect(text("v1-as-intended", PLACE.block, {forcemap: true}, {...forced, level: 2})).toBe(
    "TRANS_FORCEMAP put an empty table over this block of 2 MiB for one page: 511 of its 512 pages are mapped no more.",
  )
  expect(text("v1-as-intended", PLACE.block + 0x5000n, {forcemap: true}, {...forced, level: 3})).toBe(
    "trans_table_map_page() wrote this entry for page 0x5000_0000, in an empty table that took the place of a block of 2 MiB.",
  )
  expect(text("v1-as-intended", PLACE.block + 0x6000n, {forcemap: true}, {...forced, level: 3})).toBe(
    "Mapped no more: TRANS_FORCEMAP put an empty table over the block of 2 MiB around 0xffff_0000_0020_5000.",
  )
  expect(marks("v1-as-intended", PLACE.block, {forcemap: true}, {...forced, level: 2})).toBe("F")
})

test("every revision has one sentence of bearable length for every entry, level and set of flags", () => {
  for (const revision of REVISIONS)
    for (const flags of [NONE, ALL, {...NONE, mkwrite: true}, {...NONE, mkvalid: true}])
      for (const debugPagealloc of [false, true])
        for (const place of [...Object.values(PLACE), 0x80_0000n, 0x4000_0000n, 0x7fff_ffff_f000n])
          for (const level of [0, 1, 2, 3] as const)
            for (const maps of [[], map(PLACE.readOnly).maps, map(PLACE.readOnlyBlock).maps]) {
              const said = text(revision, place, flags, {debugPagealloc, level, maps})
              expect(said).toMatch(/^\S.*\.$/)
              expect(said).not.toMatch(/undefined|NaN|null|  /)
              expect(said.length).toBeLessThan(225)
            }
})

test("each changed bit has the mark of the step that changed it", () => {
  const causes = (...args: Parameters<typeof ask>) =>
    ask(...args).causes.map(({mark, bits}) => `${mark} ${bitsSet(bits).join(" ")}`)
  const both = {mkwrite: true, mkvalid: true}
  expect(causes("v1-as-intended", PLACE.both, both)).toEqual(["W 51 7", "V 0"])
  expect(causes("v1-as-intended", PLACE.readOnlyBlock, both)).toEqual(["W 7"])
  expect(causes("v1-as-intended", PLACE.readOnly, {forcemap: true}, map(PLACE.readOnly))).toEqual([
    "F 55 28 22 21 2",
  ])
  expect(causes("v1-as-intended", PLACE.readOnly)).toEqual([])
})

test("what counts as changed is the difference of the two entries", () => {
  const asked = ask("mainline", PLACE.both, {}, {release: "7.1"})
  expect(big(asked.changed)).toBe((1n << 51n) | 1n)
})

test("what the copy has where its source is empty is not said to be out of the range if it is in it", () => {
  const from = source()
  const experiment: Experiment = {
    ...{source: "test", edits: [], revision: "v6.12", flags: NONE, debugPagealloc: false},
    ...{range: from.linear, frames: from.ram, allocator: {base: toPa(0x8000_0000), limit: 100}, maps: []},
  }
  const outcome = run(experiment, from)
  from.memory.write(toPa(0x4008), 0, 0)
  const va = toVa(BASE + PLACE.writable)
  const said = (parts: Partial<Experiment>) =>
    plainReason(
      why({
        ...{source: from, experiment: {...experiment, ...parts}, outcome, va},
        ...{at: entryAt(from, outcome, va), level: 3},
      }).text,
    )
  expect(said({})).toBe("In the copy, though the source is empty here.")
  expect(said({range: {start: toVa(BASE), end: toVa(BASE + 0x1000n)}})).toBe(
    "In the copy, but not in the range that was asked for.",
  )
})
