import {expect, test} from "vitest"
import type {Experiment} from "../../../src/model/experiment.ts"
import {span} from "../../../src/model/geometry.ts"
import {handmade} from "../../../src/model/handmade/tables.ts"
import {causeOf} from "../../../src/model/steps/cause.ts"
import {copyLine} from "../../../src/model/steps/copyLine.ts"
import {sentence} from "../../../src/model/steps/sentence.ts"
import {next} from "../../../src/model/steps/move.ts"
import {stateAt} from "../../../src/model/steps/state.ts"
import type {Va} from "../../../src/model/word.ts"

function made(name: string, rest: Partial<Experiment> = {}) {
  const {source, experiment} = handmade.find(example => example.name === name)!.make()
  const line = copyLine({...experiment, ...rest}, source)
  const names = (number: number) => stateAt(line, number).stack.map(frame => frame.function)
  return {source, experiment: line.experiment, line, names}
}

test("a page is copied by a function for each level, each with the part of the range that it was asked for", () => {
  const {line, source} = made("read-only")
  const va = source.linear.start
  const {stack, step} = stateAt(line, causeOf(line, {level: 3, va}).number!)
  expect(stack.map(frame => frame.function)).toEqual([
    ...["trans_table_create_copy", "copy_pgd", "copy_pud", "copy_pmd", "copy_pte"],
  ])
  expect(stack.map(({level}) => level)).toEqual([0, 0, 1, 2, 3])
  expect(stack.at(-1)!.table).toBe(step!.table)
  for (const {level, start, end, table} of stack.slice(2)) {
    expect([start, end]).toEqual([va, va + span(line.geometry, level) * 512])
    expect(causeOf(line, {level: (level - 1) as 0, va})).toMatchObject({step: {allocated: table}})
  }
})

test("the page for a table is asked for by the function for the level below", () => {
  const {line, names} = made("no-memory", {revision: "merged-v5.12"})
  expect(names(line.count)).toEqual([
    ...["trans_pgd_create_copy", "copy_pgd", "copy_pud", "copy_pmd", "copy_pte"],
  ])
  expect(stateAt(line, line.count).stack.at(-1)).toMatchObject({level: 3, table: null})
})

test("the root's page is taken by a function of its own, by the copy, or by the caller", () => {
  const first = (revision: Experiment["revision"]) => made("read-only", {revision}).names(1)
  expect(first("v1-as-posted")).toEqual(["trans_table_create_copy", "trans_table_create_empty"])
  expect(first("mainline")).toEqual(["trans_pgd_create_copy"])
  expect(first("hibernate-v5.2")).toEqual(["swsusp_arch_resume"])
})

test("a map function goes down alone", () => {
  const {line, names, experiment} = made("map-page")
  expect(names(line.ends[0] + 1)).toEqual(["trans_table_map_page"])
  const {start, end} = stateAt(line, line.count).stack[0]
  expect([start, end]).toEqual([experiment.maps[0].va, experiment.maps[0].va + 4096])
})

test("sentences: a page made writable says by which helper, a hole why it ends", () => {
  const {line, experiment, source} = made("read-only")
  const say = (number: number) => sentence(experiment, source, stateAt(line, number).step!)
  expect(say(1)).toMatchObject({verb: "takesRoot", function: "trans_table_create_empty", name: "PGD"})
  expect(say(2)).toMatchObject({verb: "links", name: "PGD"})
  const changed = next(line, 5, "decision")!
  expect(say(changed)).toMatchObject({verb: "copies", reasons: [{because: "TRANS_MKWRITE"}]})
  const hole = made("hole")
  const last = stateAt(hole.line, hole.line.count)
  expect(sentence(hole.experiment, hole.source, last.step!)).toMatchObject({
    ...{verb: "givesUp", how: "refuse", reason: "pfn", name: "PTE"},
  })
  expect([last.outcome.rc, last.outcome.stop?.reason]).toEqual([-6, "pfn"])
})

test("sentences: FORCEMAP replaces a block, then maps a page where nothing stood", () => {
  const {line, experiment, source} = made("map-block")
  const forced = copyLine({...experiment, flags: {...experiment.flags, forcemap: true}}, source)
  const verbs = Array.from({length: forced.count - forced.ends[0]}, (_, n) => {
    const {step} = stateAt(forced, forced.ends[0] + 1 + n)
    return sentence(experiment, source, step!)
  })
  expect(verbs.map(({verb}) => verb)).toEqual(["enters", "enters", "replaces", "maps"])
  expect(verbs.at(-1)).toMatchObject({over: null, allocated: null, va: experiment.maps[0].va as Va})
  expect(line.failed).toBe(experiment.flags.forcemap ? false : true)
})
