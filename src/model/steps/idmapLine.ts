// The line of trans_pgd_idmap_page(): at most five steps, from the leaf up to the root.

import {bump, failAfter} from "../allocator.ts"
import type {RevisionName} from "../experiment.ts"
import type {Geometry, Level} from "../geometry.ts"
import {memory, type Memory} from "../memory.ts"
import type {Stop} from "../outcome.ts"
import {Pause, type Step} from "../trace.ts"
import {machine} from "../trans/machine.ts"
import type {Idmapped} from "../trans/revision.ts"
import {revisions} from "../trans/revisions.ts"
import type {Pa} from "../word.ts"
import type {Listener} from "../execution.ts"
import {line, pauseAfter, type Line} from "./line.ts"

/** One call of idmap_page. The k-th table page is base + k * granule; after `limit` pages there is none. */
export interface IdmapCall {
  readonly revision: RevisionName
  readonly geometry: Geometry
  /** Any address in the page to map. */
  readonly page: Pa
  readonly allocator: {readonly base: Pa; readonly limit: number}
}

export interface IdmapLine extends Line {
  readonly call: IdmapCall
}

export interface IdmapState {
  readonly number: number
  readonly step: Step | null
  readonly memory: Memory
  /** The uppermost table so far: what the next one will point to, and at last the root. */
  readonly top: {readonly table: Pa; readonly level: Level} | null
  /** What the function returned; null while it is at work. */
  readonly result: Idmapped | null
  readonly stop?: Stop
}

/** The line of a call; null if the revision has no such function. */
export function idmapLine(call: IdmapCall): IdmapLine | null {
  if (!revisions[call.revision].idmapPage) return null
  return {...line(call.geometry, listener => void idmap(call, listener)), call}
}

/** The state after a step. @throws RangeError if the line has no step of that number. */
export function idmapStateAt({call, count, geometry}: IdmapLine, number: number): IdmapState {
  if (!Number.isInteger(number) || number < 0 || number > count)
    throw new RangeError(`step ${number} of ${count}`)
  if (number === 0) return {number, step: null, memory: memory(geometry.granule), top: null, result: null}
  let n = 0
  let step: Step | null = null
  let top: IdmapState["top"] = null
  const done = idmap(call, heard => {
    step = heard
    if (heard.table !== null) top = {table: heard.table, level: heard.level}
    if (++n === number && n < count) throw pauseAfter(geometry, heard)
  })
  return {number, step, top, ...done}
}

/** Calls the function; `result` is null if the listener ended it. */
function idmap({revision, geometry: g, page, allocator: {base, limit}}: IdmapCall, listener: Listener) {
  const pages = memory(g.granule)
  const m = machine(g, pages, failAfter(bump(base, g.granule), limit), [], step => listener(step, 0))
  try {
    const result = revisions[revision].idmapPage!(m, page)
    return {memory: pages, result, stop: m.stop()}
  } catch (end) {
    if (!(end instanceof Pause)) throw end
    return {memory: pages, result: null}
  }
}
