// A real kernel's tables and what is known about them, as something to experiment with: example.json and tables.elf.gz.

import {everyTable} from "../model/everyTable.ts"
import type {Experiment} from "../model/experiment.ts"
import type {Geometry} from "../model/geometry.ts"
import type {Loaded} from "../model/loaded.ts"
import {modulePlaces} from "../model/places.ts"
import type {Memory} from "../model/memory.ts"
import type {Source} from "../model/source.ts"
import type {Pa, Va} from "../model/word.ts"
import {cached, fromMemory, type Bytes} from "./bytes.ts"
import {collect, type Collected} from "./collect.ts"
import {openElf} from "./elf.ts"
import {FormatError} from "./error.ts"
import type {Example} from "./example.ts"
import {gunzip, isGzip} from "./gunzip.ts"

/** Bytes that an example may unpack to. */
const BUDGET = 2 ** 26

/**
 * The tables of an example, found in its core; `name` is what an Experiment calls it. The core may be packed with gzip or,
 * since some servers unpack a .gz on the way, not be.
 * @throws FormatError if the core is damaged, or lacks a table.
 */
export async function loadExample(name: string, example: Example, file: Bytes): Promise<Loaded> {
  const head = await file.read(0, Math.min(2, file.size))
  const core = await openElf(isGzip(head) ? fromMemory(await gunzip(file, BUDGET)) : cached(file))
  const tables = complete(await collect(core.memory, example.geometry, example.root))
  const copy = complete(await collect(core.memory, example.geometry, example.copy.root))
  const source: Source = {
    geometry: example.geometry,
    root: example.root,
    memory: tables.memory,
    release: example.release,
    major: majorOf(example),
    mair: example.mair,
    ram: example.ram,
    places: example.places,
    nonGlobal: example.nonGlobal,
    linear: example.linear,
    areas: example.areas,
  }
  const {root, revision, range} = example.copy
  const handedOut = framesOf(example.geometry, copy.memory, root, range.start)
  return {
    source: {...source, places: [...source.places, ...modulePlaces(source)], handedOut},
    experiment: experiment(name, example),
    kernelCopy: {root, memory: copy.memory, revision, ...range},
    provenance: example.provenance,
  }
}

function experiment(name: string, {flags, debugPagealloc, copy, ram, allocator}: Example): Experiment {
  return {
    source: name,
    edits: [],
    revision: "v1-as-intended",
    flags: {
      mkwrite: flags.has("mkwrite"),
      mkvalid: flags.has("mkvalid"),
      checkpfn: flags.has("checkpfn"),
      forcemap: flags.has("forcemap"),
    },
    debugPagealloc,
    range: copy.range,
    frames: ram,
    allocator: {...allocator, asKernel: true},
    maps: [],
  }
}

/** Of "Linux version 6.1.0-56-arm64 ..."; undefined: the kernel's line is not there. */
function majorOf({provenance}: Example): number | undefined {
  const [, major] = /^Linux version (\d+)\./.exec(provenance[0] ?? "") ?? []
  return major === undefined ? undefined : Number.parseInt(major, 10)
}

/** The frames of a copy's tables as it took them: every revision takes a table's page when it comes to the entry that is to point to it. */
function framesOf(g: Geometry, memory: Memory, root: Pa, start: Va): readonly Pa[] {
  const tables = everyTable(g, memory, root, start < 0 ? 1 : 0)
  return [...new Set([...tables].map(({pa}) => (pa - (pa % g.granule)) as Pa))]
}

/** An example has all its tables; that one is missing is a fault of the file. */
function complete(collected: Collected): Collected {
  const [first] = collected.absent
  if (first)
    throw new FormatError(
      `${collected.absent.length} tables are not in the file, the first one of level ${first.level}`,
      first.pa,
    )
  return collected
}
