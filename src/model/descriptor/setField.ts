// One field of a descriptor set to another value, all other bits kept: by its number, or, of the fields that hold the address, by
// the address as a whole.

import {addressBits} from "../address.ts"
import {attributeMask} from "../runs.ts"
import {shape} from "./descriptor.ts"
import {fieldsOf, finest, type Field} from "./field.ts"
import {span, type Geometry, type Level} from "../geometry.ts"
import type {Release} from "../source.ts"
import {bytes} from "./say.ts"
import {big, hex, toPa, word, type Word} from "../word.ts"

/** Fields of more bits have no list of values. */
const LISTED_BITS = 3

/** A value that a field can take, and what it would say. */
export interface FieldValue {
  readonly value: number
  readonly says: string
}

/** Does a field hold the address? */
export function holdsAddress({name}: Field): boolean {
  return name === "OA" || name === "NLTA"
}

/** The fields that can be set: wide ones in their parts, where these have names; the address once, however it is split up. */
export function settable(fields: readonly Field[]): Field[] {
  return fields
    .flatMap(one => (one.parts.length > 0 && bitsOf(one) > LISTED_BITS ? one.parts : [one]))
    .filter(({name}) => !name.startsWith("OA["))
}

const bitsOf = ({high, low}: Pick<Field, "high" | "low">) => high - low + 1

/** A descriptor with a field set. `value` fits into the field. */
export function withField(at: Word, {high, low}: Pick<Field, "high" | "low">, value: bigint): bigint {
  const mask = (1n << BigInt(bitsOf({high, low}))) - 1n
  return (big(at) & ~(mask << BigInt(low))) | ((value & mask) << BigInt(low))
}

/** All values of a field and what each would say beside the other bits as they are; of a wide field none. */
export function valuesOf(
  g: Geometry,
  level: Level,
  at: Word,
  field: Field,
  release: Release,
  mair?: bigint,
): FieldValue[] {
  if (holdsAddress(field) || bitsOf(field) > LISTED_BITS) return []
  return Array.from({length: 2 ** bitsOf(field)}, (_, value) => {
    const {lo, hi} = word(withField(at, field, BigInt(value)))
    // Bits 1 and 0 decide which fields there are: what stands in the place then.
    const there = fieldsOf(g, level, lo, hi, release, mair)
      .flatMap(one => (one.high === field.high && one.low === field.low ? [one] : finest([one])))
      .find(({high, low}) => high >= field.low && low <= field.low)!
    return {value, says: there.says}
  })
}

/**
 * A descriptor that points at another address; or why it cannot: what is wrong, and what was expected. Tables and pages need the
 * granule's alignment, blocks that of their size.
 */
export function withAddress(g: Geometry, level: Level, at: Word, pa: bigint): bigint | string {
  const of = shape(level, at.lo, at.hi)
  if (of === "empty") return "An empty entry has no address; set bit 0 first"
  const unit = of === "block" ? span(g, level) : g.granule
  const bits = g.output === "48" ? 48 : 52
  if (pa >= 1n << BigInt(bits))
    return `${hex(pa)} has more than ${bits} bits; expected an address below ${hex(1n << BigInt(bits))}`
  const over = pa % BigInt(unit)
  if (over !== 0n)
    return `${hex(pa)} is ${hex(over)} past a multiple of ${bytes(unit)}; a ${of} of level ${level} begins at one, such as ${hex(pa - over)}`
  const mask = attributeMask(g, level, of)
  return (big(at) & big(mask)) | big(addressBits(g, toPa(pa)))
}
