// The shape of the tables: granule, input address size and output address format decide the levels, and each level's
// index bits, entries and span. Arm ARM, "The VMSAv8-64 address translation system"; Linux names the same levels
// PGD to PTE and folds the ones a configuration lacks (Linux 7.1, arch/arm64/include/asm/pgtable-hwdef.h).
// Addresses are plain numbers here: shifts are multiplications, never bit operators.

import type {Pa, Va} from "./word.ts"

/** Translation granule in bytes. */
export type Granule = 4096 | 16384 | 65536

/** Lookup level, the manual's numbering. */
export type Level = -1 | 0 | 1 | 2 | 3

/**
 * How a descriptor holds its output address: `48`: bits 47 and below; `lpa`: 64K with FEAT_LPA, OA[51:48] in bits
 * 15:12; `lpa2`: 4K or 16K with TCR.DS = 1, OA[49:48] in place and OA[51:50] in bits 9:8.
 */
export type OutputFormat = "48" | "lpa" | "lpa2"

export interface Geometry {
  readonly granule: Granule
  /** log2 of the granule: 12, 14, 16. */
  readonly granuleBits: 12 | 14 | 16
  /** Index bits of a full table: 9, 11, 13. */
  readonly stride: 9 | 11 | 13
  /** Input address size in bits, 64 - TxSZ. */
  readonly vaBits: number
  readonly output: OutputFormat
  /** The level of the root table. */
  readonly start: Level
}

const BITS = {4096: 12, 16384: 14, 65536: 16} as const

/**
 * The geometry of a granule (bytes) and an input address size (bits, 16 to 52). More than 48 bits need `lpa` with 64K,
 * `lpa2` with 4K and 16K; `output` is then chosen accordingly if not given.
 * @throws RangeError for a combination that the architecture does not have.
 */
export function geometry(granule: Granule, vaBits: number, output?: OutputFormat): Geometry {
  const granuleBits = BITS[granule]
  const wide = granule === 65536 ? "lpa" : "lpa2"
  const format = output ?? (vaBits > 48 ? wide : "48")
  if (granuleBits === undefined)
    throw new RangeError(`${granule} is no granule: expected 4096, 16384 or 65536`)
  if (!Number.isInteger(vaBits) || vaBits <= granuleBits || vaBits > 52)
    throw new RangeError(`${vaBits} VA bits with a granule of ${granule}: expected ${granuleBits + 1} to 52`)
  if (format !== "48" && format !== wide)
    throw new RangeError(`output address format ${format} does not exist with ${granule}`)
  if (vaBits > 48 && format === "48")
    throw new RangeError(`${vaBits} VA bits need the output address format ${wide}`)
  const stride = (granuleBits - 3) as 9 | 11 | 13
  const start = (3 - Math.floor((vaBits - 1 - granuleBits) / stride)) as Level
  return {granule, granuleBits, stride, vaBits, output: format, start}
}

/** The levels of a geometry from the root down: [0, 1, 2, 3] for 4K/48. */
export function levels(g: Geometry): Level[] {
  const list: Level[] = []
  for (let level = g.start; level <= 3; level++) list.push(level as Level)
  return list
}

/** log2 of the bytes that one entry at a level maps. */
export function shift(g: Geometry, level: Level): number {
  return g.granuleBits + (3 - level) * g.stride
}

/** Bytes that one entry at a level maps. */
export function span(g: Geometry, level: Level): number {
  return 2 ** shift(g, level)
}

/** Entries of a table at a level; the root may have fewer than 2^stride. */
export function entries(g: Geometry, level: Level): number {
  // At most 2^16, so a shift will do; loops over tables ask often.
  return 1 << (Math.min(shift(g, level) + g.stride, g.vaBits) - shift(g, level))
}

/** Bytes of a table at a level. */
export function tableBytes(g: Geometry, level: Level): number {
  return 8 * entries(g, level)
}

/** The index of a VA in a table at a level. Bits above the input address size do not count. */
export function index(g: Geometry, level: Level, va: Va): number {
  const inHalf = va < 0 ? va + 2 ** g.vaBits : va
  return Math.floor(inHalf / span(g, level)) % entries(g, level)
}

/** May a block descriptor stand at this level? Arm ARM pseudocode AArch64_BlockDescSupported (PAs of 52 bits for `lpa`). */
export function blockAllowed(g: Geometry, level: Level): boolean {
  if (level === 2) return true
  if (level === 1) return g.granule === 4096 || g.output !== "48"
  return level === 0 && g.granule === 4096 && g.output === "lpa2"
}

/** Entries that share one contiguous hint at a level (Arm ARM, "Contiguous bit"); 0 where the bit is ignored. */
export function contiguousEntries(g: Geometry, level: Level): number {
  if (level < 1) return 0
  if (g.granule === 4096) return 16
  if (level === 1) return 0
  if (g.granule === 16384) return level === 2 ? 32 : 128
  return 32
}

/** The first address of a half: 0 for TTBR0, -2^vaBits for TTBR1. */
export function halfStart(g: Geometry, half: 0 | 1): Va {
  return (half === 0 ? 0 : -(2 ** g.vaBits)) as Va
}

/** The address behind the last one of a half: 2^vaBits for TTBR0, 0 (the wrap) for TTBR1. */
export function halfEnd(g: Geometry, half: 0 | 1): Va {
  return (half === 0 ? 2 ** g.vaBits : 0) as Va
}

/** The start of the entry at a level in which a VA lies. */
export function alignDown(g: Geometry, level: Level, va: Va): Va {
  return (Math.floor(va / span(g, level)) * span(g, level)) as Va
}

/** A physical address cut to the granule. */
export function granuleBase(g: Geometry, pa: Pa): Pa {
  return (Math.floor(pa / g.granule) * g.granule) as Pa
}

/** Linux's names, from the top: the level of each table that exists. */
export type LinuxLevel = "PGD" | "P4D" | "PUD" | "PMD" | "PTE"

/**
 * Linux's name of a level: the root is always the PGD, whatever its number; below it P4D, PUD, PMD and PTE keep theirs.
 * Linux 7.1, arch/arm64/include/asm/pgtable-hwdef.h.
 */
export function linuxName(g: Geometry, level: Level): LinuxLevel {
  if (level === g.start) return "PGD"
  return ({[-1]: "PGD", 0: "P4D", 1: "PUD", 2: "PMD", 3: "PTE"} as const)[level]
}

/** What Linux folds: for each of its five levels the architectural level whose table it uses. */
export function linuxFold(g: Geometry): Record<LinuxLevel, Level> {
  const at = (level: Level) => Math.max(level, g.start) as Level
  return {PGD: g.start, P4D: at(0), PUD: at(1), PMD: at(2), PTE: 3}
}
