// Tables that are alike: the same entries in the same places, all the way down, except that everything they map lies a
// constant distance further on. A picture draws a stack of them instead of 2,048 equal strips. Every table is read once
// and becomes an exact key (its runs, relative to the first address it maps), and equal keys get equal numbers: linear
// in the entries, and no two different tables can be taken for alike, as with a hash alone.

import {tableAddress} from "./address.ts"
import {entries, type Geometry, type Level} from "./geometry.ts"
import type {Memory} from "./memory.ts"
import {attributes, runs, type Run} from "./runs.ts"
import {hex64, type Pa} from "./word.ts"

/** Adjacent entries of one table that are tables and alike; count is at least 2. */
export interface Stack {
  readonly first: number
  readonly count: number
}

export interface Likeness {
  /** The stacks of the table at pa, ascending. Empty if it is not in memory, or at level 3. */
  stacks(level: Level, pa: Pa): Stack[]
}

/** What a table is, apart from where its memory begins. */
interface Form {
  /** Equal for tables that are alike. */
  readonly id: number
  /** The first address that it maps; null if it maps nothing. */
  readonly base: Pa | null
}

/** Likeness among the tables of a memory, as they are now: after a write, ask for a new one. */
export function likeness(g: Geometry, memory: Memory): Likeness {
  const forms = new Map<string, Form>()
  const ids = new Map<string, number>()

  const tableRuns = (level: Level, pa: Pa): Run[] | undefined => {
    const frame = memory.frame(pa)
    if (!frame) return undefined
    const at = (pa % memory.frameBytes) / 4
    return runs(g, level, frame.subarray(at, at + 2 * entries(g, level)))
  }

  const child = (level: Level, {lo, hi}: Run) => form((level + 1) as Level, tableAddress(g, lo, hi))

  // Recursion ends at level 3, also where a table points to itself.
  const form = (level: Level, pa: Pa): Form => {
    const at = `${level} ${pa}`
    const seen = forms.get(at)
    if (seen) return seen
    const list = tableRuns(level, pa)
    let base: Pa | null = null
    let key = `${level}`
    for (const run of list ?? []) {
      const below = run.kind === "table" ? child(level, run) : undefined
      const address = below ? below.base : run.address
      base ??= address
      key += ` ${run.first} ${hex64(attributes(g, level, run.lo, run.hi))}`
      if (below) key += `:${below.id}`
      if (address !== null) key += `+${address - base!}`
    }
    const name = list ? key : `absent ${pa}`
    const found = {id: ids.get(name) ?? ids.size, base}
    ids.set(name, found.id)
    forms.set(at, found)
    return found
  }

  return {
    stacks(level, pa) {
      const list: {first: number; count: number}[] = []
      let before: {next: number; like: string; stack?: {first: number; count: number}} | undefined
      for (const run of (level < 3 && tableRuns(level, pa)) || []) {
        if (run.kind !== "table") continue
        const like = `${hex64(attributes(g, level, run.lo, run.hi))}:${child(level, run).id}`
        if (before?.next === run.first && before.like === like) {
          if (!before.stack) list.push((before.stack = {first: run.first - 1, count: 1}))
          before.stack.count++
          before.next++
        } else before = {next: run.first + 1, like}
      }
      return list
    },
  }
}
