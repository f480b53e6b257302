import fc from "fast-check"
import {expect, test} from "vitest"
import {run} from "../../../src/model/run.ts"
import {isError, operationAt} from "../../../src/model/steps/line.ts"
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
