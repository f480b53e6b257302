// The two bands: a column is a slot, y is the index in its table, downward in both. At device pixels, nothing resampled: where
// entries share a pixel the rarest shows. A changed one is never less than 4 x 1 of them.

import {EMPTY, INVALID, READ_ONLY, TABLE, WRITABLE} from "../../model/descriptor/descriptor.ts"
import {BY_F, BY_V, BY_W, isSmooth, looksIn, RANK, rowReader} from "../field/cells.ts"
import type {Packed, Tones} from "../field/tones.ts"
import {columnsOf} from "../field/rows.ts"
import type {Side} from "../stage/layout.ts"
import {looksOf} from "../stage/stage.ts"
import {rowOfSlot, slotsOfRow, type Mirror} from "./scene.ts"

/** No entry: a hole of the axis. */
export const NOWHERE = 255

/** A band in device px: its looks row by row, and which columns are the last of their slot. */
export interface Band {
  readonly width: number
  readonly height: number
  readonly looks: Uint8Array
  /** 1: the last device px of a slot that has some. */
  readonly edges: Uint8Array
  /** Device px of a CSS px. */
  readonly scale: number
}

const LEAST = 4

/** A band of `height` CSS px from x 0 to `width`. */
export function bandOf(mirror: Mirror, side: Side, width: number, height: number, scale: number): Band {
  const [w, h] = [Math.round(width * scale), Math.round(height * scale)]
  const band = {
    width: w,
    height: h,
    looks: new Uint8Array(w * h).fill(NOWHERE),
    edges: new Uint8Array(w),
    scale,
  }
  /** 1: the line of px has something that changed. */
  const changed = new Uint8Array(h)
  const columns = columnsReader(mirror, side, h)
  for (const piece of mirror.axis.pieces) {
    const px = (piece.width / piece.slots) * scale
    // Columns that are alike from top to bottom, one beside the other, are one.
    let alike: {x0: number; x1: number; line: Uint8Array} | null = null
    const fill = () => {
      if (alike) fillColumns(band, changed, alike)
      alike = null
    }
    for (let n = 0, count; n < piece.slots; n += count) {
      const {line, smooth, slots} = columns(piece.first + n)
      count = slots
      const edge = (n: number) => Math.round(piece.x * scale + n * px)
      const x0 = Math.min(w - 1, edge(n))
      const x1 = Math.min(w, Math.max(edge(n + count - 1) + 1, edge(n + count)))
      for (let i = 1; px >= 1 && i <= count; i++)
        band.edges[edge(n + i) - 1] = edge(n + i) - edge(n + i - 1) > 1 ? 1 : 0
      if (alike && smooth && alike.line[0] === line[0]) alike.x1 = x1
      else {
        fill()
        if (smooth) alike = {x0, x1, line: line.slice()}
        else fillColumns(band, changed, {x0, x1, line})
      }
    }
    fill()
  }
  for (let y = 0; y < h; y++) if (changed[y]) widen(band.looks.subarray(y * w, (y + 1) * w))
  return band
}

/**
 * Reads the column of a slot, `height` device px of it; `smooth`: all of them are alike. So many `slots` from this one on have the same
 * column. The line is valid until the next one is read.
 */
function columnsReader(mirror: Mirror, side: Side, height: number) {
  const columns = columnsOf(mirror.source.geometry)
  const from = Int32Array.from({length: height + 1}, (_, y) => Math.floor((y * columns) / height))
  const entries = new Uint8Array(columns)
  const line = new Uint8Array(height)
  const read = looksOf(mirror, side)
  return (slot: number): {line: Uint8Array; smooth: boolean; slots: number} => {
    const at = rowOfSlot(mirror, slot)
    const looks = !at ? [EMPTY] : read(at, entries) ? [entries[0]] : looksIn(entries)
    const smooth = looks.length === 1
    if (smooth) line.fill(looks[0])
    else
      for (let y = 0; y < height; y++) {
        let best = entries[from[y]]
        for (let i = from[y] + 1; i < from[y + 1]; i++) if (RANK[entries[i]] > RANK[best]) best = entries[i]
        line[y] = best
      }
    return {line, smooth, slots: at ? slotsOfRow(mirror, slot, at) : 1}
  }
}

/** Fills device columns [x0, x1) with a line, from top to bottom; of what is there already the rarer stays. */
function fillColumns(
  {width, looks}: Band,
  changed: Uint8Array,
  {x0, x1, line}: {x0: number; x1: number; line: Uint8Array},
) {
  let free = x0
  while (free < x1 && looks[free] !== NOWHERE) free++
  for (let y = 0; y < line.length; y++) {
    const look = line[y]
    if (look >= BY_W) changed[y] = 1
    const row = y * width
    for (let x = x0; x < free; x++) if (RANK[look] > RANK[looks[row + x]]) looks[row + x] = look
    looks.fill(look, row + free, row + x1)
  }
}

/** Changed entries in columns that are narrow grow to the right, at the end of a piece to the left. */
function widen(line: Uint8Array) {
  for (let x = 0; x < line.length; x++) {
    const look = line[x]
    if (look < BY_W || look === NOWHERE) continue
    let to = x + 1
    while (to < line.length && line[to] === look) to++
    const grow = (at: number) => at >= 0 && at < line.length && line[at] !== NOWHERE && line[at] < BY_W
    for (; to - x < LEAST && grow(to); to++) line[to] = look
    for (let n = to - x, at = x - 1; n < LEAST && grow(at); n++, at--) line[at] = look
    x = to - 1
  }
}

/** Side of a pattern, CSS px. */
const TILE = 8

/** Paints a band; `pixels` has a word per device px. What is nowhere is not painted. */
export function paintBand(pixels: Uint32Array, {width, height, looks, edges, scale}: Band, t: Tones) {
  const inTile = (n: number) => Math.floor((n + 0.5) / scale) % TILE
  const across = Uint8Array.from({length: width}, (_, x) => inTile(x))
  const tiles: Uint32Array[] = []
  for (let y = 0; y < height; y++) {
    const down = inTile(y) * TILE
    for (let x = 0, at = y * width; x < width; x++, at++) {
      const look = looks[at]
      if (look === NOWHERE) continue
      const which = 2 * look + edges[x]
      pixels[at] = (tiles[which] ??= tileOf(look, edges[x], t))[down + across[x]]
    }
  }
}

/** The pattern of a look. */
function tileOf(look: number, edge: number, t: Tones): Uint32Array {
  return Uint32Array.from({length: TILE * TILE}, (_, n) =>
    colourOf(look, n % TILE, Math.floor(n / TILE), edge, t),
  )
}

/** The colour of a look at a place in CSS px. */
export function colourOf(look: number, x: number, y: number, edge: number, t: Tones): Packed {
  switch (look) {
    case EMPTY:
      return x % 8 === 3 && y % 8 === 3 ? t.dot : t.paper
    case INVALID:
      return (x + y) & 1 ? t.paper : t.readOnly[0]
    case READ_ONLY:
      return t.readOnly[edge ? 2 : 0]
    case TABLE:
      return t.table
    case BY_V:
      return x % 4 === 1 && y % 4 === 1 ? t.writable[0] : t.changed[edge ? 2 : 0]
    case BY_W:
    case BY_F:
      return t.changed[edge ? 2 : 0]
    default:
      return t.writable[edge ? 2 : 0]
  }
}

/** The slots of both trees in one look each: the rarest in it, or TABLE for a table of pages without anything rare. */
export interface Looks extends Readonly<Record<Side, Uint8Array>> {
  /** Of the copy without its tables: EMPTY where none of its leaves is. */
  readonly leaves: Uint8Array
}

export function slotLooks(mirror: Mirror): Looks {
  const copy = rarest(mirror, "copy")
  return {source: rarest(mirror, "source").slots, copy: copy.slots, leaves: copy.leaves}
}

function rarest(mirror: Mirror, side: Side): {slots: Uint8Array; leaves: Uint8Array} {
  const {slots: count} = mirror.axis
  const [slots, leaves] = [new Uint8Array(count), new Uint8Array(count)]
  const looks = new Uint8Array(columnsOf(mirror.source.geometry))
  const read = looksOf(mirror, side)
  const entry = rowReader(mirror.trees[side])
  for (let slot = 0, n; slot < count; slot += n) {
    const at = rowOfSlot(mirror, slot)
    n = at ? slotsOfRow(mirror, slot, at) : 1
    if (!at) continue
    const smooth = read(at, looks)
    const best = smooth ? looks[0] : looksIn(looks)[0]
    const quiet = best === EMPTY || best === WRITABLE
    leaves.fill(best, slot, slot + n)
    slots.fill(quiet && !isSmooth(entry(at)) ? TABLE : best, slot, slot + n)
  }
  return {slots, leaves}
}
