// The other way round: from all tables of a half to the mappings that they make, each a maximal run of addresses that go to
// contiguous output addresses with equal attributes, whatever blocks and pages it is made of. What walk() says of one address, for
// all of them. A table that appears below itself is not entered again (the hardware would: a recursive mapping has no end but the
// levels), so addresses that go through it twice are left out.

import {outputAddress, tableAddress} from "../address.ts"
import {kind} from "../descriptor/descriptor.ts"
import {entries, halfStart, span, type Geometry, type Level} from "../geometry.ts"
import {readWord, type Memory} from "../memory.ts"
import type {Half, Regime} from "./regime.ts"
import {inherit, NO_HIERARCHY, type Hierarchy, type Rights} from "./rights.ts"
import {attributes} from "./walk.ts"
import type {Pa, Va} from "../word.ts"

/** [start, end) goes to base and what follows it; end may be 0, the top of the address space. PAN is not counted in the rights. */
export interface Mapping {
  readonly start: Va
  readonly end: Va
  readonly base: Pa
  readonly el1: Rights
  readonly el0: Rights
  /** MAIR byte. */
  readonly memory: number
  readonly shareability: number
  /** false: the access flag is clear, and every access faults. */
  readonly accessible: boolean
  readonly global: boolean
}

/** How the search ended. */
export interface Coverage {
  /** Tables that were read; one that is reached in two ways counts twice. */
  readonly tables: number
  /** Table descriptors that were not followed: the table is above itself. */
  readonly loops: number
  /** false: the budget was spent, and mappings are missing. */
  readonly complete: boolean
}

/** Tables that are read at most, unless told otherwise: 4K pages for 128 GiB. */
const BUDGET = 2 ** 16

type Look = Omit<Mapping, "start" | "end" | "base">

const NONE: Rights = {r: false, w: false, x: false}

/** A table on the path to where the search is, and the entry that comes next. */
interface Place {
  readonly table: Pa
  readonly level: Level
  readonly words: Uint32Array
  readonly above: Hierarchy
  readonly start: Va
  next: number
}

const sameRights = (a: Rights, b: Rights) => a.r === b.r && a.w === b.w && a.x === b.x

function sameLook(a: Look, b: Look): boolean {
  return (
    a === b ||
    (sameRights(a.el1, b.el1) &&
      sameRights(a.el0, b.el0) &&
      a.memory === b.memory &&
      a.shareability === b.shareability &&
      a.accessible === b.accessible &&
      a.global === b.global)
  )
}

/** The words of a table; what is not in memory is 0, since nothing can be reached through it. */
function tableWords(g: Geometry, memory: Memory, table: Pa, level: Level): Uint32Array {
  const count = entries(g, level)
  const inFrame = (table % memory.frameBytes) / 4
  const frame = memory.frame(table)
  if (frame && inFrame + 2 * count <= frame.length) return frame.subarray(inFrame, inFrame + 2 * count)
  const words = new Uint32Array(2 * count)
  for (let i = 0; i < count; i++) {
    const word = readWord(memory, (table + 8 * i) as Pa)
    words[2 * i] = word?.lo ?? 0
    words[2 * i + 1] = word?.hi ?? 0
  }
  return words
}

/** The attributes of leaves, worked out once for neighbours with the same bits. */
function looks(of: Regime, half: Half) {
  // All bits but the valid bit, type and address, and of those only what attributes() looks at.
  const maskLo = half.geometry?.output === "lpa2" ? 0xcdc : 0xfdc
  const maskHi = 0x0068_0000
  let [lastLo, lastHi] = [0, 0]
  let lastAbove: Hierarchy | undefined
  let look: Look
  return (lo: number, hi: number, level: Level, above: Hierarchy): Look => {
    if (lastAbove === above && lastLo === (lo & maskLo) && lastHi === (hi & maskHi)) return look
    const {rights, memory, shareability, accessible, global} = attributes(
      of,
      half,
      {lo, hi},
      level,
      above,
      false,
    )
    look = {el1: rights.el1, el0: half.e0pd ? NONE : rights.el0, memory, shareability, accessible, global}
    lastLo = lo & maskLo
    lastHi = hi & maskHi
    lastAbove = above
    return look
  }
}

/** Every leaf of a half that maps something, ascending, and what of it lies within the output size. */
function* leaves(of: Regime, n: 0 | 1, memory: Memory, budget: number): Generator<Mapping, Coverage> {
  const half = of.halves[n]
  const {geometry: g, root} = half
  const limit = 2 ** half.outputBits
  let tables = 0
  let loops = 0
  if (!of.on || !g || root === null || half.epd || root >= limit) return {tables, loops, complete: true}

  const lookOf = looks(of, half)
  const enter = (table: Pa, level: Level, above: Hierarchy, start: Va): Place => {
    tables++
    return {table, level, words: tableWords(g, memory, table, level), above, start, next: 0}
  }
  const path = [enter(root, g.start, NO_HIERARCHY, halfStart(g, n))]
  for (let place = path.at(-1); place; place = path.at(-1)) {
    const {words, level, above} = place
    const i = place.next++
    if (2 * i === words.length) {
      path.pop()
      continue
    }
    const lo = words[2 * i]
    const hi = words[2 * i + 1]
    const start = (place.start + i * span(g, level)) as Va
    const what = kind(g, level, lo, hi)
    if (what === "table") {
      const table = tableAddress(g, lo, hi)
      if (table >= limit) continue
      if (path.some(({table: seen}) => seen === table)) loops++
      else if (tables === budget) return {tables, loops, complete: false}
      else path.push(enter(table, (level + 1) as Level, half.hpd ? above : inherit(above, level, hi), start))
    } else if (what === "block" || what === "page") {
      const base = outputAddress(g, level, lo, hi)
      const end = (start + Math.min(span(g, level), limit - base)) as Va
      if (base < limit) yield {start, end, base, ...lookOf(lo, hi, level, above)}
    }
  }
  return {tables, loops, complete: true}
}

/**
 * The mappings of a half, ascending. Memory is read as the search goes on; it must not change meanwhile. The generator's return value
 * tells whether that was all: at most `budget` tables are read.
 */
export function* mappings(
  of: Regime,
  n: 0 | 1,
  memory: Memory,
  budget = BUDGET,
): Generator<Mapping, Coverage> {
  let run: Mapping | undefined
  const search = leaves(of, n, memory, budget)
  for (let next = search.next(); ; next = search.next()) {
    if (next.done) {
      if (run) yield run
      return next.value
    }
    const leaf = next.value
    const continued =
      run !== undefined &&
      run.end === leaf.start &&
      run.base + (leaf.start - run.start) === leaf.base &&
      sameLook(run, leaf)
    if (run && !continued) yield run
    run = run && continued ? {...run, end: leaf.end} : leaf
  }
}
