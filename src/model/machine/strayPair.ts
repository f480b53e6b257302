// A pair of restore_pblist that is none any more: a page was stored over the words that make it, or over the word of the pair before that leads to it. Where it
// says to go from there on no list tells: it is the last pair that can be named.

import type {Machine} from "./machine.ts"
import {PBE} from "./pblist.ts"
import {writtenOver} from "./writtenOver.ts"
import type {Pa, Word} from "../word.ts"

/** What stands in the place of a pair. */
export interface StrayPair {
  /** The page that overwrote it. */
  readonly by: number
  /** Its two addresses; or the one word by which the pair before should lead to it. */
  readonly words: readonly [address: Word, orig: Word] | readonly [next: Word]
  /** Are they known? Otherwise they are bytes that the model makes up. */
  readonly known: boolean
}

/**
 * The words in the place of a pair at the time when it is read, or now if that is yet to come; `now`: so many pages are copied. Null: it is still the list's.
 * Asked of 0 <= page < list.length.
 */
export function strayPair(machine: Machine, page: number, now: number): StrayPair | null {
  const time = Math.min(page, now)
  const {list, shift} = machine
  const at = (list.at(page) - shift) as Pa
  const led = page === 0 ? null : writtenOver(machine, (list.at(page - 1) - shift) as Pa, time)
  if (led) return {by: led.by, known: led.known, words: [led.word(PBE.next)]}
  const pair = writtenOver(machine, at, time)
  return pair && {by: pair.by, known: pair.known, words: [pair.word(PBE.address), pair.word(PBE.orig)]}
}

/** The first pair that the CPU read as other bytes: what comes after it was never read. null: there is none. */
export function firstStray(machine: Machine): number | null {
  const {journal, owners, list} = machine
  for (let n = 0; n < journal.length; n++) {
    if (owners.get(journal.frame(n)) !== "list") continue
    for (let page = n + 1; page <= Math.min(journal.length, list.length - 1); page++)
      if (strayPair(machine, page, journal.length)) return page
    return null
  }
  return null
}
