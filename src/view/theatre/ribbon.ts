// The ribbon is the work list: which pages overwrite what, as spans.

import type {Machine} from "../../model/machine/machine.ts"
import {HOLDERS, type RibbonSpan} from "./moment.ts"

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
