// Which pages of the list the old kernel's own linear map would not let through: destinations that it has read-only, or does not map.

import {leafRuns} from "../../model/machine/linear.ts"
import type {Machine} from "../../model/machine/machine.ts"
import type {Pa} from "../../model/word.ts"

export interface Barred {
  /** Is the destination of a page of the list read-only in the old kernel's linear map? */
  isReadOnly(page: number): boolean
  /** The first page of which that is so, and the first whose destination it does not map; -1: none. */
  first(): {readonly readOnly: number; readonly invalid: number}
}

const [INVALID, WRITABLE, READ_ONLY] = [0, 1, 2]

export function barred(machine: Machine): Barred {
  const {list} = machine
  const mapped = mappedFrames(machine)
  const find = (state: number) => {
    for (let page = 0; page < list.length; page++) if (mapped[list.to(page)] === state) return page
    return -1
  }
  return {
    isReadOnly: page => mapped[list.to(page)] === READ_ONLY,
    first: () => ({readOnly: find(READ_ONLY), invalid: find(INVALID)}),
  }
}

function mappedFrames({source, frames, shift}: Machine): Uint8Array {
  const mapped = new Uint8Array(frames.count).fill(INVALID)
  for (const {start, end, readOnly, ...run} of leafRuns(source))
    if (run.valid && run.shift === shift)
      for (const [from, to] of frames.within({start: start as Pa, end: end as Pa}))
        mapped.fill(readOnly ? READ_ONLY : WRITABLE, from, to)
  return mapped
}
