// Which neighbouring rows of an outcome are alike in source and copy. A flip changes few rows: what the source's rows are is kept
// from one outcome to the next, and where the account has nothing to say the copy is as its source.

import type {Source} from "../../model/source.ts"
import type {Va} from "../../model/word.ts"
import type {RowEntry} from "../field/cells.ts"
import type {Stage} from "../stage/stage.ts"
import {alikeIn} from "./alike.ts"

/** A row in both trees. */
export interface RowPair {
  readonly va: Va
  readonly bytes: number
  readonly source: RowEntry
  readonly copy: RowEntry
}

/** For each row of a source, by its first address: is it like the row before? */
const known = new WeakMap<Source, Map<Va, boolean>>()

/** Compares a row with the one before it. */
export function likeRows({source, experiment, outcome}: Stage): (row: RowPair, next: RowPair) => boolean {
  const alike = alikeIn(source.geometry)
  const kept = known.get(source) ?? new Map<Va, boolean>()
  known.set(source, kept)
  const changed = new Set(outcome.account.rows.map(({va}) => va))
  const {start, end} = experiment.range ?? {start: 0, end: 0}
  /** Is the row of the copy nothing, or all that its row of the source is? */
  const isPlain = ({va, bytes}: RowPair) =>
    !changed.has(va) && !(va < start && start < va + bytes) && !(va < end && end < va + bytes)
  const likeSources = (row: RowPair, next: RowPair) => {
    const before = kept.get(next.va)
    if (before !== undefined) return before
    const is = alike(row.source, next.source)
    kept.set(next.va, is)
    return is
  }
  return (row, next) => {
    if (!likeSources(row, next)) return false
    if (!isPlain(row) || !isPlain(next)) return alike(row.copy, next.copy)
    return isThere(row.copy) === isThere(next.copy)
  }
}

function isThere({pages, lo, hi}: RowEntry): boolean {
  return pages !== null || (lo | hi) !== 0
}
