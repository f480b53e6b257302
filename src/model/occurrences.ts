// Where a value stands in a tree of tables.

import {tableAddress} from "./address.ts"
import {kind} from "./descriptor/descriptor.ts"
import {entries, halfStart, span, type Geometry, type Level} from "./geometry.ts"
import type {Memory} from "./memory.ts"
import {type Pa, type Va, type Word} from "./word.ts"

export interface Occurrences {
  /** Entries of this value; an entry counts once for every address at which a walk comes to it. */
  readonly count: number
  /** The first of them, from the lowest address, a table before what is in it; null if there is none. */
  readonly first: {readonly level: Level; readonly va: Va} | null
}

/** How often a value stands at a level (null: at any) below a root of a half. One pass over all tables that a walk can reach. */
export function occurrences(
  g: Geometry,
  memory: Memory,
  root: Pa,
  half: 0 | 1,
  {lo, hi}: Word,
  at: Level | null = null,
): Occurrences {
  let count = 0
  let first: Occurrences["first"] = null
  const visit = (table: Pa, level: Level, base: Va) => {
    const frame = memory.frame(table)
    if (!frame) return
    const start = (table % memory.frameBytes) / 4
    const size = span(g, level)
    for (let i = 0; i < entries(g, level); i++) {
      const [l, h] = [frame[start + 2 * i], frame[start + 2 * i + 1]]
      if (l === lo && h === hi && (at === null || at === level)) {
        count++
        first ??= {level, va: (base + i * size) as Va}
      }
      if (level < 3 && kind(g, level, l, h) === "table")
        visit(tableAddress(g, l, h), (level + 1) as Level, (base + i * size) as Va)
    }
  }
  visit(root, g.start, halfStart(g, half))
  return {count, first}
}
