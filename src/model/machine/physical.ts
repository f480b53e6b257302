// The machine's memory at a time: for every frame whose data it holds, and where words matter, the words. A frame holds either what the
// old kernel has in some frame or a page of the image, and a copy loop only moves that around: one number per frame. The words of data that nobody
// looks into are garbage, always the same for the same page: what a walk makes of an overwritten table follows from it.

import type {Frames} from "./frames.ts"
import type {ContentCode, Journal} from "./journal.ts"
import {random} from "./random.ts"
import type {Memory} from "../memory.ts"
import type {Pa} from "../word.ts"

/** What memory holds when the list is ready. */
export interface Contents {
  /** The content of a frame. */
  first(frame: number): ContentCode
  /** The words of the old kernel's frames that are tables, lists, or zeros; undefined: of data that nobody looks into. */
  own(pa: Pa): Uint32Array | undefined
  /** The same for the image's frames. */
  image(pa: Pa): Uint32Array | undefined
}

export interface Physical {
  readonly frames: Frames
  /** What a frame holds after the first `now` writes of the loop. */
  content(frame: number, now: number): ContentCode
  /** The words of a page; the array is shared, and never written. */
  words(content: ContentCode): Uint32Array
  /** Are these words known: those of a table, a list, or zeros? Otherwise they are assumed. */
  isKnown(content: ContentCode): boolean
  /** The memory after the first `now` writes. @throws Error if it is written. */
  at(now: number): Memory
}

/** Pages whose words are kept: those of a few walks. */
const KEPT = 64

/** Memory that begins with some contents and is written by a journal. */
export function physical(
  frames: Frames,
  seed: number,
  written: Journal,
  {first, own, image}: Contents,
): Physical {
  const kept = new Map<ContentCode, Uint32Array>()
  const content = (frame: number, now: number) => written.last(frame, now) ?? first(frame)

  const knownWords = (code: ContentCode) => (code < 0 ? own(frames.pa(-1 - code)) : image(frames.pa(code)))

  function wordsOf(code: ContentCode): Uint32Array {
    const found = kept.get(code)
    if (found) return found
    const made = knownWords(code) ?? garbage(frames.bytes, seed, code)
    if (kept.size === KEPT) kept.clear()
    kept.set(code, made)
    return made
  }

  return {
    frames,
    content,
    words: wordsOf,
    isKnown: code => knownWords(code) !== undefined,
    at: now => ({
      frameBytes: frames.bytes,
      frame(pa) {
        const frame = frames.memory(pa)
        return frame < 0 ? undefined : wordsOf(content(frame, now))
      },
      put: refuse,
      write: refuse,
      *frames() {
        for (let frame = 0; frame < frames.count; frame++)
          if (frames.memory(frames.pa(frame)) >= 0) yield frames.pa(frame)
      },
    }),
  }
}

function refuse(): never {
  throw new Error("the machine's memory is written by its own steps alone")
}

/** Assumed contents: a fifth zeros, the rest kernel addresses, small numbers, ASCII and noise, as pages of data have them. */
function garbage(bytes: number, seed: number, code: ContentCode): Uint32Array {
  const next = random(Math.imul(seed + 1, 0x9e37_79b1) ^ Math.imul(code, 0x85eb_ca6b))
  const words = new Uint32Array(bytes / 4)
  for (let i = 0; i < words.length; i += 2) {
    const [draw, noise] = [next() % 5, next()]
    if (draw === 0) continue
    if (draw === 1) [words[i], words[i + 1]] = [noise & ~7, 0xffff_0000]
    else if (draw === 2) words[i] = noise & 0xffff
    else if (draw === 3)
      [words[i], words[i + 1]] = [(noise & 0x1f1f_1f1f) | 0x6060_6060, (next() & 0x1f1f_1f1f) | 0x6060_6060]
    else [words[i], words[i + 1]] = [noise, next()]
  }
  return words
}
