// example.json: what is known about the tables of a real kernel beside its core. test/dumps/makeExample.ts writes it.

import {REVISIONS, type RevisionName} from "../model/experiment.ts"
import {geometry, type Geometry, type Granule, type OutputFormat} from "../model/geometry.ts"
import type {VaRange} from "../model/range.ts"
import {RELEASES} from "../model/release.ts"
import type {PaRange, Place, Release, VaArea} from "../model/source.ts"
import type {Pa} from "../model/word.ts"
import {
  at,
  boolean,
  checked,
  integer,
  list,
  oneOf,
  pa,
  parseJson,
  string,
  va,
  word,
  wrong,
  type Value,
} from "./json.ts"

const FLAGS = ["mkwrite", "mkvalid", "checkpfn", "forcemap"] as const
const OUTPUTS: readonly OutputFormat[] = ["48", "lpa", "lpa2"]

export interface Example {
  readonly title: string
  readonly about: string
  /** Version line, package, machine, command line: as the kernel and the emulator said. */
  readonly provenance: readonly string[]
  readonly geometry: Geometry
  readonly release: Release
  readonly mair: bigint
  readonly nonGlobal: boolean
  readonly debugPagealloc: boolean
  readonly root: Pa
  /** The kernel's own copy: its root, the algorithm that made it, the range in which it is to be compared. */
  readonly copy: {readonly root: Pa; readonly revision: RevisionName; readonly range: VaRange}
  readonly linear: VaRange
  readonly ram: readonly PaRange[]
  readonly places: readonly Place[]
  /** Areas of the kernel's half by symbols and vmcoreinfo; earlier ones count first. */
  readonly areas: readonly VaArea[]
  /** What is on when the example opens. */
  readonly flags: ReadonlySet<(typeof FLAGS)[number]>
  /** Pages of RAM that the machine did not use for anything that has a name, nor for tables. */
  readonly allocator: {readonly base: Pa; readonly limit: number}
}

/** The text of an example.json. @throws FormatError if it is no JSON, or something in it is not as expected. */
export function parseExample(text: string): Example {
  const top = parseJson(text)
  const copy = at(top, "copy")
  const allocator = at(top, "allocator")
  return {
    title: string(at(top, "title")),
    about: string(at(top, "about")),
    provenance: list(at(top, "provenance")).map(string),
    geometry: shape(at(top, "geometry")),
    release: oneOf(at(top, "release"), RELEASES),
    mair: word(at(top, "mair")),
    nonGlobal: boolean(at(top, "nonGlobal")),
    debugPagealloc: boolean(at(top, "debugPagealloc")),
    root: pa(at(top, "root")),
    copy: {
      root: pa(at(copy, "root")),
      revision: oneOf(at(copy, "revision"), REVISIONS),
      range: vaRange(at(copy, "range")),
    },
    linear: vaRange(at(top, "linear")),
    ram: list(at(top, "ram")).map(paRange),
    places: list(at(top, "places")).map(place => ({name: string(at(place, "name")), ...paRange(place)})),
    areas: list(at(top, "areas")).map(area => ({name: string(at(area, "name")), ...vaRange(area)})),
    flags: new Set(list(at(top, "flags")).map(flag => oneOf(flag, FLAGS))),
    allocator: {base: pa(at(allocator, "base")), limit: integer(at(allocator, "limit"))},
  }
}

function paRange(v: Value): PaRange {
  const range = {start: pa(at(v, "start")), end: pa(at(v, "end"))}
  if (range.start >= range.end) throw wrong(v, "a range that is not empty")
  return range
}

function vaRange(v: Value): VaRange {
  const range = {start: va(at(v, "start")), end: va(at(v, "end"))}
  if (range.end !== 0 && range.start >= range.end) throw wrong(v, "a range that is not empty")
  return range
}

function shape(v: Value): Geometry {
  const granule = integer(at(v, "granule")) as Granule
  const vaBits = integer(at(v, "vaBits"))
  const output = oneOf(at(v, "output"), OUTPUTS)
  return checked(v, "a translation regime of arm64", () => geometry(granule, vaBits, output))
}
