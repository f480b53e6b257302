// kexec's list near the page of the moment: the words of the kimage list in the order of reading, each by its name.

import {entriesOf, entryNumber, entryOf} from "../../model/machine/entry.ts"
import type {LostList} from "../../model/machine/lostList.ts"
import type {Machine} from "../../model/machine/machine.ts"
import type {Pa} from "../../model/word.ts"
import type {EntryRow, EntryRows, Holder} from "./moment.ts"

/** Rows: so many before the word of the moment, so many in all. */
const ROWS = {before: 3, all: 12}

/**
 * The words near a page of the list; with no page those at its beginning, or at its end if it was read.
 * `holds`: what a frame holds at the moment. With the last word that was overwritten and read they end: what comes after it is never read. Null: the machine has no such list.
 */
export function entryRows(
  machine: Machine,
  {page, read, lost}: {readonly page: number | null; readonly read: boolean; readonly lost: LostList | null},
  holds: (pa: Pa) => Holder,
): EntryRows | null {
  if (!machine.kimage) return null
  const {segments} = machine.kimage
  const count = entriesOf(machine)
  const now = page === null ? null : entryNumber(machine, page)
  const first = Math.max(0, (now ?? (read ? count - 1 : 0)) - ROWS.before)
  const rows = Array.from({length: Math.min(ROWS.all, count - first)}, (_, n): EntryRow => {
    const entry = entryOf(machine, first + n)
    const begun = entry.kind === "DESTINATION" ? segments.find(({start}) => start === entry.pa) : undefined
    return {
      ...entry,
      number: first + n,
      segment: begun?.name ?? null,
      holds: entry.kind === "SOURCE" ? holds(entry.to!) : null,
      instead: lost?.reads.find(({at}) => at === entry.at)?.word ?? null,
    }
  })
  const astray = rows.findLastIndex(({instead}) => instead)
  if (astray >= 0) rows.splice(astray + 1)
  return {rows, count, now, start: segments[0].start}
}
