import {expect, test} from "vitest"
import {soFar} from "../../../src/app/words/soFar.ts"
import {plain} from "../../../src/app/words/text.ts"
import type {Room} from "../../../src/app/words/verdict.ts"
import type {Experiment} from "../../../src/model/experiment.ts"
import {REVISIONS} from "../../../src/model/experiment.ts"
import {handmade} from "../../../src/model/handmade/tables.ts"
import type {Loaded} from "../../../src/model/loaded.ts"
import {copyLine} from "../../../src/model/steps/copyLine.ts"
import {stateAt} from "../../../src/model/steps/state.ts"
import {load} from "../../format/files.ts"

const byHand = (name: string) => handmade.find(example => example.name === name)!.make()

/** A line, and what is said after its steps: the headline, the sentences. */
function told({source, experiment}: Loaded, parts: Partial<Experiment> = {}, room: Room = "long") {
  const line = copyLine({...experiment, ...parts}, source)
  const at = (step: number) => soFar(line.experiment, line.geometry, stateAt(line, step), line.count, room)
  const say = (step: number) => [at(step).headline, ...at(step).sentences.map(plain)]
  return {line, at, say}
}

test("before the first step nothing is built, and all is still to come", async () => {
  expect(told(await load("6.1-4k-default")).say(0)).toEqual([
    "At step 0 of 127,233: nothing so far.",
    "125,962 entries are still to come, from 0xffff_0000_0000_0000 on.",
  ])
})

test("half-way the numbers are those of the half that is built", async () => {
  const {say} = told(await load("6.1-4k-default"))
  expect(say(534)).toEqual([
    "At step 534 of 127,233: 5 tables, 529 entries so far.",
    "TRANS_MKWRITE made 1 read-only page writable.",
    "125,433 entries are still to come, from 0xffff_0000_0021_1000 on.",
  ])
  expect(told(await load("6.1-4k-default"), {}, "short").say(534)[2]).toBe(
    "125,433 entries are still to come.",
  )
  expect(say(127232)[2]).toBe("Only empty entries are still to come.")
})

test("what a kernel drops is counted as far as it has come", async () => {
  const crash = await load("6.1-4k-crash")
  expect(told(crash, {revision: "v5.16"}).say(180_000)).toEqual([
    "At step 180,000 of 192,769: 354 tables, 171,431 entries so far.",
    "The kernel made 602 entries writable.",
    "Dropped 8,215 invalid entries; an access there faults at level 3.",
    "11,852 entries are still to come, from 0xffff_0000_2d1b_4000 on.",
  ])
  expect(told(crash, {revision: "v5.16"}).say(85_000).join()).not.toContain("Dropped")
})

test("what the index bug has lost is said where it happens", () => {
  expect(told(byHand("empty-copy")).say(2)).toHaveLength(2)
  expect(told(byHand("empty-copy")).say(3)).toEqual([
    "At step 3 of 513: 2 tables, 0 entries so far.",
    "The index bug: 4,600 lost, no error says so.",
    "512 entries are still to come, from 0xffff_8000_4000_0000 on.",
  ])
})

test("while pages are mapped the copy is whole, and pages that are mapped are counted", () => {
  const block = byHand("map-block")
  const two = [0, 0x1000].map(more => ({
    ...block.experiment.maps[0],
    va: (block.experiment.maps[0].va + more) as (typeof block.experiment.maps)[0]["va"],
  }))
  const flags = {...block.experiment.flags, forcemap: true}
  const {line, say} = told(block, {maps: two, flags})
  const [copied, first] = line.ends
  expect([copied, copied + 1, first, first + 1].map(say)).toMatchInlineSnapshot(`
    [
      [
        "At step 1,281 of 1,289: 3 tables, 64 entries so far.",
        "Next it maps page 1 of 2 at 0xffff_0000_0080_5000.",
      ],
      [
        "At step 1,282 of 1,289: 3 tables, 64 entries so far.",
        "trans_table_map_page() is mapping page 1 of 2 at 0xffff_0000_0080_5000.",
      ],
      [
        "At step 1,285 of 1,289: 3 + 1 tables, 64 entries so far.",
        "TRANS_FORCEMAP replaced a PMD block of 2 MiB by one page: 2 MiB − 4 KiB mapped no more.",
        "Next it maps page 2 of 2 at 0xffff_0000_0080_6000.",
      ],
      [
        "At step 1,286 of 1,289: 3 + 1 tables, 64 entries so far.",
        "TRANS_FORCEMAP replaced a PMD block of 2 MiB by one page: 2 MiB − 4 KiB mapped no more.",
        "trans_table_map_page() is mapping page 2 of 2 at 0xffff_0000_0080_6000.",
      ],
    ]
  `)
})

test("no number of a part leads to the list of all differences", async () => {
  const {at} = told(await load("6.1-4k-default"))
  expect(JSON.stringify(at(534).sentences)).not.toContain('"count"')
  expect(JSON.stringify(at(85_000).sentences)).not.toContain('"count"')
})

test("every sentence of every early step is whole, and speaks of one as of one", () => {
  for (const {name, make} of handmade) {
    if (name === "linear-4g") continue
    const loaded = make()
    for (const revision of REVISIONS) {
      const {line, say} = told(loaded, {revision})
      const steps = new Set([
        0,
        1,
        2,
        3,
        4,
        5,
        8,
        ...line.ends,
        ...line.ends.map(end => end + 1),
        line.count - 1,
      ])
      for (const step of steps)
        if (step >= 0 && step < line.count)
          for (const text of say(step)) {
            expect(text).toMatch(/^\S.*[.]$/)
            expect(text).not.toMatch(/undefined|NaN|null|  |\.\.|; *\.| [.;]/)
            expect(text).not.toMatch(/(^|[^+] |\()1 (entries|tables|pages|blocks|frames)\b|\b1 entry are/)
          }
    }
  }
})
