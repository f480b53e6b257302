// kexec's list near the page of the moment: the words of the kimage list in the order of reading, each by its name.

import {entriesOf, entryNumber, entryOf} from "../../model/machine/entry.ts"
import {kindOfWord} from "../../model/machine/kimage.ts"
import type {LostList} from "../../model/machine/lostList.ts"
import type {Machine} from "../../model/machine/machine.ts"
import {writtenOver} from "../../model/machine/writtenOver.ts"
import type {Pa} from "../../model/word.ts"
import type {EntryRow, EntryRows, Holder} from "./moment.ts"

/** Rows: so many before the word of the moment, so many in all. */
const ROWS = {before: 3, all: 12}

interface When {
  /** null: no page is being copied. */
  readonly page: number | null
  /** Was the list begun? */
  readonly read: boolean
  /** Pages that are copied. */
  readonly copied: number
  readonly lost: LostList | null
}

/**
 * The words near a page of the list; with no page those at its beginning, or, if it was read, at its end or where it was lost. `holds`: what a frame holds at the moment. Where words
 * were overwritten they end with the last that the CPU read, or with the first that would lead it astray: what comes after it is never read. Null: the machine has no
 * such list.
 */
export function entryRows(machine: Machine, when: When, holds: (pa: Pa) => Holder): EntryRows | null {
  if (!machine.kimage) return null
  const {page, read, lost} = when
  const {segments} = machine.kimage
  const count = entriesOf(machine)
  const now = page === null ? null : entryNumber(machine, page)
  const first = Math.max(0, (now ?? (lost ? numberAt(machine, lost) : read ? count - 1 : 0)) - ROWS.before)
  const rows = Array.from({length: Math.min(ROWS.all, count - first)}, (_, n): EntryRow => {
    const entry = entryOf(machine, first + n)
    const begun = entry.kind === "DESTINATION" ? segments.find(({start}) => start === entry.pa) : undefined
    return {
      ...entry,
      number: first + n,
      segment: begun?.name ?? null,
      holds: entry.kind === "SOURCE" ? holds(entry.to!) : null,
      instead: lost
        ? (lost.reads.find(({at}) => at === entry.at)?.word ?? null)
        : now !== null && first + n > now
          ? (writtenOver(machine, entry.at, when.copied)?.word(0) ?? null)
          : null,
    }
  })
  const astray = lost
    ? rows.findLastIndex(({instead}) => instead)
    : rows.findIndex(({instead}) => instead && kindOfWord(instead.lo))
  if (astray >= 0) rows.splice(astray + 1)
  return {rows, count, now, stray: strayOf(machine, rows.at(-1)!, when), start: segments[0].start}
}

/** The number of the first word that is not the list's any more: at most a link and a DESTINATION before that of the page that never came. */
function numberAt(machine: Machine, {reads, came}: LostList): number {
  const next = came < machine.list.length ? entryNumber(machine, came) : entriesOf(machine) - 1
  return [next - 2, next - 1].find(n => n > 0 && entryOf(machine, n).at === reads[0].at) ?? next
}

function strayOf(machine: Machine, {at, instead}: EntryRow, {lost, copied}: When): EntryRows["stray"] {
  if (!instead) return null
  if (lost) return {by: lost.page, known: lost.known}
  const {by, known} = writtenOver(machine, at, copied)!
  return {by, known}
}
