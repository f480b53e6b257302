// Every table that a walk from a root can come to, one after the other.

import {tableAddress} from "./address.ts"
import {kind} from "./descriptor/descriptor.ts"
import {entries, halfStart, span, type Geometry, type Level} from "./geometry.ts"
import type {Memory} from "./memory.ts"
import type {Pa, Va} from "./word.ts"

export interface TableAt {
  readonly level: Level
  readonly pa: Pa
  /** The first address that the table translates. */
  readonly va: Va
  /** The halves of entry i are words[at + 2 * i] and words[at + 2 * i + 1]. */
  readonly words: Uint32Array
  readonly at: number
}

/** The tables below a root of a half, each once for every way to it, a table before those that it points to; those of a level ascend. */
export function everyTable(g: Geometry, memory: Memory, root: Pa, half: 0 | 1): Generator<TableAt> {
  return below(root, g.start, halfStart(g, half))

  function* below(pa: Pa, level: Level, va: Va): Generator<TableAt> {
    const words = memory.frame(pa)
    if (!words) return
    const at = (pa % memory.frameBytes) / 4
    yield {level, pa, va, words, at}
    if (level === 3) return
    for (let i = 0; i < entries(g, level); i++) {
      const [lo, hi] = [words[at + 2 * i], words[at + 2 * i + 1]]
      if (kind(g, level, lo, hi) === "table")
        yield* below(tableAddress(g, lo, hi), (level + 1) as Level, (va + i * span(g, level)) as Va)
    }
  }
}
