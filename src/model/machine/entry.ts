// One word of kexec's list, for whoever draws it as a list: by its number in the order of reading, head being 0.

import {entryAt, entryCount, entryOfPage, type Entry, type Kimage} from "./kimage.ts"
import type {Machine} from "./machine.ts"

/** The words of the list, head and DONE included. @throws RangeError if the machine has no such list. */
export function entriesOf(machine: Machine): number {
  return entryCount(imageOf(machine))
}

/** The n-th of them. @throws RangeError if there is none. */
export function entryOf(machine: Machine, n: number): Entry {
  return entryAt(imageOf(machine), machine.frames, n)
}

/** The number of the word that names a page of the work list. @throws RangeError for a page that is not in it. */
export function entryNumber(machine: Machine, page: number): number {
  if (!(page >= 0 && page < machine.list.length))
    throw new RangeError(`no page ${page} of ${machine.list.length}`)
  return entryOfPage(imageOf(machine), machine.frames.bytes, page)
}

function imageOf({kimage}: Machine): Kimage {
  if (!kimage) throw new RangeError("the machine has no kimage")
  return kimage
}
