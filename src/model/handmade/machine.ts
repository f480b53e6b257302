// Small machines for the tables made by hand: RAM at 1 GiB, the linear map of a release, the kernel's own protections. Everything
// is as Linux would map it; what is odd about a machine is done to its tables afterwards, in the open.

import {bump} from "../allocator.ts"
import {build, type Mapping} from "../build.ts"
import type {Experiment, Flags} from "../experiment.ts"
import type {Geometry, Level} from "../geometry.ts"
import {linearMap} from "../linearMap.ts"
import type {Loaded} from "../loaded.ts"
import {linuxMair} from "../descriptor/memoryType.ts"
import {pathAt} from "../path.ts"
import {protection, type ProtectionName} from "../descriptor/protection.ts"
import type {PaRange, Place, Release, Source} from "../source.ts"
import type {Pa, Va} from "../word.ts"

export const RAM = 0x4000_0000
export const MIB = 2 ** 20
export const GIB = 2 ** 30
const SOURCE_TABLES = 16 * MIB
const COPY_TABLES = 64 * MIB

export interface Handmade {
  /** What an Experiment calls it; part of links, never changed. */
  readonly name: string
  readonly title: string
  readonly about: string
  make(): Loaded
}

/** A part of RAM as it is mapped; offsets from the start of RAM, bytes. */
export interface Part {
  readonly from: number
  readonly to: number
  readonly prot?: ProtectionName
  /** The level of the largest blocks; 3: pages alone. */
  readonly largest?: Level
}

export interface Machine {
  readonly geometry: Geometry
  readonly release: Release
  /** Bytes of RAM. */
  readonly ram: number
  readonly parts: readonly Part[]
  readonly places?: readonly Place[]
  /** Frames that are no memory: pfn_valid() is false. Offsets from the start of RAM. */
  readonly hole?: {readonly from: number; readonly to: number}
  /** What happened to single entries of the linear map after it was made. */
  readonly then?: (edit: Edit) => void
}

/** Changes the leaf that maps an offset of RAM. */
export type Edit = (offset: number, change: (lo: number, hi: number) => readonly [number, number]) => void

/** The source of a machine. */
export function sourceOf({geometry: g, release, ram, parts, places = [], hole, then}: Machine): Source {
  const linear = linearMap(g, release)
  const lpa2 = g.output === "lpa2"
  const mappings = parts.map(({from, to, prot = "PAGE_KERNEL", largest}): Mapping => ({
    va: (linear.start + from) as Va,
    pa: (RAM + from) as Pa,
    size: to - from,
    prot: protection(prot, release, {lpa2})!,
    largest,
  }))
  const {root, memory} = build(g, mappings, bump((RAM + SOURCE_TABLES) as Pa, g.granule), {lo: 3, hi: 0})
  then?.((offset, change) => {
    const {table, index, lo, hi} = pathAt(g, memory, root, (linear.start + offset) as Va).entries.at(-1)!
    memory.write((table + 8 * index) as Pa, ...change(lo, hi))
  })
  const range = (from: number, to: number): PaRange => ({start: (RAM + from) as Pa, end: (RAM + to) as Pa})
  return {
    ...{geometry: g, root, memory, release, places, linear, nonGlobal: false, mair: linuxMair(release)},
    ram: hole ? [range(0, hole.from), range(hole.to, ram)] : [range(0, ram)],
  }
}

const OFF: Flags = {mkwrite: false, mkvalid: false, checkpfn: false, forcemap: false}

/** A source with the experiment that it is shown with first: the whole linear map, v1 as intended, MKWRITE, but for what is given. */
export function loaded(
  name: string,
  source: Source,
  flags: Partial<Flags>,
  rest: Partial<Omit<Experiment, "flags" | "source">> = {},
): Loaded {
  const experiment: Experiment = {
    source: name,
    edits: [],
    revision: "v1-as-intended",
    flags: {...OFF, ...flags},
    debugPagealloc: false,
    range: source.linear,
    frames: source.ram,
    allocator: {base: (RAM + COPY_TABLES) as Pa, limit: 2 ** 20},
    maps: [],
    ...rest,
  }
  return {source, experiment, provenance: []}
}
