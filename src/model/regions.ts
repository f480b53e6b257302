// What the kernel has where in its half of the address space. From symbols and vmcoreinfo where a source has them, else by VA
// bits and release; without KASLR, for a kernel that is elsewhere has no name by itself. Linux 5.3.1, 5.4, 5.10, 5.14, 6.12.26,
// 7.1.5, arch/arm64/include/asm/memory.h, pgtable.h, fixmap.h (PAGE_END, VMEMMAP_START, VMALLOC_END, PCI_IO_START, FIXADDR_TOP).

import {tableAddress} from "./address.ts"
import {executableAtEl1, shape, state, TABLE} from "./descriptor/descriptor.ts"
import {memoryName} from "./descriptor/memoryType.ts"
import {entries, halfEnd, halfStart, shift, span, type Geometry, type Level} from "./geometry.ts"
import {sourceHalf} from "./path.ts"
import {since} from "./release.ts"
import type {Release, Source, VaArea} from "./source.ts"
import type {Pa, Va} from "./word.ts"

const KIB = 2 ** 10
const MIB = 2 ** 20
const GIB = 2 ** 30

/** Leaves that follow one another in one area, without a hole between entries of the root: what stands under one name. */
export interface Region {
  /** null: nothing is known but the address. */
  readonly name: string | null
  /** From the first leaf to the end of the last. */
  readonly start: Va
  readonly end: Va
  readonly leaves: number
  /** Leaves per level, index = level + 1. */
  readonly byLevel: readonly number[]
  /** Mapped, in bytes: without what is empty in between. */
  readonly bytes: number
  readonly device: boolean
  /** Leaves that EL1 may execute, and how many of them it may also write. */
  readonly executable: number
  readonly executableWritable: number
}

/** log2 of sizeof(struct page). */
const STRUCT_PAGE = 6

/** The areas of a kernel of a geometry and a release, ascending; the linear map is not among them. */
export function layoutOf(g: Geometry, release: Release): VaArea[] {
  const least = g.vaBits > 48 ? (g.granule === 16384 ? 47 : 48) : g.vaBits
  const pageShift = g.granuleBits - STRUCT_PAGE
  // PUD_SIZE: with fewer levels Linux folds the PUD into the root.
  const pud = 2 ** shift(g, Math.max(1, g.start) as Level)
  const area = (name: string, start: number, end: number): VaArea => ({
    name,
    start: start as Va,
    end: end as Va,
  })
  if (!since(release, "5.4")) {
    const bottom = -(2 ** g.vaBits)
    const linear = bottom / 2
    const vmemmap = linear - 2 ** (g.vaBits - 1 - pageShift)
    return below(bottom, true, linear - pud - (linear - vmemmap) - 64 * KIB, vmemmap, linear)
  }
  const bottom = -(2 ** (least - 1))
  const size = (bottom + 2 ** g.vaBits) / 2 ** pageShift
  if (!since(release, "5.14")) {
    const vmemmap = -size - 2 * MIB
    return below(bottom, true, -pud - size - 64 * KIB, vmemmap, -2 * MIB)
  }
  if (!since(release, "6.12")) {
    const vmemmap = -(2 ** (g.vaBits - pageShift))
    return [
      ...images(bottom, true, vmemmap - 256 * MIB),
      area("fixmap", vmemmap - 256 * MIB, vmemmap - 32 * MIB),
      area("PCI I/O", vmemmap - 24 * MIB, vmemmap - 8 * MIB),
      area("vmemmap", vmemmap, vmemmap + size),
    ]
  }
  const vmemmap = -GIB - size
  return [
    area("modules", bottom, bottom + 2 * GIB),
    area("kernel image, vmalloc", bottom + 2 * GIB, vmemmap - 8 * MIB),
    area("vmemmap", vmemmap, -GIB),
    area("PCI I/O", -GIB + 8 * MIB, -GIB + 24 * MIB),
    area("fixmap", -GIB + 24 * MIB, -8 * MIB),
  ]

  /** Up to 5.16: BPF, modules, image, 128 MiB for each of the first two. */
  function images(start: number, bpf: boolean, end: number): VaArea[] {
    const modules = start + (bpf ? 128 * MIB : 0)
    return [
      ...(bpf ? [area("BPF", start, modules)] : []),
      area("modules", modules, modules + 128 * MIB),
      area("kernel image, vmalloc", modules + 128 * MIB, end),
    ]
  }

  /** Up to 5.11: fixmap and PCI I/O stand below the vmemmap, 2 MiB apart. */
  function below(start: number, bpf: boolean, vmallocEnd: number, vmemmap: number, top: number): VaArea[] {
    return [
      ...images(start, bpf, vmallocEnd),
      area("fixmap", vmallocEnd, vmemmap - 20 * MIB),
      area("PCI I/O", vmemmap - 18 * MIB, vmemmap - 2 * MIB),
      area("vmemmap", vmemmap, top),
    ]
  }
}

/**
 * The areas of a source, each of which counts before those that follow it: the linear map, what the source knows by symbols and
 * vmcoreinfo, then what its release has there. Of the lower half nothing is known.
 */
export function areasOf({geometry: g, release, linear, areas = []}: Source): VaArea[] {
  if (linear.start >= 0) return []
  const known = new Set(areas.map(({name}) => name))
  const rest = layoutOf(g, release).filter(
    ({name}) => !known.has(name) && !(areas.length > 0 && (name === "BPF" || name.includes(","))),
  )
  return [{name: "linear map", ...linear}, ...areas, ...rest]
}

/** The name of an address; null if no area has it. */
export function areaAt(areas: readonly VaArea[], va: Va): string | null {
  return areas.find(({start, end}) => va >= start && (va < end || (end === 0 && va < 0)))?.name ?? null
}

/** A source does not change: an edit makes another. */
const known = new WeakMap<Source, Region[]>()

/** Everything that a source maps, by area, ascending; all its leaves, invalid ones included, are in exactly one region. */
export function regionsOf(source: Source): readonly Region[] {
  const found = known.get(source) ?? survey(source)
  known.set(source, found)
  return found
}

function survey(source: Source): Region[] {
  const {geometry: g, memory, root, release, mair} = source
  const areas = areasOf(source)
  const half = sourceHalf(source)
  const found: Mutable<Region>[] = []
  let place = -1
  // The area of the leaf before: most leaves are in the same one.
  let here: {start: number; end: number; name: string | null} = {start: 0, end: 0, name: null}
  // And like it but for its address.
  let last = {level: -1, lo: 0, hi: 0, device: false, executable: false}
  visit(g.start, root, halfStart(g, half), -1)
  return found

  function visit(level: Level, table: Pa, base: Va, top: number) {
    const frame = memory.frame(table)
    if (!frame) return
    const at = (table % memory.frameBytes) / 4
    const step = span(g, level)
    for (let i = 0; i < entries(g, level); i++) {
      const [lo, hi] = [frame[at + 2 * i], frame[at + 2 * i + 1]]
      if ((lo | hi) === 0) continue
      const va = (base + i * step) as Va
      const entry = level === g.start ? i : top
      if (level < 3 && state(g, level, lo, hi) === TABLE)
        visit((level + 1) as Level, tableAddress(g, lo, hi), va, entry)
      else add(level, va, step, lo, hi, entry)
    }
  }

  function add(level: Level, va: Va, bytes: number, lo: number, hi: number, entry: number) {
    if (va < here.start || va >= here.end) here = stretchAt(areas, va, halfEnd(g, half))
    let region = found.at(-1)
    if (!region || region.name !== here.name || (place !== entry && region.end !== va)) {
      region = {
        ...{name: here.name, start: va, end: va, leaves: 0, byLevel: [0, 0, 0, 0, 0], bytes: 0},
        ...{device: true, executable: 0, executableWritable: 0},
      }
      found.push(region)
    }
    place = entry
    region.end = (va + bytes) as Va
    region.leaves++
    ;(region.byLevel as number[])[level + 1]++
    region.bytes += bytes
    if (!alike(last, level, lo, hi)) last = {level, lo, hi, ...rightsOf(level, lo, hi)}
    if (!last.device) region.device = false
    if (!last.executable) return
    region.executable++
    if ((lo & 0x80) === 0) region.executableWritable++
  }

  function rightsOf(level: Level, lo: number, hi: number) {
    const table = shape(level, lo, hi) === "table"
    const device = !table && memoryName((lo >>> 2) & 7, release, mair).startsWith("device")
    return {device, executable: executableAtEl1(g, level, lo, hi)}
  }
}

/** Do two leaves have the same attributes? Those are in bits 11:0 and 63:48 in every geometry; what else differs is address. */
function alike(
  a: {readonly level: number; readonly lo: number; readonly hi: number},
  level: number,
  lo: number,
  hi: number,
) {
  return a.level === level && ((a.lo ^ lo) & 0xfff) === 0 && (a.hi ^ hi) >>> 16 === 0
}

type Mutable<T> = {-readonly [key in keyof T]: T[key]}

/** The stretch around an address in which the name is the same. */
function stretchAt(areas: readonly VaArea[], va: Va, top: number) {
  const name = areaAt(areas, va)
  const edges = areas.flatMap(({start, end}) => [start, end === 0 && start < 0 ? 0 : end] as number[])
  const start = Math.max(-Infinity, ...edges.filter(edge => edge <= va))
  const end = Math.min(top === 0 ? 0 : Infinity, ...edges.filter(edge => edge > va))
  return {start, end, name}
}
