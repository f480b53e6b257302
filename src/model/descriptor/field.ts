// A descriptor as named fields, all 64 bits of it, for an inspector with one cell per bit. An invalid descriptor is read in
// the layout that it would have if it were valid: Linux keeps the attributes of what it takes out, and wants them back.

import {outputAddress, tableAddress} from "../address.ts"
import {linuxName, VALID, type Definition, type Where} from "./definition.ts"
import {shape, type Shape} from "./descriptor.ts"
import {shift, type Geometry, type Level} from "../geometry.ts"
import {BLOCK_TYPE, LEAF_FIELDS, PAGE_TYPE} from "./leafFields.ts"
import {linuxMair} from "./memoryType.ts"
import type {Release} from "../source.ts"
import {TABLE_FIELDS} from "./tableFields.ts"
import {field as bits, type Pa} from "../word.ts"

/** A definition that has found its place: bits [high:low]. */
export interface Slot {
  readonly high: number
  readonly low: number
  readonly definition: Definition
}

/** One field of one descriptor. */
export interface Field {
  /** Short, for above the cells: "AP". */
  readonly label: string
  /** The manual's name: "AP[2:1]". Unique within a descriptor. */
  readonly name: string
  readonly high: number
  readonly low: number
  /** Bits [high:low], low bit at 0. */
  readonly value: number
  /** Linux's name in this release; undefined where it has none. */
  readonly linux: string | undefined
  /** What the field is for, one sentence. */
  readonly about: string
  /** What its value means here, one sentence. */
  readonly says: string
  /** Where that is written. */
  readonly source: string
  /** The field's own bits, where these have names of their own; else empty. */
  readonly parts: readonly Field[]
}

const DEFINITIONS: Record<Shape, readonly Definition[]> = {
  empty: [VALID],
  table: TABLE_FIELDS,
  block: [...LEAF_FIELDS, ...BLOCK_TYPE],
  page: [...LEAF_FIELDS, ...PAGE_TYPE],
}

const ADDRESS_BITS = {high: 49, low: 12}

/** Bits that no definition claims: RES0 among the address bits, else ignored. */
function unclaimed(high: number, low: number, reserved: boolean): Slot {
  const source = "Arm ARM, “VMSAv8-64 descriptor formats”"
  const where = high === low ? `[${high}]` : `[${high}:${low}]`
  const definition: Definition = reserved
    ? {
        label: "res0",
        name: `RES0${where}`,
        high,
        low,
        reserved: true,
        about: "Reserved; software writes zero.",
        source,
        says: value => (value === 0 ? "Reserved: zero." : "Reserved, and not zero as it should be."),
      }
    : {
        label: "ignored",
        name: `ignored${where}`,
        high,
        low,
        about: "Ignored by the MMU.",
        source,
        says: value => (value === 0 ? "Ignored by the MMU." : "Ignored by the MMU, though not zero."),
      }
  return {high, low, definition}
}

/** Bits [high:low] that no definition claims, cut at the borders of the address bits. */
function gap(high: number, low: number, whole: boolean): Slot[] {
  if (high < low) return []
  if (whole) return [unclaimed(high, low, false)]
  const cuts = [ADDRESS_BITS.high, ADDRESS_BITS.low - 1].filter(cut => high > cut && cut >= low)
  const tops = [high, ...cuts]
  return tops.map((top, i) =>
    unclaimed(
      top,
      i + 1 < tops.length ? tops[i + 1] + 1 : low,
      top <= ADDRESS_BITS.high && top >= ADDRESS_BITS.low,
    ),
  )
}

function layOut(g: Geometry, level: Level, of: Shape): Slot[] {
  const lowest = {granule: g.granuleBits, span: shift(g, level)}
  const named = DEFINITIONS[of]
    .filter(d => (d.levels?.includes(level) ?? true) && (d.outputs?.includes(g.output) ?? true))
    .map(d => ({high: d.high, low: typeof d.low === "number" ? d.low : lowest[d.low], definition: d}))
    .filter(slot => slot.low <= slot.high)
    .sort((a, b) => b.high - a.high)
  let next = 63
  const slots: Slot[] = []
  for (const slot of named) {
    slots.push(...gap(next, slot.high + 1, of === "empty"), slot)
    next = slot.low - 1
  }
  return slots
}

const known = new WeakMap<Geometry, Map<string, readonly Slot[]>>()

/** The fields of a layout, from bit 63 down. Invariant: together they hold every bit once. */
export function layout(g: Geometry, level: Level, of: Shape): readonly Slot[] {
  const layouts = known.get(g) ?? new Map<string, readonly Slot[]>()
  known.set(g, layouts)
  const key = `${level} ${of}`
  const slots = layouts.get(key) ?? layOut(g, level, of)
  layouts.set(key, slots)
  return slots
}

function read({high, low, definition}: Slot, at: Where): Field {
  // Only the ignored bits of an empty descriptor are wider than a number, and they are zero.
  const value = high - low < 52 ? bits(at.lo, at.hi, high, low) : 0
  const parts = (definition.parts ?? []).map(part =>
    read({high: part.high, low: part.low as number, definition: part}, at),
  )
  return {
    label: definition.label,
    name: definition.name,
    high,
    low,
    value,
    linux: linuxName(definition.linux, at),
    about: definition.about,
    says: definition.says(value, at),
    source: definition.source,
    parts: parts.some(part => part.linux !== undefined) ? parts : [],
  }
}

/**
 * All 64 bits of a descriptor as fields, from bit 63 down to 0, without gap or overlap; Linux's names are those of the
 * release, memory types those of `mair` (MAIR_EL1; as the release sets it, if not given).
 */
export function fieldsOf(
  g: Geometry,
  level: Level,
  lo: number,
  hi: number,
  release: Release,
  mair = linuxMair(release),
): Field[] {
  const of = shape(level, lo, hi)
  const address = of === "table" ? tableAddress(g, lo, hi) : outputAddress(g, level, lo, hi)
  const at: Where = {
    ...{g, level, shape: of, valid: (lo & 1) === 1, lo, hi, release, mair},
    address: of === "empty" ? (0 as Pa) : address,
  }
  return layout(g, level, of).map(slot => read(slot, at))
}

/** The same fields, those with parts replaced by them: the finest division that has names. */
export function finest(fields: readonly Field[]): Field[] {
  return fields.flatMap(f => (f.parts.length > 0 ? f.parts : [f]))
}
