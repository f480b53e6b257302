// Is the kernel that comes whole? It is entered by its first page, and runs until it needs one that is not where it belongs: whether all are there is
// asked of memory at the jump, page by page of the list. A page that never came may be home all the same, if it was loaded there.

import type {End, Run} from "./atWork.ts"
import type {Machine} from "./machine.ts"
import type {Va} from "../word.ts"

export interface Missing {
  /** Pages of the list that are not where they belong. */
  readonly pages: number
  /** The segments that they are of, in their order; empty: a restore has none. */
  readonly segments: readonly string[]
}

/** What is missing once `copied` pages are stored. */
export function missing({list, memory, frames, kimage}: Machine, copied: number): Missing {
  let pages = 0
  const segments = new Set<string>()
  for (let page = 0; page < list.length; page++) {
    const home = list.to(page)
    if (memory.content(home, copied) === home) continue
    pages++
    const pa = frames.pa(home)
    const segment = kimage?.segments.find(({start, end}) => pa >= start && pa < end)
    if (segment) segments.add(segment.name)
  }
  return {pages, segments: [...segments]}
}

/** The other kernel runs: that is the end. `entry` null: its code is at an address that nobody knows. */
export function arrive(run: Run, entry: Va | null) {
  const {pages, segments} = missing(run.machine, run.cpu.now)
  run.end = pages === 0 ? {kind: "survived", entry} : {kind: "not whole", entry, missing: pages, segments}
}

/** Does the other kernel run, whole or not? */
export function isEntered({kind}: End): boolean {
  return kind === "survived" || kind === "not whole"
}
