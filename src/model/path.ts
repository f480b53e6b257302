// What stands at an address: the way from the root down to the entry that maps it, in the source and in the copy. Each
// way is the architecture's own walk without its checks: it ends at a leaf, at an empty or invalid entry, or where a
// table would be and no memory is. A walk costs one look into memory per level, so it can follow the pointer.

import {outputAddress, tableAddress} from "./address.ts"
import {kind as kindOf, shape, type Kind} from "./descriptor/descriptor.ts"
import {alignDown, index, type Geometry, type Level} from "./geometry.ts"
import type {Memory} from "./memory.ts"
import type {Outcome} from "./outcome.ts"
import type {Source} from "./source.ts"
import type {Pa, Va} from "./word.ts"

/** One entry on the way down. */
export interface PathEntry {
  readonly level: Level
  /** Physical address of the table that the entry stands in. */
  readonly table: Pa
  readonly index: number
  readonly lo: number
  readonly hi: number
  readonly kind: Kind
  /** First address that the entry covers. */
  readonly va: Va
  /** Where it points: the next table, a leaf's or an invalid entry's output address; null for an empty one. */
  readonly pa: Pa | null
}

/** The way from the root; never empty if there is a root in memory. The last entry says how it ends. */
export interface Path {
  readonly entries: readonly PathEntry[]
  /** The table address that holds no memory, if that is how the way ends. */
  readonly hole: Pa | null
}

export interface EntryAt {
  readonly source: Path
  /** A way without entries if there is no copy at all. */
  readonly copy: Path
  /** The level of the source's last entry: the leaf, or the one that would map the address. */
  readonly level: Level
}

/** A way that does not even begin: there is no root. */
export const NOWHERE: Path = {entries: [], hole: null}

/** Does the low half of a non-empty entry at a level lead to a table? */
type Leads = (g: Geometry, level: Level, lo: number) => boolean

/**
 * The way to a VA through the tables below a root. `leads`: who follows it; without it the hardware, which asks bits 1:0. Linux'
 * copy, for one, takes every entry above level 1 as a table.
 */
export function pathAt(g: Geometry, memory: Memory, root: Pa, va: Va, leads?: Leads): Path {
  const entries: PathEntry[] = []
  let table = root
  for (let level: Level = g.start; ; level++) {
    const frame = memory.frame(table)
    if (!frame) return {entries, hole: table}
    const at = (table % memory.frameBytes) / 4 + 2 * index(g, level, va)
    const [lo, hi] = [frame[at], frame[at + 1]]
    const own = kindOf(g, level, lo, hi)
    const kind = leads && own !== "empty" && level < 3 && leads(g, level, lo) ? "table" : own
    const isTable = kind === "table" || (kind === "invalid" && shape(level, lo, hi) === "table")
    const pa = kind === "empty" ? null : isTable ? tableAddress(g, lo, hi) : outputAddress(g, level, lo, hi)
    entries.push({level, table, index: index(g, level, va), lo, hi, kind, va: alignDown(g, level, va), pa})
    if (kind !== "table") return {entries, hole: null}
    table = pa!
  }
}

/** The ways to a VA in the source and in the copy that an experiment made of it. */
export function entryAt(source: Source, outcome: Outcome, va: Va): EntryAt {
  const {geometry: g, memory, root} = source
  const way = pathAt(g, memory, root, va)
  const copy = outcome.built === null ? NOWHERE : pathAt(g, outcome.memory, outcome.built, va)
  return {source: way, copy, level: way.entries.at(-1)?.level ?? g.start}
}

/** The entry of a way at a level, if the way comes that far. */
export function entryOn(path: Path, level: Level): PathEntry | undefined {
  return path.entries.find(entry => entry.level === level)
}

/** The physical address of a VA at the end of its way; null if the way does not end in a block or page. */
export function translation(g: Geometry, path: Path, va: Va): Pa | null {
  const last = path.entries.at(-1)
  if (!last || last.pa === null || (last.kind !== "block" && last.kind !== "page")) return null
  return (last.pa + (va - alignDown(g, last.level, va))) as Pa
}

/** The half of the address space that a source's root translates. */
export function sourceHalf(source: Source): 0 | 1 {
  return source.linear.start < 0 ? 1 : 0
}
