// A transition as a sequence of events, each with its number: to be stepped through back and forth, and entered anywhere. Only some states of the CPU
// are kept; any other is reached from the nearest one before it by doing the same steps again, on memory as it was then.

import type {CodeName} from "./code.ts"
import {contentOf, type Content} from "./content.ts"
import type {Accessed} from "./cpu.ts"
import {keep, resume, stopAt, type End, type Kept, type Loop, type Mark, type Run} from "./atWork.ts"
import type {Machine} from "./machine.ts"
import type {Registers} from "./registers.ts"
import type {Scenario, TransitionName} from "./scenario.ts"
import {transitions} from "./transitions.ts"
import type {Stop, Transition} from "./transition.ts"
import type {TlbEntry} from "./tlb.ts"
import type {Memory} from "../memory.ts"
import type {Regime} from "../mmu/regime.ts"
import type {Source} from "../source.ts"
import type {Pa} from "../word.ts"

/** The machine between two events. */
export interface State {
  /** Events that have happened, 0 to the story's length. */
  readonly events: number
  readonly registers: Registers
  /** The code that the PC is in, or was to be in. */
  readonly code: CodeName
  readonly regime: Regime
  readonly data: readonly TlbEntry[]
  readonly fetch: readonly TlbEntry[]
  /** Pages copied so far. */
  readonly copied: number
  /** The address at which the list is read next, 0: it is done. For hibernate that of the next pair. */
  readonly pair: number | bigint
  /** kexec: what its code holds in registers, once it has begun. */
  readonly loop: Readonly<Loop> | null
  /** The words of memory, to be read. */
  readonly memory: Memory
  /** Whose data the frame at an address holds; null: no memory is there. Before the station that makes it, a page is free. */
  content(pa: Pa): Content | null
}

export interface StoryEvent {
  readonly number: number
  /** A name of the transition's `before` or `after`, or "page": one of the list. */
  readonly station: string
  /** How many pages were copied before; null if it is none of the list. */
  readonly page: number | null
  /** What the CPU fetched, loaded and stored, in order. */
  readonly accesses: readonly Accessed[]
  /** The frame that was overwritten, and whose data it held and holds. */
  readonly write: {readonly pa: Pa; readonly before: Content; readonly after: Content} | null
  /** How the story ends, in its last event. */
  readonly end: End | null
}

export interface Story {
  readonly transition: TransitionName
  readonly machine: Machine
  /** The kernel's steps before and after the list; how many of them happened depends on the end. */
  readonly before: readonly Stop[]
  readonly after: readonly Stop[]
  readonly end: End
  /** Events in all. */
  readonly length: number
  /** The number of the first event of the list, and how many there are. */
  readonly list: {readonly first: number; readonly length: number}
  /** Frames that were overwritten though they were needed, the first of them. */
  readonly marks: readonly Mark[]
  /** Bytes that are kept besides the source and the copy, at most. */
  readonly bytes: number
  /** @throws RangeError if there is no event of that number. */
  station(number: number): {readonly station: string; readonly page: number | null}
  event(number: number): StoryEvent
  /** The state after so many events. */
  state(events: number): State
}

/** Pages between two states that are kept. */
const KEEP = 2048
/** Marks that are kept. */
const MARKS = 256

/** A state that is kept, and after how many events. */
interface Landmark {
  readonly events: number
  readonly kept: Kept
}

/** The story of a scenario; the experiment's source is `source`. @throws RangeError if its memory is too small. */
export function simulate(scenario: Scenario, source: Source): Story {
  const work = simulation(scenario, source)
  for (let next = work.next(); ; next = work.next()) if (next.done) return next.value
}

/** How far a story is: its machine is made ready, or so many pages of its list were copied. */
export type Progress =
  {readonly stage: "machine"} | {readonly stage: "list"; readonly copied: number; readonly pages: number}

/** The same in pieces, between which it says how far it is. To cancel is not to ask again. */
export function* simulation(scenario: Scenario, source: Source): Generator<Progress, Story> {
  const {before, after, start, ...loop} = transitions[scenario.transition]
  const machine = yield* machineOf(scenario, source)
  const run = start(machine)
  const marks: Mark[] = []
  run.marks = marks
  const kept: Landmark[] = [landmark(run, 0)]
  let events = 0
  for (; events < before.length && !run.end; events++) stopAt(run, before[events])
  const first = events
  while (run.pair !== 0 && !run.end) {
    if ((events - first) % KEEP === 0) {
      kept.push(landmark(run, events))
      if (marks.length > MARKS) run.marks = undefined
      yield {stage: "list", copied: run.cpu.now, pages: machine.list.length}
    }
    events += copyPages(loop, run, KEEP - ((events - first) % KEEP))
  }
  const list = {first, length: events - first}
  kept.push(landmark(run, events))
  for (let n = 0; n < after.length && !run.end; n++, events++) stopAt(run, after[n])
  return story(machine, run.end!, events, list, marks.slice(0, MARKS), kept)
}

function* machineOf(scenario: Scenario, source: Source): Generator<Progress, Machine> {
  const work = transitions[scenario.transition].preparation(scenario, source)
  for (;;) {
    yield {stage: "machine"}
    const next = work.next()
    if (next.done) return next.value
  }
}

/** At least one page, at most `most`; returns how many. */
function copyPages(
  {copyStretch, copyPage}: Pick<Transition, "copyStretch" | "copyPage">,
  run: Run,
  most: number,
): number {
  const copied = copyStretch(run, most)
  if (copied > 0) return copied
  copyPage(run)
  return 1
}

function landmark(run: Run, events: number): Landmark {
  return {events, kept: keep(run)}
}

function story(
  machine: Machine,
  end: End,
  length: number,
  list: Story["list"],
  marks: readonly Mark[],
  landmarks: readonly Landmark[],
): Story {
  const name = machine.scenario.transition
  const {before, after, made} = transitions[name]
  const again = replay(machine, list, landmarks)

  function station(number: number): {station: string; page: number | null} {
    if (!(number >= 0 && number < length)) throw new RangeError(`no event ${number} of ${length}`)
    if (number < list.first) return {station: before[number].station, page: null}
    const page = number - list.first
    if (page < list.length) return {station: "page", page}
    return {station: after[page - list.length].station, page: null}
  }

  return {
    ...{transition: name, machine, before, after, end, length, list, marks, station},
    bytes: bytesOf(machine, landmarks),
    event(number) {
      const where = station(number)
      const {cpu} = again.to(number)
      const log: Accessed[] = []
      const before = cpu.now
      cpu.log = log
      again.step()
      cpu.log = undefined
      const write = cpu.now > before ? written(machine, before) : null
      return {...where, number, accesses: log, write, end: number === length - 1 ? end : null}
    },
    state(events) {
      if (!(events >= 0 && events <= length))
        throw new RangeError(`no state after ${events} of ${length} events`)
      const missing = (kind: Content["kind"]) =>
        events <= before.findIndex(({station}) => station === made[kind])
      return stateOf(again.to(events), events, missing)
    },
  }
}

/** A machine that does again what was done. */
interface Replay {
  /** The machine after so many events. */
  to(events: number): Run
  /** The next event. */
  step(): void
}

/** Who steps forward goes on with the machine of the step before; others begin at the nearest landmark. */
function replay(machine: Machine, {first, length}: Story["list"], landmarks: readonly Landmark[]): Replay {
  const {before, after, start, ...loop} = transitions[machine.scenario.transition]
  const run = start(machine)
  let at = -1

  function step() {
    const page = at++ - first
    if (page < 0) stopAt(run, before[page + first])
    else if (page < length) loop.copyPage(run)
    else stopAt(run, after[page - length])
  }

  function to(events: number): Run {
    const from = landmarks.findLast(state => state.events <= events)!
    if (at > events || at < from.events) {
      resume(run, from.kept)
      at = from.events
    }
    while (at < events) {
      const pages = Math.min(events, first + length) - at
      if (at >= first && pages > 0) at += copyPages(loop, run, pages)
      else step()
    }
    return run
  }

  return {to, step}
}

/** A TLB entry is taken to need 100 bytes. */
function bytesOf({journal, layout}: Machine, landmarks: readonly Landmark[]): number {
  const states = landmarks.reduce((sum, {kept: {cpu}}) => sum + 100 * (cpu.data.length + cpu.fetch.length), 0)
  return journal.bytes + layout.bytes + states
}

function written(machine: Machine, n: number): NonNullable<StoryEvent["write"]> {
  const {journal, memory, frames} = machine
  const frame = journal.frame(n)
  const content = (now: number) => contentOf(machine, memory.content(frame, now))
  return {pa: frames.pa(frame), before: content(n), after: content(n + 1)}
}

/** `missing`: has no page of that kind been made yet? */
function stateOf(
  {machine, cpu, code, pair, loop}: Run,
  events: number,
  missing: (kind: Content["kind"]) => boolean,
): State {
  const {memory, frames} = machine
  const copied = cpu.now
  const {data, fetch} = cpu.entries()
  return {
    ...{
      events,
      registers: cpu.registers(),
      code: code.name,
      regime: cpu.regime(),
      data,
      fetch,
      copied,
      pair,
      loop: loop && {...loop},
    },
    memory: memory.at(copied),
    content(pa) {
      const frame = frames.memory(pa)
      if (frame < 0) return null
      const content = contentOf(machine, memory.content(frame, copied))
      return missing(content.kind) ? {kind: "free", of: frames.pa(frame)} : content
    },
  }
}
