// Half-open ranges of virtual addresses against tables: which entries of a table lie in a range.

import type {Va} from "./word.ts"

/** [start, end) of addresses; an end of 0 with a start in the upper range is the top of the address space. */
export interface VaRange {
  readonly start: Va
  readonly end: Va
}

/**
 * The indices [from, to) of a table's entries that touch a range. `at` is the address of entry 0, `span` the bytes of an
 * entry, `count` their number. Empty if from >= to.
 */
export function inRange(
  {start, end}: VaRange,
  at: Va,
  span: number,
  count: number,
): {from: number; to: number} {
  const from = Math.max(0, Math.floor((start - at) / span))
  const to = Math.min(count, Math.ceil((end - at) / span))
  return {from, to}
}
