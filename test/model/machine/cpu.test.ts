// Translation on the machine: the quick ways of the loop against the architecture's own walk, and a TLB against a list.

import fc from "fast-check"
import {expect, test} from "vitest"
import {span} from "../../../src/model/geometry.ts"
import {cpu} from "../../../src/model/machine/cpu.ts"
import {preparation} from "../../../src/model/machine/prepare.ts"
import {prepared} from "../../../src/model/machine/transition.ts"
import {MAY_READ, MAY_WRITE, tlb, type TlbEntry} from "../../../src/model/machine/tlb.ts"
import {walk} from "../../../src/model/mmu/walk.ts"
import {bigVa, type Pa, type Va} from "../../../src/model/word.ts"
import {load} from "../../format/files.ts"
import {holds, seed} from "../../random.ts"
import {made, scenarioOf} from "./stories.ts"

const access = fc.record({
  page: fc.nat(200_000),
  offset: fc.nat(511).map(n => 8 * n),
  kind: fc.constantFrom("read", "write", "fetch"),
  stream: fc.nat(2),
  forget: fc.boolean(),
})

test.each([
  ["read-only", made("read-only")],
  ["pagealloc", made("pagealloc")],
  ["16k-48", made("16k-48")],
  ["4k-52", made("4k-52")],
  ["6.12-16k-lpa2", await load("6.12-16k-lpa2")],
  ["7.2-4k-a72-kaslr", await load("7.2-4k-a72-kaslr")],
] as const)(`%s: an access goes where walk() goes, and faults as it does (seed ${seed})`, (_name, loaded) => {
  const machine = prepared({preparation}, scenarioOf(loaded, {}, {pages: 1000}), loaded.source)
  const {source, memory} = machine
  const {geometry: g, root, mair, linear} = source
  const registers = {
    ...{ttbr0: null, ttbr1: root, t0sz: 64 - g.vaBits, mair},
    mmu: true,
    el: 1 as const,
    pc: 0 as Va,
  }
  const one = cpu(g, memory, registers, {entries: 16, invalidates: true})
  holds(
    access,
    ({page, offset, kind, stream, forget}) => {
      if (forget) one.invalidate()
      const va = (linear.start + page * g.granule + offset) as Va
      const {outputAddress, fault} = walk(one.regime(), memory.at(0), bigVa(va), {el: 1, kind})
      const frame = one.access(va, kind, stream)
      if (frame >= 0) return outputAddress !== null && machine.frames.memory(outputAddress) === frame
      const abort = outputAddress !== null && machine.frames.memory(outputAddress) < 0
      const {esr, far, kind: why} = one.fault()
      return abort ? why === "externalAbort" : esr === fault?.esr && far === fault.far
    },
    3000,
  )
})

test("with the MMU off an address is its own, whatever the TLB holds", () => {
  const loaded = made("read-only")
  const {memory, source, frames} = prepared(
    {preparation},
    scenarioOf(loaded, {}, {pages: 1000}),
    loaded.source,
  )
  const {geometry: g, root, mair, linear} = source
  const off = {ttbr0: null, ttbr1: root, t0sz: 64 - g.vaBits, mair, el: 1 as const, pc: 0 as Va}
  const one = cpu(g, memory, {...off, mmu: true}, {entries: 16, invalidates: true})
  const va = (linear.start + 0x10_0000) as Va
  const pa = 0x4010_0000 as Pa
  expect(one.access(va, "read", 0)).toBe(frames.memory(pa))
  one.set({mmu: false})
  expect([one.access(va, "read", 0), one.fault()]).toMatchObject([-1, {kind: "addressSize", level: 0}])
  expect(one.access(pa, "write", 1)).toBe(frames.memory(pa))
  expect([one.access(0x1000, "fetch", 3), one.fault()]).toMatchObject([-1, {kind: "externalAbort"}])
  one.set({mmu: true})
  expect(one.access(va, "read", 0)).toBe(frames.memory(pa))
})

test(`a TLB has the latest entry of each place, and no other (seed ${seed})`, () => {
  const g = made("read-only").source.geometry
  const spans = ([0, 1, 2, 3] as const).map(level => span(g, level))
  const entry = fc.record({
    level: fc.constantFrom(1 as const, 2 as const, 3 as const),
    n: fc.integer({min: -40, max: 40}),
    to: fc.nat(1000),
    rights: fc.constantFrom(MAY_READ, MAY_READ | MAY_WRITE),
  })
  holds(
    fc.array(entry, {maxLength: 30}),
    list => {
      const one = tlb(8, spans)
      const latest = new Map<string, TlbEntry>()
      list.forEach(({level, n, to, rights}, since) => {
        const size = spans[level]
        const made = {
          start: (n * size) as Va,
          base: (to * size) as Pa,
          size,
          level,
          rights,
          root: 0 as Pa,
          since,
        }
        one.insert(made)
        latest.set(`${level} ${((n % 8) + 8) % 8}`, made)
      })
      const key = (of: TlbEntry) => JSON.stringify(of)
      const again = tlb(8, spans)
      again.restore(one.snapshot())
      const found = one.list().map(key).sort()
      expect(again.list().map(key).sort()).toEqual(found)
      expect(found).toEqual([...latest.values()].map(key).sort())
      return list.every(({level, n}) => {
        const at = one.find(n * spans[level])
        return (
          at < 0 ||
          one.list().some(({start, size}) => n * spans[level] >= start && n * spans[level] < start + size)
        )
      })
    },
    2000,
  )
})
