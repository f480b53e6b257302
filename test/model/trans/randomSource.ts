// Random source tables for property tests: a few tables below one root, with entries of every kind.

import fc from "fast-check"
import {addressBits} from "../../../src/model/address.ts"
import type {Experiment} from "../../../src/model/experiment.ts"
import {REVISIONS} from "../../../src/model/experiment.ts"
import {entries, geometry, halfStart, span, type Geometry, type Level} from "../../../src/model/geometry.ts"
import {memory} from "../../../src/model/memory.ts"
import type {Source} from "../../../src/model/source.ts"
import {edited} from "../../../src/model/edit.ts"
import {entryOn, pathAt} from "../../../src/model/path.ts"
import {big, type Pa, type Va} from "../../../src/model/word.ts"

export const GEOMETRIES = [
  geometry(4096, 48),
  geometry(4096, 39),
  geometry(4096, 52),
  geometry(16384, 47),
  geometry(16384, 48),
  geometry(16384, 52),
  geometry(65536, 42),
  geometry(65536, 48),
  geometry(65536, 52),
]

const corners = fc.array(fc.nat(3), {minLength: 5, maxLength: 5})

/** One entry to be made: a path of small numbers that choose the indices, and a descriptor's attributes. */
const leaf = fc.record({
  path: corners,
  level: fc.constantFrom<Level>(1, 2, 3, 3, 3, 3),
  frame: fc.nat(0xffff),
  readOnly: fc.boolean(),
  valid: fc.boolean(),
  dirty: fc.boolean(),
  write: fc.boolean(),
})

const FIRST_TABLE = 0x1_0000_0000
export const FIRST_COPY = 0x80_0000_0000 as Pa

/** Frames below 0x8000 are memory; the others are a hole. */
export const RAM = [{start: 0 as Pa, end: (0x8000 * 65536) as Pa}]

/** A source with these leaves; a leaf never stands above another one's table. */
export function build(
  g: Geometry,
  leaves: (typeof leaf extends fc.Arbitrary<infer T> ? T : never)[],
): Source {
  const made = memory(g.granule)
  let next = FIRST_TABLE
  const table = () => {
    const pa = next as Pa
    made.put(pa, new Uint32Array(g.granule / 4))
    next += 2 * g.granule
    return pa
  }
  const root = table()
  const children = new Map<string, Pa>()
  const blocked = new Set<string>()
  for (const {path, level, frame, ...attributes} of leaves) {
    const at = Math.max(level, g.start, g.granule === 65536 ? 2 : 1) as Level
    let words = made.frame(root)!
    let key = ""
    for (let l = g.start as number; l <= at; l++) {
      // The first, second, last but one and last index of each table.
      const count = entries(g, l as Level)
      const i = [0, 1, count - 2, count - 1][path[l + 1]] % count
      key += `/${i}`
      if (blocked.has(key) || (l === at && children.has(key))) break
      if (l === at) {
        blocked.add(key)
        const bits = addressBits(g, (frame * 65536) as Pa)
        const {readOnly, valid, dirty, write} = attributes
        words[2 * i] = bits.lo | (valid ? 1 : 0) | (at === 3 ? 2 : 0) | (readOnly ? 0x80 : 0) | 0x400
        words[2 * i + 1] = bits.hi | 0x0060_0000 | (dirty ? 0x0080_0000 : 0) | (write ? 0x0008_0000 : 0)
        break
      }
      let child = children.get(key)
      if (child === undefined) {
        child = table()
        children.set(key, child)
        const bits = addressBits(g, child)
        words[2 * i] = bits.lo | 3
        words[2 * i + 1] = bits.hi | 0x1000_0000
      }
      words = made.frame(child)!
    }
  }
  const start = halfStart(g, 1)
  const linear = {start, end: 0 as Va}
  return {
    ...{geometry: g, root, memory: made, release: "7.1", mair: 0n, ram: RAM, places: [], nonGlobal: false},
    linear,
  }
}

export const flags = fc.record({
  mkwrite: fc.boolean(),
  mkvalid: fc.boolean(),
  checkpfn: fc.boolean(),
  forcemap: fc.boolean(),
})

/** A source and an experiment on it: any geometry, revision, flags and range. */
export const trial = fc
  .record({
    g: fc.constantFrom(...GEOMETRIES),
    leaves: fc.array(leaf, {maxLength: 24}),
    revision: fc.constantFrom(...REVISIONS),
    flags,
    debugPagealloc: fc.boolean(),
    whole: fc.boolean(),
    cut: fc.nat(1000),
    holes: fc.boolean(),
  })
  .map(({g, leaves, whole, cut, holes, ...rest}): {source: Source; experiment: Experiment} => {
    const source = build(g, leaves)
    // A range that begins or ends inside the tables: a few pages, or a few root entries, off the edge.
    const {start} = source.linear
    const range = whole
      ? source.linear
      : {start: (start + (cut % 3) * g.granule) as Va, end: (start + span(g, 2) * (1 + (cut % 5))) as Va}
    const frames = holes ? RAM : [{start: 0 as Pa, end: (2 ** 48) as Pa}]
    const allocator = {base: FIRST_COPY, limit: 10_000}
    return {source, experiment: {source: "random", edits: [], ...rest, range, frames, allocator, maps: []}}
  })

/** An address at corners of its tables, where the leaves are, too. */
function vaAt({geometry: g, linear}: Source, path: readonly number[]): Va {
  let va = linear.start as number
  for (let level = g.start as number; level <= 3; level++) {
    const count = entries(g, level as Level)
    va += ([0, 1, count - 2, count - 1][path[level + 1]] % count) * span(g, level as Level)
  }
  return va as Va
}

/**
 * A trial whose source was edited, bit 0 of tables and leaves on the way to some addresses turned over, and whose finished copy
 * was mapped into.
 */
export const workedTrial = fc
  .record({
    trial,
    turned: fc.array(fc.record({path: corners, level: fc.constantFrom<Level>(-1, 0, 1, 2, 3)}), {
      maxLength: 3,
    }),
    mapped: fc.array(corners, {maxLength: 3}),
    pages: fc.constantFrom(1, 3, 10_000),
  })
  .map(({trial: {source, experiment}, turned, mapped, pages}) => {
    const edits = turned.flatMap(({path, level}) => {
      const entry = entryOn(pathAt(source.geometry, source.memory, source.root, vaAt(source, path)), level)
      if (!entry || entry.kind === "empty") return []
      const at = (entry.table + 8 * entry.index) as Pa
      return [{at, value: big({lo: (entry.lo ^ 1) >>> 0, hi: entry.hi})}]
    })
    const maps = mapped.map(path => ({va: vaAt(source, path), page: 0x8000 as Pa, prot: 0x68000000000713n}))
    const limit = maps.length > 0 ? pages : 10_000
    return {
      source: edited(source, edits),
      experiment: {...experiment, edits, maps, allocator: {...experiment.allocator, limit}},
    }
  })
