// The ribbon is the work list: which pages overwrite what, as spans; and where in it the first page is that the old kernel's own map would not let through.

import {outputAddress} from "../../model/address.ts"
import {isLeaf} from "../../model/descriptor/descriptor.ts"
import {everyTable} from "../../model/everyTable.ts"
import {entries, span} from "../../model/geometry.ts"
import type {Machine} from "../../model/machine/machine.ts"
import {HOLDERS, type RibbonSpan} from "./moment.ts"
import type {Pa} from "../../model/word.ts"

/** The spans of a list, each as long as it can be; `first`: what each frame is when the list is ready. */
export function ribbonOf(machine: Machine, first: Uint8Array): RibbonSpan[] {
  const {list, source} = machine
  const place = placeNumbers(machine)
  const found: {from: number; to: number; holder: number; place: number}[] = []
  for (let page = 0; page < list.length; page++) {
    const frame = list.to(page)
    const last = found.at(-1)
    if (last?.holder === first[frame] && last.place === place[frame]) last.to = page + 1
    else found.push({from: page, to: page + 1, holder: first[frame], place: place[frame]})
  }
  return found.map(one => ({
    ...{from: one.from, to: one.to, holder: HOLDERS[one.holder]},
    place: one.place < 0 ? null : source.places[one.place].name,
  }))
}

/** For each frame up to the last destination the number of the source's place that it is in; -1: in none. */
function placeNumbers({frames, source, list}: Machine): Int16Array {
  let last = -1
  for (let page = 0; page < list.length; page++) last = Math.max(last, list.to(page))
  const numbers = new Int16Array(last + 1).fill(-1)
  // The first place counts where two overlap.
  for (const [n, place] of [...source.places.entries()].reverse())
    for (const [start, end] of frames.within(place)) numbers.fill(n, start, end)
  return numbers
}

const [INVALID, WRITABLE, READ_ONLY] = [0, 1, 2]

/** The first page whose destination the old kernel's linear map has read-only, and the first that it does not map; -1: none. */
export function firstBarred(machine: Machine): {readonly readOnly: number; readonly invalid: number} {
  const mapped = mappedFrames(machine)
  const find = (state: number) => {
    for (let page = 0; page < machine.list.length; page++)
      if (mapped[machine.list.to(page)] === state) return page
    return -1
  }
  return {readOnly: find(READ_ONLY), invalid: find(INVALID)}
}

/** Is the destination of a page of the list read-only in the old kernel's linear map? */
export function readOnlyHomes(machine: Machine): (page: number) => boolean {
  const mapped = mappedFrames(machine)
  return page => mapped[machine.list.to(page)] === READ_ONLY
}

function mappedFrames({source, frames, shift}: Machine): Uint8Array {
  const {geometry: g, memory, root, linear} = source
  const behind = linear.end === 0 ? Infinity : linear.end
  const mapped = new Uint8Array(frames.count).fill(INVALID)
  for (const {level, va, words, at} of everyTable(g, memory, root, 1))
    for (let i = 0; i < entries(g, level); i++) {
      const [lo, hi] = [words[at + 2 * i], words[at + 2 * i + 1]]
      const start = va + i * span(g, level)
      if (!isLeaf(g, level, lo, hi) || start < linear.start || start >= behind) continue
      const pa = outputAddress(g, level, lo, hi)
      if (start - pa !== shift) continue
      for (const [from, to] of frames.within({start: pa, end: (pa + span(g, level)) as Pa}))
        mapped.fill(lo & 0x80 ? READ_ONLY : WRITABLE, from, to)
    }
  return mapped
}
