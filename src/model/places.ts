// Areas of physical memory that the tables themselves give away. With rodata=full the kernel makes the linear alias of a
// module's code read-only; the same pages are mapped executable above the linear map, where modules and vmalloc are.

import {outputAddress, tableAddress} from "./address.ts"
import {entries, halfStart, span, type Level} from "./geometry.ts"
import type {Place, Source} from "./source.ts"
import type {Pa, Va} from "./word.ts"

/** What of a source is needed here. */
type Tables = Pick<Source, "geometry" | "memory" | "root" | "linear" | "places">

const RDONLY = 0x80 // AP[2], bit 7
const PXN_HI = 2 ** 21 // bit 53
const PXN_TABLE_HI = 2 ** 27 // bit 59

/**
 * Module code: frames of pages that are read-only in the linear map and also mapped, executable, above it; runs of
 * neighbours are one place. What already has a name (kernel code) is left out.
 */
export function modulePlaces(source: Tables): Place[] {
  const {geometry: g, linear, places} = source
  const named = (pa: Pa) => places.some(({start, end}) => pa >= start && pa < end)
  const inLinear = (va: Va) => va >= linear.start && va < linear.end
  const executable = new Set<Pa>()
  eachPageTable(source, (va, frame, mayRun) => {
    if (inLinear(va) || !mayRun) return
    for (let i = 0; i < frame.length; i += 2)
      if ((frame[i] & 3) === 3 && (frame[i + 1] & PXN_HI) === 0)
        executable.add(outputAddress(g, 3, frame[i], frame[i + 1]))
  })
  const frames: Pa[] = []
  eachPageTable(source, (va, frame) => {
    if (!inLinear(va)) return
    for (let i = 0; i < frame.length; i += 2) {
      if ((frame[i] & (RDONLY | 3)) !== (RDONLY | 3)) continue
      const pa = outputAddress(g, 3, frame[i], frame[i + 1])
      if (executable.has(pa) && !named(pa)) frames.push(pa)
    }
  })
  return runs(
    frames.sort((a, b) => a - b),
    g.granule,
    "module code",
  )
}

/** Neighbouring frames (ascending) as one place each. */
function runs(frames: readonly Pa[], frameBytes: number, name: string): Place[] {
  const list: {name: string; start: Pa; end: Pa}[] = []
  for (const start of frames) {
    const end = (start + frameBytes) as Pa
    const last = list.at(-1)
    if (last?.end === start) last.end = end
    else list.push({name, start, end})
  }
  return list
}

/**
 * Calls back for every table of level 3 of the upper half, ascending: its first address, its words, and whether the tables
 * above it let EL1 execute. A table that is absent is passed over.
 */
function eachPageTable(
  {geometry: g, memory, root}: Tables,
  found: (va: Va, frame: Uint32Array, executable: boolean) => void,
) {
  const visit = (level: Level, table: Pa, base: Va, executable: boolean) => {
    const frame = memory.frame(table)
    if (!frame) return
    if (level === 3) return found(base, frame, executable)
    const start = (table % g.granule) / 4
    for (let i = 0; i < entries(g, level); i++) {
      const lo = frame[start + 2 * i]
      const hi = frame[start + 2 * i + 1]
      if ((lo & 3) !== 3) continue
      const va = (base + i * span(g, level)) as Va
      visit((level + 1) as Level, tableAddress(g, lo, hi), va, executable && (hi & PXN_TABLE_HI) === 0)
    }
  }
  visit(g.start, root, halfStart(g, 1), true)
}
