// Ranges of valid frames with a piece cut out.

import type {PaRange} from "../../model/source.ts"
import type {Pa} from "../../model/word.ts"

/** The ranges without the frame of `size` bytes in which an address lies. */
export function without(ranges: readonly PaRange[], pa: Pa, size: number): readonly PaRange[] {
  const start = (Math.floor(pa / size) * size) as Pa
  const end = (start + size) as Pa
  return ranges
    .flatMap(range => [
      {start: range.start, end: Math.min(range.end, start) as Pa},
      {start: Math.max(range.start, end) as Pa, end: range.end},
    ])
    .filter(range => range.start < range.end)
}
