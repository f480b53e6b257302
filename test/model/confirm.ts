// Two ways to one answer: what mappings() reports is confirmed by walk(), and the other way round.

import {halfEnd, halfStart} from "../../src/model/geometry.ts"
import {mappings, type Coverage, type Mapping} from "../../src/model/mmu/mapping.ts"
import type {Memory} from "../../src/model/memory.ts"
import type {Regime} from "../../src/model/mmu/regime.ts"
import {walk} from "../../src/model/mmu/walk.ts"
import {bigVa, hex64, type Va} from "../../src/model/word.ts"

/** All mappings of a half, and how the search ended. */
export function allMappings(of: Regime, n: 0 | 1, memory: Memory, budget?: number): [Mapping[], Coverage] {
  const found: Mapping[] = []
  const search = mappings(of, n, memory, budget)
  for (let next = search.next(); ; next = search.next()) {
    if (next.done) return [found, next.value]
    found.push(next.value)
  }
}

/** Where an address goes and with which attributes, as walk() has it; null if no leaf maps it. */
function look(of: Regime, memory: Memory, va: Va): string | null {
  const half = of.halves[va < 0 ? 1 : 0]
  const {leaf} = walk(of, memory, bigVa(va), {el: 1, kind: "read", ignorePan: true})
  if (!leaf) return null
  const {rights, memory: type, shareability, accessible, global} = leaf
  const el0 = half.e0pd ? {r: false, w: false, x: false} : rights.el0
  return JSON.stringify([
    leaf.base + (va - leaf.start) - va,
    rights.el1,
    el0,
    type,
    shareability,
    accessible,
    global,
  ])
}

function expectedLook(m: Mapping): string {
  return JSON.stringify([m.base - m.start, m.el1, m.el0, m.memory, m.shareability, m.accessible, m.global])
}

/**
 * What is wrong with a half's mappings: empty if each is confirmed by walk at its first, last and one other address and the addresses
 * just outside differ. `random`: a number from 0 to 1 each time.
 */
export function contradictions(of: Regime, n: 0 | 1, memory: Memory, random: () => number): string[] {
  const g = of.halves[n].geometry
  if (!g) return []
  const wrong: string[] = []
  let end = halfStart(g, n) as number
  for (const m of allMappings(of, n, memory)[0]) {
    if (m.start < end || m.end <= m.start) wrong.push(`${hex64(bigVa(m.start))} is not ascending`)
    end = m.end
    const inside = [m.start, m.end - 1, m.start + Math.floor(random() * (m.end - m.start))] as Va[]
    for (const va of inside)
      if (look(of, memory, va) !== expectedLook(m))
        wrong.push(`${hex64(bigVa(va))}: mapped ${expectedLook(m)}, walk finds ${look(of, memory, va)}`)
    const outside = [m.start - 1, m.end] as Va[]
    for (const va of outside)
      if (va >= halfStart(g, n) && va < halfEnd(g, n) && look(of, memory, va) === expectedLook(m))
        wrong.push(`${hex64(bigVa(va))} belongs to the mapping from ${hex64(bigVa(m.start))}`)
  }
  return wrong
}
