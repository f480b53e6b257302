// The consequence of a bit, run and told. Page numbers follow from what is assumed; which page it is, and how it ends, does not.

import {expect, test} from "vitest"
import {usualScenario} from "../../../src/app/theatre/usualScenario.ts"
import {whatIf, type WhatIf} from "../../../src/app/why/whatIf.ts"
import {consequence, noRestore} from "../../../src/app/why/whatIfWords.ts"
import type {EntryPlace} from "../../../src/model/entryPlace.ts"
import type {Experiment} from "../../../src/model/experiment.ts"
import type {Level} from "../../../src/model/geometry.ts"
import type {Loaded} from "../../../src/model/loaded.ts"
import {memory} from "../../../src/model/memory.ts"
import {toPa, toVa, type Va} from "../../../src/model/word.ts"
import {load} from "../../format/files.ts"
import {made, NONE, tell} from "../../model/machine/stories.ts"

const real = await load("6.1-4k-default")
const MODULE = toVa(0xffff_0000_0a2e_b000n)
const CAPTURED = {flags: {...NONE, mkwrite: true}}

function ran(work: Generator<unknown, WhatIf>): WhatIf {
  for (let next = work.next(); ; next = work.next()) if (next.done) return next.value
}

function told(
  {experiment, source, ...rest}: Loaded,
  change: Partial<Experiment>,
  entry: EntryPlace,
  bit: number,
) {
  void rest
  return consequence(
    source.geometry,
    entry,
    ran(whatIf(usualScenario({...experiment, ...change}), source, {...entry, bit})),
  )
}

const at = (level: Level, va = MODULE): EntryPlace => ({level, va})

test("a read-only page: the restore dies at this very page", () => {
  expect(told(real, CAPTURED, at(3), 7)).toEqual({
    text: "the restore dies at page 33,052 of 53,333",
    accent: true,
    under: "this very page: level 3 permission fault",
    drawn: true,
  })
})

test("an entry above: what is read or written below it", () => {
  const {text, under} = told(real, CAPTURED, at(2), 0)
  expect(text).toMatch(/^the restore dies at page [\d,]+ of 53,333$/)
  expect(under).toMatch(
    /^(reading|writing) 0xffff_0000_0a[23][0-9a-f]_[0-9a-f]{4}, below this entry: level 2 translation fault$/,
  )
})

test("a bit that nothing depends on, and an entry that no page of the list needs", () => {
  expect(told(real, CAPTURED, at(3), 56)).toMatchObject({
    ...{text: "nothing changes: the restore survives", accent: false},
    under: "Nothing that this model executes depends on it.",
  })
  expect(told(real, CAPTURED, at(3, toVa(0xffff_0000_0021_0000n)), 7).text).toMatch(/^the restore dies/)
  const {layout, frames, shift} = tell(real, CAPTURED, {pages: 1}).machine
  const needed = (frame: number) =>
    layout.homes.rank(frame) >= 0 || layout.stores.rank(frame) >= 0 || layout.lists.includes(frame)
  const frame = Array.from({length: frames.count}, (_, n) => n).find(n => !needed(n))!
  const entry = at(3, (frames.pa(frame) + shift) as Va)
  const usual = usualScenario({...real.experiment, ...CAPTURED})
  const scenario = {...usual, assumptions: {...usual.assumptions, pages: 1}}
  expect(ran(whatIf(scenario, real.source, {...entry, bit: 7})).through).toBe(0)
})

test("an entry that no page of the list needs is said to be so", () => {
  const restore = {
    end: {kind: "survived", entry: null},
    pages: 5,
    copied: 5,
    list: {length: 5},
    misplaced: 0,
  } as const
  const same = {usual: restore, turned: restore, through: 0, ribbon: []}
  expect(consequence(real.source.geometry, at(3), same).under).toBe(
    "No page of this restore is reached through the entry.",
  )
})

test("another address: the restore ends, and a page is not where it belongs", () => {
  const {text, under} = told(real, CAPTURED, at(3), 13)
  expect(text).toBe("the restore ends, and is wrong")
  expect(under).toMatch(/^\d pages? of the image (is|are) not where the restored kernel looks.$/)
})

test("a restore that dies anyway dies all the same; one that is refused is not run", () => {
  expect(told(real, {flags: NONE}, at(3), 56).text).toMatch(
    /^it dies all the same, at page [\d,]+ of 53,333$/,
  )
  const hole = made("hole")
  const {va} = {va: hole.source.linear.start}
  expect(told(hole, {}, {level: 3, va}, 7)).toMatchObject({
    text: "no restore runs through this copy: making it ended with −ENXIO",
    drawn: false,
  })
})

test("without a linear map no restore can be run, and that is said", () => {
  const empty = memory(4096)
  empty.put(toPa(0x1000), new Uint32Array(1024))
  const source = {...real.source, memory: empty, root: toPa(0x1000)}
  const work = whatIf(usualScenario(real.experiment), source, {...at(3), bit: 0})
  const thrown = (() => {
    try {
      return ran(work)
    } catch (error) {
      return error
    }
  })()
  expect(noRestore(thrown).text).toBe(
    "no restore can be run on this table: the source maps nothing in its linear map",
  )
})
