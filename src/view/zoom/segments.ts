// One row as runs: neighbouring entries with the same bits but for addresses that follow one another, and the same fate in the copy.
// All entries of the row are in exactly one.

import {outputAddress} from "../../model/address.ts"
import {EMPTY, shape, state, TABLE, type State} from "../../model/descriptor/descriptor.ts"
import {alignDown, span, type Geometry, type Level} from "../../model/geometry.ts"
import {attributes} from "../../model/runs.ts"
import type {Pa, Va} from "../../model/word.ts"
import {BY_W, rowReader, type Look, type RowEntry} from "../field/cells.ts"
import {isExecutable} from "../field/executable.ts"
import {missing, type Missing} from "../field/missing.ts"
import {columnsOf, rowSpan, rowVa, type RowAt} from "../field/rows.ts"
import type {Side} from "../stage/layout.ts"
import {looksOf, type Stage} from "../stage/stage.ts"

export interface Segment {
  /** Columns. */
  readonly first: number
  readonly count: number
  /** How the entries look in either field; a changed look in the copy. */
  readonly source: Look
  readonly copy: Look
  /** What the copy's entries are now, changed or not. */
  readonly now: State
  /** The first entry: the source's, or the copy's where the source has none. */
  readonly level: Level
  readonly lo: number
  readonly hi: number
  /** The copy's first entry; zeros if it has none. */
  readonly copyLo: number
  readonly copyHi: number
  /** Where it points; null for what points to no page or block. */
  readonly pa: Pa | null
  readonly missing: Missing | null
  readonly executable: boolean
  /** Is it one descriptor for the whole row? */
  readonly whole: boolean
  /** The level of the block that the entries are only parts of, in either tree: there they do not exist. null: they do. */
  readonly block: Readonly<Record<Side, Level | null>>
}

type Halves = readonly [level: Level, lo: number, hi: number]

/** Rows that were read, for as long as their trees are shown: a scrolled window reads only what is new in it. */
const known = new WeakMap<Stage["trees"], Map<Va, Segment[]>>()

/** The runs of the rows of a stage. */
export function segmentsOf(stage: Stage): (at: RowAt) => readonly Segment[] {
  const g = stage.source.geometry
  const rows = known.get(stage.trees) ?? new Map<Va, Segment[]>()
  known.set(stage.trees, rows)
  const read = reader(stage)
  return at => {
    const va = rowVa(g, at)
    const found = rows.get(va) ?? read(at)
    rows.set(va, found)
    return found
  }
}

function reader(stage: Stage): (at: RowAt) => Segment[] {
  const g = stage.source.geometry
  const columns = columnsOf(g)
  const [ours, theirs] = [rowReader(stage.trees.source), rowReader(stage.trees.copy)]
  const [was, is] = [looksOf(stage, "source"), looksOf(stage, "copy")]
  const [source, copy] = [new Uint8Array(columns), new Uint8Array(columns)]
  return at => {
    was(at, source)
    is(at, copy)
    const [from, to] = [ours(at), theirs(at)]
    const bytes = rowSpan(g, at.section)
    const whole = !from.pages && !to.pages
    const level = whole ? at.section.level : 3
    const block = {source: blockAbove(from, level), copy: blockAbove(to, level)}
    const count = whole ? 1 : columns
    const at0 = rowVa(g, at)
    const words = (i: number) => (source[i] === EMPTY ? halves(to, i) : halves(from, i))
    const list: Segment[] = []
    for (let first = 0, i = 0; i < count; first = i) {
      const va = (at0 + (first * bytes) / count) as Va
      const [one, copied] = [words(first), halves(to, first)]
      const why = missing(stage, {va, bytes: bytes / count, source: source[first], copy: copy[first]})
      const executable = isExecutable(stage, source[first] === EMPTY ? to : from, first)
      do i++
      while (i < count && continues(i))
      list.push({
        ...{first, count: whole ? columns : i - first},
        ...{source: source[first] as Look, copy: copy[first] as Look, now: state(g, ...copied)},
        ...{level: one[0], lo: one[1], hi: one[2], pa: pointsTo(g, one, va), missing: why, executable, whole},
        ...{copyLo: copied[1], copyHi: copied[2], block},
      })

      function continues(n: number): boolean {
        if (source[n] !== source[first] || copy[n] !== copy[first]) return false
        const next = (at0 + (n * bytes) / count) as Va
        if (missing(stage, {va: next, bytes: bytes / count, source: source[n], copy: copy[n]}) !== why)
          return false
        return follows(g, one, words(n), n - first) && follows(g, copied, halves(to, n), n - first)
      }
    }
    return list
  }
}

function halves({pages, level, lo, hi}: RowEntry, i: number): Halves {
  return pages ? [3, pages.words[pages.at + 2 * i], pages.words[pages.at + 2 * i + 1]] : [level, lo, hi]
}

/** Is `next` what stands `n` entries further in a run? */
function follows(g: Geometry, [level, lo, hi]: Halves, next: Halves, n: number): boolean {
  if (next[0] !== level) return false
  if ((lo | hi) === 0 || state(g, level, lo, hi) === TABLE) return lo === next[1] && hi === next[2]
  const [a, b] = [attributes(g, level, lo, hi), attributes(g, level, next[1], next[2])]
  if (a.lo !== b.lo || a.hi !== b.hi) return false
  // The pages of a block stand in one tree, the block in the other: then all are that one descriptor.
  if (level < 3 && lo === next[1] && hi === next[2]) return true
  return outputAddress(g, level, next[1], next[2]) - outputAddress(g, level, lo, hi) === n * span(g, level)
}

/** Where an address is mapped to by a descriptor; null if it maps nothing. */
function pointsTo(g: Geometry, [level, lo, hi]: Halves, va: Va): Pa | null {
  const of = shape(level, lo, hi)
  if (of !== "page" && of !== "block") return null
  return (outputAddress(g, level, lo, hi) + (va - alignDown(g, level, va))) as Pa
}

/** The level of a block above the level of a row's entries; null if there is none. */
function blockAbove({pages, level, lo, hi}: RowEntry, of: Level): Level | null {
  return !pages && level < of && (lo | hi) !== 0 ? level : null
}

/** Was it changed? */
export function isChanged({copy}: Segment): boolean {
  return copy >= BY_W
}
