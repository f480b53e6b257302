// 64 bits without loss. Hot code keeps a value as two unsigned 32-bit halves (lo, hi); the edges use bigint; an
// address fits a plain number because no configuration has more than 52 bits. A physical address is a number from
// 0 to 2^52 - 1. A virtual address is kept sign-extended from its top translated bit, so the upper range is
// negative; both are exact in a double. Refused: bigint throughout, which is ten times slower in loops over tables.

/** A physical address in bytes, 0 <= pa < 2^52. Never use bit operators on it: they cut it to 32 bits. */
export type Pa = number & {readonly brand: "pa"}

/** A virtual address in bytes, sign-extended: -2^52 <= va < 2^52. The upper (TTBR1) range is negative. */
export type Va = number & {readonly brand: "va"}

/** Any 64 bits that are used as an address: a Va where a configuration may translate it; what none can is a bigint, with its sign too. */
export type Address = Va | bigint

/** A 64-bit value as two unsigned 32-bit halves. */
export interface Word {
  readonly hi: number
  readonly lo: number
}

const TWO_32 = 2 ** 32
const MASK_64 = 0xffff_ffff_ffff_ffffn

/** The halves of a value; bits above 63 are cut, a negative value wraps (two's complement). */
export function word(value: bigint): Word {
  const v = value & MASK_64
  return {hi: Number(v >> 32n), lo: Number(v & 0xffff_ffffn)}
}

/** The value of two halves as an unsigned bigint. */
export function big({hi, lo}: Word): bigint {
  return (BigInt(hi >>> 0) << 32n) | BigInt(lo >>> 0)
}

/** Bit n (0 least significant) of two halves: 0 or 1. */
export function bit(lo: number, hi: number, n: number): 0 | 1 {
  return ((n < 32 ? lo >>> n : hi >>> (n - 32)) & 1) as 0 | 1
}

/**
 * Bits [high:low] of two halves as a number, low bit at 0. At most 52 bits wide, so the result is exact.
 * @throws RangeError if the field is wider.
 */
export function field(lo: number, hi: number, high: number, low: number): number {
  const width = high - low + 1
  if (width < 1 || width > 52 || high > 63 || low < 0)
    throw new RangeError(`no field [${high}:${low}] in 64 bits`)
  if (low >= 32 || high < 32) {
    const half = low >= 32 ? hi : lo
    return width === 32 ? half >>> 0 : (half >>> (low & 31)) & ((1 << width) - 1)
  }
  const below = Math.floor((lo >>> 0) / 2 ** low)
  return below + ((hi >>> 0) % 2 ** (high - 31)) * 2 ** (32 - low)
}

/** A number (0 to 2^53 - 1) as halves. */
export function split(value: number): Word {
  return {hi: Math.floor(value / TWO_32) >>> 0, lo: value >>> 0}
}

/** A value of at most 52 bits as a physical address. @throws RangeError if it is negative or has more bits. */
export function toPa(value: bigint | number): Pa {
  if (value < 0 || value >= 2 ** 52)
    throw new RangeError(`${hex(BigInt(value))} is no physical address: more than 52 bits`)
  return Number(value) as Pa
}

/**
 * A 64-bit virtual address, sign-extended into a number.
 * @throws RangeError if bits 63:52 are neither all 0 nor all 1: no configuration translates such an address.
 */
export function toVa(value: bigint): Va {
  const signed = BigInt.asIntN(64, value)
  if (signed < -(2n ** 52n) || signed >= 2n ** 52n)
    throw new RangeError(`${hex(value)} is no virtual address: bits 63 to 52 are not all equal`)
  return Number(signed) as Va
}

/** Two halves as an address. Of one that no configuration translates no bit is lost. */
export function address(lo: number, hi: number): Address {
  const top = hi | 0
  return top >= -(2 ** 20) && top < 2 ** 20 ? ((top * TWO_32 + lo) as Va) : BigInt.asIntN(64, big({lo, hi}))
}

/** An address as the 64-bit value that a register would hold. */
export function bigVa(va: Address): bigint {
  return BigInt.asUintN(64, BigInt(va))
}

function grouped(digits: string): string {
  return digits.replace(/(?!^)(?=(?:[0-9a-f]{4})+$)/g, "_")
}

/** Hex in groups of four, as few groups as needed but whole ones: 0x4a2e_b000, 0x0000 for 0. A negative value wraps. */
export function hex(value: bigint | number | Word): string {
  const v = typeof value === "object" ? big(value) : BigInt.asUintN(64, BigInt(value))
  const digits = v.toString(16)
  return `0x${grouped(digits.padStart(Math.ceil(digits.length / 4) * 4, "0"))}`
}

/** Hex with all sixteen digits in groups of four: 0xffff_0000_0a2e_b000. A negative value wraps. */
export function hex64(value: bigint | number | Word): string {
  const v = typeof value === "object" ? big(value) : BigInt.asUintN(64, BigInt(value))
  return `0x${grouped(v.toString(16).padStart(16, "0"))}`
}

/**
 * Reads a non-negative number as people write one: hex with 0x, underscores and blanks between digits allowed, or
 * decimal digits alone. At most 64 bits. undefined if it is none (also if it is longer than any 64-bit number).
 */
export function parseNumber(text: string): bigint | undefined {
  if (text.length > 100) return undefined
  const digits = text.trim().replace(/[_ ]/g, "")
  if (!/^(0[xX][0-9a-fA-F]+|[0-9]+)$/.test(digits)) return undefined
  const value = BigInt(digits)
  return value <= MASK_64 ? value : undefined
}
