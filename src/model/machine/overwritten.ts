// Which tables the list overwrote, and whether the CPU could still come to them: a table is live as long as a register leads to its root and nothing on
// the way from there was overwritten. What was dead by then nobody misses; that is what the copy is for.

import {everyTable} from "../everyTable.ts"
import type {Machine} from "./machine.ts"
import type {Story} from "./story.ts"
import type {Pa} from "../word.ts"

export interface OverwrittenTable {
  /** The page that did it first. */
  readonly page: number
  readonly frame: number
  readonly live: boolean
}

/** The frames of tables of the old kernel and of the copies that were overwritten, in that order, each once. */
export function overwrittenTables({machine, list, state}: Story): readonly OverwrittenTable[] {
  const {source, outcome, owners} = machine
  if (list.length === 0) return []
  const {ttbr0, ttbr1, mmu} = state(list.first).registers
  const written = firstWrites(machine)
  const found = new Map<number, OverwrittenTable>()
  for (const [frame, page] of written) {
    const owner = owners.get(frame)
    if (owner === "exit tables") found.set(frame, {frame, page, live: mmu && ttbr0 !== null})
    if (owner === "source" || owner === "copy") found.set(frame, {frame, page, live: false})
  }
  const root = [source.root, outcome?.root].find(one => one === ttbr1)
  if (mmu && root != null)
    for (const {frame, until} of tablesBelow(machine, root, written)) {
      const table = found.get(frame)
      if (table && table.page < until) found.set(frame, {...table, live: true})
    }
  return [...found.values()].sort((a, b) => a.page - b.page)
}

/** The tables below a root as they were before the first page; `until`: the page that overwrote something on the way to it, Infinity: none did. */
function* tablesBelow(
  {source: {geometry: g}, frames, memory}: Machine,
  root: Pa,
  written: Map<number, number>,
) {
  const above: number[] = []
  for (const {level, pa} of everyTable(g, memory.at(0), root, 1)) {
    const frame = frames.number((pa - (pa % g.granule)) as Pa)
    const until = level === g.start ? Infinity : above[level]
    above[level + 1] = Math.min(until, written.get(frame) ?? Infinity)
    yield {frame, until}
  }
}

/** For each frame that is needed and was overwritten, by which page it was first. */
export function firstWrites({journal, special}: Machine): Map<number, number> {
  const first = new Map<number, number>()
  for (let n = 0; n < journal.length; n++) {
    const frame = journal.frame(n)
    if (special[frame] === 1 && !first.has(frame)) first.set(frame, n)
  }
  return first
}
