// Tells stories: takes questions and posts answers, both plain data, so that it works in a worker and on the page alike. A story is simulated in
// slices; whoever asks for another one meanwhile gets that. The last few stories are kept: to undo is to be told one again.

import type {Scenario} from "../../model/machine/scenario.ts"
import {simulation, type Progress, type Story} from "../../model/machine/story.ts"
import type {Source} from "../../model/source.ts"
import type {Pa} from "../../model/word.ts"
import type {Moment, Playbill} from "../../view/theatre/moment.ts"
import {momentOf} from "../../view/theatre/momentOf.ts"
import {pageWordsOf, type PageWords} from "../../view/theatre/pageWords.ts"
import {playbillOf, telling} from "../../view/theatre/playbill.ts"
import {eventOf, type Place} from "./place.ts"
import {unpack, type PackedSource} from "./packed.ts"
import {tryRemedy} from "./tryRemedy.ts"
import type {Remedy} from "./words/remedy.ts"

export type Question =
  /** The tables that the scenarios from here on are about. */
  | {readonly type: "source"; readonly packed: PackedSource}
  /** A story, and one of its moments. `tale` is a number of its own for each time that one is asked for. */
  | {
      readonly type: "tell"
      readonly tale: number
      readonly scenario: Scenario
      readonly place: Place
      readonly near: Pa | null
    }
  /** Another moment of it. `near`: an address in the page whose words are wanted with it; null: none. */
  | {readonly type: "moment"; readonly place: Place; readonly near: Pa | null}
  /** The words of another page at the same moment. */
  | {readonly type: "words"; readonly near: Pa}

/** How far it is; "picture": all has happened, and what stands out is looked for. */
export type Telling = Progress | {readonly stage: "picture"}

/** `tale`: what it is the answer to. */
export type Answer = {readonly tale: number} & (
  | {readonly type: "progress"; readonly progress: Telling}
  | {
      readonly type: "told"
      readonly playbill: Playbill
      readonly moment: Moment
      readonly words: PageWords | null
    }
  | {readonly type: "moment"; readonly moment: Moment; readonly words: PageWords | null}
  | {readonly type: "words"; readonly words: PageWords}
  /** After the moment of an end that is no good one: what helps, found by running it; null: nothing that is known. */
  | {readonly type: "remedy"; readonly remedy: Remedy | null}
  /** There is no such story: the sentence says why. */
  | {readonly type: "failed"; readonly message: string}
)

/** Of stories that are kept: so many, and so many bytes; the last one always. */
const KEPT = {count: 6, bytes: 256 * 2 ** 20}

/** How long a slice is, ms. */
const SLICE = 12

interface Kept {
  readonly key: string
  readonly scenario: Scenario
  readonly story: Story
  /** What helps against its end; undefined: that was not tried yet. */
  remedy?: Remedy | null
}

/** `later`: lets others come to word before the next slice. */
export function teller(
  post: (answer: Answer) => void,
  later: (next: () => void) => void = next => setTimeout(next, 0),
): (question: Question) => void {
  let source: Source | null = null
  let kept: readonly Kept[] = []
  let shown: Kept | null = null
  // The one whose remedies are being tried.
  let trying: Kept | null = null
  // The event that was shown last.
  let event = 0
  // What was asked for last.
  let tale = -1

  function tell(scenario: Scenario, place: Place, near: Pa | null) {
    const mine = tale
    const key = keyOf(scenario)
    const found = kept.find(one => one.key === key)
    if (found) return show(found, place, near)
    const work = told(scenario, source!)
    const slice = () => {
      if (mine !== tale) return
      const next = sliceOf(work)
      if (next.done) return show({key, scenario, story: next.value}, place, near)
      post({tale, type: "progress", progress: next.value})
      later(() => failing(slice))
    }
    slice()
  }

  function show(entry: Kept, place: Place, near: Pa | null) {
    kept = within([entry, ...kept.filter(other => other !== entry)])
    shown = entry
    const {moment, words} = at(entry.story, place, near)
    post({tale, type: "told", playbill: playbillOf(entry.story), moment, words})
    help(entry, moment)
  }

  function showMoment(entry: Kept, place: Place, near: Pa | null) {
    const {moment, words} = at(entry.story, place, near)
    post({tale, type: "moment", moment, words})
    help(entry, moment)
  }

  /** At a bad end what helps is tried, once; who looks at another story meanwhile gives it up. */
  function help(entry: Kept, moment: Moment) {
    if (!moment.end || moment.end.kind === "survived") return
    if (entry.remedy !== undefined) return post({tale, type: "remedy", remedy: entry.remedy})
    if (trying === entry) return
    trying = entry
    const work = tryRemedy({playbill: playbillOf(entry.story), moment, scenario: entry.scenario}, source!)
    const slice = () => {
      if (trying !== entry) return
      if (shown !== entry) return void (trying = null)
      const next = sliceOf(work)
      if (!next.done) return later(slice)
      trying = null
      entry.remedy = next.value
      post({tale, type: "remedy", remedy: next.value})
    }
    later(slice)
  }

  function at(of: Story, place: Place, near: Pa | null) {
    event = eventOf(playbillOf(of), place)
    return {moment: momentOf(of, event), words: near === null ? null : pageWordsOf(of, event, near)}
  }

  /** What a machine cannot be made of is said; everything else is our own mistake. */
  function failing(work: () => void) {
    try {
      work()
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      shown = null
      post({tale, type: "failed", message: error.message})
    }
  }

  return question => {
    if (question.type === "source") {
      source = unpack(question.packed)
      kept = []
      shown = null
    } else if (question.type === "tell") {
      tale = question.tale
      shown = null
      failing(() => tell(question.scenario, question.place, question.near))
    } else if (!shown) return
    else if (question.type === "words")
      post({tale, type: "words", words: pageWordsOf(shown.story, event, question.near)})
    else showMoment(shown, question.place, question.near)
  }
}

function* told(scenario: Scenario, source: Source): Generator<Telling, Story> {
  const story = yield* simulation(scenario, source)
  yield* telling(story)
  return story
}

/** As much of some work as a slice has time for: its result, or how far it is. */
function sliceOf<T, R>(work: Generator<T, R>): IteratorResult<T, R> {
  const until = performance.now() + SLICE
  let next = work.next()
  while (!next.done && performance.now() < until) next = work.next()
  return next
}

/** The first of them, as many as may stay. */
function within(all: readonly Kept[]): Kept[] {
  let bytes = 0
  return all.filter(({story}, n) => {
    bytes += playbillOf(story).bytes
    return n === 0 || (n < KEPT.count && bytes <= KEPT.bytes)
  })
}

function keyOf(scenario: Scenario): string {
  return JSON.stringify(scenario, (_, value: unknown) => (typeof value === "bigint" ? `${value}n` : value))
}
