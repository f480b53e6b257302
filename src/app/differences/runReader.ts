// The runs of a group, read as far as somebody looks: a million differences open at once, and are counted bit by bit.

import type {ChangeRun} from "../../model/account/changeList.ts"

export interface RunReader {
  /** The first `count` runs, and whether there are more. */
  page(count: number): {readonly runs: readonly ChangeRun[]; readonly more: boolean}
  /** Reads on until it is at its end, or until a time; tells how many there are, or null. */
  countUntil(time: number): number | null
}

/** Keeps what it has read. */
export function runReader(source: Iterator<ChangeRun>): RunReader {
  const read: ChangeRun[] = []
  let ended = false
  function readOn() {
    const next = source.next()
    if (next.done) ended = true
    else read.push(next.value)
  }
  return {
    page(count) {
      while (!ended && read.length <= count) readOn()
      return {runs: read.slice(0, count), more: read.length > count}
    },
    countUntil(time) {
      while (!ended && performance.now() < time) readOn()
      return ended ? read.length : null
    },
  }
}

/** The runs of all readers together; null when the time is over before. */
export function countAll(readers: readonly RunReader[], time: number): number | null {
  const counts = readers.map(reader => reader.countUntil(time))
  return counts.includes(null) ? null : counts.reduce((sum: number, n) => sum + n!, 0)
}
