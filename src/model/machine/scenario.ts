// What a transition is run with: an experiment, and everything about the machine that no dump and no table tells. What is assumed is
// named here, one by one, so that a page can say "what is real here, what is assumed"; nothing else is.

import type {Experiment} from "../experiment.ts"
import type {EntryPlace} from "../entryPlace.ts"
import type {Segment} from "./kimage.ts"
import type {PaRange} from "../source.ts"
import type {Pa} from "../word.ts"

/** The TLB of the model: direct mapped, one set of entries for each size of a leaf, and the same again for instruction fetches. */
export interface TlbAssumptions {
  /** Entries for each size: a power of two, 1 to 4096. The entry of an address is its page (or block) number modulo this. */
  readonly entries: number
  /** false: TLB invalidation does nothing, and what was cached stays. */
  readonly invalidates: boolean
  /**
   * How many translations the CPU fetches ahead, as the architecture allows at any time: before the switch to the copy those of
   * the first destinations in the list; while the zero page is in TTBR1 those of the restored kernel's first accesses (if not 0).
   */
  readonly speculated: number
}

/** How the destinations of the pairs follow each other. */
export type Order = "descending" | "ascending"

/** Frames that a capture tells of: what is placed by it need not be assumed. */
export interface Placed {
  readonly exit: Pa
  readonly zero: Pa
  /** Tables of the exit page, in the order in which they were allocated: an idmap's from the leaf's up. */
  readonly exitTables: readonly Pa[]
  /** The list page with the head of restore_pblist. */
  readonly listHead: Pa
}

/** A bit of one entry of the copy: where the entry stands, and which of its bits, 63 to 0. */
export interface Turned extends EntryPlace {
  readonly bit: number
}

/** The same of a kexec: control page, zero page, the idmap's tables as they were allocated, struct kimage. */
export interface PlacedKexec {
  readonly exit: Pa
  readonly zero: Pa
  readonly exitTables: readonly Pa[]
  readonly kimage: Pa
}

export interface KexecAssumptions {
  /** What user space wants to be where, page aligned; null: a kernel where the old one is, an initrd, a device tree. */
  readonly segments: readonly Segment[] | null
  /** Bytes of the initrd, if it is chosen; less in a small memory. */
  readonly initrd: number
  readonly placed: PlacedKexec | null
  /** Indirection pages and struct kimage, if they are not in anybody's destination: the kernel takes care of the first alone. */
  readonly safe: {readonly list: boolean; readonly kimage: boolean}
  /** The relocation code reads the addresses of the new kernel and its device tree only when all is copied, as up to 5.17. Facts, 7.2. */
  readonly late: boolean
  /**
   * The segments are where they belong, in the memory reserved for a crash kernel, as kdump's: the list is DONE alone. For "kexec, MMU off": no kernel makes
   * tables for it, and all branch straight on with the MMU off.
   */
  readonly inPlace: boolean
  /** Is the page that copies mapped at its own address? */
  readonly idmap: boolean
  /** Is TCR_EL1.T0SZ set to what the idmap needs? */
  readonly t0sz: boolean
}

export interface Assumptions {
  /** Chooses the frames of the image, its safe pages and the contents of pages: any integer; the same seed, the same machine. */
  readonly seed: number
  /** Pairs in restore_pblist at most. Fewer if the memory has no room for as many sources. */
  readonly pages: number
  /**
   * Pages that are kept free for the copy's tables at least, even if it takes fewer: where all is laid out depends on it, so machines that are compared are given
   * the same.
   */
  readonly kept: number
  /** The destinations of the pairs; null: chosen by the seed, the resume kernel's own text, data and tables always among them. */
  readonly homes: readonly PaRange[] | null
  /** null: chosen, as everything else. They must be frames of ordinary memory. */
  readonly placed: Placed | null
  /** The kernel puts each pair at the head of the list: the destinations descend. */
  readonly order: Order
  /** false: TTBR1 is given the resume kernel's own tables again instead of a copy. */
  readonly copied: boolean
  /** Do these come from get_safe_page()? A page that is not safe is some destination's frame. */
  readonly safe: {readonly tables: boolean; readonly exit: boolean; readonly zero: boolean}
  /**
   * v1's second bug, in hibernate's call: the source root was indexed before it was passed, and is indexed again.
   */
  readonly indexedTwice: boolean
  readonly tlb: TlbAssumptions
  /** One bit of the copy, turned over before the copy is used: what it is good for. null: the copy as the kernel made it. */
  readonly turned: Turned | null
  /** What kexec alone has; homes, placed, order and indexedTwice are hibernate's. */
  readonly kexec: KexecAssumptions
}

/** hibernate's restore, and kexec's relocation: as since 5.16; as in patch v1, through contiguous maps; as before, with the MMU off. */
export const TRANSITIONS = ["hibernate", "kexec", "kexec, v1", "kexec, MMU off"] as const
export type TransitionName = (typeof TRANSITIONS)[number]

export interface Scenario {
  readonly transition: TransitionName
  readonly experiment: Experiment
  readonly assumptions: Assumptions
}

/** All is as the kernel has it, and as much is restored as the memory has room for, up to 4 GiB of pages of 4 KiB. */
export const ASSUMED: Assumptions = {
  seed: 1,
  pages: 2 ** 20,
  kept: 0,
  homes: null,
  placed: null,
  order: "descending",
  copied: true,
  safe: {tables: true, exit: true, zero: true},
  indexedTwice: false,
  tlb: {entries: 64, invalidates: true, speculated: 8},
  turned: null,
  kexec: {
    ...{segments: null, initrd: 9241 * 4096, placed: null, safe: {list: true, kimage: true}},
    ...{late: false, inPlace: false, idmap: true, t0sz: true},
  },
}

/**
 * The page that copies, the zero page, the idmap and the head of the list of the real resume `hibernate-6.1-4k`. Source: its registers in the
 * copy loop and the arguments of swsusp_arch_suspend_exit (x3, x5), test/dumps/hibernate-6.1-4k.
 */
export const CAPTURED_RESUME: Placed = {
  exit: 0x4820_1000 as Pa,
  zero: 0x4820_2000 as Pa,
  exitTables: [0x4820_0000, 0x481f_f000, 0x481f_e000, 0x481f_d000] as Pa[],
  listHead: 0x482c_3000 as Pa,
}

/**
 * The idmap, control page, zero page and struct kimage of the real kexec `6.1-4k-default`; its copy's tables are Source.handedOut. Source:
 * kimage->arch and the registers in the relocation code, test/dumps/6.1-4k-default. The segments are not known.
 */
export const CAPTURED_KEXEC: PlacedKexec = {
  exit: 0x4a25_7000 as Pa,
  zero: 0x4217_3000 as Pa,
  exitTables: [0x46f5_1000, 0x46f5_2000, 0x46f5_3000, 0x46f5_4000] as Pa[],
  kimage: 0x4a28_2000 as Pa,
}
