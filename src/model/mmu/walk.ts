// The MMU: a virtual address, step by step, to its output address or its fault. Stage 1 of EL1&0, no TLB, no stage 2.
// Choices where the architecture leaves one: a misprogrammed contiguous group and nT never fault; TxSZ out of its limits is a
// translation fault of level 0; a fetch from Device memory is permitted if the page is executable; a permission fault
// changes no descriptor. Left out: alignment faults, FEAT_HAFT.
// Arm ARM DDI 0487, "The VMSAv8-64 address translation system"; pseudocode AArch64_S1Translate, AArch64_S1Walk,
// AArch64_VAIsOutOfRange, AArch64_OAOutOfRange, AArch64_S1DisabledOutput.

import {outputAddress, tableAddress} from "../address.ts"
import {kind} from "../descriptor/descriptor.ts"
import {alignDown, halfEnd, halfStart, index, span, type Level} from "../geometry.ts"
import {readWord, type Memory} from "../memory.ts"
import {isDevice} from "../descriptor/memoryType.ts"
import type {Half, Regime} from "./regime.ts"
import {
  effectiveRights,
  inherit,
  NO_HIERARCHY,
  permits,
  type EffectiveRights,
  type Hierarchy,
} from "./rights.ts"
import {statusCode, syndrome, type Access, type FaultKind} from "./syndrome.ts"
import {bit, field, toPa, toVa, type Pa, type Va, type Word} from "../word.ts"

/** One lookup. */
export interface Step {
  readonly level: Level
  /** The table that was read: its address. */
  readonly table: Pa
  readonly index: number
  /** The descriptor's address: table + 8 * index. */
  readonly entry: Pa
  /** null: no memory is there, the walk ends in an external abort. */
  readonly descriptor: Word | null
}

/** A mapping's attributes as they take effect. */
export interface Attributes {
  readonly rights: EffectiveRights
  /** The MAIR byte. */
  readonly memory: number
  /** 0 non-shareable, 2 outer, 3 inner, 1 reserved (as written). Device and Normal non-cacheable memory: always 2. */
  readonly shareability: number
  /** AF, or HA, which sets it: without it every access faults. */
  readonly accessible: boolean
  /** nG clear: good for every ASID. */
  readonly global: boolean
}

/** The block or page in which a walk ended. */
export interface Leaf extends Attributes {
  readonly level: Level
  /** The first address that the leaf maps, and the output address there. */
  readonly start: Va
  readonly base: Pa
  /** Bytes that it maps. */
  readonly size: number
}

export interface Fault {
  readonly kind: FaultKind
  readonly level: Level
  /** Fault status code. */
  readonly status: number
  /** ESR_EL1. */
  readonly esr: bigint
  /** FAR_EL1: the address as it was given. */
  readonly far: bigint
}

/** A descriptor that the hardware changes: the access flag set, or dirty state (AP[2] cleared). */
export interface Update {
  readonly pa: Pa
  readonly before: Word
  readonly after: Word
}

export interface Walk {
  /** The half by bit 55: 0 for TTBR0, 1 for TTBR1. */
  readonly half: 0 | 1
  readonly steps: readonly Step[]
  readonly fault: Fault | null
  /** Where the access goes; null if it faults. */
  readonly outputAddress: Pa | null
  /** Present also if an access flag or permission fault keeps the access from it; null with translation off. */
  readonly leaf: Leaf | null
  /** MAIR byte and shareability of the access; null if it faults. */
  readonly memory: number | null
  readonly shareability: number | null
  /** What the hardware writes into the tables; at most one descriptor. */
  readonly updates: readonly Update[]
}

/** Device memory, and Normal memory that is non-cacheable on both levels: outer shareable whatever SH says. */
function alwaysOuter(memory: number): boolean {
  return isDevice(memory) || memory === 0x40 || memory === 0x44
}

/** The attributes of a leaf below some table descriptors. Pan: does PSTATE.PAN count? */
export function attributes(
  of: Regime,
  half: Half,
  leaf: Word,
  level: Level,
  above: Hierarchy,
  pan: boolean,
): Attributes {
  const {lo, hi} = leaf
  const memory = of.mair[field(lo, hi, 4, 2)]
  const shareability = half.geometry?.output === "lpa2" ? half.sh : field(lo, hi, 9, 8)
  return {
    rights: effectiveRights(leaf, level, above, {hd: of.hd, wxn: of.wxn, epan: of.epan, pan}),
    memory,
    shareability: alwaysOuter(memory) ? 2 : shareability,
    accessible: of.ha || bit(lo, hi, 10) === 1,
    global: bit(lo, hi, 11) === 0,
  }
}

/**
 * What the hardware makes of a leaf that is accessed; undefined: it stays as it is. A write that is permitted although AP[2] is set is
 * permitted by DBM.
 */
function update(of: Regime, pa: Pa, before: Word, access: Access): Update | undefined {
  let lo = before.lo
  if (of.ha) lo |= 1 << 10
  if (of.hd && access.kind === "write") lo &= ~(1 << 7)
  const after = {hi: before.hi, lo: lo >>> 0}
  return after.lo === before.lo ? undefined : {pa, before, after}
}

/** Translation off: the address itself, Device-nGnRnE, no checks but the size. */
function flat(of: Regime, half: 0 | 1, va: bigint, access: Access): Walk {
  const tbi = access.kind === "fetch" ? of.halves[half].tbiFetch : of.halves[half].tbi
  const address = BigInt.asUintN(tbi ? 56 : 64, va)
  if (address >= 2n ** BigInt(of.cpu.paBits)) return faulted(half, [], "addressSize", 0, va, access)
  const found = {outputAddress: toPa(address), memory: 0, shareability: 2}
  return {half, steps: [], fault: null, leaf: null, updates: [], ...found}
}

function faulted(
  half: 0 | 1,
  steps: readonly Step[],
  kind: FaultKind,
  level: Level,
  far: bigint,
  access: Access,
  leaf: Leaf | null = null,
): Walk {
  const status = statusCode(kind, level)
  const fault = {kind, level, status, esr: syndrome(access, status), far}
  return {half, steps, fault, leaf, outputAddress: null, memory: null, shareability: null, updates: []}
}

/**
 * The walk of an access to a 64-bit address, tag bits included. Reads memory and changes nothing: what the hardware would write is
 * in `updates`. A table that is not in memory is an external abort.
 */
export function walk(of: Regime, memory: Memory, address: bigint, access: Access): Walk {
  const va64 = BigInt.asUintN(64, address)
  const n = (va64 >> 55n) & 1n ? 1 : 0
  if (!of.on) return flat(of, n, va64, access)

  const half = of.halves[n]
  const {geometry: g, root} = half
  const steps: Step[] = []
  const fault = (why: FaultKind, level: Level, leaf?: Leaf) =>
    faulted(n, steps, why, level, va64, access, leaf)
  const tbi = access.kind === "fetch" ? half.tbiFetch : half.tbi
  const extended = BigInt.asIntN(tbi ? 56 : 64, va64)
  if (!g || extended < halfStart(g, n) || extended >= halfEnd(g, n)) return fault("translation", 0)
  if (root === null || half.epd || (half.e0pd && access.el === 0)) return fault("translation", 0)
  const limit = 2 ** half.outputBits
  if (root >= limit) return fault("addressSize", 0)

  const va = toVa(extended)
  let above = NO_HIERARCHY
  let table = root
  for (let level = g.start; ; level = (level + 1) as Level) {
    const at = index(g, level, va)
    const entry = (table + 8 * at) as Pa
    const descriptor = readWord(memory, entry)
    steps.push({level, table, index: at, entry, descriptor: descriptor ?? null})
    if (!descriptor) return fault("externalAbort", level)
    const {lo, hi} = descriptor
    const what = kind(g, level, lo, hi)
    if (what === "empty" || what === "invalid") return fault("translation", level)
    if (what === "table") {
      if (!half.hpd) above = inherit(above, level, hi)
      table = tableAddress(g, lo, hi)
      if (table >= limit) return fault("addressSize", level)
      continue
    }

    const base = outputAddress(g, level, lo, hi)
    const start = alignDown(g, level, va)
    const output = (base + (va - start)) as Pa
    if (output >= limit) return fault("addressSize", level)
    const found = attributes(of, half, descriptor, level, above, of.pan && !access.ignorePan)
    const leaf = {...found, level, start, base, size: span(g, level)}
    if (!found.accessible) return fault("accessFlag", level, leaf)
    if (!permits(found.rights, access)) return fault("permission", level, leaf)
    const change = update(of, entry, descriptor, access)
    return {
      half: n,
      steps,
      fault: null,
      leaf,
      outputAddress: output,
      memory: found.memory,
      shareability: found.shareability,
      updates: change ? [change] : [],
    }
  }
}

/** The same walk as the hardware does it: the updates are written to memory. */
export function walkAndUpdate(of: Regime, memory: Memory, address: bigint, access: Access): Walk {
  const result = walk(of, memory, address, access)
  for (const {pa, after} of result.updates) memory.write(pa, after.lo, after.hi)
  return result
}
