// The CPU as far as translation goes: registers, the walk of src/model/mmu on the machine's memory, and TLBs. An access first looks into the TLB;
// what it finds there is used, stale or not. Otherwise it walks, and a walk that ends in a leaf fills the TLB.
// Assumed: EL1 with one CPU, TCR with the largest output size and without HA, HD and WXN, no ASIDs. Left out: caches, stage 2.

import {pageAddress} from "../address.ts"
import {geometry, span, type Geometry, type Level} from "../geometry.ts"
import {plainRegime, type Regime} from "../mmu/regime.ts"
import {statusCode, syndrome, type Access, type FaultKind} from "../mmu/syndrome.ts"
import {walk, type Walk} from "../mmu/walk.ts"
import type {Physical} from "./physical.ts"
import {MAY_FETCH, MAY_READ, MAY_WRITE, tlb, type Tlb, type TlbEntry, type TlbSnapshot} from "./tlb.ts"
import {pageRights, rightsOf, windowAt, type Window} from "./window.ts"
import {bigVa, type Pa, type Va} from "../word.ts"

export interface Registers {
  /** null: the reserved table, in which nothing is mapped. */
  readonly ttbr0: Pa | null
  readonly ttbr1: Pa
  readonly t0sz: number
  readonly mair: bigint
  /** SCTLR_EL1.M. */
  readonly mmu: boolean
  readonly el: 1
  readonly pc: Va
}

/** A fault of an access. */
export interface AccessFault {
  readonly kind: FaultKind
  /** null: an external abort of the access itself. */
  readonly level: Level | null
  readonly esr: bigint
  readonly far: bigint
}

/** Accesses of one stream stay near each other: those to the list, to the pages that are copied, to where they belong, and all others. */
export const STREAM = {list: 0, from: 1, to: 2, other: 3} as const
export type Stream = keyof typeof STREAM

const STREAMS = Object.keys(STREAM) as Stream[]

/** One access, in full. */
export interface Accessed {
  readonly kind: Access["kind"]
  readonly stream: Stream
  readonly va: bigint
  /** The root that translates it; null: none, with the MMU off. */
  readonly register: "TTBR0" | "TTBR1" | null
  /** The TLB entry that was used; undefined: it was a miss. */
  readonly hit?: TlbEntry
  /** What a walk of the tables says at that moment, whether it was needed or not. */
  readonly walk: Walk
  /** null: it faulted. */
  readonly pa: Pa | null
  readonly fault?: AccessFault
  /** A translation that was fetched ahead of time, for no access. */
  readonly ahead?: true
}

export interface CpuSnapshot {
  readonly registers: Registers
  readonly data: TlbSnapshot
  readonly fetch: TlbSnapshot
}

export interface Cpu {
  registers(): Registers
  regime(): Regime
  /** Writes registers; the TLB stays as it is. */
  set(change: Partial<Registers>): void
  /**
   * The frame of memory to which an access goes, or -1: then fault() says why. `stream`, a number of STREAM, makes it fast and changes nothing else.
   */
  access(va: number, kind: Access["kind"], stream: number): number
  /** The same for an address that no configuration translates. */
  refuse(va: bigint, kind: Access["kind"], stream: number): void
  fault(): AccessFault
  /** Fetches a translation ahead of time: fills the TLB if the walk ends in a leaf, and never faults. */
  speculate(va: Va, kind: Access["kind"]): void
  /** TLB invalidation of everything. */
  invalidate(): void
  /** Memory was written: the frame may have held a table. */
  wrote(frame: number): void
  /** For a loop over many pages: the TLB for data, the windows of the streams, and 1 for each frame that a window came through. */
  readonly data: Tlb
  readonly windows: readonly (Window | undefined)[]
  readonly through: Uint8Array
  /** How many pages were copied: the time at which memory is read. */
  now: number
  /** Gets every access, if there is one. */
  log: Accessed[] | undefined
  entries(): {readonly data: TlbEntry[]; readonly fetch: TlbEntry[]}
  snapshot(): CpuSnapshot
  restore(from: CpuSnapshot, now: number): void
}

const RIGHT = {read: MAY_READ, write: MAY_WRITE, fetch: MAY_FETCH} as const

/** The regime of the registers; a lower half of another size than the kernel's own is decoded by itself. */
function regimeOf(g: Geometry, {ttbr0, ttbr1, t0sz, mair, mmu}: Registers): Regime {
  const plain = plainRegime(g, [ttbr0, ttbr1], mair)
  const lower = t0sz === 64 - g.vaBits ? g : geometry(g.granule, 64 - t0sz, g.output)
  return {...plain, on: mmu, halves: [{...plain.halves[0], txsz: t0sz, geometry: lower}, plain.halves[1]]}
}

export function cpu(
  g: Geometry,
  memory: Physical,
  first: Registers,
  {entries, invalidates}: {readonly entries: number; readonly invalidates: boolean},
): Cpu {
  const sizes = ([0, 1, 2, 3] as const).map(level => span(g, level))
  const data = tlb(entries, sizes)
  const fetch = tlb(entries, sizes)
  let registers = first
  let regime = regimeOf(g, registers)
  let fault: AccessFault | undefined
  // Windows hold as long as neither registers nor a table that they came through change.
  const windows: (Window | undefined)[] = []
  const through = new Uint8Array(memory.frames.count)
  const walked: number[] = []

  const tlbOf = (kind: Access["kind"]) => (kind === "fetch" ? fetch : data)
  const rootOf = (half: 0 | 1) => (half === 0 ? registers.ttbr0 : registers.ttbr1) ?? (0 as Pa)

  function forget() {
    windows.length = 0
    for (const frame of walked) through[frame] = 0
    walked.length = 0
  }

  function seen(frame: number) {
    through[frame] = 1
    walked.push(frame)
  }

  /** The usual case of a miss: a valid page below a known table. -1: it is not that usual. */
  function quick(va: number, right: number, stream: number): number {
    let window = windows[stream]
    if (!window || va < window.start || va >= window.end) {
      window = windows[stream] = windowAt(regime, memory, api.now, va as Va, seen)
      if (!window) return -1
    }
    const at = 2 * Math.floor((va - window.start) / g.granule)
    const [lo, hi] = [window.words[at], window.words[at + 1]]
    if ((lo & 0x403) !== 0x403) return -1
    const may = pageRights(regime, window, lo, hi)
    if ((may & right) === 0) return -1
    const base = pageAddress(g, lo, hi)
    const start = Math.floor(va / g.granule) * g.granule
    const into = right === MAY_FETCH ? fetch : data
    into.insertPage(start, base, may, rootOf(window.half), api.now)
    return base + va - start
  }

  function faulted(kind: FaultKind, level: Level | null, va: bigint, access: Access): -1 {
    const far = BigInt.asUintN(64, va)
    fault = {kind, level, esr: syndrome(access, statusCode(kind, level)), far}
    return -1
  }

  function slow(va: Va, kind: Access["kind"]): number {
    const access = {el: 1, kind} as const
    const found = walk(regime, memory.at(api.now), bigVa(va), access)
    if (found.fault) return faulted(found.fault.kind, found.fault.level, bigVa(va), access)
    fill(found, kind)
    return found.outputAddress!
  }

  function fill({leaf, half}: Walk, kind: Access["kind"]) {
    if (!leaf?.accessible) return
    const {start, base, size, level} = leaf
    const may = rightsOf(leaf.rights)
    tlbOf(kind).insert({start, base, size, level, rights: may, root: rootOf(half), since: api.now})
  }

  function translate(va: number, kind: Access["kind"], stream: number): number {
    const pa = regime.on ? translated(va, kind, stream) : flat(va, kind)
    if (pa < 0) return -1
    const frame = memory.frames.memory(pa as Pa)
    return frame >= 0 ? frame : faulted("externalAbort", null, bigVa(va as Va), {el: 1, kind})
  }

  /** The output address, by TLB or walk; -1: a fault. */
  function translated(va: number, kind: Access["kind"], stream: number): number {
    const right = RIGHT[kind]
    const found = tlbOf(kind)
    const hit = found.find(va)
    if (hit < 0) {
      const pa = quick(va, right, stream)
      return pa < 0 ? slow(va as Va, kind) : pa
    }
    if ((found.rights(hit) & right) !== 0) return va + found.shift(hit)
    return faulted("permission", found.level(hit), bigVa(va as Va), {el: 1, kind})
  }

  /** With the MMU off: the address itself. No TLB is asked. */
  function flat(va: number, kind: Access["kind"]): number {
    return va >= 0 && va < 2 ** regime.cpu.paBits ? va : slow(va as Va, kind)
  }

  /** How far into its frame an address is. */
  const into = (va: number) => va - Math.floor(va / g.granule) * g.granule

  /** An access with everything that is to be known about it. */
  function logged(va: number, kind: Access["kind"], stream: number, log: Accessed[]): number {
    const found = tlbOf(kind)
    const at = regime.on ? found.find(va) : -1
    const hit = at < 0 ? undefined : entryOf(found, va)
    const walked = walk(regime, memory.at(api.now), bigVa(va as Va), {el: 1, kind})
    fault = undefined
    const frame = translate(va, kind, stream)
    const pa = frame < 0 ? null : ((memory.frames.pa(frame) + into(va)) as Pa)
    log.push({...told(kind, stream, bigVa(va as Va), walked), hit, pa, fault})
    return frame
  }

  function told(kind: Access["kind"], stream: number, va: bigint, walk: Walk) {
    const register = regime.on ? (`TTBR${walk.half}` as const) : null
    return {kind, stream: STREAMS[stream], va, register, walk}
  }

  function entryOf(of: Tlb, va: number): TlbEntry | undefined {
    return of.list().find(({start, size}) => va >= start && va < start + size)
  }

  const api: Cpu = {
    now: 0,
    log: undefined,
    ...{data, windows, through},
    registers: () => registers,
    regime: () => regime,
    set(change) {
      registers = {...registers, ...change}
      regime = regimeOf(g, registers)
      forget()
    },
    access: (va, kind, stream) => (api.log ? logged(va, kind, stream, api.log) : translate(va, kind, stream)),
    refuse(va, kind, stream) {
      const walked = walk(regime, memory.at(api.now), va, {el: 1, kind})
      const why = walked.fault ?? {kind: "translation" as const, level: 0 as const}
      faulted(why.kind, why.level, va, {el: 1, kind})
      api.log?.push({...told(kind, stream, va, walked), pa: null, fault})
    },
    fault: () => fault!,
    speculate(va, kind) {
      const walked = walk(regime, memory.at(api.now), bigVa(va), {el: 1, kind})
      fill(walked, kind)
      const {outputAddress: pa} = walked
      api.log?.push({...told(kind, STREAM.other, bigVa(va), walked), pa, ahead: true})
    },
    invalidate() {
      if (!invalidates) return
      data.clear()
      fetch.clear()
    },
    wrote(frame) {
      if (through[frame] === 1) forget()
    },
    entries: () => ({data: data.list(), fetch: fetch.list()}),
    snapshot: () => ({registers, data: data.snapshot(), fetch: fetch.snapshot()}),
    restore(from, now) {
      api.now = now
      api.log = undefined
      api.set(from.registers)
      data.restore(from.data)
      fetch.restore(from.fetch)
    },
  }
  return api
}
