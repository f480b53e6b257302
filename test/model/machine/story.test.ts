// Every story of every example and revision: it ends, its numbers always mean the same, and it names no memory that does not exist.

import fc from "fast-check"
import {describe, expect, test} from "vitest"
import {REVISIONS} from "../../../src/model/experiment.ts"
import {handmade} from "../../../src/model/handmade/tables.ts"
import {stopAt} from "../../../src/model/machine/atWork.ts"
import {hibernate} from "../../../src/model/machine/hibernate.ts"
import {preparation} from "../../../src/model/machine/prepare.ts"
import {prepared} from "../../../src/model/machine/transition.ts"
import {simulate, simulation, type State, type Story} from "../../../src/model/machine/story.ts"
import {KEXEC_OF} from "../../../src/model/machine/kexecOf.ts"
import {TRANSITIONS} from "../../../src/model/machine/scenario.ts"
import {walk} from "../../../src/model/mmu/walk.ts"
import {load, NAMES} from "../../format/files.ts"
import {holds, seed} from "../../random.ts"
import {made, scenarioOf, tell, type Assumed} from "./stories.ts"

const examples = [
  ...handmade.map(entry => [entry.name, entry.make()] as const),
  ...(await Promise.all(NAMES.map(async name => [name, await load(name)] as const))),
]

/** A state as text: all of it, and of memory whose data some frames hold. */
function print(state: State, {machine}: Story): string {
  const {frames} = machine
  const some = [0, 1, 2, 3, 5, 8, 13, 21].map(n => frames.pa(Math.floor((n * (frames.count - 1)) / 21)))
  const {events, registers, data, fetch, copied, pair, loop} = state
  const known = {
    events,
    registers,
    data,
    fetch,
    copied,
    pair,
    loop,
    contents: some.map(pa => state.content(pa)),
  }
  return JSON.stringify(known, (_, value: unknown) =>
    typeof value === "bigint" ? value.toString(16) : value,
  )
}

/** Numbers of states all over a story, its corners among them. */
function numbers({length, list}: Story): number[] {
  const corners = [0, 1, 2, 3, 7, list.first, list.first + 1, list.first + list.length, length - 1, length]
  const inner = [0.1, 0.35, 0.5, 0.8].map(part => Math.floor(part * length))
  return [...corners, ...inner].filter(n => n <= length).sort((a, b) => a - b)
}

/** What an event says about memory that is not there. */
function strays(story: Story, number: number): string[] {
  const {frames} = story.machine
  const {accesses, write} = story.event(number)
  const wrong = accesses.flatMap(({pa, walk: of, ahead, fault}) => [
    ...(pa !== null && !ahead && frames.memory(pa) < 0 ? [`${number}: access to ${pa}`] : []),
    ...(pa === null && !ahead && !fault ? [`${number}: neither address nor fault`] : []),
    ...of.steps
      .filter(({table, descriptor}) => descriptor !== null && frames.memory(table) < 0)
      .map(({table}) => `${number}: walk through ${table}`),
  ])
  return write && frames.memory(write.pa) < 0 ? [...wrong, `${number}: write to ${write.pa}`] : wrong
}

const variants: readonly Assumed[] = [
  {},
  {copied: false},
  {safe: {tables: false}},
  {tlb: {invalidates: false}},
]

/** All that can be staged, each once; what a transition does not have changes nothing for it. */
const STAGED: readonly Assumed[] = [
  ...variants,
  {safe: {exit: false}},
  {safe: {zero: false}},
  {order: "ascending"},
  {indexedTwice: true},
  ...([{safe: {list: false}}, {safe: {kimage: false}}, {late: true}, {inPlace: true}] as const).map(
    kexec => ({kexec}),
  ),
  ...[{idmap: false}, {t0sz: false}].map(kexec => ({kexec})),
  {safe: {tables: false, exit: false, zero: false}, kexec: {late: true, safe: {list: false, kimage: false}}},
]

/** It ends within its steps, its numbers mean the same forward and back, and it names no memory that is not there. */
function isSound(story: Story) {
  const {machine, before, after, length, list} = story
  expect(length).toBeLessThanOrEqual(before.length + machine.list.length + 1 + after.length)
  expect(list.first + list.length).toBeLessThanOrEqual(length)
  const at = numbers(story)
  const forward = at.map(n => print(story.state(n), story))
  const back = at.toReversed().map(n => print(story.state(n), story))
  expect(back.toReversed()).toEqual(forward)
  expect(at.map(n => print(story.state(n), story))).toEqual(forward)
  const events = at.filter(n => n < length)
  expect(events.flatMap(n => strays(story, n))).toEqual([])
  expect(story.event(length - 1).end).toEqual(story.end)
}

describe.each(examples)("%s", (_name, loaded) => {
  test.each(REVISIONS)("%s", revision => {
    // Each design of kexec once with its release, and the merged one in all ways.
    const every = revision === "v5.16" ? variants : [{}]
    const cases = every.flatMap(variant =>
      (["hibernate", KEXEC_OF[revision]] as const).map(name => [variant, name] as const),
    )
    for (const [variant, transition] of cases) {
      isSound(tell(loaded, {revision}, {pages: 1500, ...variant}, transition))
    }
  })
})

test.each(TRANSITIONS)("%s: whatever is staged, it is sound", transition => {
  for (const name of ["6.1-4k-crash", "4k-39"])
    for (const assumed of STAGED) {
      const loaded = examples.find(([known]) => known === name)![1]
      const isInPlace = assumed.kexec && "inPlace" in assumed.kexec
      if (isInPlace && name !== "6.1-4k-crash") continue
      isSound(tell(loaded, {}, {pages: 100, ...assumed}, transition))
    }
})

test("an event is the way from its state to the next", () => {
  const story = tell(made("read-only"), {}, {pages: 5000})
  for (const n of [10, 11, 500, 2057, 2058, 2059, 5008]) {
    const {write, page} = story.event(n)
    expect(story.state(n).content(write!.pa)).toEqual(write!.before)
    expect(story.state(n + 1).content(write!.pa)).toEqual(write!.after)
    expect([story.state(n).copied, story.state(n + 1).copied]).toEqual([page, page! + 1])
  }
})

test("a state that is entered is the one to which the machine came by itself", () => {
  const loaded = made("read-only")
  const scenario = scenarioOf(loaded, {}, {pages: 7000, tlb: {entries: 16}})
  const story = simulate(scenario, loaded.source)
  const {before, copyPage, start} = hibernate
  const run = start(prepared({preparation}, scenario, loaded.source))
  for (const stop of before) stopAt(run, stop)
  for (let copied = 0; copied < 7000; copied++) {
    if (copied % 683 === 0 || copied % 2048 < 2) {
      const {data, fetch, pair, registers} = story.state(before.length + copied)
      expect({data, fetch, pair, registers}).toEqual({
        ...run.cpu.entries(),
        pair: run.pair,
        registers: run.cpu.registers(),
      })
    }
    copyPage(run)
  }
})

test("it can be told in pieces, and given up", () => {
  const loaded = made("map-page")
  const work = simulation(scenarioOf(loaded, {revision: "v5.16"}), loaded.source)
  const pieces = [...{[Symbol.iterator]: () => work}]
  const laidOut = pieces.filter(({stage}) => stage === "machine").length
  // Not all at once: memory of a million pages takes its time.
  expect(laidOut).toBeGreaterThan(3)
  expect(pieces.slice(laidOut, laidOut + 2)).toMatchObject([
    {stage: "list", copied: 0},
    {stage: "list", copied: 2048},
  ])
})

test("no event has a number outside of the story", () => {
  const story = tell(made("no-memory"))
  expect(() => story.event(story.length)).toThrow("no event 3 of 3")
  expect(() => story.event(-1)).toThrow(RangeError)
  expect(() => story.state(4)).toThrow("no state after 4 of 3 events")
})

test("before a station has made them, the copy's pages are free, and the image is nowhere", () => {
  const {machine, state} = tell(made("read-only"))
  const root = machine.outcome!.root!
  expect([1, 2, 3].map(n => state(n).content(root)?.kind)).toEqual(["free", "free", "copy"])
  const store = machine.frames.pa(machine.layout.stores.at(0))
  expect([1, 2].map(n => state(n).content(store)?.kind)).toEqual(["free", "image"])
})

// Through the model's copy of a real table: the loop's answers are those of a plain walk of the copy, and all are mapped.
const through = NAMES.flatMap(name => (["hibernate", "kexec"] as const).map(of => [of, name] as const))
test.each(through)(
  `%s, %s: what the loop touches, the copy maps (seed ${seed})`,
  async (transition, name) => {
    const loaded = await load(name)
    const flags = {mkwrite: true, mkvalid: true, checkpfn: false, forcemap: false}
    const story = tell(loaded, {flags}, {}, transition)
    expect(story.end.kind).toBe("survived")
    const {first, length} = story.list
    const within = story.state(first).memory
    holds(
      fc.integer({min: first, max: first + length - 1}),
      number =>
        story.event(number).accesses.every(({kind, va, pa}) => {
          const {regime} = story.state(first)
          return walk(regime, within, va, {el: 1, kind}).outputAddress === pa
        }),
      60,
    )
  },
)
