// The VA bar as numbers: one index field per level, bit by bit, then the offset, then the physical address. All fields share
// one pitch: the inspector's where it fits, less where 52 bits and a long physical address need the room. Nothing
// here depends on the address, so the bar stands still while one points. Unit: px from the bar's left edge.

import {levels, shift, type Geometry, type Level} from "../model/geometry.ts"
import type {Source} from "../model/source.ts"
import {hex, type Va} from "../model/word.ts"

/** Bits [high:low] of the address; level null: the offset. `x` and `width` are those of the tinted chip. */
export interface AddressField {
  readonly level: Level | null
  readonly high: number
  readonly low: number
  readonly x: number
  readonly width: number
}

export interface AddressBar {
  readonly pitch: number
  /** Space between the chip's edge and its first bit. */
  readonly pad: number
  readonly fields: readonly AddressField[]
  /** The bits above the input address size; null where there is no room for them. */
  readonly top: {readonly x: number; readonly width: number} | null
  readonly arrow: number
  readonly physical: number
  /** Room for the physical address, to the bar's right edge. */
  readonly physicalWidth: number
}

/** The measures of a width class; `digit` is the advance of the large mono digits. */
export interface AddressBarSize {
  readonly width: number
  readonly pitch: number
  readonly pad: number
  readonly gap: number
  readonly digit: number
  readonly top: {readonly x: number; readonly width: number} | null
  /** From the left edge to the first index bit. */
  readonly bits: number
  /** From the offset's chip to the physical address. */
  readonly arrow: number
}

export const WIDE: AddressBarSize = {
  ...{width: 1392, pitch: 17.6, pad: 3, gap: 8, digit: 10.8, bits: 320, arrow: 33},
  top: {x: 254.5, width: 55},
}
export const MEDIUM: AddressBarSize = {
  ...{width: 992, pitch: 12.5, pad: 1.5, gap: 6, digit: 9.3, bits: 208, arrow: 24},
  top: null,
}

/** The tone of an index field, 1 (root) to 4 (PTE). Of five levels the two topmost share one. */
export function addressTone(level: Level): 1 | 2 | 3 | 4 {
  return Math.max(1, level + 1) as 1 | 2 | 3 | 4
}

/** Digits, 0x included, of the longest physical address that a source's memory has. */
function longestPhysical(source: Source): number {
  const last = source.ram.at(-1)
  return hex(last ? last.end - 1 : 0).length
}

/** The bar of a source's geometry in a width class. */
export function addressBar(source: Source, size: AddressBarSize): AddressBar {
  const g = source.geometry
  const places = [...levels(g).map(level => ({level, low: shift(g, level)})), {level: null, low: 0}]
  const right = size.arrow + Math.max(longestPhysical(source) * size.digit, 12 * size.digit)
  const between = (places.length - 1) * (size.gap + 2 * size.pad) + size.pad
  const room = size.width - size.bits - between - right
  const pitch = Math.min(size.pitch, Math.floor((10 * room) / g.vaBits) / 10)
  let high = g.vaBits - 1
  let x = size.bits - size.pad
  const fields = places.map(({level, low}): AddressField => {
    const width = (high - low + 1) * pitch + 2 * size.pad
    const field = {level, high, low, x, width}
    high = low - 1
    x += width + size.gap
    return field
  })
  const physical = x - size.gap + size.arrow
  return {
    ...{pitch, pad: size.pad, fields, top: size.top},
    ...{arrow: physical - size.arrow / 2, physical, physicalWidth: size.width - physical},
  }
}

/** Bits [high:low] of an address as digits. */
export function bitsOf(va: Va, high: number, low: number): string {
  const width = high - low + 1
  const value = ((Math.floor(va / 2 ** low) % 2 ** width) + 2 ** width) % 2 ** width
  return value.toString(2).padStart(width, "0")
}

/** The bits above the input address size, in hex where they are whole digits and not many: ffff, 000; else 1…1, 0…0. */
export function topBits(g: Geometry, half: 0 | 1): string {
  const digits = (64 - g.vaBits) / 4
  const all = half === 1 ? "f" : "0"
  return Number.isInteger(digits) && digits <= 4 ? all.repeat(digits) : half === 1 ? "1…1" : "0…0"
}
