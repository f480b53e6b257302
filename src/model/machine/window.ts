// A quick way through tables, for accesses that stay near each other: the table of level 3 that translates an address is found once, as the walk
// of src/model/mmu would find it, and then looked into. Whatever is not a plain page below plain tables is left to that walk.

import {tableAddress} from "../address.ts"
import {alignDown, index, span, type Level} from "../geometry.ts"
import type {Regime} from "../mmu/regime.ts"
import {inherit, NO_HIERARCHY, type EffectiveRights, type Hierarchy} from "../mmu/rights.ts"
import {attributes} from "../mmu/walk.ts"
import type {Physical} from "./physical.ts"
import {MAY_FETCH, MAY_READ, MAY_WRITE} from "./tlb.ts"
import type {Va} from "../word.ts"

/** A table of level 3 and the addresses that it translates, as the tables above it say. */
export interface Window {
  readonly start: number
  readonly end: number
  readonly words: Uint32Array
  readonly above: Hierarchy
  readonly half: 0 | 1
  /** The bits of the page that was looked at last, and its rights: neighbours mostly have the same. */
  keyLo: number
  keyHi: number
  rights: number
}

/** EL1's rights as MAY_READ, MAY_WRITE and MAY_FETCH. */
export function rightsOf({el1}: EffectiveRights): number {
  return (el1.r ? MAY_READ : 0) | (el1.w ? MAY_WRITE : 0) | (el1.x ? MAY_FETCH : 0)
}

/**
 * The window of an address, in memory after `now` writes; undefined: no table of level 3 translates it. Each frame that was read on the way
 * is reported: when it is written, the window is void.
 */
export function windowAt(
  regime: Regime,
  memory: Physical,
  now: number,
  va: Va,
  read: (frame: number) => void,
): Window | undefined {
  const half = va < 0 ? 1 : 0
  const {geometry: g, root, epd, hpd} = regime.halves[half]
  if (!regime.on || !g || root === null || epd || g.start === 3) return undefined
  if (va < 0 ? va < -(2 ** g.vaBits) : va >= 2 ** g.vaBits) return undefined
  let table = root
  let above = NO_HIERARCHY
  for (let level: Level = g.start; ; level = (level + 1) as Level) {
    const frame = memory.frames.memory(table)
    if (frame < 0) return undefined
    read(frame)
    const words = memory.words(memory.content(frame, now))
    if (level === 3) {
      const start = alignDown(g, 2, va)
      return {start, end: start + span(g, 2), words, above, half, keyLo: 0, keyHi: 0, rights: 0}
    }
    const at = (table % g.granule) / 4 + 2 * index(g, level, va)
    const [lo, hi] = [words[at], words[at + 1]]
    if ((lo & 3) !== 3) return undefined
    if (!hpd) above = inherit(above, level, hi)
    table = tableAddress(g, lo, hi)
  }
}

/** The rights of a page in a window. */
export function pageRights(of: Regime, window: Window, lo: number, hi: number): number {
  // What is not address in any format, or does not count where it might be.
  const [bitsLo, bitsHi] = [lo & 0xcff, hi & 0xfff0_0000]
  if (window.keyLo === bitsLo && window.keyHi === bitsHi) return window.rights
  const {rights} = attributes(of, of.halves[window.half], {lo, hi}, 3, window.above, false)
  Object.assign(window, {keyLo: bitsLo, keyHi: bitsHi, rights: rightsOf(rights)})
  return window.rights
}
