// Which tables are reached, as memory is: against a walk down all entries, in whatever order one asks.

import fc from "fast-check"
import {expect, test} from "vitest"
import {everyTable} from "../../../src/model/everyTable.ts"
import {reachOf} from "../../../src/model/machine/reached.ts"
import {CAPTURED_RESUME} from "../../../src/model/machine/scenario.ts"
import type {Story} from "../../../src/model/machine/story.ts"
import type {Pa} from "../../../src/model/word.ts"
import {load} from "../../format/files.ts"
import {holds, seed} from "../../random.ts"
import {frameAt, made, NONE, tell, type Assumed} from "./stories.ts"

const captured = await load("hibernate-6.1-4k")
const resume = (assumed: Assumed) =>
  tell(
    captured,
    {revision: "v1-as-intended", flags: {...NONE, mkwrite: true}},
    {placed: CAPTURED_RESUME, pages: 9088, ...assumed},
  )

function everyWay({machine, state}: Story, event: number): Set<number> {
  const {regime, memory} = state(event)
  const found = new Set<number>()
  for (const half of [0, 1] as const) {
    const {geometry, root} = regime.halves[half]
    if (!regime.on || !geometry || root === null) continue
    for (const {pa} of everyTable(geometry, memory, root, half)) found.add(machine.frames.number(pa))
  }
  return found
}

const same = (a: ReadonlySet<number>, b: ReadonlySet<number>) =>
  a.size === b.size && [...a].every(frame => b.has(frame))

test(`the tables that a walk from a register comes to, and no others (seed ${seed})`, () => {
  const writable = made("empty-copy")
  const homes = [frameAt(writable.source.root), frameAt(writable.source.root + 2 ** 20)]
  const restored = {copied: false, homes, order: "ascending"} as const
  const stories = [
    ...[resume({copied: false}), resume({safe: {tables: false}})],
    tell(writable, {revision: "v1-as-intended"}, restored),
  ]
  for (const story of stories) {
    const reach = reachOf(story.machine)
    const early = fc.integer({min: 0, max: Math.min(story.length, 40)})
    const late = fc.integer({min: Math.max(0, story.length - 60), max: story.length})
    holds(
      fc.oneof(early, late),
      event => {
        const state = story.state(event)
        return same(reach(state.regime, state), everyWay(story, event))
      },
      60,
    )
  }
})

test("are looked for again only when one of them was overwritten", () => {
  const story = resume({})
  const reach = reachOf(story.machine)
  const at = (event: number) => {
    const state = story.state(event)
    return reach(state.regime, state)
  }
  // Through a copy in safe pages none is.
  const {first, length} = story.list
  expect(at(first + length)).toBe(at(first))
  expect(at(first - 1)).not.toBe(at(first))
  expect(at(first).has(story.machine.frames.number(captured.source.root as Pa))).toBe(false)
})

test("none is with the MMU off", () => {
  const story = tell(made("read-only"), {}, {pages: 100}, "kexec, MMU off")
  const state = story.state(story.list.first)
  expect([state.registers.mmu, reachOf(story.machine)(state.regime, state).size]).toEqual([false, 0])
})
