import fc from "fast-check"
import {expect, test} from "vitest"
import {addressBits} from "../../src/model/address.ts"
import {geometry} from "../../src/model/geometry.ts"
import {memory} from "../../src/model/memory.ts"
import {run} from "../../src/model/run.ts"
import type {Source} from "../../src/model/source.ts"
import type {Pa, Va} from "../../src/model/word.ts"
import {seed} from "../random.ts"
import {digests} from "./steps/told.ts"
import {workedTrial} from "./trans/randomSource.ts"

test(`the source is not written, whatever is mapped (seed ${seed})`, () => {
  fc.assert(
    fc.property(workedTrial, ({source, experiment}) => {
      const before = digests(source.memory)
      run(experiment, source)
      expect(digests(source.memory)).toEqual(before)
    }),
    {seed, numRuns: 100},
  )
})

test("Linux 5.12 maps into a table of the source if an invalid entry leads there: it is written in the outcome, not in the source", () => {
  const g = geometry(4096, 39)
  const tables = memory(4096)
  const [root, pmd, pte] = [0x1000, 0x2000, 0x3000] as Pa[]
  for (const pa of [root, pmd, pte]) tables.put(pa, new Uint32Array(1024))
  const link = (table: Pa, to: Pa, type: number) => {
    const {lo, hi} = addressBits(g, to)
    tables.write(table, lo | type, hi)
  }
  link(root, pmd, 3)
  link(pmd, pte, 2)
  const linear = {start: -(2 ** 39) as Va, end: 0 as Va}
  const source: Source = {
    ...{
      geometry: g,
      root,
      memory: tables,
      release: "5.14",
      mair: 0n,
      ram: [],
      places: [],
      nonGlobal: false,
      linear,
    },
  }
  const outcome = run(
    {
      ...{
        source: "hand",
        edits: [],
        revision: "merged-v5.12",
        debugPagealloc: false,
        range: linear,
        frames: [],
      },
      flags: {mkwrite: false, mkvalid: false, checkpfn: false, forcemap: false},
      allocator: {base: 0x100_0000 as Pa, limit: 100},
      maps: [{va: linear.start, page: 0x5000 as Pa, prot: 0x713n}],
    },
    source,
  )
  expect(outcome.maps[0].rc).toBe(0)
  expect(tables.frame(pte)![0]).toBe(0)
  expect(outcome.memory.frame(pte)![0]).toBe(0x5713)
})
