// The tables of the kernel in the image. Assumed: it is the same kernel as the one that restores it, at the same place and with the same mappings. So
// swapper_pg_dir, a part of the kernel's image, is restored onto itself; what that kernel allocated for the tables below it lies in other frames.

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

/** Places that are the kernel's image. */
const IMAGE: readonly string[] = ["kernel code", "kernel data"]

/**
 * Where each of tableFrames() is in the restored kernel: those of the kernel's image, the root among them, where they are; the others `elsewhere`. If the
 * list does not bring the root, the one that is there stays, and all tables are where it says.
 */
export function restoredFrames(
  source: Source,
  elsewhere: readonly Pa[],
  isListed: (pa: Pa) => boolean,
): readonly Pa[] {
  const own = tableFrames(source)
  if (!isListed(own[0])) return own
  const inImage = (pa: Pa) =>
    source.places.some(({name, start, end}) => IMAGE.includes(name) && pa >= start && pa < end)
  return own.map((pa, n) => (n === 0 || (isListed(pa) && inImage(pa)) ? pa : elsewhere[n]))
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
