// A word of the list at a time when a page was stored over it: by which page, and what stands there instead.

import type {Machine} from "./machine.ts"
import type {Pa, Word} from "../word.ts"

export interface WrittenOver {
  /** The page that did it last. */
  readonly by: number
  /** Is what stands there known? Otherwise it is bytes that the model makes up. */
  readonly known: boolean
  /** The word so many bytes behind the address, in its page. */
  word(offset: number): Word
}

/** What stands at an address of memory once `now` pages are copied; null: what stood there before the first. */
export function writtenOver({frames, memory, journal}: Machine, at: Pa, now: number): WrittenOver | null {
  const frame = frames.number(at)
  const content = memory.content(frame, now)
  if (content === -1 - frame) return null
  let by = now - 1
  while (by >= 0 && journal.frame(by) !== frame) by--
  if (by < 0) return null
  const words = memory.words(content)
  const first = (at % frames.bytes) / 4
  return {
    ...{by, known: memory.isKnown(content)},
    word: offset => ({lo: words[first + offset / 4], hi: words[first + offset / 4 + 1]}),
  }
}
