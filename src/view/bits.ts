// The 64 cells of a descriptor as numbers: where each bit stands, which field names have room above it, and how the changed
// bits are tied to the sentence that says why. Unit: px from the left edge of bit 63's cell.

import type {Field} from "../model/descriptor/field.ts"
import {bit, type Word} from "../model/word.ts"

/** Cells of `pitch`, with `gap` more after every 16 bits, on lines of `perLine` bits. */
export interface BitGrid {
  readonly pitch: number
  readonly gap: number
  readonly perLine: 64 | 32
}

export const BIT_GRIDS = {
  wide: {pitch: 17.6, gap: 4, perLine: 64},
  medium: {pitch: 12.5, gap: 4, perLine: 64},
} as const satisfies Record<string, BitGrid>

/** From the left. */
export const BITS = Array.from({length: 64}, (_, n) => 63 - n)

/** The left edge of a bit's cell in its line. */
export function cellX({pitch, gap, perLine}: BitGrid, n: number): number {
  const place = perLine - 1 - (n % perLine)
  return place * pitch + Math.floor(place / 16) * gap
}

/** Which of these bits, all of one line, has its cell at x; undefined: none. */
export function bitAt(grid: BitGrid, x: number, bits: readonly number[] = BITS): number | undefined {
  return bits.find(n => x >= cellX(grid, n) && x < cellX(grid, n) + grid.pitch)
}

/** The middle of a bit's cell. */
export function cellMiddle(grid: BitGrid, n: number): number {
  return cellX(grid, n) + grid.pitch / 2
}

/** The width of a line. */
export function gridWidth(grid: BitGrid): number {
  return cellX(grid, 0) + grid.pitch
}

/** The bits in which two words differ. */
export function difference(a: Word, b: Word): Word {
  return {lo: (a.lo ^ b.lo) >>> 0, hi: (a.hi ^ b.hi) >>> 0}
}

/** The numbers of the bits that are set, from 63 down. */
export function bitsSet({lo, hi}: Word): number[] {
  const list: number[] = []
  for (let n = 63; n >= 0; n--) if (bit(lo, hi, n) === 1) list.push(n)
  return list
}

/** Does a field have a bit in the mask? */
export function touches(field: {readonly high: number; readonly low: number}, mask: Word): boolean {
  for (let n = field.high; n >= field.low; n--) if (bit(mask.lo, mask.hi, n) === 1) return true
  return false
}

/** A field's place above the cells. `row`: 0 just above them, 1 raised, null: no room for the name. */
export interface FieldLabel {
  readonly field: Field
  readonly text: string
  readonly x: number
  readonly width: number
  readonly row: 0 | 1 | null
  /** The middle of the name: that of the field, unless the name had to make way. */
  readonly middle: number
  readonly changed: boolean
}

const SHORT: Readonly<Record<string, string>> = {software: "softw.", AttrIndx: "Attr"}

/** Estimated width of a name at 10.5 px; changed ones are bold. The raising needs no more than that. */
function nameWidth(text: string, changed: boolean): number {
  const width = text.replace(/[^A-Z]/g, "").length * 1.5 + text.length * 4.9
  return changed ? width * 1.17 : width
}

/**
 * The names of fields (from bit 63 down), each over its cells. From the right, so that the names one looks at most stand low, a
 * name that would touch its right neighbour is raised, and a stem goes down from it between the lower names. `narrow`: one row
 * only, for names that fit above their own cells, and changed ones.
 */
export function fieldLabels(
  fields: readonly Field[],
  grid: BitGrid,
  changed: Word,
  narrow = false,
): FieldLabel[] {
  const edges = [Infinity, Infinity]
  const labels = fields.toReversed().map((field): Label => {
    const x = cellX(grid, field.high)
    const width = cellX(grid, field.low) + grid.pitch - x
    const isChanged = touches(field, changed)
    const text = (narrow && SHORT[field.label]) || field.label
    const half = nameWidth(text, isChanged) / 2
    const middle = Math.max(half, x + width / 2)
    const fits = ([0, 1] as const).filter(row => middle + half + APART <= edges[row])
    const bits = field.high - field.low + 1
    const fitsOwn = 2 * half <= width + 2 && (bits > 2 || (bits === 2 && field.value !== 0))
    const wanted = !narrow || isChanged || fitsOwn || field.low === 0
    const row = wanted ? (fits.find(r => !narrow || r === 0) ?? null) : null
    if (row !== null) edges[row] = middle - half
    return {field, text, x, width, row, middle, half, changed: isChanged}
  })
  return besideStems(labels.reverse())
}

type Label = {-readonly [key in keyof FieldLabel]: FieldLabel[key]} & {readonly half: number}

/** Between two names, and between a name and a stem. */
const APART = 3

/** Moves low names out of the way of the stems of raised ones, as far as there is room. */
function besideStems(labels: Label[]): Label[] {
  const low = labels.filter(label => label.row === 0)
  for (const {x, width, row} of labels) {
    if (row !== 1) continue
    const stem = x + width / 2
    const right = low.findIndex(label => label.x > x)
    const [before, after] = [low[right - 1], low[right]]
    if (after) {
      const room =
        (low[right + 1] ? low[right + 1].middle - low[right + 1].half : Infinity) - APART - after.half
      after.middle = Math.min(room, Math.max(after.middle, stem + APART + after.half))
    }
    if (before) {
      const [room, floor] = [low[right - 2], before.half]
      const least = Math.max(floor, room ? room.middle + room.half + APART + before.half : 0)
      before.middle = Math.max(least, Math.min(before.middle, stem - APART - before.half))
    }
  }
  return labels
}

/**
 * The tie from changed bits to their sentence. `between`: the sentence stands between the two; `after`, `before`: right or
 * left of them; `rail`: under a line that joins them all.
 */
export interface Tie {
  readonly place: "between" | "after" | "before" | "rail"
  /** The middles of the changed cells, from the left. */
  readonly drops: readonly number[]
}

/** Room for a corner between the bit and the sentence. */
const STUB = 26

/** The tie of a mask's bits to a sentence of about `textWidth`; null without bits. */
export function tie(grid: BitGrid, mask: Word, textWidth: number): Tie | null {
  const drops = bitsSet(mask).map(n => cellMiddle(grid, n))
  if (drops.length === 0) return null
  const [first, last] = [drops[0], drops[drops.length - 1]]
  if (drops.length === 2 && last - first >= textWidth + 2 * STUB) return {place: "between", drops}
  if (drops.length > 2) return {place: "rail", drops}
  const roomAfter = gridWidth(grid) - last
  return {place: roomAfter >= textWidth + STUB || roomAfter > first ? "after" : "before", drops}
}
