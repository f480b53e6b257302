// Tables seen from outside: a memory and the address of the root in it. Gives the table in which the entries of a level lie
// for an address. Tables that are not in memory read as absent, never as zeros.

import {tableAddress} from "../../model/address.ts"
import {state, TABLE} from "../../model/descriptor/descriptor.ts"
import {entries, index, span, type Geometry, type Level} from "../../model/geometry.ts"
import type {Memory} from "../../model/memory.ts"
import type {Outcome} from "../../model/outcome.ts"
import type {Source} from "../../model/source.ts"
import type {Pa, Va} from "../../model/word.ts"

export interface Tree {
  readonly geometry: Geometry
  readonly memory: Memory
  /** null: there is no table at all. */
  readonly root: Pa | null
}

/** Where a table's entries lie: entry i has its halves at words[at + 2 * i] and words[at + 2 * i + 1]. */
export interface Table {
  readonly words: Uint32Array
  readonly at: number
}

export function sourceTree({geometry, memory, root}: Source): Tree {
  return {geometry, memory, root}
}

/** The copy as its function left it, whether or not it was handed out. */
export function copyTree({geometry}: Source, {memory, built}: Outcome): Tree {
  return {geometry, memory, root: built}
}

export function tableAt(tree: Tree, pa: Pa | null): Table | null {
  const words = pa === null ? undefined : tree.memory.frame(pa)
  return words ? {words, at: ((pa as number) % tree.memory.frameBytes) / 4} : null
}

/** The table below entry i of a table at a level; null if the entry is no table, or the table is not in memory. */
export function tableBelow(tree: Tree, level: Level, table: Table, i: number): Table | null {
  const [lo, hi] = [table.words[table.at + 2 * i], table.words[table.at + 2 * i + 1]]
  if (state(tree.geometry, level, lo, hi) !== TABLE) return null
  return tableAt(tree, tableAddress(tree.geometry, lo, hi))
}

/** The table that holds the entry of a level for an address. */
export function tableFor(tree: Tree, level: Level, va: Va): Table | null {
  const g = tree.geometry
  let table = tableAt(tree, tree.root)
  for (let at = g.start; table && at < level; at++) table = tableBelow(tree, at, table, index(g, at, va))
  return table
}

/** Has a tree any table of a level that maps something of [start, end)? */
export function hasTable(tree: Tree, level: Level, start: number, end: number): boolean {
  const g = tree.geometry
  const visit = (table: Table | null, at: Level, base: number): boolean => {
    if (!table || at === level) return table !== null
    const step = span(g, at)
    const from = Math.max(0, Math.floor((start - base) / step))
    const to = Math.min(entries(g, at), Math.ceil((end - base) / step))
    for (let i = from; i < to; i++)
      if (visit(tableBelow(tree, at, table, i), (at + 1) as Level, base + i * step)) return true
    return false
  }
  return visit(tableAt(tree, tree.root), g.start, Math.floor(start / 2 ** g.vaBits) * 2 ** g.vaBits)
}

/** Bytes that a whole table of a level maps. */
export function tableSpan(g: Geometry, level: Level): number {
  return span(g, level) * entries(g, level)
}
