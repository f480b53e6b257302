// Paints an opened table: lines of cells with letters, runs as one pale piece between brackets; or lines of bits.

import {EMPTY} from "../../model/descriptor/descriptor.ts"
import {bytes} from "../../model/descriptor/say.ts"
import {span} from "../../model/geometry.ts"
import {rowReader, type RowEntry} from "../field/cells.ts"
import {rowOf} from "../field/rows.ts"
import {paintCell} from "../loupe/paintLoupe.ts"
import {polygon} from "../draw.ts"
import {mix, wing} from "../palette.ts"
import {bitsAt, type BitGrid} from "./bitGrid.ts"
import {gapsOf} from "./gaps.ts"
import {letterOf} from "./letter.ts"
import {isFolded, type OpenTable} from "./openTable.ts"
import {dashes, fillLook, type Brush} from "./paintLook.ts"
import {OPEN_PAD} from "./pieces.ts"
import type {Side} from "../stage/layout.ts"
import type {Zoomed} from "./place.ts"

interface Band {
  /** Where the piece begins in the field, and how much of it there is, px. */
  readonly top: number
  readonly tall: number
}

/** The origin is the piece's top left corner. */
export function paintOpen(brush: Brush, stage: Zoomed, band: Band) {
  const {table} = stage
  if (!table) return
  const height = stage.at.field.height
  const from = Math.max(0, Math.floor((-band.top - OPEN_PAD) / table.line))
  const to = Math.min(
    table.lines.length,
    Math.ceil((Math.min(band.tall, height - band.top) - OPEN_PAD) / table.line),
  )
  if (table.kind === "bits") paintBits(brush, stage, table, from, to)
  else paintCells(brush, stage, table, from, to)
  if (brush.side === "copy") paintGaps(brush, table, stage.at.field.width)
}

/** Around what the copy lacks, as in bars: else it would look like what the source has not either. */
function paintGaps(brush: Brush, table: OpenTable, width: number) {
  const {context} = brush
  context.save()
  context.translate(0, OPEN_PAD)
  for (const {missing, outlines} of gapsOf(table, width))
    dashes(brush, missing, new Path2D(outlines.map(corners => polygon(...corners)).join("")))
  context.restore()
}

function paintCells(brush: Brush, stage: Zoomed, table: OpenTable, from: number, to: number) {
  const {context, side, palette: p} = brush
  const w = wing(p, side)
  const {segments, lines, line: height, cell} = table
  const {width} = stage.at.field
  const perLine = lines[0].count
  let at = segments.findIndex(s => s.first + s.count > lines[from]?.first)
  for (let n = from; n < to; n++) {
    const y = OPEN_PAD + n * height
    const {first, count} = lines[n]
    while (at > 0 && segments[at].first > first) at--
    for (; at < segments.length && segments[at].first < first + count; at++) {
      const segment = segments[at]
      const [a, b] = [Math.max(first, segment.first), Math.min(first + count, segment.first + segment.count)]
      const x = (a - first) * cell
      if (!isFolded(segment) && segment.block[side] === null)
        for (let i = a; i < b; i++) {
          const look = segment[side]
          const gap = cell >= 4 ? 1 : 0
          paintCell(
            context,
            {x: (i - first) * cell, y, width: cell - gap, height: height - 1, letterX: (cell - gap) / 2},
            {look, letter: letterOf(segment, side), executable: segment.executable},
            p,
            side,
          )
        }
      else {
        const runsOn = segment.first + segment.count > first + perLine && b === first + count
        const tall = height - (runsOn ? 0 : 1)
        const look = segment[side]
        if (look !== EMPTY) fillLook(brush, look, x, y, (b - a) * cell, tall)
        context.fillStyle = mix(look === EMPTY ? p.paper : w.writable, w.readOnly, 0.3)
        if (cell >= 4)
          for (let i = a + 1; i < b; i++) context.fillRect((i - first) * cell, y + height - 3, 1, 2)
      }
      if (segment.first + segment.count > first + count) break
    }
  }
  context.fillStyle = p.paper
  for (let n = Math.max(1, from); n < to; n++) {
    const start = lines[n].first
    // A run that goes on from line to line is not cut.
    const over = segments.find(s => s.first < start && s.first + s.count > start && isFolded(s))
    const [x0, x1] = over
      ? [
          Math.max(0, over.first - lines[n - 1].first) * cell,
          Math.min(perLine, over.first + over.count - start) * cell,
        ]
      : [0, 0]
    const y = OPEN_PAD + n * height - 1
    const both = [Math.min(x0, x1), Math.max(x0, x1)]
    if (!over) context.fillRect(0, y, width, 1)
    else if (x0 < x1) {
      context.fillRect(0, y, both[0], 1)
      context.fillRect(both[1], y, width - both[1], 1)
    } else context.fillRect(0, y, width, 1)
  }
}

function paintBits(brush: Brush, stage: Zoomed, table: OpenTable, from: number, to: number) {
  const {context, side, palette: p} = brush
  const row = rowOf(stage.rows, table.va)!
  const read = {
    source: rowReader(stage.trees.source)(row),
    copy: rowReader(stage.trees.copy)(row),
  }
  const bits = bitsAt(stage.at)
  const block = table.segments[0].block[side]
  for (let n = from; n < to; n++) {
    const y = OPEN_PAD + n * table.line
    const {first, count} = table.lines[n]
    if (block === null) paintEntry(brush, bits, read, table, n)
    else
      paintPart(brush, bits, `in a block of ${bytes(span(stage.source.geometry, block))}`, y + table.line / 2)
    if (bits.label < 30) continue
    context.textBaseline = "middle"
    context.textAlign = "left"
    context.fillStyle = p.second
    context.font = '10px "Commit Mono", monospace'
    context.fillText(`${first}`, 2, y + table.line / 2 + 0.5)
    if (count === 1) continue
    context.font = '700 10px "Commit Mono", monospace'
    context.textAlign = "right"
    context.fillText(`×${count}`, bits.label - 3, y + table.line / 2 + 0.5)
  }
}

/** The 64 bits of a line's entry; in the copy those that differ from the source's, where it has such an entry. */
function paintEntry(
  brush: Brush,
  bits: BitGrid,
  read: Readonly<Record<Side, RowEntry>>,
  table: OpenTable,
  n: number,
) {
  const {context, side, palette: p} = brush
  const w = wing(p, side)
  const {first} = table.lines[n]
  const own = halves(read[side], first)
  const other = halves(read[side === "source" ? "copy" : "source"], first)
  const empty = (own[0] | own[1]) === 0
  const changed =
    side === "copy" && !empty && table.segments[0].block.source === null && (other[0] | other[1]) !== 0
  for (let bit = 63; bit >= 0; bit--) {
    const on = bitOf(own, bit)
    const differs = changed && on !== bitOf(other, bit)
    context.fillStyle = differs ? p.accent : on ? w.word : w.writable
    paintBit(brush, bits, bit, OPEN_PAD + n * table.line, table.line, {empty, hollow: differs && !on})
  }
}

/** What stands where an entry would be if a block above did not map it all. */
function paintPart({context, palette: p}: Brush, bits: BitGrid, words: string, middle: number) {
  context.textBaseline = "middle"
  context.textAlign = "left"
  context.fillStyle = p.second
  context.font = '10px "Commit Mono", monospace'
  context.fillText(words, bits.label + 4, middle + 0.5)
}

function paintBit(
  {context, palette: p}: Brush,
  {xOf, cell}: BitGrid,
  bit: number,
  y: number,
  line: number,
  {empty, hollow}: {empty: boolean; hollow: boolean},
) {
  const x = xOf(bit)
  const size = cell > 2 ? cell - 1 : cell
  if (empty) {
    context.fillStyle = mix(p.paper, p.ink, 0.3)
    return context.fillRect(x + size / 2, y + line / 2 - 0.5, 1, 1)
  }
  context.fillRect(x, y + 1, size, line - 3)
  if (!hollow || size < 4) return
  // A bit that was cleared: accent all the same, but open.
  context.fillStyle = p.paper
  context.fillRect(x + 1.5, y + 2.5, size - 3, line - 6)
}

function halves({pages, lo, hi}: RowEntry, i: number): readonly [number, number] {
  return pages ? [pages.words[pages.at + 2 * i], pages.words[pages.at + 2 * i + 1]] : [lo, hi]
}

function bitOf([lo, hi]: readonly [number, number], bit: number): boolean {
  return ((bit < 32 ? lo >>> bit : hi >>> (bit - 32)) & 1) === 1
}
