// The rows of memory that the tables in use have lost. A row is what one table of level 3 maps; it is lost when a table on the way to it has been
// overwritten, or when the tables map less than half of what the old kernel's own map there. Found by walking the tables, before the first page.

import {isLeaf} from "../../model/descriptor/descriptor.ts"
import {everyTable} from "../../model/everyTable.ts"
import {entries, span} from "../../model/geometry.ts"
import type {Machine} from "../../model/machine/machine.ts"
import {firstWrites} from "../../model/machine/overwritten.ts"
import {isRestoredTable} from "../../model/machine/tableIn.ts"
import type {Moment} from "./moment.ts"
import type {Pa} from "../../model/word.ts"

export type LostRow = Moment["lost"][number]

/** Before the first page. */
const NEVER = -1

/** Pages of a row that tables map, and how many pages were copied before a table on the way was overwritten: Infinity, never. */
interface Mapped {
  pages: number
  until: number
}

/** The rows that the tables below a root lose while the list is copied, in that order. `since`: the page that did it; NEVER: they never had it. */
export function lostRows(machine: Machine, root: Pa): LostRow[] {
  const own = mappedRows(machine, machine.source.root)
  const used = root === machine.source.root ? own : mappedRows(machine, root)
  const lost: LostRow[] = []
  for (const [row, {pages}] of own) {
    const {pages: left, until} = used.get(row) ?? {pages: 0, until: Infinity}
    const pa = (row * rowBytes(machine)) as Pa
    if (left < pages / 2) lost.push({pa, since: NEVER, entries: pages - left})
    else if (until < Infinity) lost.push({pa, since: until, entries: left})
  }
  return lost.sort((a, b) => a.since - b.since || a.pa - b.pa)
}

/** Bytes of a row. */
export function rowBytes({source}: Machine): number {
  return span(source.geometry, 2)
}

/** The rows of physical memory that the linear map below a root has, as its tables were before the first page. */
function mappedRows(machine: Machine, root: Pa): Map<number, Mapped> {
  const {source, frames, shift, memory} = machine
  const {geometry: g, linear} = source
  const bytes = rowBytes(machine)
  const behind = linear.end === 0 ? Infinity : linear.end
  const rows = new Map<number, Mapped>()
  const written = astray(machine)
  // On the way down: until when it is as it was.
  const until: number[] = []
  for (const {level, va, pa, words, at} of everyTable(g, memory.at(0), root, 1)) {
    const above = level === g.start ? Infinity : until[level]
    const frame = frames.number((pa - (pa % g.granule)) as Pa)
    until[level + 1] = Math.min(above, written.get(frame) ?? Infinity)
    const [each, count] = [span(g, level), entries(g, level)]
    if (va >= behind || va + count * each <= linear.start) continue
    // Neighbouring leaves are counted as one.
    for (let i = 0, from = -1; i <= count; i++) {
      const start = va + i * each
      const within = i < count && start >= linear.start && start < behind
      if (within && isLeaf(g, level, words[at + 2 * i], words[at + 2 * i + 1])) {
        if (from < 0) from = i
      } else if (from >= 0) {
        add(va + from * each - shift, start - shift, until[level + 1])
        from = -1
      }
    }
  }
  return rows

  function add(from: number, to: number, until: number) {
    for (let start = from, end = from; start < to; start = end) {
      const row = Math.floor(start / bytes)
      end = Math.min(to, (row + 1) * bytes)
      const found = rows.get(row)
      const pages = (end - start) / g.granule
      if (!found) rows.set(row, {pages, until})
      else {
        found.pages += pages
        found.until = Math.min(found.until, until)
      }
    }
  }
}

/** By which page each frame with tables was first overwritten. A page of the image that is the same table of the restored kernel leads on. */
function astray(machine: Machine): Map<number, number> {
  const {journal} = machine
  const first = firstWrites(machine)
  for (const [frame, page] of first)
    if (isRestoredTable(machine, frame, journal.content(page))) first.delete(frame)
  return first
}
