// The frames of a machine, numbered from 0 in the order of their addresses: dense, so that what is known of each is an array. A frame that
// the tables name and no memory has (a hole) has a number, too.

import type {PaRange} from "../source.ts"
import type {Pa} from "../word.ts"

export interface Frames {
  /** Bytes of a frame: the granule. */
  readonly bytes: number
  readonly count: number
  /** The frame in which an address lies, or -1: neither memory nor a known hole. */
  number(pa: Pa): number
  /** The same for frames of memory alone: an access elsewhere is an external abort. */
  memory(pa: Pa): number
  /** The address of a frame, 0 <= frame < count. */
  pa(frame: number): Pa
  /** The frame numbers [start, end) of a range, as far as it is known, in as many pieces as needed. */
  within(range: PaRange): [start: number, end: number][]
}

interface Part {
  readonly start: number
  readonly end: number
  readonly first: number
  readonly memory: boolean
}

/** A range for each page. */
export function pageRanges(pages: readonly Pa[], bytes: number): PaRange[] {
  return pages.map(start => ({start, end: (start + bytes) as Pa}))
}

/** The frames of ranges of memory (in any order; they may overlap), and of holes where there is none. */
export function frames(bytes: number, memory: readonly PaRange[], holes: readonly PaRange[]): Frames {
  const parts: Part[] = []
  let count = 0
  for (const {start, end, memory: is} of pieces(bytes, memory, holes)) {
    parts.push({start, end, first: count, memory: is})
    count += (end - start) / bytes
  }
  // Whoever asks goes on from where they were.
  let near = parts[0]
  let last: Part | undefined = parts[0]
  const find = (pa: Pa) => {
    if (near && pa >= near.start && pa < near.end) return near
    const found = parts.find(({start, end}) => pa >= start && pa < end)
    if (found) near = found
    return found
  }
  const numberIn = (part: Part, pa: number) => part.first + Math.floor((pa - part.start) / bytes)
  return {
    bytes,
    count,
    number: pa => {
      const part = find(pa)
      return part ? numberIn(part, pa) : -1
    },
    memory: pa => {
      const part = find(pa)
      return part?.memory ? numberIn(part, pa) : -1
    },
    pa: frame => {
      if (!last || frame < last.first || frame >= last.first + (last.end - last.start) / bytes)
        last = parts.find(({start, end, first}) => frame < first + (end - start) / bytes)
      if (!last || frame < 0) throw new RangeError(`no frame ${frame} of ${count}`)
      return (last.start + (frame - last.first) * bytes) as Pa
    },
    within: ({start, end}) =>
      parts.flatMap((part): [number, number][] => {
        const [from, to] = [Math.max(start, part.start), Math.min(end, part.end)]
        return from < to ? [[numberIn(part, from), numberIn(part, to - 1) + 1]] : []
      }),
  }
}

/** Whole frames, ascending and disjoint: all of memory, and of the holes what is no memory. */
function* pieces(bytes: number, memory: readonly PaRange[], holes: readonly PaRange[]) {
  const whole = (ranges: readonly PaRange[], is: boolean) =>
    ranges.map(({start, end}) => ({
      start: Math.ceil(start / bytes) * bytes,
      end: Math.floor(end / bytes) * bytes,
      memory: is,
    }))
  const solid = merged(whole(memory, true))
  const open = merged(whole(holes, false)).flatMap(hole => without(hole, solid))
  yield* [...solid, ...open].sort((a, b) => a.start - b.start)
}

interface Piece {
  start: number
  end: number
  memory: boolean
}

function merged(list: Piece[]): Piece[] {
  const result: Piece[] = []
  for (const piece of list.filter(({start, end}) => start < end).sort((a, b) => a.start - b.start)) {
    const last = result.at(-1)
    if (last && piece.start <= last.end) last.end = Math.max(last.end, piece.end)
    else result.push({...piece})
  }
  return result
}

function without(piece: Piece, solid: readonly Piece[]): Piece[] {
  const rest: Piece[] = []
  let start = piece.start
  for (const {start: from, end: to} of solid) {
    if (to <= start || from >= piece.end) continue
    if (from > start) rest.push({...piece, start, end: from})
    start = to
  }
  if (start < piece.end) rest.push({...piece, start})
  return rest
}
