// A fault in a table that the list had overwritten: which page did it, and what carried the list on from there. A translation that the TLB has needs no
// table, so damage may go unnoticed until the first address that it has not.

import {firstWrites} from "./overwritten.ts"
import {isRestoredTable} from "./tableIn.ts"
import type {Accessed} from "./cpu.ts"
import type {Machine} from "./machine.ts"
import type {Story} from "./story.ts"
import type {Pa} from "../word.ts"

export interface LostTable {
  /** The frame that held it. */
  readonly pa: Pa
  /** The page that overwrote it. */
  readonly page: number
  /** Pages that arrived since. */
  readonly arrived: number
  /** Of these, those that an entry of the TLB carried with which no table agreed any more; null: too many to look at. */
  readonly carried: number | null
}

/** Pages that are looked at: each is executed again. */
const MOST = 1024

/** null: the story ends otherwise. */
export function lostTable(story: Story): LostTable | null {
  const {machine, end, length, list} = story
  if (end.kind !== "fault") return null
  const {copied} = story.state(length)
  const table = overwrittenOnTheWay(machine, story.event(length - 1).accesses.at(-1)!, copied)
  if (!table) return null
  const arrived = copied - table.page - 1
  let carried = arrived > MOST ? null : 0
  for (let page = table.page + 1; carried !== null && page < copied; page++)
    if (story.event(list.first + page).accesses.some(isStale)) carried++
  return {...table, arrived, carried}
}

/** The first table of a walk that had been overwritten, by what is no table. */
function overwrittenOnTheWay(machine: Machine, {walk}: Accessed, copied: number) {
  const {frames, memory, journal} = machine
  const written = firstWrites(machine)
  for (const {table} of walk.steps) {
    const pa = (table - (table % frames.bytes)) as Pa
    const frame = frames.number(pa)
    const page = frame < 0 ? undefined : written.get(frame)
    if (page === undefined || page >= Math.min(copied, journal.length)) continue
    if (!isRestoredTable(machine, frame, memory.content(frame, copied))) return {pa, page}
  }
  return null
}

/** Did the TLB answer what the tables would not have? */
function isStale({hit, pa, walk, ahead}: Accessed): boolean {
  return hit !== undefined && !ahead && walk.outputAddress !== pa
}
