// The two bands: a column is a slot, y is the index in its table, downward in both. At device pixels, nothing resampled: where
// entries share a pixel the rarest shows. A changed one is never less than 4 x 1 of them.

import {EMPTY, INVALID, READ_ONLY, TABLE, WRITABLE} from "../../model/descriptor/descriptor.ts"
import {BY_F, BY_V, BY_W, isSmooth, RANK, rowReader} from "../field/cells.ts"
import type {Packed, Tones} from "../field/tones.ts"
import {columnsOf, rowOf} from "../field/rows.ts"
import type {Side} from "../stage/layout.ts"
import type {Va} from "../../model/word.ts"
import {looksOf} from "../stage/stage.ts"
import type {Mirror} from "./scene.ts"

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
  const looks = new Uint8Array(w * h).fill(NOWHERE)
  const edges = new Uint8Array(w)
  const columns = columnsOf(mirror.source.geometry)
  const from = Int32Array.from({length: h + 1}, (_, y) => Math.floor((y * columns) / h))
  const entries = new Uint8Array(columns)
  const line = new Uint8Array(h)
  /** 1: the line of px has something that changed. */
  const changed = new Uint8Array(h)
  /** Where anything changed, px. */
  let [least, most] = [w, 0]
  const read = looksOf(mirror, side)
  for (const piece of mirror.axis.pieces) {
    const px = (piece.width / piece.slots) * scale
    for (let n = 0; n < piece.slots; n++) {
      const start = Math.round(piece.x * scale + n * px)
      const x0 = Math.min(w - 1, start)
      const x1 = Math.min(w, Math.max(x0 + 1, Math.round(piece.x * scale + (n + 1) * px)))
      const at = rowOf(mirror.rows, (piece.start + n * mirror.axis.unit) as Va)
      const smooth = !at || read(at, entries)
      if (!at) entries.fill(EMPTY)
      if (smooth) line.fill(entries[0])
      else
        for (let y = 0; y < h; y++) {
          let best = entries[from[y]]
          for (let i = from[y] + 1; i < from[y + 1]; i++) if (RANK[entries[i]] > RANK[best]) best = entries[i]
          line[y] = best
        }
      if (x1 - x0 > 1) edges[x1 - 1] = 1
      for (let y = 0; y < h; y++) {
        if (line[y] >= BY_W) {
          changed[y] = 1
          if (x0 < least) least = x0
          if (x1 > most) most = x1
        }
        for (let x = x0, to = y * w; x < x1; x++) {
          const before = looks[to + x]
          if (before === NOWHERE || RANK[line[y]] > RANK[before]) looks[to + x] = line[y]
        }
      }
    }
  }
  for (let y = 0; y < h; y++) if (changed[y]) widen(looks.subarray(y * w, (y + 1) * w), least, most)
  return {width: w, height: h, looks, edges, scale}
}

/** Changed entries in columns that are narrow grow to the right, at the end of a piece to the left. All of them are in [from, end). */
function widen(line: Uint8Array, from: number, end: number) {
  for (let x = from; x < end; x++) {
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

/** Looks whose colour depends on the place. */
const TEXTURED: ReadonlySet<number> = new Set([EMPTY, INVALID, BY_V])
const LOOKS = 9

/** Paints a band; `pixels` has a word per device px. What is nowhere is not painted. */
export function paintBand(pixels: Uint32Array, {width, height, looks, edges, scale}: Band, t: Tones) {
  // Nearly all px have one of a few colours: those are asked for once.
  const textured = Uint8Array.from({length: LOOKS}, (_, look) => (TEXTURED.has(look) ? 1 : 0))
  const [plain, last] = [0, 1].map(edge =>
    Uint32Array.from({length: LOOKS}, (_, look) => colourOf(look, 0, 0, edge, t)),
  )
  for (let y = 0; y < height; y++) {
    const css = Math.floor((y + 0.5) / scale)
    for (let x = 0; x < width; x++) {
      const look = looks[y * width + x]
      if (look === NOWHERE) continue
      pixels[y * width + x] = textured[look]
        ? colourOf(look, Math.floor((x + 0.5) / scale), css, edges[x], t)
        : (edges[x] ? last : plain)[look]
    }
  }
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
  /** Without tables: EMPTY where none of a side's leaves is. */
  readonly leaves: Readonly<Record<Side, Uint8Array>>
}

export function slotLooks(mirror: Mirror): Looks {
  const [source, copy] = [rarest(mirror, "source"), rarest(mirror, "copy")]
  return {source: source.slots, copy: copy.slots, leaves: {source: source.leaves, copy: copy.leaves}}
}

function rarest(mirror: Mirror, side: Side): {slots: Uint8Array; leaves: Uint8Array} {
  const {slots: count, pieces, unit} = mirror.axis
  const [slots, leaves] = [new Uint8Array(count), new Uint8Array(count)]
  const looks = new Uint8Array(columnsOf(mirror.source.geometry))
  const read = looksOf(mirror, side)
  const entry = rowReader(mirror.trees[side])
  for (const {start, first, slots: own} of pieces)
    for (let n = 0; n < own; n++) {
      const at = rowOf(mirror.rows, (start + n * unit) as Va)
      if (!at) continue
      const best = read(at, looks) ? looks[0] : rarestOf(looks)
      const quiet = best === EMPTY || best === WRITABLE
      leaves[first + n] = best
      slots[first + n] = quiet && !isSmooth(entry(at)) ? TABLE : best
    }
  return {slots, leaves}
}

/** The look of the highest rank among some: neighbours are mostly alike. */
function rarestOf(looks: Uint8Array): number {
  let best = looks[0]
  for (let i = 1, before = best; i < looks.length; i++) {
    if (looks[i] === before) continue
    before = looks[i]
    if (RANK[before] > RANK[best]) best = before
  }
  return best
}
