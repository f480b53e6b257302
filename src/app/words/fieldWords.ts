// A field of a descriptor in words: Arm's name, Linux's name, where it stands, what it is for, and what its value means in
// the source and in the copy.

import {fieldsOf, finest, type Field} from "../../model/descriptor/field.ts"
import type {Source} from "../../model/source.ts"
import {bitsSet, touches} from "../../view/bits.ts"
import type {PathEntry} from "../../model/path.ts"
import type {Word} from "../../model/word.ts"
import {hex} from "../../model/word.ts"

/** The fields of an entry, the finest division that has names. */
export function finestFields(source: Source, entry: PathEntry): Field[] {
  const {geometry, release, mair} = source
  return finest(fieldsOf(geometry, entry.level, entry.lo, entry.hi, release, mair))
}

/** The field that holds a bit. */
export function fieldAt(fields: readonly Field[], bit: number): Field {
  return fields.find(field => field.low <= bit && bit <= field.high)!
}

export function bitWords({high, low}: {readonly high: number; readonly low: number}): string {
  return high === low ? `bit ${low}` : `bits ${high} to ${low}`
}

/** A value as its bits where they are few, else as hex. */
function valueWords({high, low, value}: Field): string {
  return high - low < 5 ? value.toString(2).padStart(high - low + 1, "0") : hex(value)
}

/** "Source 1: Read-only. Copy 0: Writable.", or one statement if nothing differs. */
export function valuesWords(from: Field | undefined, to: Field | undefined): string {
  const one = (side: string, field: Field) => `${side} ${valueWords(field)}: ${field.says}`
  if (from && to && from.name === to.name && from.value === to.value) return one("Both", from)
  return [from && one("Source", from), to && one("Copy", to)].filter(Boolean).join(" ")
}

/** For a screen reader: "DBM, PTE_WRITE, bit 51: source 0, copy 1, changed". */
export function spokenField(field: Field, other: Field | undefined, changed: Word): string {
  const linux = field.linux === undefined ? "" : `, ${field.linux}`
  const copy = other ? `, copy ${valueWords(other)}` : ""
  return `${field.name}${linux}, ${bitWords(field)}: source ${valueWords(field)}${copy}${touches(field, changed) ? ", changed" : ""}`
}

/** A changed bit as one line of a list: "DBM", "PTE_WRITE", "0 → 1: Linux may write". */
export interface BitChange {
  readonly bit: number
  readonly name: string
  readonly linux: string | undefined
  readonly text: string
}

const SAID: Readonly<Record<string, readonly [string, string]>> = {
  DBM: ["Linux may not write", "Linux may write"],
  "AP[2]": ["stores are allowed", "stores fault"],
  Valid: ["the MMU faults", "the MMU uses it"],
}

/** The changed bits from the top, one by one. */
export function bitChanges(to: readonly Field[], changed: Word): BitChange[] {
  return bitsSet(changed).map(bit => {
    const field = fieldAt(to, bit)
    const after = Math.floor(field.value / 2 ** (bit - field.low)) % 2
    const said = SAID[field.name]?.[after] ?? field.says.replace(/\.$/, "")
    return {bit, name: field.name, linux: field.linux, text: `${1 - after} → ${after}: ${said}`}
  })
}
