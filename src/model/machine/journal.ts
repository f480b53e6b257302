// Which page was copied where, in order: nothing but that. Of it follows what any frame holds at any time, so no copy of memory is ever made,
// and going back is asking for an earlier time. Bounded by 12 bytes a page that was copied and 4 a frame that was written.

/**
 * Whose data a page holds, as a number. c >= 0: the page of the image whose original frame is c; c < 0: what the resume kernel has in
 * frame -1 - c when the list is ready.
 */
export type ContentCode = number

export interface Journal {
  readonly length: number
  /** Bytes that it takes. */
  readonly bytes: number
  /** The frame that was written n-th, 0 <= n < length, and with what. */
  frame(n: number): number
  content(n: number): ContentCode
  append(frame: number, content: ContentCode): void
  /** What a frame holds after the first `now` writes; undefined: none of them was to it. */
  last(frame: number, now: number): ContentCode | undefined
}

const CHUNK = 2 ** 14

/** An empty journal, with room for so many writes to begin with. */
export function journal(room: number): Journal {
  let length = 0
  let frameOf = new Int32Array(Math.max(1, room))
  let contentOf = new Int32Array(Math.max(1, room))
  // The write before to the same frame, and for each frame its latest: numbers of writes from 1 on, 0 for none.
  let before = new Int32Array(Math.max(1, room))
  const latest: (Int32Array | undefined)[] = []
  const grown = (old: Int32Array) => {
    const more = new Int32Array(2 * old.length)
    more.set(old)
    return more
  }
  return {
    get length() {
      return length
    },
    get bytes() {
      return 12 * frameOf.length + latest.reduce(sum => sum + 4 * CHUNK, 0)
    },
    frame: n => frameOf[n],
    content: n => contentOf[n],
    append(frame, content) {
      if (length === frameOf.length) {
        frameOf = grown(frameOf)
        contentOf = grown(contentOf)
        before = grown(before)
      }
      const chunk = (latest[Math.floor(frame / CHUNK)] ??= new Int32Array(CHUNK))
      frameOf[length] = frame
      contentOf[length] = content
      before[length] = chunk[frame % CHUNK]
      chunk[frame % CHUNK] = ++length
    },
    last(frame, now) {
      const chunk = latest[Math.floor(frame / CHUNK)]
      if (chunk === undefined) return undefined
      let n = chunk[frame % CHUNK]
      while (n > now) n = before[n - 1]
      return n === 0 ? undefined : contentOf[n - 1]
    },
  }
}
