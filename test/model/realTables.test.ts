// What the model says of Linux's descriptors, asked of tables that Linux wrote. Sources: the cores in test/dumps.

import {describe, expect, test} from "vitest"
import {tableAddress} from "../../src/model/address.ts"
import {entries, index, type Level} from "../../src/model/geometry.ts"
import {linearMap} from "../../src/model/linearMap.ts"
import {linuxMair} from "../../src/model/descriptor/memoryType.ts"
import {readWord} from "../../src/model/memory.ts"
import {protection, type ProtectionName} from "../../src/model/descriptor/protection.ts"
import {attributes, runs} from "../../src/model/runs.ts"
import {likeness} from "../../src/model/stacks.ts"
import type {Source} from "../../src/model/source.ts"
import {big, type Pa, type Word} from "../../src/model/word.ts"
import {load, NAMES} from "../format/files.ts"

const sources = await Promise.all(NAMES.map(async name => ({name, source: (await load(name)).source})))

/** The level-2 table in which the linear map begins. */
function firstPmd({geometry: g, memory, root, linear}: Source): Pa {
  let table = root
  for (let level = g.start; level < 2; level++) {
    const {lo, hi} = readWord(memory, (table + 8 * index(g, level, linear.start)) as Pa)!
    table = tableAddress(g, lo, hi)
  }
  return table
}

/** The runs of the first level-2 table of the linear map, and of the level-3 tables below it. */
function linearRuns(source: Source) {
  const {geometry: g, memory} = source
  const words = (level: Level, pa: Pa) => {
    const at = (pa % memory.frameBytes) / 4
    return memory.frame(pa)!.subarray(at, at + 2 * entries(g, level))
  }
  const pmd = runs(g, 2, words(2, firstPmd(source)))
  const pte = pmd.filter(run => run.kind === "table")
  return [
    ...pmd.map(run => ({level: 2 as Level, run})),
    ...pte.flatMap(({lo, hi}) =>
      runs(g, 3, words(3, tableAddress(g, lo, hi))).map(run => ({level: 3 as Level, run})),
    ),
  ]
}

describe.each(sources)("$name", ({source}) => {
  const {geometry: g, release, mair} = source

  test("the linear map is where its release puts it", () => {
    expect(source.linear).toEqual(linearMap(g, release))
  })

  test("MAIR_EL1 is the one of its release, with or without MTE", () => {
    expect([linuxMair(release), linuxMair(release, true)]).toContain(mair)
  })

  test("blocks and pages of the linear map have a protection of its release", () => {
    const names: ProtectionName[] = [
      "PAGE_KERNEL",
      "PAGE_KERNEL_RO",
      "PAGE_KERNEL_TAGGED",
      "PAGE_KERNEL_TAGGED_RO",
    ]
    const lpa2 = g.output === "lpa2"
    const known = (block: boolean) =>
      names
        .map(name => protection(name, release, {block, lpa2, nonGlobal: source.nonGlobal})!)
        .map(value => value & ~apart)
    // A mapping may have the contiguous hint; stable releases of 2026 have PTE_DIRTY as 7.0 has.
    const apart = (1n << 52n) | (1n << 55n)
    const bits = (level: Level, {lo, hi}: Word) => big(attributes(g, level, lo, hi)) & ~apart
    for (const {level, run} of linearRuns(source))
      if (run.kind === "page" || run.kind === "block")
        expect(known(run.kind === "block")).toContain(bits(level, run))
  })
})

test("the tables of the built-in example fold into stacks of 5, 62 and 172", () => {
  const {source} = sources.find(({name}) => name === "6.1-4k-default")!
  expect(likeness(source.geometry, source.memory).stacks(2, firstPmd(source))).toEqual([
    {first: 13, count: 5},
    {first: 19, count: 62},
    {first: 84, count: 172},
  ])
})
