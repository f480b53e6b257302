// Ascending, disjoint stretches of whole numbers, whose members are counted through: the n-th member, and which member a number is.
// Frames are numbered, and a million of them lie in a few thousand stretches.

/** [start, end), whose first member has rank `first`. */
export interface Span {
  readonly start: number
  readonly end: number
  readonly first: number
}

export interface Spans {
  readonly list: readonly Span[]
  /** Members in all. */
  readonly size: number
  /** The member of a rank, 0 <= rank < size. @throws RangeError for another rank. */
  at(rank: number): number
  /** The rank of a number; -1 if it is no member. */
  rank(member: number): number
}

/** The spans of ascending, disjoint pairs; empty ones are left out, neighbours joined. */
export function spans(pairs: Iterable<readonly [start: number, end: number]>): Spans {
  const list: {start: number; end: number; first: number}[] = []
  let size = 0
  for (const [start, end] of pairs) {
    if (start >= end) continue
    const last = list.at(-1)
    if (last && last.end > start) throw new RangeError(`${start} is before ${last.end}`)
    if (last?.end === start) last.end = end
    else list.push({start, end, first: size})
    size += end - start
  }
  // Whoever asks goes on from where they were: the last answer is looked at first.
  let [near, of] = [0, 0]
  return {
    list,
    size,
    at(rank) {
      if (!(rank >= 0 && rank < size)) throw new RangeError(`no member ${rank} of ${size}`)
      const span = list[near]
      if (rank < span.first || rank >= span.first + span.end - span.start) near = before(list, rank, "first")
      return list[near].start + rank - list[near].first
    },
    rank(member) {
      if (size === 0) return -1
      if (member < list[of].start || member >= (list[of + 1]?.start ?? Infinity))
        of = Math.max(0, before(list, member, "start"))
      const {start, end, first} = list[of]
      return member >= start && member < end ? first + member - start : -1
    },
  }
}

/** The last span whose `key` is not above a value; -1 if there is none. */
function before(list: readonly Span[], value: number, key: "first" | "start"): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (list[middle][key] <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}
