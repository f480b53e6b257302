// What people type, read into values: each reader gives the value, or one sentence that says what is wrong and what is expected.
// None throws, whatever the text; a text of any length is cut in the message.

import {halfEnd, halfStart, type Geometry} from "../../model/geometry.ts"
import type {PageSupply} from "../../model/experiment.ts"
import type {PaRange} from "../../model/source.ts"
import {hex, hex64, parseNumber, toPa, toVa, type Pa, type Va} from "../../model/word.ts"
import {bytes, number} from "../../model/descriptor/say.ts"
import {cut} from "../words/words.ts"

export type Read<T> = {readonly value: T} | {readonly problem: string}

/** The first field that could not be read decides. */
export function isRead<T>(read: Read<T>): read is {readonly value: T} {
  return "value" in read
}

const no = (problem: string) => ({problem})

/** Any number of at most 64 bits. `example`: what is expected, as a number. */
function readNumber(text: string, example: string): Read<bigint> {
  const value = parseNumber(text)
  if (value !== undefined) return {value}
  const trimmed = text.slice(0, 200).trim()
  if (trimmed === "") return no(`Nothing is here: expected a number such as ${example}`)
  if (/^-/.test(trimmed)) return no(`“${cut(text)}” is negative: expected a number such as ${example}`)
  if (/^(0x[0-9a-f_ ]+|[0-9_ ]+)$/i.test(trimmed))
    return no(`“${cut(text)}” has more than 64 bits: expected a number such as ${example}`)
  if (/^[0-9a-f_ ]+$/i.test(trimmed)) return no(`“${cut(text)}” is not a number: hex begins with 0x`)
  return no(`“${cut(text)}” is not a number: expected hex such as ${example}, or decimal digits`)
}

/** A virtual address that the geometry translates. */
export function readVa(text: string, g: Geometry): Read<Va> {
  const read = readNumber(text, hex64(halfStart(g, 1)))
  if (!isRead(read)) return read
  const {value} = read
  const lower = 1n << BigInt(g.vaBits)
  const upper = (1n << 64n) - lower
  if (value < lower || value >= upper) return {value: toVa(value)}
  const top = value >> 52n
  const expected = `expected up to ${hex64(lower - 1n)}, or from ${hex64(upper)}`
  return top === 0n || top === 0xfffn
    ? no(`${hex64(value)} is beyond the ${g.vaBits} bits of these tables: ${expected}`)
    : no(`${hex64(value)} is no address: bits 63 to ${g.vaBits} must be all 0 or all 1; ${expected}`)
}

function alignedVa(va: Va, g: Geometry): Read<Va> {
  const below = (Math.floor(va / g.granule) * g.granule) as Va
  if (below === va) return {value: va}
  const above = (below + g.granule) as Va
  return no(`${hex(va)} is not a multiple of ${bytes(g.granule)}: expected ${hex(below)} or ${hex(above)}`)
}

/** The half of the address space that an address lies in. */
function halfOf(va: Va): 0 | 1 {
  return va < 0 ? 1 : 0
}

function inHalf(va: Va, g: Geometry, half: 0 | 1): Read<Va> {
  if (halfOf(va) === half) return {value: va}
  const last = half === 1 ? hex64(-1) : hex64(halfEnd(g, 0) - 1)
  return no(
    `${hex64(va)} is in the ${half ? "lower" : "upper"} half: these tables translate ${hex64(halfStart(g, half))} to ${last}`,
  )
}

/** The first address of the range to copy. `end` is the range's other end; 0 is the top of the address space. */
export function readStart(text: string, g: Geometry, half: 0 | 1, end: Va): Read<Va> {
  const read = readVa(text, g)
  const placed = isRead(read) ? inHalf(read.value, g, half) : read
  const aligned = isRead(placed) ? alignedVa(placed.value, g) : placed
  if (!isRead(aligned) || aligned.value < end || (half === 1 && end === 0)) return aligned
  return no(`The start ${hex64(aligned.value)} is not below the end: expected less than ${hex64(end)}`)
}

/** The address behind the last one of the range; 0: the top of the address space (upper half only). */
export function readEnd(text: string, g: Geometry, half: 0 | 1, start: Va): Read<Va> {
  const number = readNumber(text, hex64(halfEnd(g, half)))
  if (!isRead(number)) return number
  const limit = BigInt(halfEnd(g, half))
  if (number.value === limit) return {value: halfEnd(g, half)}
  const read = readVa(text, g)
  const placed = isRead(read) ? inHalf(read.value, g, half) : read
  const aligned = isRead(placed) ? alignedVa(placed.value, g) : placed
  if (!isRead(aligned) || aligned.value > start) return aligned
  const top = half === 1 ? ", or 0 for the top" : ""
  return no(
    `The end ${hex64(aligned.value)} is not above the start: expected more than ${hex64(start)}${top}`,
  )
}

/** Bits of a physical address in the descriptors of a geometry. */
function paBits(g: Geometry): 48 | 52 {
  return g.output === "48" ? 48 : 52
}

/** A physical address that a descriptor of the geometry can hold. */
export function readPa(text: string, g: Geometry, aligned: boolean): Read<Pa> {
  const read = readNumber(text, "0x4000_0000")
  if (!isRead(read)) return read
  const {value} = read
  if (value >= 1n << BigInt(paBits(g)))
    return no(
      `${hex(value)} has more than ${paBits(g)} bits: expected at most ${hex((1n << BigInt(paBits(g))) - 1n)}`,
    )
  const pa = toPa(value)
  const below = Math.floor(pa / g.granule) * g.granule
  if (!aligned || below === pa) return {value: pa}
  return no(
    `${hex(pa)} is not a multiple of ${bytes(g.granule)}: expected ${hex(below)} or ${hex(below + g.granule)}`,
  )
}

/** How many table pages there are. */
export const MOST_PAGES = 2 ** 24

export function readLimit(text: string): Read<number> {
  const value = parseNumber(text)
  if (value !== undefined && value <= BigInt(MOST_PAGES)) return {value: toPa(value) as number}
  const expected = `expected a whole number in digits, 0 to ${number(MOST_PAGES)}`
  if (text.slice(0, 200).trim() === "") return no(`Nothing is here: ${expected}`)
  return /^\s*(0x[0-9a-f_ ]+|[0-9_ ]+)$/i.test(text.slice(0, 200))
    ? no(`${cut(text)} pages are too many: ${expected}`)
    : no(`“${cut(text)}” is no number of pages: ${expected}`)
}

/** Raw protection bits: anything of 64 bits outside of the address field. */
export function readProt(text: string): Read<bigint> {
  return readNumber(text, "0x00e8_0000_0000_0707")
}

const MOST_RANGES = 1000

/** Ranges of frames, "start-end" (the end is not part of it), separated by commas or lines: ascending, not overlapping. */
export function readFrames(text: string, g: Geometry): Read<readonly PaRange[]> {
  if (/^\s*(none)?\s*$/i.test(text.slice(0, 200))) return {value: []}
  if (text.length > 100_000)
    return no(`${number(text.length)} characters are too many: expected at most 100,000`)
  const parts = text.split(/[,\n]/).filter(part => part.trim() !== "")
  if (parts.length > MOST_RANGES)
    return no(`${number(parts.length)} ranges are too many: expected at most 1,000`)
  const ranges: PaRange[] = []
  for (const [n, part] of parts.entries()) {
    const which = parts.length > 1 ? `Range ${n + 1}: ` : ""
    const ends = part.split(/-|–|\.\./)
    if (ends.length !== 2)
      return no(`${which}“${cut(part)}” is no range: expected start-end, such as 0x4000_0000-0x6000_0000`)
    const [start, end] = [readPa(ends[0], g, true), readFrameEnd(ends[1], g)]
    if (!isRead(start)) return no(which + start.problem)
    if (!isRead(end)) return no(which + end.problem)
    if (end.value <= start.value)
      return no(
        `${which}the end ${hex(end.value)} is not above the start: expected more than ${hex(start.value)}`,
      )
    const before = ranges[n - 1]
    if (before && start.value < before.end)
      return no(
        `${which}${hex(start.value)} lies below the end of the range before it: expected ${hex(before.end)} or more`,
      )
    ranges.push({start: start.value, end: end.value})
  }
  return {value: ranges}
}

/** As readPa, but the end of all memory is an end too. */
function readFrameEnd(text: string, g: Geometry): Read<Pa> {
  const value = parseNumber(text)
  if (value === 1n << BigInt(paBits(g)) && paBits(g) < 52) return {value: toPa(value)}
  return readPa(text, g, true)
}

/** Where table pages come from: "kernel" as the kernel's own copy has them, or the address of the first. `own`: the example's. */
export function readSupply(text: string, own: PageSupply, g: Geometry): Read<PageSupply> {
  if (text.trim() === "kernel")
    return own.asKernel
      ? {value: own}
      : no("Of this source no copy was captured that the kernel itself made: expected an address")
  const base = readPa(text, g, true)
  return isRead(base) ? {value: {base: base.value, limit: own.limit}} : base
}

export function printSupply({base, asKernel}: PageSupply): string {
  return asKernel ? "kernel" : hex(base)
}

/** Ranges as readFrames reads them. */
export function printFrames(ranges: readonly PaRange[]): string {
  return ranges.map(({start, end}) => `${hex(start)}-${hex(end)}`).join(", ")
}

/** Where a page is to be mapped: the start of a page in either half. */
export function readMapVa(text: string, g: Geometry): Read<Va> {
  const read = readVa(text, g)
  return isRead(read) ? alignedVa(read.value, g) : read
}
