// Who made a bit of the copy what it is, as text: by flags, rules, edits, links and map operations.

import {expect, test} from "vitest"
import {bitWhy} from "../../../src/app/why/bitWhy.ts"
import {plainReason, type Situation} from "../../../src/app/words/changeWords.ts"
import {withEdit} from "../../../src/model/edit.ts"
import type {Experiment} from "../../../src/model/experiment.ts"
import type {Level} from "../../../src/model/geometry.ts"
import type {Loaded} from "../../../src/model/loaded.ts"
import {edited} from "../../../src/model/edit.ts"
import {entryAt, entryOn} from "../../../src/model/path.ts"
import {run} from "../../../src/model/run.ts"
import {big, toVa, type Pa, type Va} from "../../../src/model/word.ts"
import {load} from "../../format/files.ts"
import {made, NONE} from "../../model/machine/stories.ts"

const real = await load("6.1-4k-default")
const MODULE = toVa(0xffff_0000_0a2e_b000n)
const WRITABLE = {...NONE, mkwrite: true}

function at(loaded: Loaded, change: Partial<Experiment>, va: Va, level: Level): Situation {
  const experiment = {...loaded.experiment, ...change}
  const source = edited(loaded.source, experiment.edits)
  const outcome = run(experiment, source)
  return {source, experiment, outcome, at: entryAt(source, outcome, va), level, va}
}

function told(s: Situation, bit: number) {
  const {who, rule, ...rest} = bitWhy(s, bit)
  return {...rest, who: plainReason(who), rule: rule.join(" ")}
}

test("a flag that changed it: what it was, the rule and what that does not ask, the step, both names", () => {
  expect(told(at(real, {flags: WRITABLE}, MODULE, 3), 7)).toEqual({
    title: "Why is bit 7 zero here?",
    who: "TRANS_MKWRITE cleared it. It was 1, in module code. Read-only.",
    rule: "Every level 3 entry that is not empty gets bit 51 set and bit 7 cleared. Nothing is asked about what the page is for.",
    step: {
      place: "level 3, entry 235, at 0xffff_0000_0a2e_b000",
      read: "0x00e0_0000_4a2e_b787",
      wrote: "0x00e8_0000_4a2e_b707",
    },
    names: {arm: "AP[2]", says: "Writable.", linux: "PTE_RDONLY"},
    flag: "mkwrite",
  })
})

test("with the flag off it was copied as it was, and the flag is named that would have changed it", () => {
  const off = told(at(real, {flags: NONE}, MODULE, 3), 51)
  expect(off).toMatchObject({
    title: "Why is bit 51 zero here?",
    who: "Copied as it was. It is 0 in the source as well.",
    rule: "TRANS_MKWRITE is off. On, every level 3 entry that is not empty gets bit 51 set and bit 7 cleared.",
    flag: "mkwrite",
  })
})

test("a bit that no rule names was taken over; which ones could change is said", () => {
  expect(told(at(real, {flags: WRITABLE}, MODULE, 3), 55)).toMatchObject({
    who: "Copied as it was. It is 1 in the source as well.",
    rule: "patch v1 can change bits 51, 7 and 0 here; all others of a level 3 entry are taken over.",
    flag: null,
  })
})

test("a kernel without flags is named itself; 7.1 asks for DIRTY", () => {
  expect(told(at(real, {revision: "merged-v5.7"}, MODULE, 3), 51).who).toBe(
    "Linux 5.7 set it. It was 0, in module code. Linux regards it as write-protected: pte_write() is false.",
  )
  const {who, rule, flag} = told(at(real, {revision: "mainline"}, MODULE, 3), 7)
  expect([who, rule, flag]).toEqual([
    "Linux 7.1 cleared it. It was 1, in module code. Read-only.",
    "Every level 3 entry that is not empty gets bit 51 set, and bit 7 cleared where bit 55, PTE_DIRTY, is set. It is set here.",
    null,
  ])
})

test("a block gets bit 7 cleared and keeps bit 51", () => {
  const block = at(real, {flags: WRITABLE}, toVa(0xffff_0000_0100_0000n), 2)
  expect(told(block, 7)).toMatchObject({
    who: "TRANS_MKWRITE cleared it. It was 1, in kernel code. Read-only.",
    rule: "Every block of level 2 that is not empty gets bit 7 cleared. Nothing is asked about what the page is for.",
  })
  expect(told(block, 51).rule).toBe(
    "patch v1 can change bit 7 here; all others of a block of level 2 are taken over.",
  )
})

test("an edit of the source is named, and the rule goes over it", () => {
  const {entries} = at(real, {}, MODULE, 3).at.source
  const entry = entries.at(-1)!
  const place = (entry.table + 8 * entry.index) as Pa
  const turned = (bit: bigint) => ({
    edits: withEdit(real.source, [], {at: place, value: big(entry) ^ (1n << bit)}),
  })
  expect(told(at(real, turned(57n), MODULE, 3), 57).who).toBe(
    "An edit of the source set it. The kernel’s own entry has 0 here; the copy took the bit as it found it.",
  )
  expect(told(at(real, turned(7n), MODULE, 3), 7).who).toBe(
    "An edit of the source cleared it. The kernel’s own entry has 1 here; the copy took the bit as it found it.",
  )
  expect(told(at(real, turned(57n), MODULE, 3), 58).who).toBe(
    "Copied as it was. It is 0 in the source as well.",
  )
})

test("a link's address is the page that the copy took, its other bits are written with it", () => {
  const table = (revision: Experiment["revision"]) => at(real, {revision, flags: WRITABLE}, MODULE, 2)
  const {pa} = entryOn(table("v1-as-intended").at.copy, 2)!
  const bit = Array.from({length: 36}, (_, n) => n + 12).find(n => Math.floor(pa! / 2 ** n) % 2 === 1)!
  expect(told(table("v1-as-intended"), bit).who).toMatch(
    /^The address of the copy’s own page. 0x[0-9a-f_]+ is the page that the allocator gave for the PTE table.$/,
  )
  expect(told(table("merged-v5.7"), 60)).toMatchObject({
    who: "Linux 5.7 wrote 0 with the link. The source’s own entry has 1 here.",
    rule: "A table descriptor is made anew, not copied: in PMD entries the page’s address and bits 1 and 0.",
  })
})

test("a page that was mapped after the copy has its bits of the protection, unless that was ignored", () => {
  const loaded = made("map-page")
  const [{va, prot}] = loaded.experiment.maps
  const force = {flags: {...loaded.experiment.flags, forcemap: true}}
  const bit = Array.from({length: 10}, (_, n) => n + 2).find(n => (prot >> BigInt(n)) & 1n)!
  expect(told(at(loaded, force, va, 3), bit).who).toMatch(
    /^trans_table_map_page\(\) wrote it. The protection .* has 1 here.$/,
  )
  const [map] = loaded.experiment.maps
  const ignored = {revision: "merged-v5.7", maps: [{...map, prot: prot ^ (1n << 55n)}]} as const
  expect(told(at(loaded, ignored, va, 3), 55).who).toMatch(/ has [01] here: it is ignored.$/)
})

test("where the copy has nothing, why it has nothing", () => {
  expect(told(at(real, {range: null}, MODULE, 3), 7)).toEqual({
    ...{title: "Why has the copy no table here?", rule: "", step: null, names: null, flag: null},
    who: "Nothing was copied: the copy is one empty root.",
  })
})

test("a revision that makes nothing of what is invalid has a rule for valid entries only", () => {
  const of = (parts: Partial<Experiment>) => told(at(real, {revision: "v5.16", ...parts}, MODULE, 3), 7).rule
  expect(of({debugPagealloc: false})).toMatch(
    /^Every level 3 entry that is valid gets bit 51 set and bit 7 cleared\./,
  )
  expect(of({debugPagealloc: true})).toMatch(/^Every level 3 entry that is not empty gets /)
})
