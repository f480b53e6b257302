// The CPU as far as translation goes: its registers and TLBs, the accesses that it makes, and what is to be known of them.
// Assumed: EL1 with one CPU, TCR with the largest output size and without HA, HD and WXN, no ASIDs. Left out: caches, stage 2.

import type {Geometry} from "../geometry.ts"
import type {Regime} from "../mmu/regime.ts"
import type {Access} from "../mmu/syndrome.ts"
import type {Walk} from "../mmu/walk.ts"
import type {Physical} from "./physical.ts"
import type {Registers} from "./registers.ts"
import type {Tlb, TlbEntry, TlbSnapshot} from "./tlb.ts"
import {translation, type AccessFault} from "./translation.ts"
import type {Window} from "./window.ts"
import {bigVa, type Pa, type Va} from "../word.ts"

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

export function cpu(
  g: Geometry,
  memory: Physical,
  first: Registers,
  {entries, invalidates}: {readonly entries: number; readonly invalidates: boolean},
): Cpu {
  const mmu = translation(g, memory, first, entries, () => api.now)
  const {data, fetch} = mmu
  const {windows, through} = mmu.windows

  const api: Cpu = {
    now: 0,
    log: undefined,
    ...{data, windows, through},
    registers: mmu.registers,
    regime: mmu.regime,
    set: mmu.set,
    access: (va, kind, stream) =>
      api.log ? logged(va, kind, stream, api.log) : mmu.translate(va, kind, stream),
    refuse(va, kind, stream) {
      const walk = mmu.walk(va, kind)
      const why = walk.fault ?? {kind: "translation" as const, level: 0 as const}
      mmu.faulted(why.kind, why.level, va, kind)
      api.log?.push({...told(kind, stream, va, walk), pa: null, fault: mmu.fault()})
    },
    fault: () => mmu.fault()!,
    speculate(va, kind) {
      const walk = mmu.walk(bigVa(va), kind)
      mmu.fill(walk, kind)
      api.log?.push({...told(kind, STREAM.other, bigVa(va), walk), pa: walk.outputAddress, ahead: true})
    },
    invalidate() {
      if (!invalidates) return
      data.clear()
      fetch.clear()
    },
    wrote(frame) {
      if (through[frame] === 1) mmu.windows.forget()
    },
    entries: () => ({data: data.list(), fetch: fetch.list()}),
    snapshot: () => ({registers: mmu.registers(), data: data.snapshot(), fetch: fetch.snapshot()}),
    restore(from, now) {
      api.now = now
      api.log = undefined
      api.set(from.registers)
      data.restore(from.data)
      fetch.restore(from.fetch)
    },
  }
  return api

  /** An access with everything that is to be known about it. */
  function logged(va: number, kind: Access["kind"], stream: number, log: Accessed[]): number {
    const hit = mmu.regime().on ? entryFor(kind === "fetch" ? fetch : data, va) : undefined
    const walk = mmu.walk(bigVa(va as Va), kind)
    const frame = mmu.translate(va, kind, stream)
    const [pa, fault] =
      frame < 0 ? [null, mmu.fault()] : [(memory.frames.pa(frame) + inFrame(va)) as Pa, undefined]
    log.push({...told(kind, stream, bigVa(va as Va), walk), hit, pa, fault})
    return frame
  }

  function told(kind: Access["kind"], stream: number, va: bigint, walk: Walk) {
    const register = mmu.regime().on ? (`TTBR${walk.half}` as const) : null
    return {kind, stream: STREAMS[stream], va, register, walk}
  }

  /** How far into its frame an address is. */
  function inFrame(va: number): number {
    return va - Math.floor(va / g.granule) * g.granule
  }
}

/** The entry that a TLB has for an address; undefined: it misses. */
function entryFor(of: Tlb, va: number): TlbEntry | undefined {
  if (of.find(va) < 0) return undefined
  return of.list().find(({start, size}) => va >= start && va < start + size)
}
