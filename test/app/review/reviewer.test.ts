// The reviewer: a point is told in pieces, what is not wanted any more is not finished, and what was answered once is not answered again.

import {expect, test} from "vitest"
import {restores} from "../../../src/app/review/restores.ts"
import {reviewer, type Answer, type Question} from "../../../src/app/review/reviewer.ts"
import {POINTS} from "../../../src/app/review/points.ts"
import {isTried, sourcesOf} from "../../../src/app/review/figures.ts"
import {resultsOf} from "../../../src/app/review/trial.ts"
import {triedOf} from "../../../src/app/review/tried.ts"
import {learn} from "../../../src/app/review/useReview.ts"
import type {Loaded} from "../../../src/model/loaded.ts"
import {load} from "../../format/files.ts"
import {made} from "../../model/machine/stories.ts"

const hole = made("hole")
const resume = await load("hibernate-6.1-4k")
const HERE: Readonly<Record<string, Loaded>> = {hole, "hibernate-6.1-4k": resume}

/** A reviewer that can read two of the examples, and takes a turn when the test says so. */
function asked() {
  const answers: Answer[] = []
  const later: (() => void)[] = []
  const ask = reviewer(
    answer => answers.push(answer),
    async name => {
      if (!HERE[name]) throw new Error(`${name} is not here`)
      return HERE[name]
    },
    next => later.push(next),
  )
  /** One turn, and all that follows of it without another. */
  const turn = async () => {
    for (let n = 0; n < 50; n++) await null
    later.shift()?.()
    for (let n = 0; n < 50; n++) await null
    return later.length > 0
  }
  const work = async () => {
    while (await turn());
  }
  return {answers, ask, turn, work}
}

const asks = (name: string): Question => ({type: "try", name, base: "http://here/"})
const kinds = (answers: readonly Answer[]) =>
  answers.filter(({type}) => type !== "problem").map(one => `${one.type} ${"name" in one && one.name}`)

test("a point is tried, then restored, then the figures come of all whose examples are here", async () => {
  const {answers, ask, work} = asked()
  ask(asks("bug-on"))
  await work()
  const ready = POINTS.filter(isTried).filter(({trial}) => sourcesOf(trial).every(name => HERE[name]))
  expect(kinds(answers).slice(0, 2)).toEqual(["tried bug-on", "restored bug-on"])
  expect(kinds(answers).slice(2).sort()).toEqual(ready.map(({name}) => `figure ${name}`).sort())
})

test("what it says is plain data, and that of the model", async () => {
  const {answers, ask, work} = asked()
  ask(asks("forcemap"))
  await work()
  const point = POINTS.filter(isTried).find(({name}) => name === "forcemap")!
  const results = resultsOf(point.trial, name => HERE[name])
  const sent = answers.map(answer => structuredClone(answer))
  const known = sent.reduce(learn, {points: {}, problem: null}).points.forcemap
  expect(known.tried).toEqual(triedOf(point, results))
  expect(known.tried?.sides.map(({entry}) => entry.gone)).toEqual([0, 511])
  const again = restores(results)
  let next = again.next()
  while (!next.done) next = again.next()
  expect(known.restored).toEqual(next.value)
  expect(known.figure).toBe("511 pages lost")
})

test("who looks at another point is told of that, and of the first one no more", async () => {
  const {answers, ask, turn, work} = asked()
  ask(asks("forcemap"))
  while (kinds(answers).length < 1) await turn()
  ask(asks("bug-on"))
  await work()
  expect(kinds(answers).filter(kind => !kind.startsWith("figure"))).toEqual([
    ...["tried forcemap", "tried bug-on", "restored bug-on"],
  ])
})

test("when nobody looks any more nothing is finished; to look again answers what is left", async () => {
  const {answers, ask, turn, work} = asked()
  ask(asks("bug-on"))
  while (kinds(answers).length < 1) await turn()
  ask({type: "rest"})
  await work()
  expect(kinds(answers)).toEqual(["tried bug-on"])
  ask(asks("bug-on"))
  await work()
  expect(kinds(answers).filter(kind => kind.endsWith(" bug-on"))).toEqual([
    ...["tried bug-on", "restored bug-on", "figure bug-on"],
  ])
})

test("an example that cannot be read is said by its name", async () => {
  const {answers, ask, work} = asked()
  ask(asks("empty-copy"))
  await work()
  expect(answers[0]).toEqual({type: "problem", message: "empty-copy is not here"})
})
