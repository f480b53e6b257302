// Small playbills and moments for tests of the map: memory without a story.

import type {Pa} from "../../../src/model/word.ts"
import type {MapMoment} from "../../../src/view/theatre/mapPixels.ts"
import {
  HOLDERS,
  type Holder,
  type MapPart,
  type Moment,
  type Playbill,
} from "../../../src/view/theatre/moment.ts"

/** Banks of memory, [start, end) in bytes; `false`: a hole. */
export type Bank = readonly [start: number, end: number, memory?: boolean]

export function billOf(banks: readonly Bank[], frameBytes = 4096): Playbill {
  let first = 0
  const parts = banks.map(([start, end, memory = true]): MapPart => {
    const count = (end - start) / frameBytes
    first += count
    return {start: start as Pa, first: first - count, count, memory}
  })
  return {
    ...{
      transition: "hibernate",
      pages: 0,
      copied: 0,
      length: 1,
      firstIndex: null,
      kimagePage: null,
      zeros: null,
      readOnlyCode: 0,
      readOnlyElsewhere: 0,
      list: {first: 0, length: 1},
      before: [],
      after: [],
    },
    ...{end: {kind: "endless"}, marks: [], ribbon: [], places: [], shift: 0, bytes: 0},
    ...{parts, frameBytes, rowFrames: frameBytes / 8},
    idmap: null,
    roots: {source: 0 as Pa, copy: null, zero: 0 as Pa, restored: null},
  }
}

export const framesOf = ({parts}: Playbill): number => parts.reduce((sum, {count}) => sum + count, 0)

export const holderNumber = (holder: Holder): number => HOLDERS.indexOf(holder)

/** All free but for some frames. */
export function momentWith(
  bill: Playbill,
  held: readonly (readonly [frame: number, holder: Holder, count?: number])[] = [],
  lost: readonly number[] = [],
): MapMoment & Pick<Moment, "holders" | "live"> {
  const holders = new Uint8Array(framesOf(bill))
  for (const [frame, holder, count = 1] of held) holders.fill(holderNumber(holder), frame, frame + count)
  return {
    ...{holders, live: {source: true, copy: true, exit: true, restored: false}},
    lost: lost.map(pa => ({pa: pa as Pa, since: 0, entries: 1})),
  }
}
