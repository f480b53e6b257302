// The account of a copy: entry by entry, what became of the source, and by whose doing. Every number that the program shows
// about a copy comes from here.

import type {Level} from "../geometry.ts"
import type {Pa, Va} from "../word.ts"

/** Who changed an entry. W: made writable; V: made valid; P: refused for its frame; F: forced by a map operation. */
export type Mark = "W" | "V" | "P" | "F"

/**
 * What became of a non-empty source leaf in the range, or of a copy slot without a source.
 * same: copied as it was; changed: copied with other bits; dropped: left out by the revision's rule (an invalid entry);
 * missing: not reached, the function stopped before; lost: reachable, in the range, and yet not copied (index bug);
 * added: in the copy, but not asked for; unmapped: a block, taken away by a map operation that put a table in its place;
 * mapped: its slot has a page that a map operation wrote, whatever was there before.
 */
export type Fate = "same" | "changed" | "dropped" | "missing" | "lost" | "added" | "unmapped" | "mapped"

/** Tables and leaves of one level. blocks and pages count valid ones; invalid: not empty, bit 0 clear (or reserved). */
export interface LevelCount {
  readonly level: Level
  readonly tables: number
  readonly table: number
  readonly leaf: number
  readonly invalid: number
}

/** What one mark did: entries that bear it, split by level (index = level + 1), and the first one. */
export interface MarkCount {
  readonly count: number
  readonly byLevel: readonly number[]
  readonly first: Va | null
}

/**
 * One row of the picture in which something is not `same`: the entry at `level` (2: a PMD entry, block or table; less: a larger
 * block) at `va`. `marks` counts entries per mark; the others count per fate.
 */
export interface ChangedRow {
  readonly va: Va
  readonly level: Level
  /** Is the source entry itself a leaf (block) here? */
  readonly block: boolean
  readonly W: number
  readonly V: number
  readonly F: number
  readonly dropped: number
  readonly missing: number
  readonly lost: number
  readonly added: number
  readonly unmapped: number
}

/** What the flags (or rules) find in the source's range, whatever is switched on: the base of "would do". */
export interface Survey {
  /** Non-empty entries in the range, tables included. */
  readonly entries: number
  /** Non-empty leaves in the range, invalid ones included. */
  readonly leaves: number
  /** Leaves that are read-only (bit 7 set): those that mkwrite is for. */
  readonly readOnly: MarkCount
  /** Level-3 entries that are not empty and not valid. */
  readonly invalid: MarkCount
  /** Level-3 entries, not empty, whose frame is not valid memory. */
  readonly badFrames: MarkCount
  /** The output address of the first of them. */
  readonly badFrame: Pa | null
}

export interface Account {
  readonly survey: Survey
  /** Non-empty source entries that the function read, tables included. */
  readonly entriesRead: number
  /** Leaves that were copied, invalid ones included: before any map operation. */
  readonly copied: number
  readonly fates: Readonly<Record<Fate, number>>
  readonly marks: Readonly<Record<Mark, MarkCount>>
  /** Entries with any changed bit: not the sum of the marks, since one entry may bear two. */
  readonly changed: number
  /**
   * Of the entries that bear the mark W those that were read-only and are no more. The others are `stillReadOnly`, or were writable
   * already and got bit 51 alone.
   */
  readonly madeWritable: MarkCount
  /** Copied leaves that are read-only (bit 7 set). */
  readonly readOnlyLeft: number
  /**
   * Entries that bear the mark W and are read-only all the same: bit 51 was set and bit 7 stayed, so the hardware refuses the
   * store (Linux since 6.18 clears bit 7 only of DIRTY entries).
   */
  readonly stillReadOnly: number
  /** Per level, the source's range and the copy. */
  readonly source: readonly LevelCount[]
  readonly copy: readonly LevelCount[]
  /** Ascending by va. */
  readonly rows: readonly ChangedRow[]
}
