// What the words of a list's page say: hibernate's pairs, kexec's entries, and the words by which a kernel hands over to its relocation code.

import {kindOfWord} from "../../model/machine/kimage.ts"
import type {ContentCode} from "../../model/machine/journal.ts"
import type {Machine} from "../../model/machine/machine.ts"
import {ARGUMENT, KIMAGE} from "../../model/machine/relocation.ts"
import {split, type Pa, type Word} from "../../model/word.ts"
import {hex, hex64} from "../../model/word.ts"

/** How the words of a list's page are read; `whole`: they are still the list's. */
export type ListReading =
  /** struct pbe behind a link of one word: three words each. */
  | {readonly kind: "pairs"; readonly whole: boolean}
  /** An entry a word. */
  | {readonly kind: "entries"; readonly whole: boolean}
  /** A structure of which some words matter. */
  | {
      readonly kind: "named"
      readonly what: "struct kimage" | "argument page"
      readonly names: readonly (readonly [word: number, name: string])[]
      readonly whole: boolean
    }

const PAIR = ["address", "orig_address", "next"] as const

/** How a frame is read by who follows the list; null: the list has no words in it, and had none. */
export function listReading(machine: Machine, frame: number, code: ContentCode): ListReading | null {
  const {owners, frames, kimage, argument} = machine
  const isList = (one: number) => owners.get(one) === "list"
  const of = isList(frame) ? frame : code < 0 && isList(-1 - code) ? -1 - code : null
  if (of === null) return null
  const whole = code === -1 - of
  if (!kimage) return {kind: "pairs", whole}
  if (of === frames.number(kimage.at)) {
    const names = namesOf(KIMAGE, kimage.at % frames.bytes)
    return {kind: "named", what: "struct kimage", names, whole}
  }
  if (argument !== null && of === frames.number(argument))
    return {kind: "named", what: "argument page", names: namesOf(ARGUMENT, 0), whole}
  return {kind: "entries", whole}
}

function namesOf(offsets: Readonly<Record<string, number>>, start: number): (readonly [number, string])[] {
  return Object.entries(offsets).map(([name, offset]) => [(start + offset) / 8, name] as const)
}

/** One letter for a word, and whether the list hangs on it; null: nothing is in it. */
export function listLetter(
  reading: ListReading,
  n: number,
  {lo, hi}: Word,
): {readonly letter: string; readonly strong: boolean} | null {
  const name = reading.kind === "named" ? reading.names.find(([word]) => word === n)?.[1] : undefined
  if (name !== undefined) return {letter: name[0], strong: true}
  if ((lo | hi) === 0) return null
  if (reading.kind === "pairs")
    return n === 0 ? {letter: "l", strong: true} : {letter: "con"[(n - 1) % 3], strong: false}
  if (reading.kind === "named") return {letter: "·", strong: false}
  const kind = kindOfWord(lo)
  return {letter: kind === null ? "?" : kind === "DONE" ? "E" : kind[0], strong: kind !== "SOURCE"}
}

/** A word in a few words; `shift`: a frame's linear address less its physical one. */
export function listWord(reading: ListReading, n: number, word: Word, shift: number): string {
  if (reading.kind === "named") {
    const name = reading.names.find(([at]) => at === n)?.[1]
    return name === undefined ? `no word of the ${reading.what} that matters` : `${name}, ${reading.what}`
  }
  const empty = (word.lo | word.hi) === 0
  if (reading.kind === "entries") {
    const kind = empty ? null : kindOfWord(word.lo)
    if (kind === null) return empty ? "no entry" : "no flag of an entry is set"
    const pa = hex(pageOf(word))
    const says = {
      DESTINATION: `to ${pa} from here on`,
      INDIRECTION: `the next list page, ${pa}`,
      DONE: "the end",
    }
    return `IND_${kind}: ${kind === "SOURCE" ? `copy ${pa}` : says[kind]}`
  }
  const leads = empty ? "none" : linear(word, shift)
  if (n === 0) return `link to the list page before: ${leads}`
  const part = PAIR[(n - 1) % 3]
  const pair = Math.floor((n - 1) / 3) + 1
  const what = {address: "the page waits at", orig_address: "it belongs at", next: "the next pair is at"}[
    part
  ]
  if (part === "next" && empty) return `pair ${pair}, next: none`
  return empty ? `pair ${pair}, ${part}: empty` : `pair ${pair}, ${part}: ${what} ${leads}`
}

/** A linear address as the physical one that it means. */
function linear({lo, hi}: Word, shift: number): string {
  const pa = (hi | 0) * 2 ** 32 + lo - shift
  return pa >= 0 && pa < 2 ** 52 ? hex(pa) : hex64({lo, hi})
}

/** The address in an entry, without its flags: those are below any page. */
function pageOf({lo, hi}: Word): Pa {
  const {lo: low} = split(lo - (lo % 4096))
  return (hi * 2 ** 32 + low) as Pa
}
