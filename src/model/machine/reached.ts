// Which frames are tables to the CPU: those that a walk from a register's root can come to, as memory is. Whatever an entry calls a table is one to a walk,
// so that what hangs below a table that was overwritten is out of reach, though nobody has touched it.

import {tableAddress} from "../address.ts"
import {kind} from "../descriptor/descriptor.ts"
import {entries, type Geometry, type Level} from "../geometry.ts"
import type {Memory} from "../memory.ts"
import type {Regime} from "../mmu/regime.ts"
import type {Machine} from "./machine.ts"
import type {State} from "./story.ts"
import type {Pa} from "../word.ts"

/** Frames that the registers lead to as tables; none with the MMU off. The same set as long as it is the same. */
export type Reach = (regime: Regime, state: Pick<State, "memory" | "copied">) => ReadonlySet<number>

/** Asks memory only when a register or one of the tables has changed since it was asked last. */
export function reachOf(machine: Machine): Reach {
  const {journal} = machine
  let known: {roots: string; copied: number; found: ReadonlySet<number>} | null = null

  function isChanged(found: ReadonlySet<number>, a: number, b: number): boolean {
    for (let n = Math.min(a, b); n < Math.max(a, b); n++) if (found.has(journal.frame(n))) return true
    return false
  }

  return (regime, {memory, copied}) => {
    const roots = regime.on ? regime.halves.map(({root}) => root ?? "none").join() : "off"
    if (known?.roots !== roots || isChanged(known.found, known.copied, copied))
      known = {roots, copied, found: look(machine, regime, memory)}
    known.copied = copied
    return known.found
  }
}

function look(machine: Machine, {on, halves}: Regime, memory: Memory): ReadonlySet<number> {
  const found = new Set<number>()
  if (on)
    for (const {geometry, root} of halves)
      if (geometry && root !== null) below(machine, geometry, memory, root, found)
  return found
}

/** Level by level, each table once in its level: bytes that are no table may lead anywhere, and back. */
function below({frames}: Machine, g: Geometry, memory: Memory, root: Pa, found: Set<number>) {
  let tables = new Set([root])
  for (let level = g.start; level <= 3; level++) {
    const next = new Set<Pa>()
    for (const pa of tables) {
      if (frames.memory(pa) < 0) continue
      found.add(frames.memory(pa))
      if (level < 3) for (const table of tablesIn(g, memory, pa, level)) next.add(table)
    }
    tables = next
  }
}

function* tablesIn(g: Geometry, memory: Memory, pa: Pa, level: Level): Generator<Pa> {
  const words = memory.frame(pa)!
  const at = (pa % g.granule) / 4
  for (let i = 0; i < entries(g, level); i++) {
    const [lo, hi] = [words[at + 2 * i], words[at + 2 * i + 1]]
    if (kind(g, level, lo, hi) === "table") yield tableAddress(g, lo, hi)
  }
}
