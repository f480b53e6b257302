// The strips: a whole table in a column, an entry a pixel or more; where entries share a pixel the rarest shows. The open entry
// spreads as a wedge to the full height of the next strip; the last wedge marks the rows that the field shows.

import {EMPTY, INVALID, READ_ONLY, state, TABLE, WRITABLE} from "../../model/descriptor/descriptor.ts"
import {alignDown, entries, index, span, type Level} from "../../model/geometry.ts"
import type {Va} from "../../model/word.ts"
import {BY_F, BY_V, BY_W, DIFFERS, RANK, type Look} from "../field/cells.ts"
import {fieldX, type Side} from "../stage/layout.ts"
import {causeOf} from "../seam/ribbons.ts"
import {rowSpan} from "../field/rows.ts"
import {anchor, shownSection, type Stage} from "../stage/stage.ts"
import {tableFor} from "../field/tree.ts"

/** Neighbouring pixels of one look; px from the strip's top. */
export interface StripRun {
  readonly y: number
  readonly height: number
  readonly look: Look
}

/** The looks of a strip, from the top. Without a table it is one run of empty. */
export function stripRuns(stage: Stage, side: Side, level: Level): StripRun[] {
  const {at, trees} = stage
  const {height} = at.field
  const looks = entryLooks(stage, side, level, tableFor(trees[side], level, anchor(stage)))
  const pixels = new Uint8Array(height)
  for (let y = 0; y < height; y++) {
    const from = Math.floor((y * looks.length) / height)
    const to = Math.max(from + 1, Math.ceil(((y + 1) * looks.length) / height))
    let best = looks[from]
    for (let i = from + 1; i < Math.min(to, looks.length); i++)
      if (RANK[looks[i]] > RANK[best]) best = looks[i]
    pixels[y] = best
  }
  const runs: StripRun[] = []
  for (let y = 0, start = 0; y < height; y++)
    if (y + 1 === height || pixels[y + 1] !== pixels[y]) {
      runs.push({y: start, height: y + 1 - start, look: pixels[start] as Look})
      start = y + 1
    }
  return runs
}

function entryLooks(stage: Stage, side: Side, level: Level, table: ReturnType<typeof tableFor>): Uint8Array {
  const g = stage.source.geometry
  const looks = new Uint8Array(entries(g, level))
  if (!table) return looks
  for (let i = 0; i < looks.length; i++)
    looks[i] = state(g, level, table.words[table.at + 2 * i], table.words[table.at + 2 * i + 1])
  if (level !== 2) return looks
  if (stage.pair) return apartLooks(stage, side, looks)
  // Rows in which something changed stand out: as they were in the source, by who did it in the copy.
  const first = tableStart(stage, 2)
  for (const row of stage.outcome.account.rows) {
    const i = (row.va - first) / span(g, 2)
    const what = row.level === 2 && i >= 0 && i < looks.length ? causeOf(row) : null
    if (!what || looks[i] === EMPTY) continue
    if (side === "source") looks[i] = row.V + row.dropped > 0 ? INVALID : row.W > 0 ? READ_ONLY : looks[i]
    else if (what.cause === "W") looks[i] = BY_W
    else if (what.cause === "V") looks[i] = BY_V
    else if (what.cause === "F" || what.cause === "added") looks[i] = BY_F
  }
  return looks
}

/** Rows in which two copies differ stand out where they have something, and are empty where they have nothing of it. */
function apartLooks(stage: Stage, side: Side, looks: Uint8Array): Uint8Array {
  const g = stage.source.geometry
  const first = tableStart(stage, 2)
  for (const row of stage.pair!.rows) {
    const i = (row.va - first) / span(g, 2)
    if (row.level !== 2 || i < 0 || i >= looks.length) continue
    const [own, others] = side === "source" ? [row.onlyA, row.onlyB] : [row.onlyB, row.onlyA]
    if (own + row.apart > 0) looks[i] = DIFFERS
    else if (others >= entries(g, 3)) looks[i] = EMPTY
  }
  return looks
}

/** The address of entry 0 of the table that a strip shows. */
export function tableStart(stage: Stage, level: Level): Va {
  const g = stage.source.geometry
  const va = anchor(stage)
  return level === g.start
    ? ((stage.half ? -(2 ** g.vaBits) : 0) as Va)
    : alignDown(g, (level - 1) as Level, va)
}

/** px from the strip's top of an address, if the strip's table holds it. */
export function stripY(stage: Stage, level: Level, va: Va): number | null {
  const g = stage.source.geometry
  const entry = (va - tableStart(stage, level)) / span(g, level)
  const count = entries(g, level)
  return entry >= 0 && entry <= count ? (entry * stage.at.field.height) / count : null
}

export interface Wedge {
  /** From this stretch of a strip ... */
  readonly x: number
  readonly y0: number
  readonly y1: number
  /** ... to the full height of what stands here. */
  readonly toX: number
  readonly toY0: number
  readonly toY1: number
}

/** The wedges of a wing, from the root's strip to the field; y in the stage. */
export function wedges(stage: Stage, side: Side): Wedge[] {
  const {at, source} = stage
  const g = source.geometry
  const {y, height, width} = at.field
  const inner = (x: number) => (side === "source" ? x + at.stripWidth + 1 : x - 1)
  const outer = (x: number) => (side === "source" ? x - 1 : x + at.stripWidth + 1)
  return at.strips.map((strip, n): Wedge => {
    const x = inner(strip[side])
    const next = at.strips[n + 1]
    if (next) {
      const open = stripY(stage, strip.level, alignDown(g, strip.level, anchor(stage))) ?? 0
      const tall = Math.max(1, height / entries(g, strip.level))
      return {x, y0: y + open, y1: y + open + tall, toX: outer(next[side]), toY0: y, toY1: y + height}
    }
    const toX = side === "source" ? fieldX(at, side) : fieldX(at, side) + width
    const shown = visible(stage)
    if (!shown) return {x, y0: y, y1: y, toX, toY0: y, toY1: y}
    const {from, to, y0: top, y1: bottom} = shown
    const [y0, y1] = [stripY(stage, strip.level, from) ?? 0, stripY(stage, strip.level, to) ?? height]
    return {x, y0: y + y0, y1: y + Math.max(y0 + 1, y1), toX, toY0: y + top, toY1: y + bottom}
  })
}

/**
 * What the window shows of the table that the strips lead to: its addresses, and where they stand, px from the field's top;
 * null if that is nothing.
 */
function visible(stage: Stage): {from: Va; to: Va; y0: number; y1: number} | null {
  const {top, at, source} = stage
  const section = shownSection(stage)
  if (!section) return null
  const {va, y, rowPx, rows} = section
  const bytes = rowSpan(source.geometry, section)
  const first = Math.max(0, Math.floor((top - y) / rowPx))
  const last = Math.min(rows, Math.ceil((top + at.field.height - y) / rowPx))
  if (last <= first) return null
  return {
    from: (va + first * bytes) as Va,
    to: (va + last * bytes) as Va,
    y0: Math.max(0, y - top),
    y1: Math.min(at.field.height, y + rows * rowPx - top),
  }
}

/** Entries of the root that lead somewhere and are not the open one; near ones are one. */
export interface ClosedEntry {
  /** px from the strip's top. */
  readonly y: number
  readonly height: number
  /** Does the copied range reach it? */
  readonly copied: boolean
}

export function closedEntries(stage: Stage, side: Side): ClosedEntry[] {
  const {at, source, trees, experiment} = stage
  const g = source.geometry
  const table = tableFor(trees[side], g.start, anchor(stage))
  if (!table || g.start >= 2) return []
  const open = index(g, g.start, anchor(stage))
  const count = entries(g, g.start)
  const tall = Math.max(1, at.field.height / count)
  const {start, end} = experiment.range ?? {start: 0, end: 0}
  const asked = (va: number) => va + span(g, g.start) > start && (va < end || (end === 0 && start < 0))
  const first = tableStart(stage, g.start)
  const list: {-readonly [key in keyof ClosedEntry]: ClosedEntry[key]}[] = []
  for (let i = 0; i < count; i++) {
    const s = state(g, g.start, table.words[table.at + 2 * i], table.words[table.at + 2 * i + 1])
    if (s !== TABLE && s !== WRITABLE && s !== READ_ONLY) continue
    if (i === open) continue
    const y = (i * at.field.height) / count
    const copied = experiment.range !== null && asked(first + i * span(g, g.start))
    const last = list.at(-1)
    if (last && last.copied === copied && y - (last.y + last.height) < 6) last.height = y + tall - last.y
    else list.push({y, height: tall, copied})
  }
  return list
}
