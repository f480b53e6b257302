// All tables made by hand under all revisions, flags, and limits: what the three places say of the same thing agrees, and every
// sentence is whole.

import {expect, test} from "vitest"
import {plainReason} from "../../../src/app/words/changeWords.ts"
import {note} from "../../../src/app/words/notes.ts"
import {why} from "../../../src/app/words/reasons.ts"
import {plain} from "../../../src/app/words/text.ts"
import {verdict} from "../../../src/app/words/verdict.ts"
import {FLAGS} from "../../../src/app/control/revisions.ts"
import {REVISIONS, type Experiment} from "../../../src/model/experiment.ts"
import {handmade} from "../../../src/model/handmade/tables.ts"
import type {Loaded} from "../../../src/model/loaded.ts"
import {entryAt} from "../../../src/model/path.ts"
import {run} from "../../../src/model/run.ts"
import type {Level} from "../../../src/model/geometry.ts"
import type {Va} from "../../../src/model/word.ts"

const byHand = (name: string) => handmade.find(example => example.name === name)!.make()

/** What is said of an experiment: the verdict's sentences, the notes, and of some addresses every entry on the way. */
function said({source, experiment}: Loaded, parts: Partial<Experiment>, at: readonly Va[] = []) {
  const e = {...experiment, ...parts}
  const g = source.geometry
  const outcome = run(e, source)
  const {headline, sentences, ending} = verdict(e, g, outcome)
  const notes = FLAGS.map(name => note(name, e, g, outcome))
  const places = [...at, ...e.maps.map(map => map.va), ...(outcome.stop ? [outcome.stop.va] : [])].flatMap(
    va => {
      const way = entryAt(source, outcome, va)
      const ends = Math.max(way.level, way.copy.entries.at(-1)?.level ?? way.level)
      const reasons: string[] = []
      for (let level = g.start; level <= ends; level = (level + 1) as Level)
        reasons.push(plainReason(why({source, experiment: e, outcome, at: way, level, va}).text))
      return reasons
    },
  )
  return {headline, sentences: [...sentences, ending].map(plain), notes: notes.map(n => n.text), places}
}

test("every sentence is whole, and speaks of one as of one", () => {
  const smaller = handmade.filter(({name}) => !["linear-4g", "no-memory"].includes(name)).map(h => h.make())
  for (const loaded of smaller)
    for (const revision of REVISIONS)
      for (const bits of revision.startsWith("v1") ? [0, 1, 7, 8, 15] : [0, 2])
        for (const limit of [0, 1, 3, 5, 2 ** 20])
          for (const frames of [loaded.experiment.frames, []]) {
            const flags = {
              ...{mkwrite: (bits & 1) > 0, mkvalid: (bits & 2) > 0},
              ...{checkpfn: (bits & 4) > 0, forcemap: (bits & 8) > 0},
            }
            const allocator = {...loaded.experiment.allocator, limit}
            const {headline, sentences, notes, places} = said(
              loaded,
              {revision, flags, debugPagealloc: bits === 2, allocator, frames},
              [loaded.source.linear.start],
            )
            for (const text of [headline, ...sentences, ...places]) {
              expect(text).toMatch(/^$|^\S.*[.]\s?$/)
              expect(text).not.toMatch(/undefined|NaN|null|  |\.\.|; *\.| [.;]/)
            }
            for (const text of places) expect(text).not.toBe("")
            for (const text of [headline, ...sentences, ...notes, ...places])
              expect(text).not.toMatch(
                /(^|[^+] |\()1 (entries|tables|pages|blocks|frames)\b|\b1 entry are|\b1 table are/,
              )
          }
})

test("out of bounds is the same in the verdict and at its place", () => {
  const {sentences, places} = said(byHand("4k-52"), {revision: "v6.12"})
  expect(places).toContain(`Out of bounds: ${sentences[0]}`)
  const mapping = said(byHand("map-block"), {revision: "merged-v5.7"})
  expect(mapping.places).toContain(`Out of bounds: ${mapping.sentences[0]}`)
})

test("a page that was not mapped is told where it was to be mapped", () => {
  for (const revision of ["hibernate-v5.2", "v5.16", "v6.12", "mainline"] as const)
    expect(said(byHand("map-page"), {revision}).places[3]).toMatch(/ has no function to map a page here\.$/)
  const {experiment} = byHand("map-block")
  expect(said(byHand("map-block"), {allocator: {...experiment.allocator, limit: 3}}).places[2]).toBe(
    "No page for the PTE table below: trans_table_map_page() returned −ENOMEM, and the page at 0xffff_0000_0080_5000 is not mapped.",
  )
  expect(said(byHand("map-page"), {allocator: {...experiment.allocator, limit: 3}}).places.join()).toContain(
    "The page was not mapped: it did not come to that.",
  )
})

test("a block that was replaced before the pages ran out is told as gone", () => {
  const {experiment} = byHand("map-gigabyte")
  expect(said(byHand("map-gigabyte"), {allocator: {...experiment.allocator, limit: 3}}).places[1]).toBe(
    "TRANS_FORCEMAP put an empty table over this block of 1 GiB, and then trans_table_map_page() returned −ENOMEM: all of it is mapped no more.",
  )
})

test("a table over an entry that the index bug lost is no doing of FORCEMAP", () => {
  const {source, experiment} = byHand("index-bug")
  const va = (source.linear.start + 2 ** 35) as Va
  const maps = [{va, page: experiment.frames[0].start, prot: 0x48000000000713n}]
  expect(said(byHand("index-bug"), {maps}).places[1]).toMatch(
    /^Lost by the index bug; then trans_table_map_page\(\) took this table, at 0x[0-9a-f_]+, for the page it mapped\.$/,
  )
})
