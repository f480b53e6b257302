// Where the pages of an image and of its list lie until they are copied: kimage_alloc_page(). A page that is handed out is where it belongs already, or is
// nobody's destination, so that copying never destroys what is still to be copied. Transitional tables facts, 7.2; Linux 5.3, kernel/kexec_core.c.

import type {Spans} from "./spans.ts"

/** What the allocation came to; frame numbers. */
export interface Allocated {
  readonly sources: Int32Array
  readonly lists: number[]
  /** Pages that were drawn, were no use, and are given back at the end. */
  readonly parked: readonly number[]
}

/**
 * Loads an image whose pages belong into `destinations` (by rank), with free frames as the allocator hands them out. `entries`: how many pages of each
 * segment; each has one entry more, and every `perList` entries need a list page. @throws RangeError if there are not enough frames.
 */
export function allocateImage(
  destinations: Spans,
  segments: readonly number[],
  perList: number,
  free: () => number | undefined,
): Allocated {
  const sources = new Int32Array(destinations.size)
  const lists: number[] = []
  const parked = new Set<number>()
  let loaded = 0
  let entries = 0

  /** A frame for the page that belongs into `wanted`; -1: for the list. */
  function allocate(wanted: number): number {
    if (parked.delete(wanted)) return wanted
    for (let frame = free(); frame !== undefined; frame = free()) {
      if (frame === wanted) return frame
      const page = destinations.rank(frame)
      if (page < 0) return frame
      if (page < loaded) {
        // Somebody's page belongs here and is in the list already: it moves home, and its frame is free.
        const old = sources[page]
        sources[page] = frame
        return old
      }
      parked.add(frame)
    }
    throw new RangeError("the memory is too small for the image")
  }

  function addEntry() {
    if (entries++ % perList === 0) lists.push(allocate(-1))
  }

  for (const pages of segments) {
    addEntry()
    for (let i = 0; i < pages; i++) {
      const frame = allocate(destinations.at(loaded))
      addEntry()
      sources[loaded] = frame
      loaded++
    }
  }
  return {sources, lists, parked: [...parked]}
}

/** A control page: a frame that is nobody's destination. What is drawn before and no use goes into `drawn`, to be given back. */
export function allocateControl(
  destinations: Spans,
  free: () => number | undefined,
  drawn: number[],
): number {
  for (let frame = free(); frame !== undefined; frame = free()) {
    if (destinations.rank(frame) < 0) return frame
    drawn.push(frame)
  }
  throw new RangeError("the memory is too small for the image")
}
