// How a restore is laid out and how it goes, on a real kernel's table: the restored kernel's tables, the way back into it, each fetch, the list.

import {describe, expect, test} from "vitest"
import {pairOf} from "../../../src/model/machine/pair.ts"
import {tableFrames} from "../../../src/model/machine/restored.ts"
import {CAPTURED_RESUME} from "../../../src/model/machine/scenario.ts"
import {walk} from "../../../src/model/mmu/walk.ts"
import {bigVa, hex64, toVa, type Pa} from "../../../src/model/word.ts"
import {load} from "../../format/files.ts"
import {NONE, tell} from "./stories.ts"

const captured = await load("hibernate-6.1-4k")
const v516 = {revision: "v5.16"} as const

describe("the restored kernel's tables", () => {
  const {machine, length, state} = tell(captured, v516)
  const {source, frames, layout} = machine
  const root = frames.number(source.root)

  test("begin where swapper_pg_dir was, in a page of the image that was restored onto the old one", () => {
    expect(machine.restoredRoot).toBe(source.root)
    expect(state(0).content(source.root)).toEqual({kind: "source", of: source.root})
    const page = layout.homes.rank(root)
    expect(state(length).content(source.root)).toEqual({kind: "image", home: source.root, page})
  })

  test("lead to the same memory, by way of frames that the old kernel does not use", () => {
    const {regime, memory} = state(length)
    const va = bigVa(machine.text.first!)
    const [was, is] = [source.memory, memory].map(words => walk(regime, words, va, {el: 1, kind: "fetch"}))
    expect([is.outputAddress, is.steps[0].table]).toEqual([was.outputAddress, was.steps[0].table])
    expect(is.steps[0].descriptor).not.toEqual(was.steps[0].descriptor)
    for (const {table} of is.steps.slice(1)) {
      expect(tableFrames(source)).not.toContain(table)
      expect(state(0).content(table)).not.toMatchObject({kind: "source"})
      expect(machine.restoredTables.has(frames.number(table))).toBe(true)
    }
  })

  test("are all where they were if the list leaves the root out", () => {
    const {machine: part, end} = tell(captured, v516, {pages: 500})
    expect(part.layout.homes.rank(root)).toBeGreaterThanOrEqual(500)
    expect([...part.restoredTables].sort()).toEqual(tableFrames(source).map(frames.number).sort())
    expect(end.kind).toBe("survived")
  })
})

describe("the way back", () => {
  const story = tell(captured, v516)
  const {machine, length} = story
  const restored = (event: number) =>
    story.event(event).accesses.map(({kind, register, va}) => [kind, register, hex64(toVa(va))])
  const [entry, exit] = [hex64(machine.text.first!), hex64(machine.exit.va)]

  test("is fetched from the exit page, and then from the restored kernel through its own tables", () => {
    expect(restored(length - 2)).toEqual([
      ["fetch", "TTBR0", exit],
      ["fetch", "TTBR1", entry],
      ["read", "TTBR1", expect.any(String)],
    ])
    expect(story.event(length - 2).accesses[1].walk.steps[0].table).toBe(machine.restoredRoot)
    expect([length - 2, length - 1, length].map(events => story.state(events).code)).toEqual([
      "code that copies",
      "coming kernel",
      "coming kernel",
    ])
  })

  test("ends with the reserved table in TTBR0, the kernel's own T0SZ, and nothing of the way in the TLB", () => {
    expect(restored(length - 1).map(([, register]) => register)).toEqual(["TTBR1", "TTBR1"])
    const {registers, data, fetch} = story.state(length)
    expect(story.state(length - 1).registers).toMatchObject({ttbr0: machine.exit.root, t0sz: 16})
    expect(registers).toMatchObject({ttbr0: null, t0sz: 16, pc: machine.text.first})
    expect(data).toEqual([])
    expect(fetch.map(({start, root}) => [hex64(start), root])).toEqual([[entry, machine.restoredRoot]])
  })
})

test("each step is fetched where the PC is, and that must be mapped", () => {
  const story = tell(captured, v516)
  const stations = Array.from({length: story.length}, (_, event) => event).filter(
    event => story.station(event).page === null,
  )
  for (const event of stations) {
    const [{kind, va}] = story.event(event).accesses
    expect([kind, toVa(va)]).toEqual(["fetch", story.state(event).registers.pc])
  }
})

test("what a real resume tells of its pages is placed by it", () => {
  const story = tell(captured, v516, {placed: CAPTURED_RESUME, pages: 9088})
  expect(story.end.kind).toBe("survived")
  const {registers, pair} = story.state(10)
  // TTBR0_EL1 and T0SZ as captured in the loop; restore_pblist as it was passed.
  expect(registers).toMatchObject({ttbr0: 0x481f_d000, t0sz: 16, pc: 0x4820_1000})
  expect(hex64(pair)).toBe("0xffff_0000_082c_3740")
  expect(story.machine.zero).toBe(0x4820_2000)
})

test("the resume kernel's memory has the parts that its symbols name", () => {
  const {machine, state} = tell(captured, v516)
  const symbols: Record<string, number> = {
    // Physical addresses by symbols.json: _stext, __start_rodata, _sdata; then swapper_pg_dir and the first table of level 1.
    text: 0x4021_0000,
    rodata: 0x40f0_0000,
    data: 0x41eb_0000,
    source: 0x4185_8000,
  }
  for (const [kind, pa] of Object.entries(symbols))
    expect(state(0).content(pa as Pa)).toMatchObject({kind, of: pa})
  expect(state(0).content(0x0900_0000 as Pa)).toBeNull()
  expect(hex64(machine.text.first!)).toBe("0xffff_8000_0801_0000")
})

test("the list tells what each page is going to overwrite, and what keeps it from that", () => {
  const story = tell(captured, {flags: NONE})
  const last = story.list.length - 1
  const pairs = Array.from({length: story.machine.layout.pairs}, (_, page) => pairOf(story.machine, page))
  expect(pairs.findIndex(({mapped}) => mapped === "read-only")).toBe(last)
  expect(pairs[last]).toMatchObject({
    level: 3,
    to: 0x4a43_c000,
    overwrites: {kind: "text", place: "module code"},
  })
  expect(pairs.filter(({overwrites}) => overwrites.kind === "source")).toHaveLength(
    tableFrames(captured.source).length,
  )
  const {accesses, write} = story.event(story.list.first + 100)
  const {at, from, to, toVa} = pairs[100]
  expect(accesses.map(({kind, va}) => [kind, hex64(va)])).toEqual([
    ["fetch", hex64(story.machine.exit.va)],
    ["read", hex64(at)],
    ["read", hex64(from + story.machine.shift)],
    ["write", hex64(toVa)],
    ["read", hex64(at)],
  ])
  expect(write).toMatchObject({pa: to, before: pairs[100].overwrites, after: {kind: "image", home: to}})
  expect(() => pairOf(story.machine, pairs.length)).toThrow(RangeError)
})
