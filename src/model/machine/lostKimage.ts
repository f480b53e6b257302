// struct kimage read after a page was stored over it, as before Linux 5.18: which page did it, and the word by which the CPU went astray. Transitional tables
// facts, 7.2.

import type {End} from "./atWork.ts"
import {KIMAGE} from "./relocation.ts"
import type {Story} from "./story.ts"
import {writtenOver} from "./writtenOver.ts"
import {big, bigVa, type Pa, type Word} from "../word.ts"

export interface LostKimage {
  /** The page that overwrote it. */
  readonly page: number
  /** Where it was read, and what stood there. */
  readonly at: Pa
  readonly word: Word
  readonly name: "start" | "tree"
}

/** null: the story does not end at an address from there. */
export function lostKimage({machine, end, length, list, state, event}: Story): LostKimage | null {
  const went = wentTo(end)
  if (!machine.kimage || went === null) return null
  const {at} = machine.kimage
  for (let number = list.first + list.length; number < length; number++)
    for (const {kind, stream, pa} of event(number).accesses) {
      if (kind !== "read" || stream !== "other" || pa === null) continue
      const name = (["start", "tree"] as const).find(one => at + KIMAGE[one] === pa)
      const over = name ? writtenOver(machine, pa, state(number).copied) : null
      if (!name || !over) continue
      const word = over.word(0)
      if (big(word) === went) return {page: over.by, at: pa, word, name}
    }
  return null
}

/** The address at which it ends; null: at none. */
function wentTo(end: End): bigint | null {
  if (end.kind === "fault") return end.fault.far
  if (end.kind === "strange code") return bigVa(end.pc)
  return end.kind === "strange data" ? bigVa(end.va) : null
}
