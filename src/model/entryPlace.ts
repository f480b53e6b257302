// Where a walk comes to an entry of which only the place in memory is known.

import {tableAddress} from "./address.ts"
import {kind} from "./descriptor/descriptor.ts"
import {entries, halfStart, span, type Level} from "./geometry.ts"
import {sourceHalf} from "./path.ts"
import type {Source} from "./source.ts"
import type {Pa, Va} from "./word.ts"

export interface EntryPlace {
  readonly level: Level
  /** The first address that the entry covers. */
  readonly va: Va
}

/** The lowest address at which a walk reads the entry at `at`; null if none does. */
export function entryPlace(source: Source, at: Pa): EntryPlace | null {
  const {geometry: g, memory} = source
  const visit = (table: Pa, level: Level, base: Va): EntryPlace | null => {
    const size = span(g, level)
    const count = entries(g, level)
    if (at >= table && at < table + 8 * count) return {level, va: (base + ((at - table) / 8) * size) as Va}
    const frame = memory.frame(table)
    if (level === 3 || !frame) return null
    const start = (table % memory.frameBytes) / 4
    for (let i = 0; i < count; i++) {
      const [lo, hi] = [frame[start + 2 * i], frame[start + 2 * i + 1]]
      if (kind(g, level, lo, hi) !== "table") continue
      const found = visit(tableAddress(g, lo, hi), (level + 1) as Level, (base + i * size) as Va)
      if (found) return found
    }
    return null
  }
  return visit(source.root, g.start, halfStart(g, sourceHalf(source)))
}
