// The opened seam: the brushed slots as wide as the picture, source above, copy below, what changed between them. Where entries
// have room they are runs with letters, else pixels.

import {EMPTY, INVALID, READ_ONLY, TABLE, WRITABLE} from "../../model/descriptor/descriptor.ts"
import {memoryName} from "../../model/descriptor/memoryType.ts"
import {outputAddress} from "../../model/address.ts"
import {attributes} from "../../model/runs.ts"
import {span, type Level} from "../../model/geometry.ts"
import {hex, type Va} from "../../model/word.ts"
import {BY_F, BY_V, BY_W, markOf, RANK, rowReader, type RowEntry} from "../field/cells.ts"
import {missing, type Missing} from "../field/missing.ts"
import {columnsOf} from "../field/rows.ts"
import {looksOf} from "../stage/stage.ts"
import type {Cause} from "../seam/ribbons.ts"
import type {Side} from "../stage/layout.ts"
import {slotVa} from "./axis.ts"
import type {Brush} from "./brush.ts"
import {atMost, type Group} from "./marks.ts"
import {rowOfSlot, type Mirror} from "./scene.ts"

/** Neighbouring entries that are alike in both trees; x in px from the picture's left edge, x1 behind the last. */
export interface LensRun {
  readonly x0: number
  readonly x1: number
  readonly va: Va
  readonly count: number
  /** Bytes of an entry. */
  readonly bytes: number
  readonly source: number
  readonly copy: number
  readonly cause: Cause | null
  /** Of the first source entry: its memory type and where it points; null if it has neither. */
  readonly what: {readonly memory: string; readonly address: string} | null
  /** What became of the copy, where it is not as the source and nothing changed: in words. */
  readonly missing: Missing | null
}

export interface Lens {
  /** Px of an entry, where all slots are tables. */
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
  readonly source: number
  readonly copy: number
  readonly level: Level
  readonly lo: number
  readonly hi: number
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
  const runs = bars ? all : null
  return {
    px: blocks ? width / slots : px,
    columns,
    runs,
    groups: all ? near(all) : slotGroups(mirror, brush, left, width),
  }
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

function* unitsOf(mirror: Mirror, {from, to}: Brush, left: number, width: number): Iterable<Unit> {
  const g = mirror.source.geometry
  const columns = columnsOf(g)
  const step = width / (to - from)
  const [source, copy] = [new Uint8Array(columns), new Uint8Array(columns)]
  const [ours, theirs] = [looksOf(mirror, "source"), looksOf(mirror, "copy")]
  const read = rowReader(mirror.trees.source)
  const readCopy = rowReader(mirror.trees.copy)
  const nothing: RowEntry = {level: 2, lo: 0, hi: 0, pages: null}
  for (let slot = from; slot < to; slot++) {
    const at = rowOfSlot(mirror, slot)
    const va = slotVa(mirror.axis, slot)
    if (at) {
      ours(at, source)
      theirs(at, copy)
    } else {
      source.fill(EMPTY)
      copy.fill(EMPTY)
    }
    const entry = at ? read(at) : nothing
    const whole = !entry.pages && !(at && readCopy(at).pages)
    const count = whole ? 1 : columns
    const bytes = mirror.axis.unit / count
    const x = left + (slot - from) * step
    for (let i = 0; i < count; i++) {
      const words = entry.pages
      yield {
        ...{x0: x + (i * step) / count, x1: x + ((i + 1) * step) / count},
        ...{va: (va + i * bytes) as Va, bytes, source: source[i], copy: copy[i]},
        ...{level: words ? 3 : entry.level, lo: words ? words.words[words.at + 2 * i] : entry.lo},
        hi: words ? words.words[words.at + 2 * i + 1] : entry.hi,
      }
    }
  }
}

function runsOf(mirror: Mirror, units: readonly Unit[]): LensRun[] {
  const g = mirror.source.geometry
  const runs: LensRun[] = []
  let first = 0
  const leaf = (u: Unit) => u.source !== EMPTY && u.source !== TABLE
  const alike = (a: Unit, b: Unit, n: number) => {
    if (a.source !== b.source || a.copy !== b.copy || a.level !== b.level || a.bytes !== b.bytes) return false
    if (missing(mirror, a) !== missing(mirror, b)) return false
    if (!leaf(a)) return true
    const [p, q] = [attributes(g, a.level, a.lo, a.hi), attributes(g, b.level, b.lo, b.hi)]
    if (p.lo !== q.lo || p.hi !== q.hi) return false
    // A changed run is one, wherever its pages are.
    if (a.copy >= BY_W || a.level < 2) return true
    return (
      outputAddress(g, a.level, b.lo, b.hi) - outputAddress(g, a.level, a.lo, a.hi) === n * span(g, a.level)
    )
  }
  for (let i = 1; i <= units.length; i++) {
    if (i < units.length && alike(units[first], units[i], i - first)) continue
    const u = units[first]
    runs.push({
      ...{
        x0: u.x0,
        x1: units[i - 1].x1,
        va: u.va,
        count: i - first,
        bytes: u.bytes,
        source: u.source,
        copy: u.copy,
      },
      cause: causeOf(mirror, u),
      what: leaf(u)
        ? {
            memory: memoryName((u.lo >>> 2) & 7, mirror.source.release, mirror.source.mair).replace(
              "normal, ",
              "",
            ),
            address: hex(outputAddress(g, u.level, u.lo, u.hi)),
          }
        : null,
      missing: missing(mirror, u),
    })
    first = i
  }
  return runs
}

function causeOf(mirror: Mirror, u: Unit): Cause | null {
  const mark = markOf(u.copy)
  if (mark) return mark
  const gone = missing(mirror, u)
  return gone === "lost" || gone === "dropped" ? gone : null
}

/** Changed runs of one cause that lie near each other share a mark. */
function near(runs: readonly LensRun[]): Group[] {
  const found: {cause: Cause; count: number; va: Va; parts: {x0: number; x1: number}[]}[] = []
  for (const {cause, count, va, x0, x1} of runs) {
    if (!cause) continue
    const last = found.at(-1)
    if (last?.cause === cause && x0 - last.parts.at(-1)!.x1 < NEAR) {
      last.count += count
      const part = last.parts.at(-1)!
      if (x0 - part.x1 < 0.01) part.x1 = x1
      else last.parts.push({x0, x1})
    } else found.push({cause, count, va, parts: [{x0, x1}]})
  }
  return atMost(found, 24)
}

/** Where entries are too small to tell apart a slot is the least that is marked. */
function slotGroups(mirror: Mirror, {from, to}: Brush, left: number, width: number): Group[] {
  const start = slotVa(mirror.axis, from)
  const step = width / (to - from)
  const found: {cause: Cause; count: number; va: Va; parts: {x0: number; x1: number}[]}[] = []
  const slot = new Map<number, number>()
  for (let n = from; n < to; n++) slot.set(slotVa(mirror.axis, n), n - from)
  for (const row of mirror.outcome.account.rows) {
    const n = row.va >= start ? slot.get(row.va) : undefined
    if (n === undefined) continue
    for (const cause of ["F", "lost", "dropped", "V", "W", "added"] as const) {
      if (row[cause] === 0) continue
      const [x0, x1] = [left + n * step, left + (n + 1) * step]
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

/** The letter of a look; "" where it has none. */
export function letterOf(look: number): string {
  return look === READ_ONLY
    ? "R"
    : look === INVALID
      ? "i"
      : look === BY_W || look === BY_V || look === BY_F
        ? "W"
        : look === WRITABLE
          ? "W"
          : ""
}

/** The address under an x of the lens, and the x and width of the entry of an address; null if the brush has it not. */
export function lensVa(mirror: Mirror, {from, to}: Brush, part: number): Va {
  const slots = to - from
  const slot = Math.max(0, Math.min(slots - 1, Math.floor(part * slots)))
  const {granule} = mirror.source.geometry
  const columns = columnsOf(mirror.source.geometry)
  const entry = Math.max(0, Math.min(columns - 1, Math.floor((part * slots - slot) * columns)))
  return (slotVa(mirror.axis, from + slot) + entry * granule) as Va
}
