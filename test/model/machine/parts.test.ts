// The small parts of the machine: spans, frames, the journal, the layout.

import fc from "fast-check"
import {expect, test} from "vitest"
import {frames} from "../../../src/model/machine/frames.ts"
import {journal} from "../../../src/model/machine/journal.ts"
import {preparation} from "../../../src/model/machine/prepare.ts"
import {prepared} from "../../../src/model/machine/transition.ts"
import {tableFrames} from "../../../src/model/machine/restored.ts"
import {spans} from "../../../src/model/machine/spans.ts"
import {plainRegime} from "../../../src/model/mmu/regime.ts"
import {walk} from "../../../src/model/mmu/walk.ts"
import {bigVa, type Pa, type Va} from "../../../src/model/word.ts"
import {load, NAMES} from "../../format/files.ts"
import {holds, seed} from "../../random.ts"
import {made, scenarioOf} from "./stories.ts"

test(`the members of spans are counted through (seed ${seed})`, () => {
  const gaps = fc.array(fc.record({gap: fc.nat(3), length: fc.nat(4)}), {maxLength: 12})
  holds(
    fc.record({gaps, asked: fc.array(fc.integer({min: -2, max: 90}), {minLength: 10, maxLength: 10})}),
    ({gaps, asked}) => {
      const members: number[] = []
      const pairs: [number, number][] = []
      let at = 0
      for (const {gap, length} of gaps) {
        at += gap
        pairs.push([at, at + length])
        for (let i = 0; i < length; i++) members.push(at++)
      }
      const of = spans(pairs)
      return (
        of.size === members.length &&
        asked.every(n => of.rank(n) === members.indexOf(n)) &&
        asked.every(n => !(n in members) || of.at(n) === members[n])
      )
    },
    5000,
  )
})

test("frames are numbered by address; a hole has numbers and no memory", () => {
  const range = (start: number, end: number) => ({start: start as Pa, end: end as Pa})
  const of = frames(
    4096,
    [range(0x8000, 0xa000), range(0x1000, 0x3000), range(0x2000, 0x4800)],
    [range(0x7000, 0x9000)],
  )
  expect(of.count).toBe(6)
  expect([0, 1, 2, 3, 4, 5].map(n => of.pa(n))).toEqual([0x1000, 0x2000, 0x3000, 0x7000, 0x8000, 0x9000])
  expect([0, 0x1fff, 0x4000, 0x7008, 0x9ff8].map(pa => of.number(pa as Pa))).toEqual([-1, 0, -1, 3, 5])
  expect(of.memory(0x7008 as Pa)).toBe(-1)
  expect(of.within(range(0x2800, 0x8001))).toEqual([
    [1, 3],
    [3, 4],
    [4, 5],
  ])
  expect(() => of.pa(6)).toThrow("no frame 6 of 6")
})

test(`a journal knows every time (seed ${seed})`, () => {
  holds(
    fc.array(fc.record({frame: fc.nat(40_000).map(n => (n % 7 === 0 ? n : n % 5)), content: fc.integer()}), {
      maxLength: 40,
    }),
    list => {
      const written = journal(2)
      for (const {frame, content} of list) written.append(frame, content)
      return list.every(({frame}) =>
        [0, 1, 5, list.length].every(
          now =>
            written.last(frame, now) === list.slice(0, now).findLast(entry => entry.frame === frame)?.content,
        ),
      )
    },
    2000,
  )
})

test.each([
  ["read-only", made("read-only")],
  ["hole", made("hole")],
  ...(await Promise.all(NAMES.map(async name => [name, await load(name)] as const))),
] as const)("%s: nothing lies where anything else does, and sources are mapped", (_name, loaded) => {
  const {
    layout,
    frames: known,
    source,
    outcome,
    shift,
  } = prepared({preparation}, scenarioOf(loaded), loaded.source)
  const single = [layout.exit, layout.zero, ...layout.exitTables, ...layout.lists, ...layout.restored]
  const copy = [...outcome!.memory.frames()].map(known.number)
  const use = new Map<number, string>()
  const twice: number[] = []
  const claim = (frame: number, what: string) => {
    if (use.has(frame)) twice.push(frame)
    use.set(frame, what)
  }
  for (const frame of new Set([...single, ...copy])) claim(frame, "safe")
  for (let rank = 0; rank < layout.pairs; rank++) {
    claim(layout.stores.at(rank), "store")
    claim(layout.homes.at(rank), "home")
  }
  expect(twice).toEqual([])
  // The resume kernel's own tables are among the destinations, its sources are not.
  for (const frame of tableFrames(source)) expect(use.get(known.number(frame))).toBe("home")
  const regime = plainRegime(source.geometry, [null, source.root], source.mair)
  for (let rank = 0; rank < layout.pairs; rank += 997) {
    const pa = known.pa(layout.stores.at(rank))
    const found = walk(regime, source.memory, bigVa((pa + shift) as Va), {el: 1, kind: "read"})
    expect(found.outputAddress).toBe(pa)
  }
})
