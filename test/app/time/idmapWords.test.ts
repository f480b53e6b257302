import {expect, test} from "vitest"
import {idmapStepText, idmapTableText, idmapVerdict, pageNote} from "../../../src/app/time/idmapWords.ts"
import {plain} from "../../../src/app/words/text.ts"
import {geometry, type Granule} from "../../../src/model/geometry.ts"
import {idmapLine, idmapStateAt, idmapTables, type IdmapCall} from "../../../src/model/steps/idmapLine.ts"
import type {Pa} from "../../../src/model/word.ts"

/** The line of the real kexec's call, with something else, and what is said after its steps. */
function told({vaBits = 48, granule = 4096 as Granule, ...parts}: Partial<IdmapCall> & Shape = {}) {
  const tables = [0x46f5_1000, 0x46f5_2000, 0x46f5_3000, 0x46f5_4000] as Pa[]
  const call = {revision: "v5.16" as const, page: 0x4a25_7abc as Pa, tables, ...parts}
  const line = idmapLine({geometry: geometry(granule, vaBits), ...call})!
  const say = (step: number) => plain(idmapStepText(line, idmapStateAt(line, step)))
  const verdict = (step: number) => {
    const {headline, sentences} = idmapVerdict(line, idmapStateAt(line, step))
    return [headline, ...sentences.map(plain)]
  }
  return {line, say, verdict}
}

interface Shape {
  readonly vaBits?: number
  readonly granule?: Granule
}

test("each step takes a page and writes one entry, the last one is the root", () => {
  const {say} = told()
  expect([0, 1, 2, 4].map(say)).toEqual([
    "Nothing has been done yet.",
    "trans_pgd_idmap_page() takes the page 0x46f5_1000 for a table of level 3 and writes 0x0048_0000_4a25_7703 to its entry 87 for 0x4a25_7000: the page itself.",
    "trans_pgd_idmap_page() takes the page 0x46f5_2000 for a table of level 2 and writes 0x0000_0000_46f5_1003 to its entry 81 for 0x4a25_7000: the table made before.",
    "trans_pgd_idmap_page() takes the page 0x46f5_4000 for a table of level 0 and writes 0x0000_0000_46f5_3003 to its entry 0 for 0x4a25_7000: the table made before. This is the root.",
  ])
})

test("the verdict tells of the tables so far, and at the end what the registers are to get", () => {
  const {verdict} = told()
  const what =
    "trans_pgd_idmap_page() maps the page 0x4a25_7000 at its own address, in tables of its own, from the page up."
  expect([0, 1, 4].map(verdict)).toEqual([
    ["At step 0 of 4: nothing so far.", what],
    ["At step 1 of 4: 1 table so far.", what, "No register can lead to them yet: the root comes last."],
    [
      "The page is mapped at its own address: 4 tables.",
      "trans_pgd_idmap_page() returned 0.",
      "TTBR0 is to get 0x46f5_4000, T0SZ 16.",
    ],
  ])
})

test("without a page it gives up, tells nobody, and gives nothing back", () => {
  const {say, verdict} = told({tables: [0x46f5_1000 as Pa]})
  expect(say(2)).toBe(
    "trans_pgd_idmap_page() gives up with −ENOMEM at level 2 for 0x4a25_7000: there is no page left.",
  )
  expect(verdict(2)).toEqual([
    "Stopped with −ENOMEM: 1 table, and no root.",
    "Returned −ENOMEM; neither TTBR0 nor T0SZ was told.",
    "The pages taken so far are not given back here.",
  ])
  expect(told({tables: []}).verdict(1)).toEqual([
    "Stopped with −ENOMEM: no table, and no root.",
    "Returned −ENOMEM; neither TTBR0 nor T0SZ was told.",
  ])
})

test("a kernel of 39 bits must set T0SZ; with LPA2, pages of 4 KiB and a far address a level is missing", () => {
  expect(told({vaBits: 39}).verdict(4).at(-1)).toBe(
    "This kernel’s own tables have T0SZ 25: TCR_EL1 must be set to 16 with TTBR0.",
  )
  const far = told({vaBits: 52, page: 0x8_0040_4008_1000 as Pa})
  expect(far.verdict(4).slice(2)).toEqual([
    "TTBR0 is to get 0x46f5_4000, T0SZ 12.",
    "A level is missing: with 52 address bits a walk begins at level −1, and the root is a table of level 0.",
  ])
})

test("who hears it is told of every table, and who sees it what the page may be used for", () => {
  const {line} = told()
  expect(idmapTables(line, 1).map(idmapTableText)).toEqual([
    "Level 0, address bits 47 to 39, entry 0: not made yet",
    "Level 1, address bits 38 to 30, entry 1: not made yet",
    "Level 2, address bits 29 to 21, entry 81: not made yet",
    "Level 3, address bits 20 to 12, entry 87: table 0x46f5_1000, 0x0048_0000_4a25_7703",
  ])
  const note = (revision: IdmapCall["revision"], step: number) => {
    const {line} = told({revision})
    return pageNote(line.geometry, idmapTables(line, step))
  }
  expect([note("v5.16", 0), note("v5.16", 1), note("mainline", 1)]).toEqual([
    "the page, VA = PA",
    "VA = PA: writable, executable",
    "VA = PA: read-only, executable",
  ])
})
