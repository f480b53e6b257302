import fc from "fast-check"
import {expect, test} from "vitest"
import {REVISIONS} from "../../../src/model/experiment.ts"
import {handmade} from "../../../src/model/handmade/tables.ts"
import {run} from "../../../src/model/run.ts"
import {copyLine, type CopyLine} from "../../../src/model/steps/copyLine.ts"
import {changes, decides} from "../../../src/model/steps/interest.ts"
import {isError, operationAt} from "../../../src/model/steps/line.ts"
import type {Step} from "../../../src/model/trace.ts"
import {seed} from "../../random.ts"
import {workedTrial} from "../trans/randomSource.ts"
import {lineOf, told} from "./told.ts"

test(`steps are numbered from 1 without a gap, in silence as aloud (seed ${seed})`, () => {
  fc.assert(
    fc.property(workedTrial, trial => {
      const line = lineOf(trial)
      const all = told(line)
      expect(all.map(({number}) => number)).toEqual(all.map((_, n) => n + 1))
      expect(line.count).toBe(all.length)
      for (const heard of told(line, false)) expect(heard).toEqual(all[heard.number - 1])
      for (const {number, operation} of all)
        if (operation !== operationAt(line, number)) expect(number).toBe(-1)
    }),
    {seed, numRuns: 60},
  )
})

test(`what is known of a table of pages is what its steps say, told one by one (seed ${seed})`, () => {
  const check = (line: CopyLine) => {
    const all = told(line)
    const {first, told: inside, interests} = line.tables
    const expected = first.map((from, table) =>
      all.slice(from - 1, from - 1 + inside[table]).map(({step}) => step),
    )
    expect(interests.change).toEqual(expected.map(steps => steps.some(changes)))
    expect(interests.decision).toEqual(expected.map(steps => steps.some(decides)))
    expect(expected.flat().length).toBe(
      all.filter(({step, operation}) => operation === 0 && isInPages(step)).length,
    )
  }
  fc.assert(
    fc.property(workedTrial, trial => check(lineOf(trial))),
    {seed, numRuns: 60},
  )
  for (const name of ["read-only", "pagealloc", "hole"]) {
    const {source, experiment} = handmade.find(example => example.name === name)!.make()
    for (const revision of REVISIONS) check(copyLine({...experiment, revision}, source))
  }
})

const isInPages = ({level, decision}: Step) =>
  level === 3 && (decision === "skip" || decision === "drop" || decision === "copy")

test(`an operation that fails ends with an error, and no other step is one (seed ${seed})`, () => {
  fc.assert(
    fc.property(workedTrial, trial => {
      const line = lineOf(trial)
      const {rc, maps} = run(trial.experiment, trial.source)
      expect(line.failed).toBe(rc !== 0 || maps.some(map => map.rc !== 0))
      const errors = told(line).filter(({step}) => isError(step))
      expect(errors.map(({number}) => number)).toEqual(line.failed ? [line.count] : [])
      expect(line.ends.length).toBe(1 + maps.length)
    }),
    {seed, numRuns: 100},
  )
})
