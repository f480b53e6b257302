// A transition as a sequence of events, each with its number: to be stepped through back and forth, and entered anywhere. Only some states of the CPU
// are kept; any other is reached from the nearest one before it by doing the same steps again, on memory as it was then.

import {contentOf, type Content} from "./content.ts"
import type {Accessed, CpuSnapshot, Registers} from "./cpu.ts"
import {
  AFTER,
  BEFORE,
  copyPage,
  resume,
  start,
  stationStep,
  type End,
  type Mark,
  type Run,
  type Station,
} from "./hibernate.ts"
import {prepare, type Machine} from "./prepare.ts"
import {copyStretch} from "./stretch.ts"
import type {Scenario} from "./scenario.ts"
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
  readonly regime: Regime
  readonly data: readonly TlbEntry[]
  readonly fetch: readonly TlbEntry[]
  /** Pages copied so far. */
  readonly copied: number
  /** The linear address of the pair that comes next, 0: none. */
  readonly pair: number
  /** The words of memory, to be read. */
  readonly memory: Memory
  /** Whose data the frame at an address holds; null: no memory is there. Before the station that makes it, a page is free. */
  content(pa: Pa): Content | null
}

export interface StoryEvent {
  readonly number: number
  readonly station: Station
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
  readonly machine: Machine
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
  station(number: number): {readonly station: Station; readonly page: number | null}
  event(number: number): StoryEvent
  /** The state after so many events. */
  state(events: number): State
}

/** Pages between two states that are kept. */
const KEEP = 2048
/** Marks that are kept. */
const MARKS = 256

interface Kept {
  readonly events: number
  readonly copied: number
  readonly pair: number
  readonly cpu: CpuSnapshot
}

/** The story of a scenario; the experiment's source is `source`. @throws RangeError if its memory is too small. */
export function simulate(scenario: Scenario, source: Source): Story {
  const work = simulation(scenario, source)
  for (let next = work.next(); ; next = work.next()) if (next.done) return next.value
}

/** The same in pieces: yields how many pages were copied, of how many. To cancel is not to ask again. */
export function* simulation(
  scenario: Scenario,
  source: Source,
): Generator<{readonly copied: number; readonly pages: number}, Story> {
  const machine = prepare(scenario, source)
  const run = start(machine)
  const marks: Mark[] = []
  run.marks = marks
  const kept: Kept[] = [keep(run, 0)]
  let events = 0
  for (; events < BEFORE.length && !run.end; events++) stationStep(run, BEFORE[events])
  const first = events
  while (run.pair !== 0 && !run.end) {
    if ((events - first) % KEEP === 0) {
      kept.push(keep(run, events))
      if (marks.length > MARKS) run.marks = undefined
      yield {copied: run.cpu.now, pages: machine.layout.pairs}
    }
    events += copyPages(run, KEEP - ((events - first) % KEEP))
  }
  const list = {first, length: events - first}
  kept.push(keep(run, events))
  for (let n = 0; n < AFTER.length && !run.end; n++, events++) stationStep(run, AFTER[n])
  return story(machine, run.end!, events, list, marks.slice(0, MARKS), kept)
}

/** At least one page, at most `most`; returns how many. */
function copyPages(run: Run, most: number): number {
  const copied = copyStretch(run, most)
  if (copied > 0) return copied
  copyPage(run)
  return 1
}

function keep({cpu, pair}: Run, events: number): Kept {
  return {events, copied: cpu.now, pair, cpu: cpu.snapshot()}
}

function story(
  machine: Machine,
  end: End,
  length: number,
  list: Story["list"],
  marks: readonly Mark[],
  kept: readonly Kept[],
): Story {
  // Who steps forward goes on with the machine of the step before.
  const again = start(machine)
  let at = -1

  function station(number: number): {station: Station; page: number | null} {
    if (!(number >= 0 && number < length)) throw new RangeError(`no event ${number} of ${length}`)
    if (number < list.first) return {station: BEFORE[number], page: null}
    const page = number - list.first
    if (page < list.length) return {station: "page", page}
    return {station: AFTER[page - list.length], page: null}
  }

  function step() {
    const {station: which} = station(at++)
    if (which === "page") copyPage(again)
    else stationStep(again, which)
  }

  function go(events: number) {
    const from = kept.findLast(state => state.events <= events)!
    if (at > events || at < from.events) {
      resume(again, from.cpu, from.copied, from.pair)
      at = from.events
    }
    while (at < events) {
      const pages = Math.min(events, list.first + list.length) - at
      if (at >= list.first && pages > 0) at += copyPages(again, pages)
      else step()
    }
  }

  return {
    ...{machine, end, length, list, marks, station},
    bytes: bytesOf(machine, kept),
    event(number) {
      const where = station(number)
      go(number)
      const log: Accessed[] = []
      const {cpu} = again
      const before = cpu.now
      cpu.log = log
      step()
      cpu.log = undefined
      const write = cpu.now > before ? written(machine, before) : null
      return {...where, number, accesses: log, write, end: number === length - 1 ? end : null}
    },
    state(events) {
      if (!(events >= 0 && events <= length))
        throw new RangeError(`no state after ${events} of ${length} events`)
      go(events)
      return stateOf(again, events)
    },
  }
}

/** A TLB entry is taken to need 100 bytes. */
function bytesOf({journal, layout}: Machine, kept: readonly Kept[]): number {
  const states = kept.reduce((sum, {cpu}) => sum + 100 * (cpu.data.length + cpu.fetch.length), 0)
  return journal.bytes + layout.loaded.length + states
}

function written(machine: Machine, n: number): NonNullable<StoryEvent["write"]> {
  const {journal, memory, frames} = machine
  const frame = journal.frame(n)
  const content = (now: number) => contentOf(machine, memory.content(frame, now))
  return {pa: frames.pa(frame), before: content(n), after: content(n + 1)}
}

/** The station after which a page of each kind is what it is going to be. */
const MADE: Partial<Record<Content["kind"], (typeof BEFORE)[number]>> = {
  image: "load",
  list: "load",
  copy: "tables",
  "zero page": "zero page",
  "exit page": "exit page",
  "exit tables": "exit page",
}

function stateOf({machine, cpu, pair}: Run, events: number): State {
  const {memory, frames} = machine
  const copied = cpu.now
  const {data, fetch} = cpu.entries()
  return {
    ...{events, registers: cpu.registers(), regime: cpu.regime(), data, fetch, copied, pair},
    memory: memory.at(copied),
    content(pa) {
      const frame = frames.memory(pa)
      if (frame < 0) return null
      const content = contentOf(machine, memory.content(frame, copied))
      const made = MADE[content.kind]
      return made && events <= BEFORE.indexOf(made) ? {kind: "free", of: frames.pa(frame)} : content
    },
  }
}
