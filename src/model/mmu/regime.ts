// The EL1&0 translation regime: what the system registers say, each half decoded once, for walks that come after. A
// control whose feature the CPU lacks has no effect. Left out: NFD, TCMA, MTX, HWU (software cannot see them in a walk),
// the cacheability of the walk itself, EE (big-endian tables), and the ASID, since there is no TLB here.
// Arm ARM DDI 0487, "TCR_EL1, Translation Control Register (EL1)", "TTBR0_EL1"; pseudocode AArch64_GetS1TTWParams,
// AArch64_S1MinTxSZ, AArch64_S1TxSZFaults, AArch64_S1TTBaseAddress, AArch64_PhysicalAddressSize.

import {CPUS, type Features} from "./cpu.ts"
import {geometry, tableBytes, type Geometry, type Granule, type OutputFormat} from "../geometry.ts"
import {bit, field, toPa, word, type Pa, type Word} from "../word.ts"

/** EL1 registers as a machine holds them. A TTBR of null is not known: walks through it end as if its EPD bit were set. */
export interface Registers {
  readonly tcr: bigint
  readonly mair: bigint
  readonly sctlr: bigint
  readonly ttbr0: bigint | null
  readonly ttbr1: bigint | null
  /** PSTATE.PAN: EL1 data accesses must not use what EL0 may access. */
  readonly pstatePan: boolean
}

/** One half of the address space: TTBR0's (lower) or TTBR1's (upper). */
export interface Half {
  readonly granule: Granule
  /** 64 - input address bits, as written: 0 to 63. */
  readonly txsz: number
  /** null: TxSZ is outside of its limits, every access is a translation fault of level 0. */
  readonly geometry: Geometry | null
  /** The root table, aligned; null without geometry or TTBR. May lie beyond outputBits: an address size fault. */
  readonly root: Pa | null
  /** Effective output address size: IPS, at most what the CPU has, at most 48 in the 48-bit format. */
  readonly outputBits: number
  /** EPD: no walks through this half. */
  readonly epd: boolean
  /** E0PD: EL0 has no access to this half. */
  readonly e0pd: boolean
  /** TBI: bits 63:56 of a data address are a tag. */
  readonly tbi: boolean
  /** The same for instruction fetches: TBI without TBID. */
  readonly tbiFetch: boolean
  /** HPD: APTable, PXNTable and UXNTable do not count. */
  readonly hpd: boolean
  /** SH of the walk; with DS = 1 that of every mapping, too. */
  readonly sh: number
}

export interface Regime {
  readonly cpu: Features
  /** SCTLR.M: translation is on. */
  readonly on: boolean
  readonly halves: readonly [Half, Half]
  /** MAIR_EL1, byte AttrIndx at that index. */
  readonly mair: readonly number[]
  /** HA: hardware sets the access flag. */
  readonly ha: boolean
  /** HA and HD: hardware manages dirty state. */
  readonly hd: boolean
  readonly wxn: boolean
  readonly pan: boolean
  readonly epan: boolean
}

/** The two fields encode the granule differently. The reserved values (3 in TG0, 0 in TG1) are taken as 4K. */
const TG: readonly [readonly Granule[], readonly Granule[]] = [
  [4096, 65536, 16384, 4096],
  [4096, 16384, 4096, 65536],
]

/** IPS, in bits; 7 is 56 with D128, else what the CPU has. */
const IPS = [32, 36, 40, 42, 44, 48, 52, 56]

const SCTLR = {M: 0, WXN: 19, EPAN: 57}

function outputFormat(granule: Granule, ds: boolean, cpu: Features): OutputFormat {
  if (granule === 65536) return cpu.lpa ? "lpa" : "48"
  return ds && cpu.lpa2 ? "lpa2" : "48"
}

function minTxsz(granule: Granule, output: OutputFormat, cpu: Features): number {
  return output === "lpa2" || (granule === 65536 && cpu.lva) ? 12 : 16
}

function maxTxsz(granule: Granule, cpu: Features): number {
  if (!cpu.ttst) return 39
  return granule === 65536 ? 47 : 48
}

/**
 * The address of the root table in a TTBR: ASID and CnP off, aligned down to the table's size. `wide`: the 52-bit form, with
 * address bits 51:48 in bits 5:2 and at least 64 bytes of alignment.
 */
export function rootAddress(g: Geometry, ttbr: bigint, wide: boolean): Pa {
  const high = wide ? ((ttbr >> 2n) & 0xfn) << 48n : 0n
  const base = high | (ttbr & 0xffff_ffff_fffen)
  const bytes = BigInt(wide ? Math.max(tableBytes(g, g.start), 64) : tableBytes(g, g.start))
  return toPa(base - (base % bytes))
}

function half(n: 0 | 1, tcr: Word, ttbr: bigint | null, cpu: Features): Half {
  const bits = (high: number, low: number) => field(tcr.lo, tcr.hi, high, low)
  const flag = (at: number) => bit(tcr.lo, tcr.hi, at) === 1
  const upper = 16 * n
  const granule = TG[n][bits(15 + upper, 14 + upper)]
  const txsz = bits(5 + upper, upper)
  const ips = bits(34, 32)
  const output = outputFormat(granule, flag(59), cpu)
  const size = Math.min(IPS[ips], cpu.paBits)
  const legal = txsz >= minTxsz(granule, output, cpu) && txsz <= maxTxsz(granule, cpu)
  const g = legal ? geometry(granule, 64 - txsz, output) : null
  const wide = output === "lpa2" || (output === "lpa" && ips >= 6)
  const tbi = flag(37 + n)
  return {
    granule,
    txsz,
    geometry: g,
    root: g && ttbr !== null ? rootAddress(g, ttbr, wide) : null,
    outputBits: output === "48" ? Math.min(size, 48) : size,
    epd: flag(7 + upper),
    e0pd: cpu.e0pd && flag(55 + n),
    tbi,
    tbiFetch: tbi && !(cpu.tbid && flag(51 + n)),
    hpd: cpu.hpd && flag(41 + n),
    sh: bits(13 + upper, 12 + upper),
  }
}

/** Decodes the registers of a machine with the features of its CPU. Never throws: what no CPU accepts becomes a fault of the walk. */
export function regime(registers: Registers, cpu: Features): Regime {
  const tcr = word(registers.tcr)
  const sctlr = word(registers.sctlr)
  const mair = word(registers.mair)
  const control = (at: number) => bit(sctlr.lo, sctlr.hi, at) === 1
  const ha = cpu.hafdbs >= 1 && bit(tcr.lo, tcr.hi, 39) === 1
  return {
    cpu,
    on: control(SCTLR.M),
    halves: [half(0, tcr, registers.ttbr0, cpu), half(1, tcr, registers.ttbr1, cpu)],
    mair: [0, 8, 16, 24, 32, 40, 48, 56].map(low => field(mair.lo, mair.hi, low + 7, low)),
    ha,
    hd: ha && cpu.hafdbs === 2 && bit(tcr.lo, tcr.hi, 40) === 1,
    wxn: control(SCTLR.WXN),
    pan: cpu.pan && registers.pstatePan,
    epan: cpu.epan && control(SCTLR.EPAN),
  }
}

/**
 * The regime of tables of which nothing but their shape is known: translation on, both halves of one geometry with the largest output
 * size of its format, and no other control in force (no HA, no tags, no PAN). `roots`: TTBR0's and TTBR1's table, null if there is none.
 */
export function plainRegime(
  g: Geometry,
  roots: readonly [lower: Pa | null, upper: Pa | null],
  mair: bigint,
): Regime {
  const outputBits = g.output === "48" ? 48 : 52
  const off = {epd: false, e0pd: false, tbi: false, tbiFetch: false, hpd: false, sh: 3}
  const halfOf = (root: Pa | null): Half => {
    return {...off, granule: g.granule, txsz: 64 - g.vaBits, geometry: g, root, outputBits}
  }
  const registers = {tcr: 0n, mair, sctlr: 1n, ttbr0: null, ttbr1: null, pstatePan: false}
  return {...regime(registers, CPUS.max), halves: [halfOf(roots[0]), halfOf(roots[1])]}
}
