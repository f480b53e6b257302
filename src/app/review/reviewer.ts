// Tries the points of the review: takes questions and posts answers, both plain data, so that it works in a worker and on the page alike. All that takes
// long is done in slices; whoever looks at another point meanwhile is answered that. The figures of all points come once the point is tried.

import type {Loaded} from "../../model/loaded.ts"
import {example} from "../head/catalogue.ts"
import {isTried, SOURCES, sourcesOf} from "./figures.ts"
import {POINTS} from "./points.ts"
import type {Point} from "./points/point.ts"
import {restores, type Restored} from "./restores.ts"
import {sixteen, type Setting} from "./sixteen.ts"
import {resultsOf, type Results} from "./trial.ts"
import {triedOf, type Tried} from "./tried.ts"

export type Question =
  /** A point is looked at. `base`: the page's address, to which those of the examples are relative. */
  | {readonly type: "try"; readonly name: string; readonly base: string}
  /** Nobody looks any more. */
  | {readonly type: "rest"}

/** `name`: the point's. */
export type Answer =
  | {readonly type: "figure"; readonly name: string; readonly figure: string}
  | {readonly type: "tried"; readonly name: string; readonly tried: Tried}
  /** The restores of A and of B. */
  | {readonly type: "restored"; readonly name: string; readonly restored: readonly Restored[]}
  /** Nothing can be restored there: the sentence says why. */
  | {readonly type: "unrestored"; readonly name: string; readonly message: string}
  | {readonly type: "settings"; readonly name: string; readonly settings: readonly Setting[]}
  /** An example could not be read: the sentence says why. */
  | {readonly type: "problem"; readonly message: string}

/** How long a slice is, ms. */
const SLICE = 12

/** `load`: reads an example; `later`: lets others come to word before the next slice. */
export function reviewer(
  post: (answer: Answer) => void,
  load: (name: string, base: string) => Promise<Loaded> = (name, base) => example(name)!.load(base),
  later: (next: () => void) => void = next => setTimeout(next, 0),
): (question: Question) => void {
  const opened = new Map<string, Loaded>()
  // Examples do not change: what was answered once is not answered again.
  const answered = new Set<string>()
  // What is being looked at: a number of its own for each question.
  let turn = 0

  /** The next slice. Who is not wanted any more waits for ever, and is forgotten. */
  function pause(mine: number): Promise<void> {
    return new Promise(go => later(() => mine === turn && go()))
  }

  async function done<T>(mine: number, work: Generator<unknown, T>): Promise<T> {
    for (let until = 0; ;) {
      const next = work.next()
      if (next.done) return next.value
      if (performance.now() < until) continue
      await pause(mine)
      until = performance.now() + SLICE
    }
  }

  /** All of them that can be read. */
  async function open(names: readonly string[], base: string) {
    for (const name of names)
      try {
        if (!opened.has(name)) opened.set(name, await load(name, base))
      } catch (error) {
        post({type: "problem", message: error instanceof Error ? error.message : String(error)})
      }
  }

  const knows = (type: Answer["type"], name: string) => answered.has(`${type} ${name}`)

  function answer(one: Exclude<Answer, {type: "problem"}>) {
    answered.add(`${one.type} ${one.name}`)
    post(one)
  }

  const isOpen = ({trial}: Point) => sourcesOf(trial).every(name => opened.has(name))
  const resultOf = ({trial}: Point) => resultsOf(trial, name => opened.get(name)!)

  async function look(mine: number, point: Point, base: string) {
    await open(sourcesOf(point.trial), base)
    await pause(mine)
    if (!isOpen(point)) return
    const {name} = point
    const results = resultOf(point)
    if (!knows("tried", name)) answer({type: "tried", name, tried: triedOf(point, results)})
    await pause(mine)
    if (point.trial.restored !== false) await restore(mine, name, results)
    await count(mine, base)
    if (name === "knobs" && knows("restored", name) && !knows("settings", name))
      answer({type: "settings", name, settings: await done(mine, sixteen(results.a))})
  }

  /** What no machine can be made of is said; everything else is our own mistake. */
  async function restore(mine: number, name: string, results: Results) {
    if (knows("restored", name) || knows("unrestored", name)) return
    try {
      answer({type: "restored", name, restored: await done(mine, restores(results))})
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      answer({type: "unrestored", name, message: error.message})
    }
  }

  /** The figures of all points, those first whose examples come first. */
  async function count(mine: number, base: string) {
    for (const source of SOURCES) {
      await pause(mine)
      await open([source], base)
      for (const point of POINTS.filter(isTried)) {
        if (knows("figure", point.name) || !isOpen(point)) continue
        await pause(mine)
        answer({type: "figure", name: point.name, figure: point.figure(resultOf(point))})
      }
    }
  }

  return question => {
    const mine = ++turn
    if (question.type === "rest") return
    const point = POINTS.find(({name}) => name === question.name)
    void (point && isTried(point) ? look(mine, point, question.base) : count(mine, question.base))
  }
}
