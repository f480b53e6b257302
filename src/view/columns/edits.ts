// Which entries of a column were written over by hand.

import type {Edit} from "../../model/edit.ts"
import type {TablePair} from "./tables.ts"

/** How many of the entries [first, first + count) of a pair's source were. */
export function editedIn(
  {source: {pa}}: TablePair,
  edits: readonly Edit[],
  {first, count}: {readonly first: number; readonly count: number},
): number {
  if (pa === null) return 0
  const [start, end] = [pa + 8 * first, pa + 8 * (first + count)]
  return edits.filter(({at}) => at >= start && at < end).length
}
