// Experiment in, Outcome out. Pure: the same two values always give the same third, and the source is not written.

import {accountOf} from "./account/accounting.ts"
import type {Account} from "./account/account.ts"
import {replacedBy} from "./account/absent.ts"
import {bump, failAfter, watchedAllocator} from "./allocator.ts"
import {edited} from "./edit.ts"
import type {Experiment, MapOperation} from "./experiment.ts"
import {tableAddress} from "./address.ts"
import {alignDown, index, levels, type Geometry, type Level} from "./geometry.ts"
import {layered, memory, readWord, type Memory} from "./memory.ts"
import type {MapResult, Outcome} from "./outcome.ts"
import type {Source} from "./source.ts"
import {survey} from "./account/survey.ts"
import type {Trace} from "./trace.ts"
import {settingsOf} from "./trans/explain.ts"
import {Halt, machine, takenAsTable} from "./trans/machine.ts"
import type {Copied} from "./trans/revision.ts"
import {revisions} from "./trans/revisions.ts"
import {big, word, type Pa, type Va} from "./word.ts"

/**
 * What a kernel makes of an experiment; `unedited` is the source that it names, before its edits. Each step goes to `trace`, if
 * there is one.
 */
export function run(experiment: Experiment, unedited: Source, trace?: Trace): Outcome {
  const source = edited(unedited, experiment.edits)
  const g = source.geometry
  const revision = revisions[experiment.revision]
  const settings = settingsOf(experiment, source)
  const pages = memory(g.granule)
  let allocated = 0
  let firstPage: Pa | null = null
  const allocator = watchedAllocator(
    failAfter(bump(experiment.allocator.base, g.granule), experiment.allocator.limit),
    page => {
      if (page === undefined) return
      allocated++
      firstPage ??= page
    },
  )
  const all = layered(pages, source.memory)
  const m = machine(g, all, allocator, experiment.frames, trace)

  let copied: Copied
  try {
    copied = experiment.range
      ? revision.createCopy(m, settings, source.root, experiment.range.start, experiment.range.end)
      : createEmpty()
  } catch (halt) {
    if (!(halt instanceof Halt)) throw halt
    // What the caller's pointer holds when the kernel stops: v1 stores it at once, hibernate owned the page before.
    const early = experiment.revision.startsWith("v1") || experiment.revision === "hibernate-v5.2"
    copied = {rc: halt.rc, root: early ? firstPage : null, built: firstPage}
  }
  const stop = copied.rc === 0 ? undefined : m.stop()
  const copy = {memory: pages, built: copied.built, stop, read: m.read}
  const account = accountOf(experiment, source, copy, surveyed(source, experiment))
  const copyPages = allocated
  const maps = copied.rc === 0 && copied.root !== null ? mapAll(copied.root) : []
  return {
    ...{...copied, memory: pages, allocated: copyPages, stop, maps},
    account: maps.length > 0 ? withMapped() : account,
  }

  /** Map operations work on the finished copy: what they did is counted anew, what was copied stays what it was. */
  function withMapped(): Account {
    const written = maps.flatMap(({rc}, n) => (rc === 0 ? [alignDown(g, 3, experiment.maps[n].va)] : []))
    const done = {pages: new Set(written), replaced: replacedBy(g, experiment, {maps})}
    const now = accountOf(experiment, source, {...copy, maps: done}, surveyed(source, experiment))
    return {...now, copied: account.copied, copy: account.copy}
  }

  /** v1 has a function for it; without one the caller takes a page, as hibernate does. */
  function createEmpty(): Copied {
    if (revision.createEmpty) return revision.createEmpty(m)
    const root = m.page() ?? null
    if (root === null)
      m.gaveUp({function: "get_safe_page", va: 0 as Va, level: g.start, index: 0, reason: "memory"})
    return {rc: root === null ? -12 : 0, root, built: root}
  }

  function mapAll(root: Pa): MapResult[] {
    const results: MapResult[] = []
    if (!revision.mapPage) return results
    for (const operation of experiment.maps) {
      const result = map(root, operation)
      results.push(result)
      if (result.rc !== 0) break
    }
    return results
  }

  function map(root: Pa, {va, page, prot}: MapOperation): MapResult {
    const before = allocated
    const stood = standing(g, all, root, va)
    const each = machine(g, all, allocator, experiment.frames, trace)
    let rc: MapResult["rc"]
    try {
      rc = revision.mapPage!(each, settings, root, page, va, word(prot))
    } catch (halt) {
      if (!(halt instanceof Halt)) throw halt
      rc = halt.rc
    }
    const stop = rc === 0 ? undefined : each.stop()
    // v1 has replaced a block when it finds no page for a table further below.
    const gone = rc === -12 && stood !== undefined && stop !== undefined && stood.level < stop.level
    const replaced = rc === 0 || gone ? stood : undefined
    return {
      rc,
      stop,
      allocated: allocated - before,
      unmappedBytes: replaced ? unmapped(g, replaced.level, replaced.value) + (gone ? g.granule : 0) : 0,
      replaced,
    }
  }
}

/** The non-empty leaf that maps a VA, or holds its place. */
function standing(g: Geometry, from: Memory, root: Pa, va: Va): {level: Level; value: bigint} | undefined {
  let table = root
  for (const level of levels(g)) {
    const entry = readWord(from, (table + 8 * index(g, level, va)) as Pa)
    if (!entry || (entry.lo | entry.hi) === 0) return undefined
    if (level === 3 || !takenAsTable(g, level, entry.lo)) return {level, value: big(entry)}
    table = tableAddress(g, entry.lo, entry.hi)
  }
  return undefined
}

/** What a replaced leaf mapped and the one page in its place does not. */
function unmapped(g: Geometry, level: Level, value: bigint): number {
  return (value & 1n) === 0n ? 0 : g.granule * (2 ** ((3 - level) * g.stride) - 1)
}

let last: {
  source: Source
  range: Experiment["range"]
  frames: Experiment["frames"]
  survey: ReturnType<typeof survey>
}

/** The survey depends on source, range and frames alone: kept for the next experiment that differs in flags only. */
function surveyed(source: Source, {range, frames}: Experiment) {
  if (!last || last.source !== source || last.range !== range || last.frames !== frames)
    last = {source, range, frames, survey: survey(source, range, frames)}
  return last.survey
}
