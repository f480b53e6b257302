import fc from "fast-check"
import {expect, test} from "vitest"
import {REVISIONS} from "../../../src/model/experiment.ts"
import {handmade} from "../../../src/model/handmade/tables.ts"
import {copyLine} from "../../../src/model/steps/copyLine.ts"
import {changes, decides} from "../../../src/model/steps/interest.ts"
import type {Line} from "../../../src/model/steps/line.ts"
import {back, into, next, out, over, previous, toError} from "../../../src/model/steps/move.ts"
import type {Va} from "../../../src/model/word.ts"
import {seed} from "../../random.ts"
import {workedTrial} from "../trans/randomSource.ts"
import {lineOf, told, type Told} from "./told.ts"

type Check = (line: Line, all: Told[], from: number) => void

/** Checks from the ends of a line, from places chosen by numbers from 0 to 1, and from near what is of interest. */
function checkSome(line: Line, at: readonly number[], check: Check) {
  const all = told(line)
  const interesting = all.filter(({step}) => changes(step) || decides(step))
  const near = [...line.ends, ...interesting.map(({number}) => number)]
    .flatMap(number => [number - 1, number, number + 1])
    .filter(number => number <= line.count)
  const picked = at.flatMap(x => [Math.round(x * line.count), near[Math.floor(x * near.length)]])
  for (const from of new Set([0, line.count, ...line.ends, ...picked])) check(line, all, from)
}

const places = (length: number) =>
  fc.array(fc.double({min: 0, max: 1, noNaN: true, maxExcluded: true}), {
    minLength: length,
    maxLength: length,
  })

/** Random sources have few entries in many tables, those made by hand many in few; some are mapped into. */
const dense = ["read-only", "pagealloc", "hole", "map-page", "map-block", "no-memory"].map(name =>
  handmade.find(example => example.name === name)!.make(),
)

function each(numRuns: number, check: Check) {
  fc.assert(
    fc.property(workedTrial, places(6), (trial, at) => checkSome(lineOf(trial), at, check)),
    {seed, numRuns},
  )
  fc.assert(
    fc.property(
      fc.constantFrom(...dense),
      fc.constantFrom(...REVISIONS),
      fc.boolean(),
      places(40),
      (made, revision, forcemap, at) => {
        const flags = {...made.experiment.flags, forcemap}
        // The copy ends inside of a table of pages: what follows belongs to a map operation.
        const {start} = made.source.linear
        const range = {start, end: (start + 67 * 4096) as Va}
        const experiment = {...made.experiment, revision, flags, ...(forcemap && {range})}
        checkSome(copyLine(experiment, made.source), at, check)
      },
    ),
    {seed, numRuns: Math.ceil(numRuns / 3)},
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
