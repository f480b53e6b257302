// The one idea: an Experiment is a small immutable value; run() makes an Outcome of it. Everything else in the program
// edits an Experiment or shows an Outcome.

import type {Edit} from "./edit.ts"
import type {PaRange} from "./source.ts"
import type {Pa, Va} from "./word.ts"

/** The kernel's algorithm at a point in time; see trans/revision.ts for what each name stands for. */
export const REVISIONS = [
  "hibernate-v5.2",
  "v1-as-posted",
  "v1-as-intended",
  "merged-v5.7",
  "merged-v5.12",
  "v5.16",
  "v6.12",
  "mainline",
] as const
export type RevisionName = (typeof REVISIONS)[number]

/** The flags of patch v1; other revisions ignore them. TRANS_FORCEMAP counts for map operations only. */
export interface Flags {
  readonly mkwrite: boolean
  readonly mkvalid: boolean
  readonly checkpfn: boolean
  readonly forcemap: boolean
}

/** One call of the revision's map function (trans_table_map_page, trans_pgd_map_page) or of idmap_page. */
export interface MapOperation {
  /** Where to map; unused by idmap_page, which maps a page at its own address. */
  readonly va: Va
  /** Any address in the page to map. */
  readonly page: Pa
  /** The raw protection bits, 64 bits, as the kernel's pgprot_t. */
  readonly prot: bigint
}

/** Where table pages come from. */
export interface PageSupply {
  /** The k-th table page is base + k * granule ... */
  readonly base: Pa
  /** ... and after so many pages there is none. */
  readonly limit: number
  /** First come the frames that the kernel's own allocator handed out for its copy (Source.handedOut), in that order. */
  readonly asKernel?: boolean
}

export interface Experiment {
  /** Name of the source in the catalogue of examples. */
  readonly source: string
  /** Entries of the source's tables that were written over, each at most once. */
  readonly edits: readonly Edit[]
  readonly revision: RevisionName
  readonly flags: Flags
  /** Is the kernel's debug_pagealloc on? Asked by hibernate-v5.2 to v5.16. */
  readonly debugPagealloc: boolean
  /** The range to copy, [start, end); granule aligned; end 0 is the top of the address space. null: no copy, an empty root. */
  readonly range: {readonly start: Va; readonly end: Va} | null
  /** The frames for which pfn_valid() says yes, ascending, not overlapping. */
  readonly frames: readonly PaRange[]
  readonly allocator: PageSupply
  /** Mapped after the copy, one after the other, into the copy's root, until one fails. */
  readonly maps: readonly MapOperation[]
}

/** 0; -6 ENXIO; -12 ENOMEM; BUG: the kernel stops in BUG_ON; OOB: it read or wrote outside of any table. */
export type ReturnCode = 0 | -6 | -12 | "BUG" | "OOB"
