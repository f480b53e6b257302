// The tables of the kernel in the image. Assumed: it is the same kernel as the one that restores it, with the same mappings, but its
// tables lie in other frames (as with KASLR): the source's tables, relocated.

import {addressBits, tableAddress} from "../address.ts"
import {kind} from "../descriptor/descriptor.ts"
import {everyTable} from "../everyTable.ts"
import {entries} from "../geometry.ts"
import type {Source} from "../source.ts"
import type {Pa} from "../word.ts"

const known = new WeakMap<Source, readonly Pa[]>()

/** The frames in which the tables of a source's upper half lie, the root's first, each once. */
export function tableFrames(source: Source): readonly Pa[] {
  const found = known.get(source)
  if (found) return found
  const {geometry: g, memory, root} = source
  const frames = new Set<Pa>()
  for (const {pa} of everyTable(g, memory, root, 1)) frames.add((pa - (pa % g.granule)) as Pa)
  const list = [...frames]
  known.set(source, list)
  return list
}

/** The words of the restored kernel's tables, by the frame they are in; `to`: for each of tableFrames() its frame in the image. */
export function restoredTables(source: Source, to: readonly Pa[]): ReadonlyMap<Pa, Uint32Array> {
  const {geometry: g, memory, root} = source
  const moved = new Map(tableFrames(source).map((from, n) => [from, to[n]]))
  const made = new Map<Pa, Uint32Array>()
  for (const [from, frame] of moved) made.set(frame, memory.frame(from)!.slice())
  for (const {level, pa, words, at} of everyTable(g, memory, root, 1)) {
    if (level === 3) continue
    const own = made.get(moved.get((pa - (pa % g.granule)) as Pa)!)!
    for (let i = 0; i < entries(g, level); i++) {
      const [lo, hi] = [words[at + 2 * i], words[at + 2 * i + 1]]
      if (kind(g, level, lo, hi) !== "table") continue
      const next = tableAddress(g, lo, hi)
      const frame = moved.get((next - (next % g.granule)) as Pa)
      if (frame === undefined) continue
      const before = addressBits(g, (next - (next % g.granule)) as Pa)
      const after = addressBits(g, frame)
      own[at + 2 * i] = (lo & ~before.lo) | after.lo
      own[at + 2 * i + 1] = (hi & ~before.hi) | after.hi
    }
  }
  return made
}

/** Where the restored kernel's root is. */
export function restoredRoot({geometry: g, root}: Source, to: readonly Pa[]): Pa {
  return (to[0] + (root % g.granule)) as Pa
}
