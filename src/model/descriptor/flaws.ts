// What the architecture forbids in a descriptor: bits that must be zero. An address that is not aligned shows as such bits.

import {shape, state, INVALID, EMPTY} from "./descriptor.ts"
import {layout} from "./field.ts"
import {span, type Geometry, type Level} from "../geometry.ts"
import {bytes} from "./say.ts"
import {field as bits} from "../word.ts"

/**
 * Why hardware may treat a descriptor otherwise than it reads: one sentence for each field of reserved bits that is not zero.
 * Empty for a sound descriptor, and for one that the MMU does not look into. Arm ARM, “VMSAv8-64 descriptor formats”.
 */
export function flaws(g: Geometry, level: Level, lo: number, hi: number): string[] {
  const is = state(g, level, lo, hi)
  if (is === EMPTY || is === INVALID) return []
  const of = shape(level, lo, hi)
  return layout(g, level, of)
    .filter(slot => slot.definition.reserved && bits(lo, hi, slot.high, slot.low) !== 0)
    .map(({high, low}) => {
      const where = high === low ? `bit ${high} is` : `bits ${high} to ${low} are`
      const expected = `${where} reserved; expected zero`
      return of === "block" && high < 48
        ? `A block of ${bytes(span(g, level))} begins at a multiple of its size: ${expected}`
        : `${expected[0].toUpperCase()}${expected.slice(1)}`
    })
}
