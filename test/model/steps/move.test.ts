import fc from "fast-check"
import {expect, test} from "vitest"
import {changes, decides} from "../../../src/model/steps/interest.ts"
import {back, into, next, out, over, previous, toError} from "../../../src/model/steps/move.ts"
import {seed} from "../../random.ts"
import {workedTrial} from "../trans/randomSource.ts"
import {lineOf, told, type Told} from "./told.ts"

/** A line, all of its steps, and some places to start from: the ends, and a few at random. */
function each(numRuns: number, check: (line: ReturnType<typeof lineOf>, all: Told[], from: number) => void) {
  const starts = fc.array(fc.double({min: 0, max: 1, noNaN: true}), {minLength: 6, maxLength: 6})
  fc.assert(
    fc.property(workedTrial, starts, (trial, at) => {
      const line = lineOf(trial)
      const all = told(line)
      const interesting = all.filter(({step}) => changes(step) || decides(step))
      const near = interesting
        .flatMap(({number}) => [number - 1, number, number + 1])
        .filter(n => n <= line.count)
      const picked = at.flatMap(x => [Math.round(x * line.count), near[Math.floor(x * near.length)] ?? 0])
      for (const from of new Set([0, line.count, ...picked])) check(line, all, from)
    }),
    {seed, numRuns},
  )
}

test(`the next and the previous change and decision are those that one finds by looking at every step (seed ${seed})`, () => {
  each(60, (line, all, from) => {
    for (const [interest, is] of [
      ["change", changes],
      ["decision", decides],
    ] as const) {
      const numbers = all.filter(({step}) => is(step)).map(({number}) => number)
      const [after, before] = [numbers.find(n => n > from), numbers.findLast(n => n < from)]
      expect(next(line, from, interest)).toBe(after ?? null)
      expect(previous(line, from, interest)).toBe(before ?? null)
      if (after !== undefined)
        expect(previous(line, after, interest)).toBe(numbers.findLast(n => n < after) ?? null)
    }
  })
})

test(`over comes to the same table again, out to one above it, both else to the end of the operation (seed ${seed})`, () => {
  each(60, (line, all, from) => {
    const {step, operation} = all[Math.max(from, 1) - 1]
    const end = line.ends[operation]
    const leads = step.decision === "descend" || step.decision === "root"
    const own = step.level - (step.decision === "root" ? 1 : 0)
    const to = (ceiling: number) => {
      if (from === line.count) return null
      if (from === 0 || from === end) return from + 1
      return all.slice(from, end).find(({step: {level}}) => level <= ceiling)?.number ?? end
    }
    expect(over(line, from)).toBe(to(own))
    expect(out(line, from)).toBe(to(leads ? own : own - 1))
  })
})

test(`into and back are each other's inverse, and the error is the last step (seed ${seed})`, () => {
  each(20, (line, _all, from) => {
    const there = into(line, from)
    if (there !== null) expect(back(line, there)).toBe(from)
    else expect(from).toBe(line.count)
    expect(back(line, 0)).toBe(null)
    expect(toError(line, from)).toBe(line.failed && from < line.count ? line.count : null)
  })
})
