// The places where two copies differ, joined to runs: what a list of them shows. Read row by row as somebody looks.

import {pageAddress} from "../address.ts"
import {entries, type Geometry, type Level} from "../geometry.ts"
import {entryOn, NOWHERE, pathAt, type Path} from "../path.ts"
import type {Source} from "../source.ts"
import type {Va} from "../word.ts"
import type {Against, ApartRow, CopyTree} from "./against.ts"
import {joined, type ChangeRun} from "./changeList.ts"
import type {Halves} from "./differences.ts"

/** Only one of them has it, or both have it with another value. */
export type ApartCause = "onlyA" | "onlyB" | "apart"

/** An entry in which they differ, as either has it; empty where it has none. */
export interface ApartEntry {
  readonly va: Va
  readonly level: Level
  readonly cause: ApartCause
  readonly a: Halves
  readonly b: Halves
}

/** Ascending; `set` and `cleared` are what one would have to do to A's entry to get B's. As many entries as `against` counts. */
export function* apartRuns(
  {geometry: g}: Source,
  a: CopyTree,
  b: CopyTree,
  {rows}: Against,
  cause: ApartCause,
): Generator<ChangeRun> {
  yield* joined(g, single())

  function* single(): Generator<ChangeRun> {
    for (const row of rows)
      if (row[cause] > 0)
        for (const entry of apartEntries(g, a, b, row)) if (entry.cause === cause) yield runOf(g, entry)
  }
}

function runOf(g: Geometry, {va, level, cause, a: [alo, ahi], b: [blo, bhi]}: ApartEntry): ChangeRun {
  const both = cause === "apart"
  const set = both ? {lo: (blo & ~alo) >>> 0, hi: (bhi & ~ahi) >>> 0} : {lo: 0, hi: 0}
  const cleared = both ? {lo: (alo & ~blo) >>> 0, hi: (ahi & ~bhi) >>> 0} : {lo: 0, hi: 0}
  const pa = cause === "onlyB" ? pageAddress(g, blo, bhi) : pageAddress(g, alo, ahi)
  return {va, level, count: 1, set, cleared, pa}
}

/** The entries of a row in which two copies differ, ascending. */
export function* apartEntries(g: Geometry, a: CopyTree, b: CopyTree, row: ApartRow): Generator<ApartEntry> {
  const [x, y] = [a, b].map(({root, memory}) => (root === null ? NOWHERE : pathAt(g, memory, root, row.va)))
  const [one, other] = [leafOn(x, row.level), leafOn(y, row.level)]
  if (one || other) yield* judge(row.va, row.level, one ?? EMPTY, other ?? EMPTY)
  const [ours, theirs] = [pages(a, x), pages(b, y)]
  if (row.level < 2 || (!ours && !theirs)) return
  for (let i = 0; i < entries(g, 3); i++)
    yield* judge((row.va + i * g.granule) as Va, 3, at(ours, i), at(theirs, i))

  function* judge(va: Va, level: Level, a: Halves, b: Halves): Generator<ApartEntry> {
    if (a[0] === b[0] && a[1] === b[1]) return
    const [inA, inB] = [(a[0] | a[1]) !== 0, (b[0] | b[1]) !== 0]
    yield {va, level, cause: inA ? (inB ? "apart" : "onlyA") : "onlyB", a, b}
  }
}

const EMPTY: Halves = [0, 0]

const at = (words: Uint32Array | undefined, i: number): Halves =>
  words ? [words[2 * i], words[2 * i + 1]] : EMPTY

function leafOn(way: Path, level: Level): Halves | null {
  const entry = level < 3 ? entryOn(way, level) : undefined
  return entry && entry.kind !== "empty" && entry.kind !== "table" ? [entry.lo, entry.hi] : null
}

function pages({memory}: CopyTree, way: Path): Uint32Array | undefined {
  const table = entryOn(way, 3)?.table
  return table === undefined ? undefined : memory.frame(table)?.subarray((table % memory.frameBytes) / 4)
}
