// One entry of the source written over, by its bits or as a whole. What the architecture forbids is refused.

import {edited, withEdit} from "../../model/edit.ts"
import {flaws} from "../../model/descriptor/flaws.ts"
import type {PathEntry} from "../../model/path.ts"
import type {Source} from "../../model/source.ts"
import {big, word, type Pa} from "../../model/word.ts"
import {edit} from "../control/edit.ts"
import {current} from "../store.ts"

/** Where an entry stands. */
export function placeOf({table, index}: PathEntry): Pa {
  return (table + 8 * index) as Pa
}

/** Gives an entry of the shown source another value; or says why not, and changes nothing. `typing`: see edit(). */
export function editEntry(source: Source, entry: PathEntry, value: bigint, typing?: string): string | null {
  const {lo, hi} = word(value)
  const [flaw] = flaws(source.geometry, entry.level, lo, hi)
  if (flaw !== undefined) return flaw
  const {experiment} = current()
  if (!experiment) return null
  edit({edits: withEdit(edited(source, []), experiment.edits, {at: placeOf(entry), value})}, typing)
  return null
}

/** Turns one bit of an entry over; a reason if that is refused. */
export function turnBit(source: Source, entry: PathEntry, bit: number): string | null {
  return editEntry(source, entry, big(entry) ^ (1n << BigInt(bit)))
}
