// The operations of an experiment, executed one after the other on simulated memory: the copy, then each map operation. What
// the kernel's functions did and returned, without an account of it.

import {tableAddress} from "./address.ts"
import {watchedAllocator} from "./allocator.ts"
import type {Experiment, MapOperation, ReturnCode} from "./experiment.ts"
import {index, levels, type Geometry, type Level} from "./geometry.ts"
import {layered, memory, readWord, type Memory} from "./memory.ts"
import type {MapResult, Stop} from "./outcome.ts"
import type {Source} from "./source.ts"
import {allocatorOf} from "./supply.ts"
import {Pause, type Step, type Trace} from "./trace.ts"
import {settingsOf} from "./trans/explain.ts"
import {Halt, machine, takenAsTable, takeRoot, type Machine} from "./trans/machine.ts"
import type {Copied, Revision} from "./trans/revision.ts"
import {revisions} from "./trans/revisions.ts"
import {big, word, type Pa, type Va} from "./word.ts"

/** What the copy came to, before any map operation. */
export interface CopyResult extends Copied {
  readonly stop?: Stop
  /** Pages that it took. */
  readonly allocated: number
  /** Non-empty source entries that it read, tables included. */
  readonly read: number
}

export interface Execution {
  /** Outcome's memory, as it is now. */
  readonly memory: Memory
  /** To be called first, once. */
  copy(): CopyResult
  /** The first `count` map operations, into the copy's root, until one fails; none if the copy failed or there is no function for it. */
  maps(count: number): MapResult[]
}

/**
 * The same machine, that leaves the source as it is: a table of the source that a function takes for one of the copy's is copied before
 * it is written. Linux 5.6 to 5.15, trans_pgd_map_page(), does so where an invalid entry leads to one.
 */
function owning<T extends Machine>(m: T, own: Memory, source: Memory): T {
  const table: Machine["table"] = (pa, of) => {
    const frame = of === "source" || own.frame(pa) ? undefined : source.frame(pa)
    if (frame) own.put((pa - (pa % own.frameBytes)) as Pa, frame.slice())
    return m.table(pa, of)
  }
  return {...m, table}
}

type MapPage = NonNullable<Revision["mapPage"]>

/** Hears of each step, and to which operation it belongs: 0 the copy, n the n-th map operation. A Pause ends the operation. */
export type Listener = (step: Step, operation: number) => ReturnType<Trace>

/** Prepares the execution of an experiment; `source` is the edited one. Nothing happens before copy() is called. */
export function execution(experiment: Experiment, source: Source, listener?: Listener): Execution {
  const g = source.geometry
  const revision = revisions[experiment.revision]
  const settings = settingsOf(experiment, source)
  const pages = memory(g.granule)
  const all = layered(pages, source.memory)
  let allocated = 0
  let firstPage: Pa | null = null
  let operation = 0
  const trace = listener && ((step: Step) => listener(step, operation))
  const allocator = watchedAllocator(allocatorOf(experiment.allocator, source), page => {
    if (page === undefined) return
    allocated++
    firstPage ??= page
  })
  let finished: Pa | null = null
  const ready = () => owning(machine(g, all, allocator, experiment.frames, trace), pages, source.memory)
  return {memory: pages, copy, maps}

  function copy(): CopyResult {
    const m = ready()
    const made = attempt(() =>
      experiment.range
        ? revision.createCopy(m, settings, source.root, experiment.range.start, experiment.range.end)
        : createEmpty(),
    )
    const early = experiment.revision.startsWith("v1") || experiment.revision === "hibernate-v5.2"
    // What the caller's pointer holds when the kernel stops: v1 stores it at once, hibernate owned the page before.
    const copied =
      "end" in made ? {rc: made.end, root: early ? firstPage : null, built: firstPage} : made.value
    const stop = "end" in made && made.stop ? made.stop : copied.rc === 0 ? undefined : m.stop()
    finished = stop || copied.rc !== 0 ? null : copied.root
    return {...copied, stop, allocated, read: m.read}

    /** v1 has a function for it; without one the caller takes a page, as hibernate does. */
    function createEmpty(): Copied {
      if (revision.createEmpty) return revision.createEmpty(m)
      const root = takeRoot(m, "get_safe_page", 0 as Va)
      return {rc: root === null ? -12 : 0, root, built: root}
    }
  }

  function maps(count: number): MapResult[] {
    const results: MapResult[] = []
    if (!revision.mapPage || finished === null) return results
    for (const each of experiment.maps.slice(0, count)) {
      operation++
      const result = map(revision.mapPage, finished, each)
      results.push(result)
      if (result.rc !== 0 || result.stop) break
    }
    return results
  }

  function map(mapPage: MapPage, root: Pa, {va, page, prot}: MapOperation): MapResult {
    const before = allocated
    const stood = standing(g, all, root, va)
    const m = ready()
    const made = attempt(() => mapPage(m, settings, root, page, va, word(prot)))
    const rc = "end" in made ? made.end : made.value
    const stop = "end" in made && made.stop ? made.stop : rc === 0 ? undefined : m.stop()
    const now = stood && readWord(all, stood.at)
    // v1 has replaced a block when it finds no page for a table further below.
    const gone = stop !== undefined && now !== undefined && big(now) !== stood!.value
    const replaced =
      stood && (stop === undefined || gone) ? {level: stood.level, value: stood.value} : undefined
    return {
      rc,
      stop,
      allocated: allocated - before,
      unmappedBytes: replaced ? unmapped(g, replaced) + (gone ? g.granule : 0) : 0,
      replaced,
    }
  }
}

/** How a function of the kernel ended: with its value, or without one. */
type Ended<T> = {readonly value: T} | {readonly end: ReturnCode; readonly stop?: Stop}

function attempt<T>(work: () => T): Ended<T> {
  try {
    return {value: work()}
  } catch (end) {
    if (end instanceof Halt) return {end: end.rc}
    if (end instanceof Pause) return {end: 0, stop: end.stop}
    throw end
  }
}

/** The non-empty leaf that maps a VA, or holds its place; `at` is its own address. */
function standing(
  g: Geometry,
  from: Memory,
  root: Pa,
  va: Va,
): {level: Level; at: Pa; value: bigint} | undefined {
  let table = root
  for (const level of levels(g)) {
    const at = (table + 8 * index(g, level, va)) as Pa
    const entry = readWord(from, at)
    if (!entry || (entry.lo | entry.hi) === 0) return undefined
    if (level === 3 || !takenAsTable(g, level, entry.lo)) return {level, at, value: big(entry)}
    table = tableAddress(g, entry.lo, entry.hi)
  }
  return undefined
}

/** What a replaced leaf mapped and the one page in its place does not. */
function unmapped(g: Geometry, {level, value}: {level: Level; value: bigint}): number {
  return (value & 1n) === 0n ? 0 : g.granule * (2 ** ((3 - level) * g.stride) - 1)
}
