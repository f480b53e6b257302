// What a piece is, in words: over its runs, in the order of what matters most, so that a narrow run can say less.

import {memoryName} from "../../model/descriptor/memoryType.ts"
import {bytes, number} from "../../model/descriptor/say.ts"
import {EMPTY, TABLE} from "../../model/descriptor/descriptor.ts"
import {index, linuxName, span, type Level} from "../../model/geometry.ts"
import {hex, type Va} from "../../model/word.ts"
import type {Span} from "../draw.ts"
import type {Side} from "../stage/layout.ts"
import type {Stage} from "../stage/stage.ts"
import {tableSpan} from "../field/tree.ts"
import {letterOf} from "./letter.ts"
import {pieceBytes, type Piece} from "./pieces.ts"
import {isChanged, type Segment} from "./segments.ts"

/** Widths of a letter, px: bold, plain, and of an address. */
const WIDTHS: Readonly<Record<string, number>> = {"words-strong": 7, "words-plain": 5.9, "words-address": 6.1}

const strong = (text: string): Span => ({class: "words-strong", text})
const plain = (text: string): Span => ({class: "words-plain", text})
const address = (text: string): Span => ({class: "words-address", text})

/** How wide words will be, about; it decides what has room. */
export function widthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + span.text.length * WIDTHS[span.class], 0)
}

/** How wide the name of a row or of an area will be, about. */
export const nameWidth = (name: string) => name.length * 6

/** The first of some ways to say it that has room; nothing if none has. */
export function fitting(ways: readonly (readonly Span[])[], room: number): readonly Span[] {
  return ways.find(way => widthOf(way) <= room) ?? []
}

/** What a run is in a wing, the longest way first. */
export function runWays(stage: Stage, side: Side, segment: Segment): Span[][] {
  const count = segment.whole ? "block" : `×${number(segment.count)}`
  if (segment[side] === EMPTY) {
    const gone = side === "copy" && segment.missing
    if (gone) return [[strong(count), plain(` ${gone}`)], [plain(gone)]]
    return segment.whole ? [[plain("empty")]] : [[plain(`${count} empty`)], [plain("empty")]]
  }
  if (segment[side] === TABLE) return [[plain("a table that is not in this file")]]
  const block = segment.block[side]
  const letter = `${block === null ? count : "in a block"} ${letterOf(segment, side)}`
  const size = block ?? (segment.whole ? segment.level : null)
  const more = size === null ? "" : `, ${bytes(span(stage.source.geometry, size))}`
  const type = memory(stage, segment)
  const where =
    segment.pa === null
      ? []
      : [plain(" → "), address(`${hex(segment.pa)}${segment.whole && block === null ? "" : ".."}`)]
  const contiguous = contiguousWord(segment)
  return [
    [strong(letter), plain(` ${type}${contiguous}${more}`), ...where],
    ...(contiguous ? [[strong(letter), plain(` ${type}${contiguous}`)]] : []),
    [strong(letter), plain(` ${type}`)],
    [strong(letter)],
  ]
}

/** What a stack of tables is: how many, and what each of them holds. */
export function stackWays(stage: Stage, side: Side, piece: Piece, segments: readonly Segment[]): Span[][] {
  const alike = `${number(piece.rows)} tables alike`
  const parts = segments.map(segment => runWays(stage, side, segment))
  const whole =
    segments.length === 1
      ? parts[0].slice(0, -1).map(way => [strong(`${alike}: `), ...way, plain(" each")])
      : []
  const short = parts.flatMap((ways, n) => [...(n ? [plain(", ")] : []), ...ways[ways.length - 1]])
  const letters = [...new Set(segments.map(segment => letterOf(segment, side)))].join(" ")
  return [
    ...whole,
    [strong(`${alike}: `), ...short, plain(" each")],
    [strong(`${alike}: ${letters}`)],
    [strong(`${number(piece.rows)} alike: ${letters}`)],
  ]
}

/** What a group of blocks is; in the copy what became of them. */
export function blockWays(stage: Stage, side: Side, piece: Piece, segment: Segment): Span[][] {
  const rows = rowsName(stage, piece)
  if (segment.block.source !== null)
    return segment[side] === EMPTY
      ? [[strong(rows), plain(` ${segment.missing ?? "empty"}`)]]
      : runWays(stage, side, segment).map(way => [strong(`${rows}: `), ...way])
  const count = `${number(piece.rows)} blocks`
  const name = `${rows}: ${count}`
  if (segment[side] === EMPTY) return [[strong(count), plain(` ${segment.missing ?? "empty"}`)]]
  const letter = letterOf(segment, side)
  if (side === "copy") {
    const bits = isChanged(segment) ? changedBits(segment) : "copied as they were"
    return [[strong(`${count} ${letter}`), plain(`: ${bits}`)], [strong(`${count} ${letter}`)]]
  }
  const each = `${bytes(span(stage.source.geometry, segment.level))} each`
  const where = segment.pa === null ? [] : [plain(" → "), address(`${hex(segment.pa)}..`)]
  const type = `${memory(stage, segment)}${contiguousWord(segment)}`
  return [
    [strong(`${name} ${letter}`), plain(` ${type}, ${each}`), ...where],
    [strong(`${name} ${letter}`), plain(` ${type}, ${each}`)],
    [strong(`${count} ${letter}`)],
  ]
}

/** Which bits differ: "bit 7 cleared, bit 51 set". */
function changedBits({level, lo, hi, copyLo, copyHi}: Segment): string {
  const [set, cleared]: string[][] = [[], []]
  for (let bit = 63; bit >= 0; bit--) {
    const of = (low: number, high: number) => ((bit < 32 ? low >>> bit : high >>> (bit - 32)) & 1) === 1
    if (of(lo, hi) !== of(copyLo, copyHi)) (of(lo, hi) ? cleared : set).push(`${bit}`)
  }
  const said = (bits: string[], what: string) =>
    bits.length > 0 && `${bits.length > 1 ? "bits" : "bit"} ${bits.join(" and ")} ${what}`
  // A page gets bit 51 (DBM) as well, a block does not: one looks for it.
  const alone = level < 3 && cleared.includes("7") && set.length === 0 && "bit 51 left alone"
  return [said(cleared, "cleared"), said(set, "set"), alone].filter(Boolean).join(", ")
}

function memory({source}: Stage, {lo}: Segment): string {
  return memoryName((lo >>> 2) & 7, source.release, source.mair).replace("normal, ", "")
}

/** Blocks or pages that differ in nothing else are two runs by it: bit 52. */
function contiguousWord({hi}: Segment): string {
  return ((hi >>> 20) & 1) === 1 ? ", contiguous" : ""
}

/** Which rows: by their index in the table that points to them. */
export function rowsName({source: {geometry: g}}: Stage, piece: Piece): string {
  const {va, level, rows} = piece
  if (g.start === 3) return "the root"
  const last = (va + pieceBytes(g, piece) - 1) as Va
  const [from, to] = [index(g, level, va), index(g, level, last)]
  const name = level === 2 ? "row" : `${linuxName(g, level)} entry`
  if (rows === 1) return `${name} ${from}`
  const tables = 1 + tableNumber(g, level, last) - tableNumber(g, level, va)
  const names = level === 2 ? "rows" : `${linuxName(g, level)} entries`
  if (tables === 1) return `${names} ${from} to ${to}`
  return `${number(rows)} rows of ${number(tables)} ${linuxName(g, level)} tables`
}

/** The same in figures alone, where rows of one table have little room: "13–280". */
export function shortRows(stage: Stage, piece: Piece): string {
  const found = / (\d+) to (\d+)$/.exec(rowsName(stage, piece))
  return found ? `${found[1]}–${found[2]}` : rowsName(stage, piece)
}

function tableNumber(g: Stage["source"]["geometry"], level: Level, va: Va): number {
  return Math.floor(va / tableSpan(g, level))
}
