// One entry of a copy as a bar: what it maps, from its first address to its last, in runs of one state. A block is one run; a table's runs are
// those of its entries, so that what was taken away is as wide as it is large.

import {kind, shape} from "../../model/descriptor/descriptor.ts"
import {entries, span, type Geometry} from "../../model/geometry.ts"
import type {EntryPlace} from "../../model/entryPlace.ts"
import type {Memory} from "../../model/memory.ts"
import {entryOn, pathAt, type PathEntry} from "../../model/path.ts"
import type {Pa} from "../../model/word.ts"

export type BarState = "writable" | "read-only" | "invalid" | "empty" | "table"

/** [from, to) of the bar, 0 to 1. */
export interface BarRun {
  readonly from: number
  readonly to: number
  readonly state: BarState
}

export interface EntryBar {
  /** null: the copy has no table in which it would stand. */
  readonly entry: PathEntry | null
  readonly runs: readonly BarRun[]
  /** Pages (of the granule) below the entry that are mapped, and of how many; of entries that lead to tables, entries. */
  readonly mapped: number
  readonly of: number
  readonly unit: "page" | "entry"
}

/** The bar of the entry at a place below a root; root null: there is no copy. */
export function entryBar(g: Geometry, memory: Memory, root: Pa | null, {level, va}: EntryPlace): EntryBar {
  const pages = span(g, level) / g.granule
  const entry = root === null ? undefined : entryOn(pathAt(g, memory, root, va), level)
  const whole = (state: BarState, mapped: number): EntryBar => ({
    ...{entry: entry ?? null, runs: [{from: 0, to: 1, state}], mapped, of: pages, unit: "page"},
  })
  if (!entry || entry.kind === "empty") return whole("empty", 0)
  if (entry.kind === "invalid") return whole("invalid", 0)
  if (entry.kind !== "table") return whole(entry.lo & 0x80 ? "read-only" : "writable", pages)
  return tableBar(g, memory, entry)
}

function tableBar(g: Geometry, memory: Memory, entry: PathEntry): EntryBar {
  const level = (entry.level + 1) as 0 | 1 | 2 | 3
  const count = entries(g, level)
  const words = memory.frame(entry.pa!)
  const runs: {from: number; to: number; state: BarState}[] = []
  let mapped = 0
  for (let i = 0; i < count; i++) {
    const at = (entry.pa! % memory.frameBytes) / 4 + 2 * i
    const state = words ? stateOf(g, level, words[at], words[at + 1]) : "empty"
    if (state === "writable" || state === "read-only" || state === "table") mapped++
    const last = runs.at(-1)
    if (last?.state === state) last.to = (i + 1) / count
    else runs.push({from: i / count, to: (i + 1) / count, state})
  }
  return {entry, runs, mapped, of: count, unit: level === 3 ? "page" : "entry"}
}

function stateOf(g: Geometry, level: 0 | 1 | 2 | 3, lo: number, hi: number): BarState {
  if (shape(level, lo, hi) === "empty") return "empty"
  const what = kind(g, level, lo, hi)
  if (what === "table") return "table"
  return what === "invalid" ? "invalid" : lo & 0x80 ? "read-only" : "writable"
}
