// A pair of tables as groups of like entries: what one row stands for while it is folded. Like means the same bits but for
// the output address, addresses that follow one another, and the same fate, in the source and in the copy. Tables are like
// if all that is below them is, and as much of it changed.

import type {ChangedRow, Mark} from "../../model/account/account.ts"
import {absence, isAsked} from "../../model/account/absent.ts"
import {outputAddress, tableAddress} from "../../model/address.ts"
import {EMPTY, executableAtEl1, shape, state, TABLE, type State} from "../../model/descriptor/descriptor.ts"
import type {Experiment} from "../../model/experiment.ts"
import {alignDown, span, type Geometry} from "../../model/geometry.ts"
import type {MapResult, Outcome} from "../../model/outcome.ts"
import {runs} from "../../model/runs.ts"
import type {Source} from "../../model/source.ts"
import {likeness, type Likeness} from "../../model/stacks.ts"
import type {Pa, Va} from "../../model/word.ts"
import {explain} from "../../model/trans/explain.ts"
import {forcedPages} from "../field/cells.ts"
import type {TablePair, TableSide} from "./tables.ts"

/**
 * empty: on both sides; same; table: copied as a table; changed: by the revision's rule; mapped: written by a map operation;
 * forced: a block that one replaced by a table; linked: a table that one made; unmapped: was in such a block; outside: not in
 * the range; noCopy: nothing was built, or nothing asked for; stopped: the copy gave up here; missing: not reached; dropped:
 * left out by the rule; lost: in the range, and yet not copied; added: in the copy alone.
 */
export type GroupFate =
  | "empty"
  | "same"
  | "table"
  | "changed"
  | "mapped"
  | "forced"
  | "linked"
  | "unmapped"
  | "outside"
  | "noCopy"
  | "stopped"
  | "missing"
  | "dropped"
  | "lost"
  | "added"

/** One version of a group's first entry. */
export interface Half {
  readonly state: State
  readonly lo: number
  readonly hi: number
  /** The next table's address, a leaf's output address; null for what points nowhere. */
  readonly pa: Pa | null
  readonly executable: boolean
  /** A table that is not in memory. */
  readonly hole: boolean
  /** The name of the column that a table leads back to, by its place among the columns; -1: none. */
  readonly back: number
}

/** What changed below a table: the account's rows added up. */
export type Below = Pick<ChangedRow, "W" | "V" | "F" | "dropped" | "missing" | "lost" | "added" | "unmapped">

export interface Group {
  readonly first: number
  readonly count: number
  readonly fate: GroupFate
  readonly source: Half
  readonly copy: Half
  /** Who changed each entry of it, in the order of the rule's steps. */
  readonly marks: readonly Mark[]
  /** What changed below all of its tables together; null if nothing did, or there is no table. */
  readonly below: Below | null
}

/** What the groups of a pair depend on. `above`: the pairs of the columns before it. */
export interface GroupsOf {
  readonly source: Source
  readonly experiment: Experiment
  readonly outcome: Outcome
  readonly pair: TablePair
  readonly above: readonly TablePair[]
}

const alike = new WeakMap<Source, Likeness>()

function likenessOf(source: Source): Likeness {
  const known = alike.get(source) ?? likeness(source.geometry, source.memory)
  alike.set(source, known)
  return known
}

/** The groups of a pair, ascending, all entries in exactly one. */
export function groupsOf(of: GroupsOf): Group[] {
  const {source, outcome, pair} = of
  const g = source.geometry
  const {level, count} = pair
  const starts = new Uint8Array(count + 1)
  starts[0] = starts[count] = 1
  for (const {words} of [pair.source, pair.copy])
    if (words) for (const {first} of runs(g, level, words)) starts[first] = 1
  const below = belowOf(g, outcome, pair)
  joinStacks(of, starts, below)
  const fates = fatesOf(of)
  const list: Group[] = []
  for (let first = 0; first < count;) {
    const fate = fates(first)
    let end = first + 1
    while (end < count && starts[end] === 0 && fates(end) === fate) end++
    list.push(group(of, first, end - first, fate, below))
    first = end
  }
  return list
}

function group(of: GroupsOf, first: number, count: number, fate: GroupFate, below: Belows): Group {
  const {source, experiment, pair} = of
  const half = (side: "source" | "copy") => halfAt(of, side, first)
  const from = half("source")
  const changed = fate === "changed" ? explain(experiment, source, pair.level, from) : "drop"
  const marks: Mark[] =
    fate === "mapped" || fate === "forced"
      ? ["F"]
      : changed === "drop"
        ? []
        : [...new Set(changed.map(reason => reason.mark))]
  return {
    ...{first, count, fate, source: from, copy: half("copy"), marks},
    below: fate === "forced" ? null : sum(below, first, count),
  }
}

/** One version of an entry. */
export function halfAt({source, outcome, pair, above}: GroupsOf, side: "source" | "copy", i: number): Half {
  const g = source.geometry
  const {words} = pair[side]
  const [lo, hi] = words ? [words[2 * i], words[2 * i + 1]] : [0, 0]
  const is = state(g, pair.level, lo, hi)
  const points = shape(pair.level, lo, hi)
  const pa =
    is === TABLE
      ? tableAddress(g, lo, hi)
      : is === EMPTY || points === "table"
        ? null
        : outputAddress(g, pair.level, lo, hi)
  const memory = side === "source" ? source.memory : outcome.memory
  return {
    ...{state: is, lo, hi, pa, executable: executableAtEl1(g, pair.level, lo, hi)},
    hole: is === TABLE && memory.frame(pa!) === undefined,
    back: is === TABLE ? [...above, pair].findIndex(({[side]: {pa: other}}) => other === pa) : -1,
  }
}

type Belows = ReadonlyMap<number, Below>

/** What changed below each entry that is a table on either side. */
function belowOf(g: Geometry, {account}: Outcome, {level, va, count, source, copy}: TablePair): Belows {
  const found = new Map<number, Below>()
  if (level === 3) return found
  const size = span(g, level)
  const isTable = ({words}: TableSide, i: number) =>
    words !== null && state(g, level, words[2 * i], words[2 * i + 1]) === TABLE
  for (const row of account.rows) {
    if (row.va < va || row.va >= va + count * size) continue
    const i = Math.floor((row.va - va) / size)
    if (!isTable(source, i) && !isTable(copy, i)) continue
    found.set(i, plus(found.get(i), row))
  }
  return found
}

function plus(a: Below | undefined, b: Below): Below {
  const add = (key: keyof Below) => (a ? a[key] : 0) + b[key]
  return {
    ...{W: add("W"), V: add("V"), F: add("F"), dropped: add("dropped")},
    ...{missing: add("missing"), lost: add("lost"), added: add("added"), unmapped: add("unmapped")},
  }
}

function sum(below: Belows, first: number, count: number): Below | null {
  let all: Below | undefined
  for (let i = first; i < first + count; i++) {
    const one = below.get(i)
    if (one) all = plus(all, one)
  }
  return all ?? null
}

/** Takes out the starts between tables that are alike and changed alike. */
function joinStacks({source, pair}: GroupsOf, starts: Uint8Array, below: Belows) {
  const {level, source: from, copy} = pair
  if (level === 3 || !from.words || from.pa === null) return
  const text = (i: number) => JSON.stringify(below.get(i) ?? null)
  const isTable = (i: number) =>
    copy.words !== null && state(source.geometry, level, copy.words[2 * i], copy.words[2 * i + 1]) === TABLE
  for (const {first, count} of likenessOf(source).stacks(level, from.pa))
    for (let i = first + 1; i < first + count; i++)
      if (isTable(i) === isTable(i - 1) && text(i) === text(i - 1)) starts[i] = 0
}

/** The fate of each entry of a pair. */
function fatesOf({source, experiment, outcome, pair}: GroupsOf): (i: number) => GroupFate {
  const g = source.geometry
  const {level, va: base} = pair
  const size = span(g, level)
  const {range} = experiment
  const {stop} = outcome
  const forced = forcedPages(g, experiment, outcome)
  const touched = outcome.maps.map((result, n) => ({result, va: experiment.maps[n].va}))
  const here = (va: Va) => touched.filter(map => alignDown(g, level, map.va) === va)
  const replaced = ({result}: {result: MapResult}) => result.replaced?.level === level
  return i => {
    const [slo, shi] = pair.source.words ? [pair.source.words[2 * i], pair.source.words[2 * i + 1]] : [0, 0]
    const [clo, chi] = pair.copy.words ? [pair.copy.words[2 * i], pair.copy.words[2 * i + 1]] : [0, 0]
    const va = (base + i * size) as Va
    if (touched.length > 0) {
      if (level === 3 && forced.has(va) && (clo | chi) !== 0) return "mapped"
      if (level < 3 && here(va).some(replaced)) return "forced"
      if (pair.source.absent === "block" && (clo | chi) === 0) return "unmapped"
    }
    if (stop?.level === level && alignDown(g, level, stop.va) === va) return "stopped"
    if ((slo | shi | clo | chi) === 0) return "empty"
    if ((clo | chi) === 0) return absence(source, experiment, outcome, {level, va, entry: {lo: slo, hi: shi}})
    const [was, is] = [state(g, level, slo, shi), state(g, level, clo, chi)]
    // Outside of the range the source counts as empty.
    if ((slo | shi) === 0 || !isAsked(range, va, size))
      return is === TABLE && here(va).length > 0 ? "linked" : "added"
    if (is === TABLE && was === TABLE) return "table"
    return slo === clo && shi === chi ? "same" : "changed"
  }
}

/** Is it a run that can be opened: several entries that are something on one side at least? */
export function opens({count, source, copy}: Group): boolean {
  return count > 1 && (source.state !== EMPTY || copy.state !== EMPTY)
}

/** The output address of a leaf, valid or not; null for a table, and for what points nowhere. */
export function leafAddress({state, pa}: Half): Pa | null {
  return state === TABLE ? null : pa
}
