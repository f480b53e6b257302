// The kernel's own code, as its tables give it away: what is mapped executable outside of the linear map.

import {outputAddress} from "../address.ts"
import {executableAtEl1} from "../descriptor/descriptor.ts"
import {everyTable} from "../everyTable.ts"
import {entries, span} from "../geometry.ts"
import type {PaRange, Source} from "../source.ts"
import type {Pa, Va} from "../word.ts"

export interface Text {
  /** The first address of the kernel image that can be executed; where it is not known where that is, of any code. null: there is none. */
  readonly first: Va | null
  /** The frames of all code, ascending by virtual address. */
  readonly frames: readonly PaRange[]
}

/** The code of a source. Restrictions by the tables above (PXNTable) are not looked at: Linux has none above code. */
export function textOf(source: Source): Text {
  const {geometry: g, memory, root, linear, areas = []} = source
  const behind = linear.end === 0 ? Infinity : linear.end
  const image = areas.find(({name}) => name === "kernel image")
  const frames: {start: Pa; end: Pa}[] = []
  let first: Va | null = null
  for (const {level, va, words, at} of everyTable(g, memory, root, 1)) {
    const [bytes, count] = [span(g, level), entries(g, level)]
    if (va >= linear.start && va + count * bytes <= behind) continue
    for (let i = 0; i < count; i++) {
      const [lo, hi] = [words[at + 2 * i], words[at + 2 * i + 1]]
      if (!executableAtEl1(g, level, lo, hi)) continue
      const start = (va + i * bytes) as Va
      if (start >= linear.start && start < behind) continue
      const inImage = !image || (start >= image.start && start < image.end)
      if (inImage && (first === null || start < first)) first = start
      add(frames, outputAddress(g, level, lo, hi), bytes)
    }
  }
  return {first, frames}
}

function add(list: {start: Pa; end: Pa}[], pa: Pa, bytes: number) {
  const last = list.at(-1)
  if (last?.end === pa) last.end = (pa + bytes) as Pa
  else list.push({start: pa, end: (pa + bytes) as Pa})
}
