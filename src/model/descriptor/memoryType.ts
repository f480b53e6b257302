// What memory an AttrIndx stands for. The descriptor holds only an index into MAIR_EL1, and Linux has reordered its
// indices twice: the same bits are device memory in one kernel and ordinary memory in another. So nothing here
// answers without MAIR or a release.

import {since} from "../release.ts"
import type {Release} from "../source.ts"
import {field, word} from "../word.ts"

const DEVICES = ["nGnRnE", "nGnRE", "nGRE", "GRE"]

/** Outer or inner cacheability of Normal memory: a nibble of a MAIR byte, not 0. */
function cacheability(nibble: number): string {
  if (nibble === 4) return "non-cacheable"
  const policy = (nibble & 4) === 0 ? "write-through" : "write-back"
  return nibble < 8 ? `${policy} transient` : policy
}

/** Is a MAIR byte Device memory? */
export function isDevice(attr: number): boolean {
  return (attr & 0xf2) === 0
}

/**
 * A MAIR byte in words: "normal" for write-back allocating memory, "normal, tagged", "normal non-cacheable",
 * "device nGnRE"; "reserved" for an encoding without meaning. Arm ARM pseudocode AArch64_MAIRAttr, S1DecodeMemAttrs.
 */
export function memoryType(attr: number): string {
  if (isDevice(attr)) return `device ${DEVICES[attr >>> 2]}`
  if (attr === 0xff) return "normal"
  if (attr === 0xf0) return "normal, tagged"
  if (attr === 0x40) return "normal non-cacheable"
  if (attr === 0xa0) return "normal write-through"
  const outer = attr >>> 4
  const inner = attr & 0xf
  if (outer === 0 || inner === 0) return "reserved"
  if (cacheability(outer) === cacheability(inner)) return `normal ${cacheability(inner)}`
  return `normal, outer ${cacheability(outer)}, inner ${cacheability(inner)}`
}

/** Byte `attrIndx` (0 to 7) of MAIR_EL1. */
export function mairByte(mair: bigint, attrIndx: number): number {
  const {lo, hi} = word(mair)
  return field(lo, hi, 8 * attrIndx + 7, 8 * attrIndx)
}

/** Linux's memory types, MT_ left away. */
export type LinuxMemory =
  "NORMAL" | "NORMAL_TAGGED" | "NORMAL_NC" | "NORMAL_WT" | "DEVICE_nGnRnE" | "DEVICE_nGnRE" | "DEVICE_GRE"

const UNTIL_5_9: LinuxMemory[] = [
  "DEVICE_nGnRnE",
  "DEVICE_nGnRE",
  "DEVICE_GRE",
  "NORMAL_NC",
  "NORMAL",
  "NORMAL_WT",
]
const SINCE_5_10: LinuxMemory[] = [
  "NORMAL",
  "NORMAL_TAGGED",
  "NORMAL_NC",
  "NORMAL_WT",
  "DEVICE_nGnRnE",
  "DEVICE_nGnRE",
  "DEVICE_GRE",
]
const SINCE_5_14: LinuxMemory[] = ["NORMAL", "NORMAL_TAGGED", "NORMAL_NC", "DEVICE_nGnRnE", "DEVICE_nGnRE"]

const MAIR_BYTE: Record<LinuxMemory, number> = {
  NORMAL: 0xff,
  NORMAL_TAGGED: 0xff,
  NORMAL_NC: 0x44,
  NORMAL_WT: 0xbb,
  DEVICE_nGnRnE: 0x00,
  DEVICE_nGnRE: 0x04,
  DEVICE_GRE: 0x0c,
}

/** The memory types of a release; the place is the AttrIndx. Linux 5.3.1, 5.10, 5.14, arch/arm64/include/asm/memory.h. */
export function linuxMemories(release: Release): readonly LinuxMemory[] {
  if (since(release, "5.14")) return SINCE_5_14
  return since(release, "5.10") ? SINCE_5_10 : UNTIL_5_9
}

/** The AttrIndx that a release gives a memory type; undefined if it has no such type. */
export function attrIndx(release: Release, memory: LinuxMemory): number | undefined {
  const at = linuxMemories(release).indexOf(memory)
  return at < 0 ? undefined : at
}

/**
 * MAIR_EL1 as a release sets it; NORMAL_TAGGED is really tagged only with `mte`, else the same as NORMAL.
 * Linux 5.3.1, 5.10, 5.14, arch/arm64/mm/proc.S.
 */
export function linuxMair(release: Release, mte = false): bigint {
  return linuxMemories(release).reduce((mair, memory, at) => {
    const byte = mte && memory === "NORMAL_TAGGED" ? 0xf0 : MAIR_BYTE[memory]
    return mair | (BigInt(byte) << BigInt(8 * at))
  }, 0n)
}

/**
 * The memory of an AttrIndx in words, by MAIR. What Linux maps as NORMAL_TAGGED is called tagged also on a machine
 * without MTE, where MAIR says only that it is normal.
 */
export function memoryName(attrIndx: number, release: Release, mair = linuxMair(release)): string {
  const byte = mairByte(mair, attrIndx)
  if (byte === 0xff && linuxMemories(release)[attrIndx] === "NORMAL_TAGGED") return "normal, tagged"
  return memoryType(byte)
}
