// The line of trans_pgd_idmap_page(): at most five steps, from the leaf up to the root.

import type {RevisionName} from "../experiment.ts"
import {shift, type Geometry, type Level} from "../geometry.ts"
import {memory, type Memory} from "../memory.ts"
import type {Stop} from "../outcome.ts"
import {Pause, type Step} from "../trace.ts"
import {machine} from "../trans/machine.ts"
import type {Idmapped} from "../trans/revision.ts"
import {revisions} from "../trans/revisions.ts"
import type {Pa, Word} from "../word.ts"
import type {Listener} from "../execution.ts"
import {line, pauseAfter, type Line} from "./line.ts"

/** One call of idmap_page. */
export interface IdmapCall {
  readonly revision: RevisionName
  readonly geometry: Geometry
  /** Any address in the page to map. */
  readonly page: Pa
  /** What the allocator hands out, in this order; after these pages there is none. */
  readonly tables: readonly Pa[]
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

/** Level 3 to level 0. */
export const MOST_TABLES = 4

/** A table of the chain from the root to the page, taken or not yet. */
export interface IdmapTable {
  readonly level: Level
  /** The bits of the page's address that are its index. */
  readonly bits: {readonly msb: number; readonly lsb: number}
  readonly index: number
  /** The number of the step that takes it, or finds no page for it. */
  readonly number: number
  readonly table: Pa | null
  /** Its one entry: the page, or the table below. */
  readonly wrote: Word | null
}

/** All tables that the call needs, the root first; those that a step up to `number` has made are there with their entries. */
export function idmapTables({call, play}: IdmapLine, number: number): IdmapTable[] {
  const {geometry: g} = call
  const made: Step[] = []
  play(step => void made.push(step))
  const needed: Step[] = []
  // With pages enough, whatever they are.
  const enough = Array.from({length: MOST_TABLES}, (_, n) => (n * g.granule) as Pa)
  const {result} = idmap({...call, tables: enough}, step => void needed.push(step))
  const top = 63 - result!.t0sz!
  return needed
    .map(({level, index}, n): IdmapTable => {
      const lsb = shift(g, level)
      const step = n < number ? made.at(n) : undefined
      return {
        ...{level, index, number: n + 1, bits: {lsb, msb: Math.min(lsb + g.stride - 1, top)}},
        table: step?.table ?? null,
        wrote: step?.wrote ?? null,
      }
    })
    .reverse()
}

/** Calls the function; `result` is null if the listener ended it. */
function idmap({revision, geometry: g, page, tables}: IdmapCall, listener: Listener) {
  const pages = memory(g.granule)
  const left = [...tables]
  const m = machine(
    g,
    pages,
    () => left.shift(),
    [],
    step => listener(step, 0),
  )
  try {
    const result = revisions[revision].idmapPage!(m, page)
    return {memory: pages, result, stop: m.stop()}
  } catch (end) {
    if (!(end instanceof Pause)) throw end
    return {memory: pages, result: null}
  }
}
