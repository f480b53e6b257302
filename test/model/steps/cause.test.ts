import fc from "fast-check"
import {expect, test} from "vitest"
import {absence} from "../../../src/model/account/absent.ts"
import {tableAddress} from "../../../src/model/address.ts"
import {alignDown, entries, halfStart, span, type Level} from "../../../src/model/geometry.ts"
import {handmade} from "../../../src/model/handmade/tables.ts"
import type {Memory} from "../../../src/model/memory.ts"
import {sourceHalf} from "../../../src/model/path.ts"
import {run} from "../../../src/model/run.ts"
import {causeOf} from "../../../src/model/steps/cause.ts"
import {copyLine, type CopyLine} from "../../../src/model/steps/copyLine.ts"
import {stateAt} from "../../../src/model/steps/state.ts"
import {takenAsTable} from "../../../src/model/trans/machine.ts"
import type {Pa, Va, Word} from "../../../src/model/word.ts"
import {seed} from "../../random.ts"
import {trial, workedTrial} from "../trans/randomSource.ts"
import {lineOf, told} from "./told.ts"

interface Found {
  readonly level: Level
  readonly va: Va
  readonly table: Pa
  readonly index: number
  readonly entry: Word
  readonly leads: boolean
}

/** Every non-empty entry that Linux would come to from a root. */
function found({geometry: g, source}: CopyLine, memory: Memory, root: Pa | null): Found[] {
  const all: Found[] = []
  const visit = (table: Pa, level: Level, at: Va) => {
    const words = memory.frame(table)
    for (let index = 0; words && index < entries(g, level); index++) {
      const entry = {lo: words[2 * index], hi: words[2 * index + 1]}
      if ((entry.lo | entry.hi) === 0) continue
      const va = (at + index * span(g, level)) as Va
      const leads = level < 3 && takenAsTable(g, level, entry.lo)
      all.push({level, va, table, index, entry, leads})
      if (leads) visit(tableAddress(g, entry.lo, entry.hi), (level + 1) as Level, va)
    }
  }
  if (root !== null) visit(root, g.start, halfStart(g, sourceHalf(source)))
  return all
}

test(`for every entry of a copy, tables included, there is the step that wrote it (seed ${seed})`, () => {
  fc.assert(
    fc.property(workedTrial, ({source, experiment}) => {
      const line = lineOf({source, experiment})
      const {memory, built} = run(experiment, source)
      for (const {level, va, table, index, entry} of found(line, memory, built)) {
        const cause = causeOf(line, {level, va: (va + span(line.geometry, level) - 1) as Va})
        expect(cause).toMatchObject({kind: "wrote", step: {level, table, index, wrote: entry}})
        expect(stateAt(line, cause.number!).step).toEqual("step" in cause && cause.step)
      }
    }),
    {seed, numRuns: 40},
  )
})

test(`the step that wrote an entry is found from the place where the step says that it is (seed ${seed})`, () => {
  fc.assert(
    fc.property(workedTrial, fc.double({min: 0, max: 1, noNaN: true}), (worked, x) => {
      const line = lineOf(worked)
      const some = told(line).filter(({step}) => step.wrote || step.decision === "drop")
      for (const {number, step} of some.slice(Math.floor(x * some.length)).slice(0, 8)) {
        const {at} = stateAt(line, number)
        expect(causeOf(line, at!, number)).toEqual({kind: step.wrote ? "wrote" : "dropped", number, step})
        if (line.experiment.revision !== "v1-as-posted")
          expect(at!.va).toBe(alignDown(line.geometry, step.level, step.va))
      }
    }),
    {seed, numRuns: 60},
  )
})

test(`for every entry that is missing there is a cause, which agrees with the account's (seed ${seed})`, () => {
  fc.assert(
    fc.property(trial, fc.nat(12), ({source, experiment}, limit) => {
      const some = {...experiment, allocator: {...experiment.allocator, limit: limit === 12 ? 10_000 : limit}}
      const line = copyLine(some, source)
      const outcome = run(some, source)
      const copied = new Map(
        found(line, outcome.memory, outcome.built).map(({va, level}) => [va + level / 8, true]),
      )
      for (const place of found(line, source.memory, source.root)) {
        if (place.leads || copied.has(place.va + place.level / 8)) continue
        const {kind, number} = causeOf(line, place)
        const expected = {
          ...{dropped: ["dropped"], missing: ["stopped", "refused"], lost: ["lost"], outside: ["outside"]},
          ...{noCopy: ["noCopy", "refused"], unmapped: []},
        }[absence(source, some, outcome, place)]
        expect(expected).toContain(kind)
        if (kind === "stopped" || kind === "refused") expect(number).toBe(line.count)
      }
    }),
    {seed, numRuns: 150},
  )
})

const made = (name: string) => {
  const {source, experiment} = handmade.find(example => example.name === name)!.make()
  return {source, experiment, line: copyLine(experiment, source)}
}

test("the stale entry is refused in its own step, the entry behind it was never come to", () => {
  const {line} = made("hole")
  const {step} = stateAt(line, line.count)
  const place = {level: 3 as Level, va: step!.va}
  expect(causeOf(line, place)).toMatchObject({kind: "refused", number: line.count})
  expect(causeOf(line, {level: 3, va: (step!.va + 4096) as Va})).toMatchObject({
    kind: "stopped",
    number: line.count,
  })
  expect(causeOf(line, {level: 3, va: (step!.va - 4096) as Va}).kind).toBe("wrote")
})

test("a block that a map operation replaced was written by the copy before it, and by the map since", () => {
  const {line, experiment} = made("map-block")
  const forced = copyLine({...experiment, flags: {...experiment.flags, forcemap: true}}, line.source)
  const place = {level: 2 as Level, va: experiment.maps[0].va}
  expect(causeOf(forced, place)).toMatchObject({kind: "wrote", step: {decision: "force"}})
  expect(causeOf(forced, place, forced.ends[0])).toMatchObject({kind: "wrote", step: {decision: "copy"}})
  const page = {level: 3 as Level, va: experiment.maps[0].va}
  expect(causeOf(forced, page)).toMatchObject({kind: "wrote", step: {decision: "map"}})
  expect(causeOf(forced, page, forced.ends[0])).toMatchObject({kind: "covered", step: {decision: "copy"}})
  expect(causeOf(forced, {level: 3, va: (page.va + 4096) as Va})).toMatchObject({
    kind: "empty",
    step: {decision: "force"},
  })
})

test("what a later step decides is answered by that step", () => {
  const {line, source} = made("read-only")
  const place = {level: 3 as Level, va: (source.linear.start + 0) as Va}
  const {number} = causeOf(line, place)
  expect(number).toBeGreaterThan(2)
  expect(causeOf(line, place, 1)).toEqual(causeOf(line, place))
})

test("the index bug loses entries that no step ever looked at; outside of the range there is nothing to look for", () => {
  const {line, source, experiment} = made("index-bug")
  const [first] = found(line, source.memory, source.root).filter(({leads}) => !leads)
  expect(causeOf(line, first)).toEqual({kind: "lost", number: null})
  const start = (first.va + span(line.geometry, 1)) as Va
  const narrow = copyLine({...experiment, range: {start, end: source.linear.end}}, source)
  expect(causeOf(narrow, first)).toEqual({kind: "outside", number: null})
  expect(causeOf(copyLine({...experiment, range: null}, source), first)).toEqual({
    kind: "noCopy",
    number: null,
  })
})
