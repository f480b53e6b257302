// Physical memory as a file has it: segments, each a range of addresses and the place of its bytes in the file. Segments
// may overlap (in /proc/vmcore the kernel image lies inside RAM); they then agree, and the one that starts first is read.

import type {Pa} from "../model/word.ts"
import type {Bytes} from "./bytes.ts"

export interface Segment {
  readonly start: Pa
  /** Bytes that are in the file. */
  readonly size: number
  /** Their place in the file. */
  readonly offset: number
}

export interface Physical {
  /** Bytes of physical memory, only to be read; undefined if not all of them are in the file. */
  read(pa: Pa, length: number): Promise<Uint8Array | undefined>
}

/** The segments ascending and cut so that none overlaps another; empty ones are left out. */
function disjoint(segments: readonly Segment[]): Segment[] {
  const list: Segment[] = []
  let covered = 0
  for (const {start, size, offset} of segments.toSorted((a, b) => a.start - b.start)) {
    const cut = Math.max(0, covered - start)
    if (cut >= size) continue
    list.push({start: (start + cut) as Pa, size: size - cut, offset: offset + cut})
    covered = start + size
  }
  return list
}

/** Physical memory read from a file, only where it is asked for. A read may span segments that touch. */
export function physical(bytes: Bytes, segments: readonly Segment[]): Physical {
  const list = disjoint(segments)
  return {
    async read(pa, length) {
      const pieces: Segment[] = []
      for (let at = pa as number; at < pa + length;) {
        const segment = containing(list, at)
        if (!segment) return undefined
        const from = at - segment.start
        const size = Math.min(segment.size - from, pa + length - at)
        pieces.push({start: at as Pa, size, offset: segment.offset + from})
        at += size
      }
      if (pieces.length === 1) return bytes.read(pieces[0].offset, length)
      const whole = new Uint8Array(length)
      for (const piece of pieces) whole.set(await bytes.read(piece.offset, piece.size), piece.start - pa)
      return whole
    },
  }
}

/** The segment of an ascending, disjoint list that contains an address. */
function containing(list: readonly Segment[], pa: number): Segment | undefined {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (list[middle].start + list[middle].size <= pa) low = middle + 1
    else high = middle
  }
  const segment = list[low]
  return segment && segment.start <= pa ? segment : undefined
}
