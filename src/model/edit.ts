// A source with entries written over by hand: an experiment on tables that no kernel had. The source itself is never written; the
// frames in question are copied, and the rest is shared.

import {layered, memory, readWord, type Memory} from "./memory.ts"
import type {Source} from "./source.ts"
import {big, word, type Pa} from "./word.ts"

/** One 64-bit entry of a source's table. */
export interface Edit {
  /** Where the entry stands, 8-byte aligned. */
  readonly at: Pa
  readonly value: bigint
}

const origin = new WeakMap<Source, Source>()
const known = new WeakMap<Source, readonly {readonly edits: readonly Edit[]; readonly source: Source}[]>()
const KEPT = 8

/**
 * The source as it is after the edits; of an edited source, as if it had not been. The same value for the same arguments, so
 * that what is derived of it can be kept. An edit of what is no memory of the source's changes nothing.
 */
export function edited(source: Source, edits: readonly Edit[]): Source {
  const unedited = origin.get(source) ?? source
  if (edits.length === 0) return unedited
  const made = known.get(unedited) ?? []
  const found = made.find(entry => sameEdits(entry.edits, edits))
  if (found) return found.source
  const result = {...unedited, memory: layered(written(unedited, edits), unedited.memory)}
  known.set(unedited, [{edits, source: result}, ...made].slice(0, KEPT))
  origin.set(result, unedited)
  return result
}

/** The frames with edited entries. */
function written({memory: from}: Source, edits: readonly Edit[]): Memory {
  const own = memory(from.frameBytes)
  for (const {at, value} of edits) {
    const frame = from.frame(at)
    if (!frame) continue
    if (!own.frame(at)) own.put((at - (at % own.frameBytes)) as Pa, frame.slice())
    const {lo, hi} = word(value)
    own.write(at, lo, hi)
  }
  return own
}

function sameEdits(a: readonly Edit[], b: readonly Edit[]): boolean {
  return (
    a === b || (a.length === b.length && a.every(({at, value}, n) => at === b[n].at && value === b[n].value))
  )
}

/**
 * The edits with one entry set to a value: in the place of an earlier edit of the same entry, else as the last. With the value
 * that the source itself has there, the entry is no longer edited.
 */
export function withEdit(source: Source, edits: readonly Edit[], edit: Edit): readonly Edit[] {
  const before = readWord(source.memory, edit.at)
  if (!before) return edits
  if (big(before) === edit.value) return edits.filter(({at}) => at !== edit.at)
  return edits.some(({at}) => at === edit.at)
    ? edits.map(other => (other.at === edit.at ? edit : other))
    : [...edits, edit]
}
