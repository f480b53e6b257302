// A source: the tables that an experiment copies, and what is known of the machine they come from.

import type {Geometry} from "./geometry.ts"
import type {Memory} from "./memory.ts"
import type {Pa, Va} from "./word.ts"

/** Half-open range of physical addresses. */
export interface PaRange {
  readonly start: Pa
  readonly end: Pa
}

/** A physical area that has a name on the map: kernel code, crash kernel. `quiet` areas are named only when pointed at. */
export interface Place extends PaRange {
  readonly name: string
}

/** A named stretch of virtual addresses, [start, end); end may be 0: the top of the address space. */
export interface VaArea {
  readonly name: string
  readonly start: Va
  readonly end: Va
}

/**
 * The table-relevant release of a Linux kernel: which software bits and memory attribute indices its descriptors have.
 * vmsav8-64 facts 2.4 and 2.6.
 */
export type Release = "5.3" | "5.4" | "5.10" | "5.14" | "6.12" | "7.1"

export interface Source {
  readonly geometry: Geometry
  /** Physical address of the root table. */
  readonly root: Pa
  /** Holds every table that can be reached from the root; read only. */
  readonly memory: Memory
  readonly release: Release
  /** The kernel's own major version, where it said so: what its descriptors do not tell. */
  readonly major?: number
  /** MAIR_EL1 of the machine. */
  readonly mair: bigint
  /** The frames that exist as memory (System RAM), ascending, for pfn_valid. */
  readonly ram: readonly PaRange[]
  readonly places: readonly Place[]
  /** Do kernel mappings carry nG (KPTI)? */
  readonly nonGlobal: boolean
  /** The range that the kernel itself would copy: its linear map. end may be 0: the top of the address space. */
  readonly linear: {readonly start: Va; readonly end: Va}
  /** What is known of the rest of the kernel's half by its symbols and vmcoreinfo; earlier ones count first. */
  readonly areas?: readonly VaArea[]
  /** The frames that the kernel's own allocator handed out for its copy, in that order. */
  readonly handedOut?: readonly Pa[]
}
