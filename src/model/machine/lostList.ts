// A list that its own pages overwrote before all of it had been read: which page did it, and what the CPU found there instead. It may lead the CPU astray, go on
// without an end, or end too early, and then all looks well.

import type {Machine} from "./machine.ts"
import {PBE} from "./pblist.ts"
import {writtenOver} from "./writtenOver.ts"
import type {Story, StoryEvent} from "./story.ts"
import type {Pa, Word} from "../word.ts"

export interface LostList {
  /** The page that overwrote it. */
  readonly page: number
  /** Are its bytes known? Otherwise they are made up. */
  readonly known: boolean
  /** What was read where it was overwritten, in order: the first READS words. */
  readonly reads: readonly {readonly at: Pa; readonly word: Word}[]
  /** The last of all words that were read there. */
  readonly last: Word
  /** Pages that it had named by then, and that came; those behind them never did. */
  readonly came: number
}

/** Events that are looked at: a word that is read at the end of one is followed in the next. */
const EVENTS = 2
/** Words that are kept: bytes of no entry are passed over, one after the other. */
const READS = 16

/** null: what was read last of the list was the list's. */
export function lostList(story: Story): LostList | null {
  const {machine, length, list} = story
  let found: (Pick<LostList, "page" | "known"> & {reads: LostList["reads"][number][]; last: Word}) | null =
    null
  const behind = Math.min(length, list.first + list.length)
  for (let number = Math.max(list.first, behind - EVENTS); number < behind; number++)
    for (const {pa, copied} of wordReads(machine, story.event(number), story.state(number).copied)) {
      const frame = machine.frames.memory(pa)
      // Where the CPU was led astray already nothing of the list ever was.
      if (frame < 0 || machine.owners.get(frame) !== "list") continue
      const over = writtenOver(machine, pa, copied)
      if (over === null) {
        found = null
        continue
      }
      const word = over.word(0)
      found ??= {page: over.by, known: over.known, reads: [], last: word}
      found.last = word
      if (found.reads.length < READS) found.reads.push({at: pa, word})
    }
  return found && {...found, came: cameBy(machine)}
}

/** The pages up to the last that was stored where the list has it: what was stored behind it other words had named. */
function cameBy({list, journal}: Machine): number {
  let came = journal.length
  while (came > 0 && journal.frame(came - 1) !== list.to(came - 1)) came--
  return came
}

/** The words of the list that an event went by, in order: of a pair it used one or two addresses before the store, and behind it the one of the next pair. */
function wordReads({kimage}: Machine, event: StoryEvent, before: number): {pa: Pa; copied: number}[] {
  const reads = listReads(event, before)
  if (kimage) return reads
  const used = event.accesses.some(({stream}) => stream === "to") ? [PBE.address, PBE.orig] : [PBE.address]
  return reads.flatMap(({pa, copied}) =>
    (copied > before ? [PBE.next] : used).map(offset => ({pa: (pa + offset) as Pa, copied})),
  )
}

/** Where an event read the list, in order, and how many pages had been copied by then. */
function listReads({accesses}: StoryEvent, before: number): {pa: Pa; copied: number}[] {
  const stored = accesses.findIndex(({stream, fault}) => stream === "to" && !fault)
  return accesses.flatMap(({stream, fault, pa}, n) => {
    const copied = stored >= 0 && n > stored ? before + 1 : before
    return stream === "list" && !fault && pa !== null ? [{pa, copied}] : []
  })
}
