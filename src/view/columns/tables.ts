// The tables on the way to an address, source and copy side by side: one pair for each column. The same index is the same
// row, so a pair has one number of entries and one first address, also where one of the two has no table.

import {tableAddress} from "../../model/address.ts"
import {EMPTY, state, TABLE} from "../../model/descriptor/descriptor.ts"
import {alignDown, entries, index, span, type Geometry, type Level} from "../../model/geometry.ts"
import type {Memory} from "../../model/memory.ts"
import type {Outcome} from "../../model/outcome.ts"
import type {Source} from "../../model/source.ts"
import type {Pa, Va} from "../../model/word.ts"

/** Why a side has no table: nothing leads here; a block covers it; its page is not in memory; it was opened before. */
export type Absence = "none" | "block" | "hole" | "again"

/** One version of a table. */
export interface TableSide {
  /** Its address, also of one that is not in memory; null if nothing leads to one. */
  readonly pa: Pa | null
  /** Entry i at 2i and 2i + 1; null if there is none. */
  readonly words: Uint32Array | null
  /** null if there is a table. */
  readonly absent: Absence | null
  /** The level of the block that covers it, where that is why it has none. */
  readonly block: Level | null
}

export interface TablePair {
  readonly level: Level
  /** The address of entry 0. */
  readonly va: Va
  readonly count: number
  readonly source: TableSide
  readonly copy: TableSide
}

/**
 * The pairs from the root down to the table that holds the entry of an address, or to where no side has a table. A table that
 * leads to itself or upward is opened once more, and then no further; what the source does not have in memory is not opened.
 */
export function tablesAt({geometry: g, memory, root}: Source, outcome: Outcome, va: Va): TablePair[] {
  const pairs: TablePair[] = []
  let source = sideAt(g, memory, g.start, root)
  let copy = outcome.built === null ? NONE : sideAt(g, outcome.memory, g.start, outcome.built)
  for (let level = g.start; ; level++) {
    const i = index(g, level, va)
    const start = (alignDown(g, level, va) - i * span(g, level)) as Va
    pairs.push({level, va: start, count: entries(g, level), source, copy})
    if (level === 3) return pairs
    const before = (side: "source" | "copy") => pairs.map(pair => pair[side].pa)
    source = below(g, memory, level, source, i, before("source"))
    copy = below(g, outcome.memory, level, copy, i, before("copy"))
    if ((!source.words && !copy.words) || source.absent === "hole") return pairs
  }
}

const NONE: TableSide = {pa: null, words: null, absent: "none", block: null}

function sideAt(g: Geometry, memory: Memory, level: Level, pa: Pa): TableSide {
  const frame = memory.frame(pa)
  if (!frame) return {...NONE, pa, absent: "hole"}
  const at = (pa % memory.frameBytes) / 4
  return {pa, words: frame.subarray(at, at + 2 * entries(g, level)), absent: null, block: null}
}

function below(
  g: Geometry,
  memory: Memory,
  level: Level,
  {words, block}: TableSide,
  i: number,
  before: readonly (Pa | null)[],
): TableSide {
  if (!words) return block === null ? NONE : {...NONE, absent: "block", block}
  const [lo, hi] = [words[2 * i], words[2 * i + 1]]
  const is = state(g, level, lo, hi)
  if (is !== TABLE) return is === EMPTY || (lo & 1) === 0 ? NONE : {...NONE, absent: "block", block: level}
  const pa = tableAddress(g, lo, hi)
  if (before.filter(other => other === pa).length > 1) return {...NONE, pa, absent: "again"}
  return sideAt(g, memory, (level + 1) as Level, pa)
}
