import {expect, test} from "vitest"
import {bump, failAfter} from "../../../src/model/allocator.ts"
import {geometry, type Granule} from "../../../src/model/geometry.ts"
import {memory} from "../../../src/model/memory.ts"
import type {Step} from "../../../src/model/trace.ts"
import {machine} from "../../../src/model/trans/machine.ts"
import {revisions} from "../../../src/model/trans/revisions.ts"
import type {Pa} from "../../../src/model/word.ts"

const BASE = 0x80_0000_0000 as Pa

function idmap(granule: Granule, pa: number, limit = 100, wide = false) {
  const g = geometry(granule, 48, wide ? (granule === 65536 ? "lpa" : "lpa2") : "48")
  const steps: Step[] = []
  const pages = memory(granule)
  const m = machine(g, pages, failAfter(bump(BASE, granule), limit), [], step => void steps.push(step))
  return {...revisions.mainline.idmapPage!(m, pa as Pa), steps, pages}
}

// Transitional-table facts, 4.3: indexes from level 3 upward.
test.each<[Granule, number, number[], number]>([
  [4096, 0x40081000, [129, 0, 1, 0], 16],
  [4096, 0x80_1234_5000, [325, 145, 0, 1], 16],
  [4096, 0x1234_5678_9000, [393, 179, 209, 36], 16],
  [16384, 0x40080000, [32, 32, 0, 0], 16],
  [16384, 0x1234_5678_8000, [482, 555, 291, 0], 16],
  [65536, 0x40080000, [8, 2, 0], 16],
  [65536, 0x1234_5678_0000, [5752, 4514, 4], 16],
  [65536, 0x0008_0040_4008_0000, [8, 514, 512], 12],
  [16384, 0x0008_0040_4008_0000, [32, 32, 4, 16], 12],
  [4096, 0x0008_0040_4008_1000, [129, 0, 257, 0], 12],
])("the page at %i is mapped at its own address with a granule of %i", (granule, pa, indexes, t0sz) => {
  const {rc, steps, ...result} = idmap(granule, pa, 100, pa >= 2 ** 48)
  expect([rc, steps.map(step => step.index), result.t0sz]).toEqual([0, indexes, t0sz])
  expect(result.ttbr0).toBe(BASE + (indexes.length - 1) * granule)
})

test("without a page for each table it is -ENOMEM and the outputs are untouched", () => {
  for (let limit = 0; limit < 4; limit++) {
    const {rc, ttbr0, t0sz, pages} = idmap(4096, 0x40081000, limit)
    expect([rc, ttbr0, t0sz, [...pages.frames()].length]).toEqual([-12, null, null, limit])
  }
})
