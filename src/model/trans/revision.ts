// One signature for all revisions of the transitional-table functions, and their list. A revision is a version of everything
// that goes with it: loops, rules for leaves, bits of table descriptors, error codes.

import type {Flags, ReturnCode, RevisionName} from "../experiment.ts"
import type {Level} from "../geometry.ts"
import type {Mark} from "../account/account.ts"
import type {Pa, Va, Word} from "../word.ts"
import type {Machine} from "./machine.ts"

/** What the rules of a revision depend on besides the entry itself. */
export interface Settings {
  readonly flags: Flags
  readonly debugPagealloc: boolean
  /** Do kernel mappings carry nG? Linux: arm64_use_ng_mappings. */
  readonly nonGlobal: boolean
}

/** One step of a leaf rule: bits set and cleared by a helper of the kernel. */
export interface RuleStep {
  /** The kernel's helper or macro: pte_mkwrite, pte_mkpresent, pte_mkvalid_k, PUD_SECT_RDONLY. */
  readonly function: string
  readonly mark: Mark
  /** Why it was applied: the flag that is on, or the rule. */
  readonly because: "TRANS_MKWRITE" | "TRANS_MKVALID" | "always" | "debug_pagealloc" | "not empty"
  readonly set: Word
  readonly clear: Word
}

/** What a rule makes of a non-empty leaf: the steps in order, or no copy at all. */
export type Rule = RuleStep[] | "drop"

export interface Copied {
  readonly rc: ReturnCode
  /** What the caller's pointer holds; null: untouched. */
  readonly root: Pa | null
  /** The root page that was taken, whether handed out or not. */
  readonly built: Pa | null
}

export interface Idmapped {
  readonly rc: 0 | -12
  /** The value for TTBR0_EL1, and for TCR_EL1.T0SZ; null: untouched. */
  readonly ttbr0: Pa | null
  readonly t0sz: number | null
}

export interface Revision {
  readonly name: RevisionName
  /** The kernel's name of the copy function. */
  readonly copyFunction: string
  /** Copies [start, end) of the tables below `source` into a new root. */
  createCopy(m: Machine, settings: Settings, source: Pa, start: Va, end: Va): Copied
  /** An empty root: v1 only. */
  createEmpty?(m: Machine): Copied
  /** Maps one page into the tables below root. `prot` is raw. */
  mapPage?(m: Machine, settings: Settings, root: Pa, page: Pa, va: Va, prot: Word): ReturnCode
  /** Maps one page at its own address in tables of its own. */
  idmapPage?(m: Machine, page: Pa): Idmapped
  /** The same leaf rule as createCopy's, step by step, for a non-empty entry: the cause of every changed bit. */
  rule(settings: Settings, level: Level, entry: Word): Rule
  /** The attribute bits of a table descriptor that it writes at a level (type bits included). */
  tableBits(level: Level): Word
}
