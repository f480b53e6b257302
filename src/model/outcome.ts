// What run() makes of an Experiment: what the kernel would have returned, the memory that it wrote, and the account of it.

import type {Account} from "./account/account.ts"
import type {ReturnCode} from "./experiment.ts"
import type {Level} from "./geometry.ts"
import type {Memory} from "./memory.ts"
import type {Pa, Va, Word} from "./word.ts"

/** Where and why a function gave up, or was paused. */
export interface Stop {
  /** The function's own name in the kernel: copy_pte, trans_table_map_page. */
  readonly function: string
  /** The address that was being worked on (start of its entry). */
  readonly va: Va
  readonly level: Level
  readonly index: number
  /** The copy's table in which the entry stands. */
  readonly table?: Pa
  /**
   * What was asked for and not given. `pfn`: pfn_valid() said no; `memory`: no page; `conflict`: something is mapped there.
   * `paused`: nothing went wrong, the copy is half built (return code 0); `va` is the first address that it has not come to.
   */
  readonly reason: "pfn" | "memory" | "conflict" | "bounds" | "paused"
  /** The source descriptor's output address (pfn), or the address that is no table (bounds; undefined: past the last entry). */
  readonly pa?: Pa
  /** Whose descriptor led to the address that is no table. */
  readonly of?: "source" | "copy"
  /** That descriptor. */
  readonly entry?: Word
}

/** The result of one map operation. */
export interface MapResult {
  readonly rc: ReturnCode
  readonly stop?: Stop
  /** Pages that it took. */
  readonly allocated: number
  /** What the slot or the block that it replaced mapped before and maps no more, in bytes. */
  readonly unmappedBytes: number
  /** The descriptor that was overwritten, and its level; also by an operation that failed later on. */
  readonly replaced?: {readonly level: Level; readonly value: bigint}
}

export interface Outcome {
  /** Of the copy (or of create_empty). */
  readonly rc: ReturnCode
  /** What the caller's pointer holds afterwards; null: untouched. */
  readonly root: Pa | null
  /** The copy's root page, also when the function did not hand it out; null if not even that page could be had. */
  readonly built: Pa | null
  /** The pages that the allocator gave out, as they are afterwards; of the source only pages that were written over by mistake. */
  readonly memory: Memory
  /** Pages taken by the copy. */
  readonly allocated: number
  readonly stop?: Stop
  readonly maps: readonly MapResult[]
  readonly account: Account
}

/** The pages that copy and map operations took. */
export function pagesTaken({allocated, maps}: Pick<Outcome, "allocated" | "maps">): number {
  return maps.reduce((sum, {allocated: more}) => sum + more, allocated)
}
