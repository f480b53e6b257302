// Translation: an access looks into the TLB first; what it finds there is used, stale or not. Otherwise it walks, and a walk that ends in a leaf
// fills the TLB. Most walks are short: a window knows the table of level 3.

import {pageAddress} from "../address.ts"
import {span, type Geometry, type Level} from "../geometry.ts"
import type {Regime} from "../mmu/regime.ts"
import {statusCode, syndrome, type Access, type FaultKind} from "../mmu/syndrome.ts"
import {walk, type Walk} from "../mmu/walk.ts"
import type {Physical} from "./physical.ts"
import {regimeOf, type Registers} from "./registers.ts"
import {streamWindows, type StreamWindows} from "./streamWindows.ts"
import {MAY_FETCH, MAY_READ, MAY_WRITE, tlb, type Tlb} from "./tlb.ts"
import {pageRights, rightsOf} from "./window.ts"
import {bigVa, type Pa, type Va} from "../word.ts"

/** A fault of an access. */
export interface AccessFault {
  readonly kind: FaultKind
  /** null: an external abort of the access itself. */
  readonly level: Level | null
  readonly esr: bigint
  readonly far: bigint
}

export interface Translation {
  registers(): Registers
  regime(): Regime
  /** Writes registers; the TLBs stay as they are. */
  set(change: Partial<Registers>): void
  /** The frame of memory to which an access goes, or -1: then fault() says why. `stream`: a number of STREAM. */
  translate(va: number, kind: Access["kind"], stream: number): number
  /** What a walk of the tables says now. */
  walk(va: bigint, kind: Access["kind"]): Walk
  /** Puts the leaf of a walk into the TLB, if it ends in one. */
  fill(walk: Walk, kind: Access["kind"]): void
  /** Notes a fault; -1. */
  faulted(kind: FaultKind, level: Level | null, va: bigint, access: Access["kind"]): -1
  fault(): AccessFault | undefined
  readonly data: Tlb
  readonly fetch: Tlb
  readonly windows: StreamWindows
}

const RIGHT = {read: MAY_READ, write: MAY_WRITE, fetch: MAY_FETCH} as const

/** `entries`: of a TLB for each level of leaves; `now`: how many pages were copied, the time at which memory is read. */
export function translation(
  g: Geometry,
  memory: Physical,
  first: Registers,
  entries: number,
  now: () => number,
): Translation {
  const sizes = ([0, 1, 2, 3] as const).map(level => span(g, level))
  const data = tlb(entries, sizes)
  const fetch = tlb(entries, sizes)
  const windows = streamWindows(memory)
  let registers = first
  let regime = regimeOf(g, registers)
  let fault: AccessFault | undefined

  const tlbOf = (kind: Access["kind"]) => (kind === "fetch" ? fetch : data)
  const rootOf = (half: 0 | 1) => (half === 0 ? registers.ttbr0 : registers.ttbr1) ?? (0 as Pa)

  function translate(va: number, kind: Access["kind"], stream: number): number {
    const pa = regime.on ? translated(va, kind, stream) : flat(va, kind)
    if (pa < 0) return -1
    const frame = memory.frames.memory(pa as Pa)
    return frame >= 0 ? frame : faulted("externalAbort", null, bigVa(va as Va), kind)
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
    return faulted("permission", found.level(hit), bigVa(va as Va), kind)
  }

  /** With the MMU off: the address itself. No TLB is asked. */
  function flat(va: number, kind: Access["kind"]): number {
    return va >= 0 && va < 2 ** regime.cpu.paBits ? va : slow(va as Va, kind)
  }

  /** The usual case of a miss: a valid page below a known table. -1: it is not that usual. */
  function quick(va: number, right: number, stream: number): number {
    const window = windows.find(stream, va, regime, now())
    if (!window) return -1
    const at = 2 * Math.floor((va - window.start) / g.granule)
    const [lo, hi] = [window.words[at], window.words[at + 1]]
    if ((lo & 0x403) !== 0x403) return -1
    const may = pageRights(regime, window, lo, hi)
    if ((may & right) === 0) return -1
    const base = pageAddress(g, lo, hi)
    const start = Math.floor(va / g.granule) * g.granule
    const into = right === MAY_FETCH ? fetch : data
    into.insertPage(start, base, may, rootOf(window.half), now())
    return base + va - start
  }

  function slow(va: Va, kind: Access["kind"]): number {
    const found = walkOf(bigVa(va), kind)
    if (found.fault) return faulted(found.fault.kind, found.fault.level, bigVa(va), kind)
    fill(found, kind)
    return found.outputAddress!
  }

  function walkOf(va: bigint, kind: Access["kind"]): Walk {
    return walk(regime, memory.at(now()), va, {el: 1, kind})
  }

  function fill({leaf, half}: Walk, kind: Access["kind"]) {
    if (!leaf?.accessible) return
    const {start, base, size, level} = leaf
    const rights = rightsOf(leaf.rights)
    tlbOf(kind).insert({start, base, size, level, rights, root: rootOf(half), since: now()})
  }

  function faulted(kind: FaultKind, level: Level | null, va: bigint, access: Access["kind"]): -1 {
    const esr = syndrome({el: 1, kind: access}, statusCode(kind, level))
    fault = {kind, level, esr, far: BigInt.asUintN(64, va)}
    return -1
  }

  return {
    registers: () => registers,
    regime: () => regime,
    set(change) {
      registers = {...registers, ...change}
      regime = regimeOf(g, registers)
      windows.forget()
    },
    ...{translate, walk: walkOf, fill, faulted},
    fault: () => fault,
    ...{data, fetch, windows},
  }
}
