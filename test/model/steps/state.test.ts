import fc from "fast-check"
import {describe, expect, test} from "vitest"
import {REVISIONS, type Experiment} from "../../../src/model/experiment.ts"
import {handmade} from "../../../src/model/handmade/tables.ts"
import type {Loaded} from "../../../src/model/loaded.ts"
import {run} from "../../../src/model/run.ts"
import {copyLine, type CopyLine} from "../../../src/model/steps/copyLine.ts"
import {next} from "../../../src/model/steps/move.ts"
import {stateAt} from "../../../src/model/steps/state.ts"
import type {Source} from "../../../src/model/source.ts"
import type {Step} from "../../../src/model/trace.ts"
import type {Pa} from "../../../src/model/word.ts"
import {load, NAMES} from "../../format/files.ts"
import {seed} from "../../random.ts"
import {trial, workedTrial} from "../trans/randomSource.ts"
import {digests, lineOf, plain, told} from "./told.ts"

/** The state after n is the one before it with what step n wrote and took, and nothing else. */
function differsByItsStep(line: CopyLine, n: number) {
  const before = stateAt(line, n - 1).outcome.memory
  const {step, outcome} = stateAt(line, n)
  const {table, index, wrote, allocated} = step!
  if (allocated !== undefined) {
    expect(before.frame(allocated)).toBe(undefined)
    before.put(allocated, new Uint32Array(line.geometry.granule / 4))
  }
  // A map operation may take a table of the source for one of the copy's, which then is a page of its own.
  const astray = table === null || before.frame(table) ? undefined : line.source.memory.frame(table)
  if (astray) before.put(table!, astray.slice())
  if (wrote) before.write((table! + 8 * index) as Pa, wrote.lo, wrote.hi)
  expect(digests(outcome.memory)).toEqual(digests(before))
}

type Trial = {source: Source; experiment: Experiment}

const starts = fc.array(fc.double({min: 0, max: 1, noNaN: true}), {minLength: 8, maxLength: 8})

function each(
  numRuns: number,
  check: (line: CopyLine, numbers: number[]) => void,
  trials: fc.Arbitrary<Trial> = workedTrial,
) {
  fc.assert(
    fc.property(trials, starts, (trial, at) => {
      const line = lineOf(trial)
      const some = told(line).filter(({step}) => step.decision !== "skip")
      const pick = (x: number) => some[Math.min(some.length - 1, Math.floor(x * some.length))].number
      check(line, [...new Set([1, line.count, ...at.map(pick), Math.ceil(at[0] * line.count) || 1])])
    }),
    {seed, numRuns},
  )
}

test(`after the last step of each operation the state is the outcome of the operations so far (seed ${seed})`, () => {
  each(60, ({experiment, source, ...line}) => {
    line.ends.forEach((end, operation) => {
      const so = {...experiment, maps: experiment.maps.slice(0, operation)}
      const state = stateAt({...line, experiment, source}, end)
      expect(plain(state.outcome)).toEqual(plain(run(so, source)))
    })
    expect(plain(stateAt({...line, experiment, source}, line.count).outcome)).toEqual(
      plain(run(experiment, source)),
    )
  })
})

test(`two states one after the other differ by what the step wrote and took (seed ${seed})`, () => {
  each(40, (line, numbers) => {
    for (const n of numbers) differsByItsStep(line, n)
  })
})

test(`the same number gives the same state, whatever was asked for in between (seed ${seed})`, () => {
  each(20, (line, numbers) => {
    const state = (n: number) => {
      const {outcome, ...rest} = stateAt(line, n)
      return {...rest, outcome: plain(outcome)}
    }
    const forward = numbers.map(state)
    const back = numbers.toReversed().map(state).toReversed()
    expect(back).toEqual(forward)
    expect(numbers.map(state)).toEqual(forward)
  })
})

test(`the account of a half-built copy has every leaf of the source, and what was read so far (seed ${seed})`, () => {
  const check = (line: CopyLine, numbers: number[]) => {
    const all = told(line)
    for (const n of numbers) {
      const {outcome} = stateAt(line, n)
      const {fates, survey, entriesRead, copied} = outcome.account
      const done = all.slice(0, n)
      const count = (is: (step: Step) => boolean) => done.filter(({step}) => is(step)).length
      expect(survey.leaves).toBe(fates.same + fates.changed + fates.dropped + fates.missing + fates.lost)
      expect(outcome.account.source).toEqual(run(line.experiment, line.source).account.source)
      expect(entriesRead).toBe(count(({read}) => read !== undefined))
      expect(copied).toBe(count(({decision}) => decision === "copy"))
      expect(fates.dropped).toBe(count(({decision}) => decision === "drop"))
      expect(outcome.allocated).toBe(count(({allocated}) => allocated !== undefined))
    }
  }
  each(60, check, trial)
})

test("a block is unmapped from the step on that replaces it, and but for its page in the end", () => {
  const {source, experiment} = handmade.find(({name}) => name === "map-gigabyte")!.make()
  const forced = {...experiment, flags: {...experiment.flags, forcemap: true}}
  const line = copyLine(forced, source)
  const told = Array.from({length: line.count - line.ends[0] + 1}, (_, n) => {
    const {step, operation, outcome} = stateAt(line, line.ends[0] + n)
    const {unmapped, mapped} = outcome.account.fates
    return [operation, step!.decision, unmapped, mapped, outcome.maps[0]?.unmappedBytes]
  })
  expect(told.slice(1)).toEqual([
    [1, "descend", 0, 0, 0],
    [1, "force", 1, 0, 2 ** 30],
    [1, "descend", 1, 0, 2 ** 30],
    [1, "map", 1, 1, 2 ** 30 - 4096],
  ])
  expect(told[0].slice(2)).toEqual([0, 0, undefined])
})

test("before the first step there is nothing, and there is no step but those of the line", () => {
  const {source, experiment} = handmade[0].make()
  const line = copyLine(experiment, source)
  const {step, stack, outcome} = stateAt(line, 0)
  expect([step, stack, outcome.built, digests(outcome.memory), outcome.allocated]).toEqual([
    null,
    [],
    null,
    [],
    0,
  ])
  expect(outcome.account.fates.missing).toBe(outcome.account.survey.leaves)
  expect(outcome.stop).toMatchObject({reason: "paused", va: experiment.range!.start})
  for (const n of [-1, 0.5, line.count + 1, NaN]) expect(() => stateAt(line, n)).toThrow(RangeError)
})

const examples: {name: string; open: () => Promise<Loaded>}[] = [
  ...handmade.map(({name, make}) => ({name, open: async () => make()})),
  ...NAMES.map(name => ({name, open: () => load(name)})),
]

describe.each(examples)("$name", ({open}) => {
  let example: Promise<Loaded> | undefined
  test.each(REVISIONS)(
    "by %s: the steps ascend, the last state is the outcome, and a step in between does what it says",
    async revision => {
      const {source, experiment: first} = await (example ??= open())
      const experiment: Experiment = {...first, revision}
      const line = copyLine(experiment, source)
      let before = 0
      for (const {number} of told(line, false)) {
        if (number <= before) expect(number).toBeGreaterThan(before)
        before = number
      }
      expect(before).toBeLessThanOrEqual(line.count)
      expect(plain(stateAt(line, line.count).outcome)).toEqual(plain(run(experiment, source)))
      const middle = next(line, Math.floor(line.count / 2), "decision")
      if (middle !== null) differsByItsStep(line, middle)
    },
    60_000,
  )
})
