// The opened seam: the brushed slots as wide as the picture, source above, copy below, what changed between them. Where entries
// have room they are runs with letters, else pixels.

import {EMPTY, state, TABLE, type State} from "../../model/descriptor/descriptor.ts"
import {memoryName} from "../../model/descriptor/memoryType.ts"
import {outputAddress} from "../../model/address.ts"
import {attributes} from "../../model/runs.ts"
import {span, type Level} from "../../model/geometry.ts"
import {hex, type Va} from "../../model/word.ts"
import {BY_W, markOf, RANK, rowReader, wordsOf, type Look, type RowEntry} from "../field/cells.ts"
import {isExecutable} from "../field/executable.ts"
import {missing, type Missing} from "../field/missing.ts"
import {columnsOf} from "../field/rows.ts"
import {looksOf} from "../stage/stage.ts"
import {codeOf} from "../seam/stopShapes.ts"
import type {Side} from "../stage/layout.ts"
import {slotOf, slotVa, type Axis} from "./axis.ts"
import {brushRange, type Brush} from "./brush.ts"
import {CAUSES} from "../seam/ribbons.ts"
import {atMost, type Cause, type Group} from "./marks.ts"
import {nothingAt, rowOfSlot, type Mirror} from "./scene.ts"

/** Neighbouring entries that are alike in both trees; x in px from the picture's left edge, x1 behind the last. */
export interface LensRun {
  readonly x0: number
  readonly x1: number
  readonly va: Va
  /** Slots or pages; and entries: a block above the PMD has many slots and is one. */
  readonly count: number
  /** Bytes of one of them. */
  readonly bytes: number
  readonly entries: number
  readonly level: Level
  readonly source: Look
  readonly copy: Look
  /** What the copy's entries are now, changed or not. */
  readonly now: State
  readonly executable: boolean
  readonly cause: Cause | null
  /** Of the first source entry: its memory type and where it points; null if it has neither. */
  readonly what: {readonly memory: string; readonly address: string} | null
  /** What became of the copy, where it is not as the source and nothing changed: in words. */
  readonly missing: Missing | null
  /** Of the source's block that they are parts of, where the copy has a table; else null. */
  readonly block: number | null
}

export interface Lens {
  /** Px of an entry: of a page where the slots are tables. */
  readonly px: number
  /** Entries of a slot. */
  readonly columns: number
  /** null: the entries are too small for runs. */
  readonly runs: readonly LensRun[] | null
  readonly groups: readonly Group[]
}

const BARS = 1.5
const MOST_UNITS = 4096
/** Changed runs that are nearer share a mark. */
const NEAR = 13

interface Unit {
  readonly x0: number
  readonly x1: number
  readonly va: Va
  readonly bytes: number
  readonly source: Look
  readonly copy: Look
  /** The rows that have it, and its place in them. */
  readonly from: RowEntry
  readonly to: RowEntry
  readonly i: number
}

/** The lens of a brush in a picture of a left edge and a width. */
export function lensOf(mirror: Mirror, brush: Brush, left: number, width: number): Lens {
  const columns = columnsOf(mirror.source.geometry)
  const slots = brush.to - brush.from
  const px = width / (slots * columns)
  const blocks = slots <= MOST_UNITS && width / slots >= BARS && allSmooth(mirror, brush)
  const bars = (px >= BARS && slots * columns <= MOST_UNITS) || blocks
  const all =
    bars || slots * columns <= 4 * MOST_UNITS
      ? runsOf(mirror, [...unitsOf(mirror, brush, left, width)])
      : null
  const groups = all ? near(all) : slotGroups(mirror, brush, left, width)
  return {
    px: blocks && all ? (width / slots) * (entryBytes(mirror, all[0]) / mirror.axis.unit) : px,
    columns,
    runs: bars ? all : null,
    groups: [...groups, ...stopGroup(mirror, brush, left, width)],
  }
}

/** Bytes of an entry of a run: of a slot, of a page, or of a block that has many slots. */
export function entryBytes({source, axis}: Mirror, {level, bytes}: Pick<LensRun, "level" | "bytes">) {
  return level < 2 && bytes === axis.unit ? span(source.geometry, level) : bytes
}

/** Where the copy stopped, if the brush shows it. */
function stopGroup({axis, outcome}: Mirror, brush: Brush, left: number, width: number): Group[] {
  const {stop, rc} = outcome
  const {start, end} = brushRange(axis, brush)
  if (!stop || stop.va < start || stop.va >= end) return []
  const x = lensX(axis, brush, stop.va, left, width)
  const cause = stop.reason === "pfn" ? "P" : "stop"
  return [{cause, count: 1, words: codeOf(rc), va: stop.va, parts: [{x0: x, x1: x + 2}]}]
}

/** Is every brushed slot one entry? */
function allSmooth(mirror: Mirror, {from, to}: Brush): boolean {
  const [source, copy] = [rowReader(mirror.trees.source), rowReader(mirror.trees.copy)]
  for (let slot = from; slot < to; slot++) {
    const at = rowOfSlot(mirror, slot)
    if (at && (source(at).pages || copy(at).pages)) return false
  }
  return true
}

function* unitsOf(mirror: Mirror, brush: Brush, left: number, width: number): Iterable<Unit> {
  const {from: first, to: end} = brush
  const g = mirror.source.geometry
  const columns = columnsOf(g)
  const step = width / (end - first)
  const [source, copy] = [new Uint8Array(columns), new Uint8Array(columns)]
  const [ours, theirs] = [looksOf(mirror, "source"), looksOf(mirror, "copy")]
  const read = rowReader(mirror.trees.source)
  const readCopy = rowReader(mirror.trees.copy)
  for (let slot = first; slot < end; slot++) {
    const at = rowOfSlot(mirror, slot)
    const va = slotVa(mirror.axis, slot)
    if (at) {
      ours(at, source)
      theirs(at, copy)
    } else {
      source.fill(EMPTY)
      copy.fill(EMPTY)
    }
    const [from, to] = at ? [read(at), readCopy(at)] : [nothingAt(mirror, va), nothingAt(mirror, va)]
    const count = from.pages || to.pages ? columns : 1
    const bytes = mirror.axis.unit / count
    const x = left + (slot - first) * step
    for (let i = 0; i < count; i++)
      yield {
        ...{x0: x + (i * step) / count, x1: x + ((i + 1) * step) / count},
        ...{va: (va + i * bytes) as Va, bytes, from, to, i},
        ...{source: source[i] as Look, copy: copy[i] as Look},
      }
  }
}

/** Of two trees the one that has something, else the source. */
const telling = ({source, copy, from, to}: Unit) => (source === EMPTY && copy !== EMPTY ? to : from)

const isLeaf = ({source}: Unit) => source !== EMPTY && source !== TABLE

/** Are `b` and `a`, which is `n` entries before it, of one run? */
function alike(mirror: Mirror, a: Unit, b: Unit, n: number): boolean {
  const g = mirror.source.geometry
  if (a.source !== b.source || a.copy !== b.copy || a.bytes !== b.bytes) return false
  const [[level, lo, hi], [other, lo2, hi2]] = [wordsOf(a.from, a.i), wordsOf(b.from, b.i)]
  if (level !== other || missing(mirror, a) !== missing(mirror, b)) return false
  if (!isLeaf(a)) return true
  const [p, q] = [attributes(g, level, lo, hi), attributes(g, level, lo2, hi2)]
  if (p.lo !== q.lo || p.hi !== q.hi) return false
  // A changed run is one, wherever its pages are.
  if (a.copy >= BY_W || level < 2) return true
  if (a.bytes < span(g, level)) return lo === lo2 && hi === hi2
  return outputAddress(g, level, lo2, hi2) - outputAddress(g, level, lo, hi) === n * span(g, level)
}

function runsOf(mirror: Mirror, units: readonly Unit[]): LensRun[] {
  const runs: LensRun[] = []
  let first = 0
  for (let i = 1; i <= units.length; i++) {
    if (i < units.length && alike(mirror, units[first], units[i], i - first)) continue
    runs.push(runOf(mirror, units[first], units[i - 1], i - first))
    first = i
  }
  return runs
}

function runOf(mirror: Mirror, u: Unit, last: Unit, count: number): LensRun {
  const {geometry: g, release, mair} = mirror.source
  const [level, lo, hi] = wordsOf(telling(u), u.i)
  const memory = () => memoryName((lo >>> 2) & 7, release, mair).replace("normal, ", "")
  const {x0, va, bytes, source, copy} = u
  const ofBlock = (at: Va) => Math.floor(at / span(g, level))
  return {
    ...{x0, x1: last.x1, va, bytes, count, source, copy, level: bytes === g.granule ? 3 : level},
    entries: level < 2 && bytes === mirror.axis.unit ? ofBlock(last.va) - ofBlock(va) + 1 : count,
    now: state(g, ...wordsOf(u.to, u.i)),
    executable: isExecutable(mirror, telling(u), u.i),
    cause: causeOf(mirror, u),
    what: isLeaf(u) ? {memory: memory(), address: hex(outputAddress(g, level, lo, hi))} : null,
    missing: missing(mirror, u),
    block: isLeaf(u) && bytes < span(g, level) && bytes < mirror.axis.unit ? span(g, level) : null,
  }
}

function causeOf(mirror: Mirror, u: Unit): Cause | null {
  const mark = markOf(u.copy)
  if (mark) return mark
  const gone = missing(mirror, u)
  return gone === "lost" || gone === "dropped" || gone === "unmapped" ? gone : null
}

/** Changed runs of one cause that lie near each other share a mark. */
function near(runs: readonly LensRun[]): Group[] {
  const found: {cause: Cause; count: number; va: Va; parts: {x0: number; x1: number}[]}[] = []
  for (const {cause, entries: count, va, x0, x1} of runs) {
    if (!cause) continue
    const last = found.findLast(group => group.cause === cause)
    if (last && x0 - last.parts.at(-1)!.x1 < NEAR) {
      last.count += count
      const part = last.parts.at(-1)!
      if (x0 - part.x1 < 0.01) part.x1 = x1
      else last.parts.push({x0, x1})
    } else found.push({cause, count, va, parts: [{x0, x1}]})
  }
  return atMost(found, 24)
}

/** Where entries are too small to tell apart a slot is the least that is marked. */
function slotGroups(mirror: Mirror, brush: Brush, left: number, width: number): Group[] {
  const {axis, source, outcome} = mirror
  const {start, end} = brushRange(axis, brush)
  const step = width / (brush.to - brush.from)
  const found: {cause: Cause; count: number; va: Va; parts: {x0: number; x1: number}[]}[] = []
  for (const row of outcome.account.rows) {
    const from = Math.max(row.va, start) as Va
    const to = Math.min(row.va + span(source.geometry, row.level), end)
    const [first, last] = from < to ? [slotOf(axis, from), slotOf(axis, (to - 1) as Va)] : [null, null]
    if (first === null || last === null) continue
    const [x0, x1] = [left + (first - brush.from) * step, left + (last + 1 - brush.from) * step]
    for (const cause of CAUSES) {
      if (row[cause] === 0) continue
      const last = found.findLast(group => group.cause === cause)
      const part = last?.parts.at(-1)
      if (last && part && x0 - part.x1 < NEAR) {
        last.count += row[cause]
        if (x0 - part.x1 < 0.01) part.x1 = x1
        else last.parts.push({x0, x1})
      } else found.push({cause, count: row[cause], va: row.va, parts: [{x0, x1}]})
    }
  }
  return atMost(found, 24)
}

/** The looks of a half of the lens, one for each device px; the rarest of those that share one. */
export function lensLooks(
  mirror: Mirror,
  side: Side,
  {from, to}: Brush,
  px: number,
  of: Uint8Array,
): Uint8Array {
  const out = new Uint8Array(px)
  const slots = to - from
  const put = (x0: number, x1: number, look: number) => {
    for (let x = Math.floor(x0); x < Math.max(Math.floor(x0) + 1, Math.floor(x1)) && x < px; x++)
      if (RANK[look] > RANK[out[x]]) out[x] = look
  }
  if (slots > px) {
    for (let slot = from; slot < to; slot++)
      put(((slot - from) * px) / slots, ((slot - from + 1) * px) / slots, of[slot])
    return out
  }
  const looks = new Uint8Array(columnsOf(mirror.source.geometry))
  const read = looksOf(mirror, side)
  for (let slot = from; slot < to; slot++) {
    const at = rowOfSlot(mirror, slot)
    if (!at) continue
    const smooth = read(at, looks)
    const [x, step] = [((slot - from) * px) / slots, px / slots]
    if (smooth) put(x, x + step, looks[0])
    else
      for (let i = 0; i < looks.length; i++)
        put(x + (i * step) / looks.length, x + ((i + 1) * step) / looks.length, looks[i])
  }
  return out
}

/** The address at a part, 0 to 1, of the lens: that of its entry. */
export function lensVa(mirror: Mirror, {from, to}: Brush, part: number): Va {
  const slots = to - from
  const slot = Math.max(0, Math.min(slots - 1, Math.floor(part * slots)))
  const {granule} = mirror.source.geometry
  const columns = columnsOf(mirror.source.geometry)
  const entry = Math.max(0, Math.min(columns - 1, Math.floor((part * slots - slot) * columns)))
  return (slotVa(mirror.axis, from + slot) + entry * granule) as Va
}

/** The x of an address that the brush has. */
export function lensX(axis: Axis, {from, to}: Brush, va: Va, left: number, width: number): number {
  const slot = slotOf(axis, va)!
  return left + (slot - from + (va - slotVa(axis, slot)) / axis.unit) * (width / (to - from))
}
