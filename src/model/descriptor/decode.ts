// A descriptor as a plain object and back, by the layouts of field.ts alone. For what is on screen or being edited; loops
// over tables use descriptor.ts and address.ts.

import {kind, shape, type Kind, type Shape} from "./descriptor.ts"
import {layout} from "./field.ts"
import type {Geometry, Level} from "../geometry.ts"
import {field as bits, split, toPa, type Pa, type Word} from "../word.ts"

export interface Decoded {
  readonly kind: Kind
  readonly shape: Shape
  /** The output address or next-level table address; 0 for an empty descriptor. */
  readonly address: Pa
  /** By the manual's name, reserved and ignored bits included: {"AP[2:1]": 2, AF: 1, …}. */
  readonly fields: Readonly<Record<string, number>>
}

/** Every bit of a descriptor, by name. */
export function decode(g: Geometry, level: Level, lo: number, hi: number): Decoded {
  const of = shape(level, lo, hi)
  const fields: Record<string, number> = {}
  let address = 0
  if (of !== "empty")
    for (const {high, low, definition} of layout(g, level, of)) {
      const value = bits(lo, hi, high, low)
      fields[definition.name] = value
      if (definition.address !== undefined)
        address += value * 2 ** (definition.address === "low" ? low : definition.address)
    }
  return {kind: kind(g, level, lo, hi), shape: of, address: toPa(address), fields}
}

/**
 * The descriptor of a shape with these fields; one that is not given is 0. The inverse of decode().
 * @throws RangeError if the shape has no such field, or the value does not fit in it.
 */
export function encode(
  g: Geometry,
  level: Level,
  {shape: of, fields}: Pick<Decoded, "shape" | "fields">,
): Word {
  let lo = 0
  let hi = 0
  let left = Object.keys(fields).length
  for (const {high, low, definition} of layout(g, level, of)) {
    const value = fields[definition.name]
    if (value === undefined) continue
    if (!Number.isInteger(value) || value < 0 || value >= 2 ** (high - low + 1))
      throw new RangeError(`${value} does not fit in ${definition.name}, bits [${high}:${low}]`)
    const at = place(value, low)
    lo = (lo | at.lo) >>> 0
    hi = (hi | at.hi) >>> 0
    left--
  }
  if (left > 0)
    throw new RangeError(
      `a ${of} descriptor at level ${level} lacks one of the fields ${Object.keys(fields).join(", ")}`,
    )
  return {lo, hi}
}

/** A field's value with its lowest bit at `low`. A field that begins below bit 32 ends below bit 53, so the product is exact. */
function place(value: number, low: number): Word {
  return low >= 32 ? {lo: 0, hi: value * 2 ** (low - 32)} : split(value * 2 ** low)
}
