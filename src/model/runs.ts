// A table as runs of like entries, so that 8,192 descriptors are a handful of rows. A run is maximal: the entry before it
// and the one behind it do not continue it. Tables are never joined here, each leads somewhere else; see stacks.ts.

import {outputAddress} from "./address.ts"
import {kind, shape, type Kind, type Shape} from "./descriptor/descriptor.ts"
import {layout} from "./descriptor/field.ts"
import {span, type Geometry, type Level} from "./geometry.ts"
import type {Pa, Word} from "./word.ts"

export interface Run {
  /** Index of the first entry. */
  readonly first: number
  readonly count: number
  readonly kind: Kind
  /** The first descriptor. */
  readonly lo: number
  readonly hi: number
  /** Where the first entry points; null for empty entries, tables, and invalid ones in the shape of a table. */
  readonly address: Pa | null
}

/** The bits of a layout that hold no address. */
export function attributeMask(g: Geometry, level: Level, of: Shape): Word {
  const known = masks.get(g) ?? new Map<string, Word>()
  masks.set(g, known)
  const key = `${level} ${of}`
  const mask = known.get(key) ?? maskOf(g, level, of)
  known.set(key, mask)
  return mask
}

/** Masks that were asked for: loops over entries ask for the same one each time. */
const masks = new WeakMap<Geometry, Map<string, Word>>()

function maskOf(g: Geometry, level: Level, of: Shape): Word {
  let lo = 0xffff_ffff
  let hi = 0xffff_ffff
  for (const slot of layout(g, level, of)) {
    if (slot.definition.address === undefined) continue
    for (let n = slot.low; n <= slot.high; n++) {
      if (n < 32) lo &= ~(1 << n)
      else hi &= ~(1 << (n - 32))
    }
  }
  return {lo: lo >>> 0, hi: hi >>> 0}
}

/** All bits of a descriptor but the address; of an invalid one in the shape of a table all bits, for it points nowhere. */
export function attributes(g: Geometry, level: Level, lo: number, hi: number): Word {
  const of = shape(level, lo, hi)
  if (of === "table" && (lo & 1) === 0) return {lo, hi}
  const mask = attributeMask(g, level, of)
  return {lo: (lo & mask.lo) >>> 0, hi: (hi & mask.hi) >>> 0}
}

/**
 * The runs of a table at a level, ascending, all entries in exactly one. `words` is the table alone: the low half of
 * descriptor i at 2i, the high half at 2i + 1.
 * Invariant: in a run all bits but the output address are equal, and the addresses follow one another by the entry's span.
 */
export function runs(g: Geometry, level: Level, words: Uint32Array): Run[] {
  const mask = attributeMask(g, level, level === 3 ? "page" : "block")
  const step = span(g, level)
  const list: Run[] = []
  for (let first = 0, i = 0; i < words.length / 2; first = i) {
    const lo = words[2 * i]
    const hi = words[2 * i + 1]
    const of = shape(level, lo, hi)
    const address = of === "page" || of === "block" ? outputAddress(g, level, lo, hi) : null
    const continues = (at: number) => {
      const nextLo = words[2 * at]
      const nextHi = words[2 * at + 1]
      if (of === "empty") return (nextLo | nextHi) === 0
      if (address === null || ((nextLo ^ lo) & mask.lo) !== 0 || ((nextHi ^ hi) & mask.hi) !== 0) return false
      return outputAddress(g, level, nextLo, nextHi) === address + (at - first) * step
    }
    do i++
    while (i < words.length / 2 && continues(i))
    list.push({first, count: i - first, kind: kind(g, level, lo, hi), lo, hi, address})
  }
  return list
}
