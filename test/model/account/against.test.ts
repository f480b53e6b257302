import {expect, test} from "vitest"
import {against} from "../../../src/model/account/against.ts"
import {REVISIONS, type Experiment} from "../../../src/model/experiment.ts"
import type {Level} from "../../../src/model/geometry.ts"
import {pathAt} from "../../../src/model/path.ts"
import type {Outcome} from "../../../src/model/outcome.ts"
import {run} from "../../../src/model/run.ts"
import {toPa} from "../../../src/model/word.ts"
import {opened} from "../../view/scenes.ts"

const copy = ({built, memory}: Outcome) => ({root: built, memory})

async function both(name: string, a: Partial<Experiment>, b: Partial<Experiment>) {
  const {source, experiment} = await opened(name)
  const [x, y] = [a, b].map(parts => copy(run({...experiment, ...parts}, source)))
  return against(source, x, y)
}

test("Linux 6.1 drops 8,215 entries that 6.12 makes valid; 602 changes are alike, all 377 tables are equal", async () => {
  const result = await both("6.1-4k-crash", {revision: "v5.16"}, {revision: "v6.12"})
  expect(result).toMatchObject({onlyA: 0, onlyB: 8215, apart: 0, count: 8215, leaves: 191_498, alike: 602})
  expect(result).toMatchObject({tables: {a: 377, b: 377}, attributes: 0})
  expect(result.rows).toHaveLength(18)
})

test("the copy that the kernel itself made is equal to the model's", async () => {
  const {source, experiment, kernelCopy} = await opened("6.1-4k-crash")
  const {revision, start, end} = kernelCopy!
  const own = copy(run({...experiment, revision, range: {start, end}, maps: []}, source))
  expect(against(source, own, kernelCopy!)).toMatchObject({count: 0, attributes: 0, tables: {a: 377, b: 377}})
})

/** Two equal copies, of which the second has one bit flipped in the entry of that level on the way to the first page. */
async function flipped(level: Level, bit: number) {
  const {source, experiment} = await opened("hole")
  const [a, b] = [0, 1].map(() => run({...experiment, revision: "v5.16"}, source))
  const path = pathAt(source.geometry, b.memory, b.built!, source.linear.start)
  const {table, index, lo, hi} = path.entries.find(entry => entry.level === level)!
  const low = bit < 32
  b.memory.write(
    toPa(table + 8 * index),
    low ? (lo ^ (2 ** bit)) >>> 0 : lo,
    low ? hi : (hi ^ (2 ** (bit - 32))) >>> 0,
  )
  return against(source, copy(a), copy(b))
}

test.each([6, 51, 54])("entries that differ in bit %i alone are a difference", async bit => {
  expect(await flipped(3, bit)).toMatchObject({onlyA: 0, onlyB: 0, apart: 1, count: 1, attributes: 0})
})

test.each([6, 59, 61])(
  "tables that differ in bit %i of the entry that points to them are counted apart",
  async bit => {
    for (const level of [0, 1, 2] as const)
      expect(await flipped(level, bit)).toMatchObject({count: 0, rows: [], attributes: 1})
  },
)

const EXAMPLES = [
  "6.1-4k-default",
  "6.12-16k-n1",
  "index-bug",
  "hole",
  "map-block",
  "map-gigabyte",
  "pagealloc",
  "no-memory",
  "64k-42",
]

test.each(EXAMPLES)(
  "of %s no copy differs from itself, and swapped copies differ the other way round",
  async name => {
    const {source, experiment} = await opened(name)
    const copies = REVISIONS.map(revision => copy(run({...experiment, revision}, source)))
    for (const [n, a] of copies.entries()) {
      expect(against(source, a, a)).toMatchObject({count: 0, attributes: 0, rows: []})
      const b = copies[(n + 3) % copies.length]
      const [there, back] = [against(source, a, b), against(source, b, a)]
      expect([back.onlyA, back.onlyB, back.apart, back.leaves, back.alike]).toEqual([
        there.onlyB,
        there.onlyA,
        there.apart,
        there.leaves,
        there.alike,
      ])
    }
  },
)
