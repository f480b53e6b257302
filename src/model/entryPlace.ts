// Where a walk comes to an entry of which only the place in memory is known.

import {everyTable} from "./everyTable.ts"
import {span, tableBytes, type Level} from "./geometry.ts"
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
  const {geometry: g, memory, root} = source
  for (const {level, pa, va} of everyTable(g, memory, root, sourceHalf(source)))
    if (at >= pa && at < pa + tableBytes(g, level))
      return {level, va: (va + ((at - pa) / 8) * span(g, level)) as Va}
  return null
}
