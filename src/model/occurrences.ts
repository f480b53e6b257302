// Where a value stands in a tree of tables.

import {everyTable} from "./everyTable.ts"
import {entries, span, type Geometry, type Level} from "./geometry.ts"
import type {Memory} from "./memory.ts"
import type {Pa, Va, Word} from "./word.ts"

export interface Occurrences {
  /** Entries of this value; an entry counts once for every address at which a walk comes to it. */
  readonly count: number
  /** The first address that the lowest of them covers; null if there is none. */
  readonly first: Va | null
}

/** How often a value stands at a level below a root of a half. */
export function occurrences(
  g: Geometry,
  memory: Memory,
  root: Pa,
  half: 0 | 1,
  {lo, hi}: Word,
  level: Level,
): Occurrences {
  let count = 0
  let first: Va | null = null
  for (const table of everyTable(g, memory, root, half)) {
    if (table.level !== level) continue
    for (let i = 0, at = table.at; i < entries(g, level); i++, at += 2) {
      if (table.words[at] !== lo || table.words[at + 1] !== hi) continue
      count++
      first ??= (table.va + i * span(g, level)) as Va
    }
  }
  return {count, first}
}
