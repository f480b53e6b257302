// Sparse physical memory of 64-bit words. A table *is* memory: overwriting a table's page changes the next walk. A frame
// is a Uint32Array, the low half of word i at 2i and the high half at 2i + 1, as in little-endian memory, shared and not
// copied. What is not there reads as undefined, which is not the same as 0. Refused: one array for all memory (a table at
// 64 GiB) and bigint words (ten times slower).

import type {Pa, Word} from "./word.ts"

export interface Memory {
  /** Bytes of a frame: the granule of the tables that it holds. */
  readonly frameBytes: number
  /** The frame that contains pa; undefined if no memory is there. The caller may read it and, to change memory, write it. */
  frame(pa: Pa): Uint32Array | undefined
  /** Puts a frame (frameBytes long) at an aligned pa; the array is used, not copied. */
  put(pa: Pa, words: Uint32Array): void
  /** Writes the word at pa (8-byte aligned). @throws RangeError if no memory is there. */
  write(pa: Pa, lo: number, hi: number): void
  /** The addresses of all frames, in the order in which they were put. */
  frames(): Iterable<Pa>
}

/** Empty memory of frames of 4 KiB, 16 KiB or 64 KiB. */
export function memory(frameBytes: number): Memory {
  const frames = new Map<number, Uint32Array>()
  const frameOf = (pa: Pa) => frames.get(Math.floor(pa / frameBytes))
  return {
    frameBytes,
    frame: frameOf,
    put(pa, words) {
      if (pa % frameBytes !== 0) throw new RangeError(`frame at ${pa} is not aligned to ${frameBytes}`)
      if (words.byteLength !== frameBytes)
        throw new RangeError(`a frame has ${frameBytes} bytes, not ${words.byteLength}`)
      frames.set(pa / frameBytes, words)
    },
    write(pa, lo, hi) {
      const frame = frameOf(pa)
      if (!frame) throw new RangeError(`no memory at ${pa}`)
      const at = (pa % frameBytes) / 4
      frame[at] = lo
      frame[at + 1] = hi
    },
    *frames() {
      for (const frame of frames.keys()) yield (frame * frameBytes) as Pa
    },
  }
}

/** The word at pa (8-byte aligned); undefined if no memory is there. */
export function readWord(from: Memory, pa: Pa): Word | undefined {
  const frame = from.frame(pa)
  if (!frame) return undefined
  const at = (pa % from.frameBytes) / 4
  return {lo: frame[at], hi: frame[at + 1]}
}

/** Two memories seen as one: where both have a frame, the upper one counts. What is put or written anew goes to the upper one. */
export function layered(upper: Memory, lower: Memory): Memory {
  if (upper.frameBytes !== lower.frameBytes)
    throw new RangeError(`frames of ${upper.frameBytes} over frames of ${lower.frameBytes}`)
  return {
    frameBytes: upper.frameBytes,
    frame: pa => upper.frame(pa) ?? lower.frame(pa),
    put: (pa, words) => upper.put(pa, words),
    write: (pa, lo, hi) => (upper.frame(pa) ? upper : lower).write(pa, lo, hi),
    *frames() {
      yield* upper.frames()
      for (const pa of lower.frames()) if (!upper.frame(pa)) yield pa
    },
  }
}

/** The same memory; every word written with write() is reported first, with what stood there. */
export function watched(inner: Memory, wrote: (pa: Pa, before: Word, after: Word) => void): Memory {
  return {
    ...inner,
    write(pa, lo, hi) {
      const before = readWord(inner, pa)
      if (before) wrote(pa, before, {lo: lo >>> 0, hi: hi >>> 0})
      inner.write(pa, lo, hi)
    },
  }
}
