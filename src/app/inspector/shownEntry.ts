// The entry that the inspector shows, and what can be asked of it: the same for one line of 64 bits and for two of 32.

import type {Level} from "../../model/geometry.ts"
import type {EntryAt, PathEntry} from "../../model/path.ts"
import type {Source} from "../../model/source.ts"
import {plainReason} from "../words/changeWords.ts"
import {fieldAt, finestFields, spokenField} from "../words/fieldWords.ts"
import type {Why} from "../words/reasons.ts"

export interface ShownEntry {
  readonly source: Source
  readonly at: EntryAt
  readonly level: Level
  readonly from: PathEntry | undefined
  readonly to: PathEntry | undefined
  readonly reason: Why
  readonly bit: number | null
  /** Why the last change was not made. */
  readonly refused: string | null
  setBit(bit: number | null): void
  refuse(why: string | null): void
  /** The entry is about to be typed over: it stays shown, whatever becomes of it. */
  hold(): void
  /** A field, by one of its bits, is to be set. */
  openField(bit: number): void
  /** Turns a bit of the source over. */
  turn(bit: number): void
  /** The bit of the copy whose reason is shown, and what shows another one's. */
  readonly asked: number | null
  ask(bit: number): void
}

/** What is heard: the reason, or the field that holds the bit. */
export function spoken({source, from, to, reason, bit}: ShownEntry): string {
  const entry = from ?? to
  if (bit === null || !entry) return plainReason(reason.text)
  const field = fieldAt(finestFields(source, entry), bit)
  return spokenField(field, from && to && fieldAt(finestFields(source, to), bit), reason.changed)
}
