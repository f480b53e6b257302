// What a descriptor is, given its level: Arm ARM pseudocode AArch64_DecodeDescriptorType. The functions take the two
// halves of the word, so that a loop over a table allocates nothing. Hierarchical attributes of the tables above, WXN and
// hardware dirty state are the walk's business and not seen here.

import {blockAllowed, type Geometry, type Level} from "../geometry.ts"

/**
 * `empty`: all 64 bits zero. `invalid`: not empty, and the hardware faults: bit 0 clear, 01 at level 3 (reserved), or a
 * block where none may stand.
 */
export type Kind = "empty" | "invalid" | "table" | "block" | "page"

/**
 * The layout of a descriptor's bits: its kind, and for an invalid one what it would be if the hardware took it. Linux keeps
 * the attributes in what it makes invalid, so they are worth reading.
 */
export type Shape = "empty" | "table" | "block" | "page"

/** The four states that the pictures tell apart, with leaves split by AP[2]. */
export const EMPTY = 0
export const INVALID = 1
export const WRITABLE = 2
export const READ_ONLY = 3
export const TABLE = 4
export type State = 0 | 1 | 2 | 3 | 4

const PXN_HI = 1 << 21

/** The state of a descriptor: EMPTY, INVALID, WRITABLE or READ_ONLY (block or page, by AP[2]), or TABLE. */
export function state(g: Geometry, level: Level, lo: number, hi: number): State {
  if ((lo & 1) === 0) return (lo | hi) === 0 ? EMPTY : INVALID
  if ((lo & 2) === 0) {
    if (!blockAllowed(g, level)) return INVALID
  } else if (level < 3) return TABLE
  return (lo & 0x80) === 0 ? WRITABLE : READ_ONLY
}

/** What the hardware takes the descriptor for. */
export function kind(g: Geometry, level: Level, lo: number, hi: number): Kind {
  switch (state(g, level, lo, hi)) {
    case EMPTY:
      return "empty"
    case INVALID:
      return "invalid"
    case TABLE:
      return "table"
    case WRITABLE:
    case READ_ONLY:
      return level === 3 ? "page" : "block"
  }
}

/** The layout of the bits: at level 3 a page; above it bit 1 tells a table from a block, whether valid or not. */
export function shape(level: Level, lo: number, hi: number): Shape {
  if ((lo | hi) === 0) return "empty"
  if (level === 3) return "page"
  return (lo & 2) === 0 ? "block" : "table"
}

/** Is it a valid block or page? */
export function isLeaf(g: Geometry, level: Level, lo: number, hi: number): boolean {
  const s = state(g, level, lo, hi)
  return s === WRITABLE || s === READ_ONLY
}

/**
 * May EL1 execute from this leaf, as far as it decides itself: PXN clear, and EL0 may not write (AP = 01).
 * Arm ARM pseudocode AArch64_S1DirectBasePermissions. false if it is no leaf.
 */
export function executableAtEl1(g: Geometry, level: Level, lo: number, hi: number): boolean {
  return (hi & PXN_HI) === 0 && (lo & 0xc0) !== 0x40 && isLeaf(g, level, lo, hi)
}
